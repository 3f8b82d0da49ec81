//! Placing dated things in periods, as far as their dates allow.

use ayni_model::{
    study::Intervals,
    when::{Answer, When},
};

use crate::declaration::Unit;

/// A period that somebody drew: a phase, a year, the time of a filter.
///
/// Evidence is imprecise, a period is not: `2005/2006` as a phase is all of both years. (As evidence
/// it would be something that began some day in 2005.) A mark of doubt in a period is kept: its
/// edges are then unsettled, and what lies at them is only possible.
#[derive(Debug, Clone)]
pub(crate) struct Period(Vec<When>);

impl Period {
    /// A range without a year.
    #[expect(clippy::reversed_empty_ranges, reason = "an empty range is meant")]
    pub(crate) const NO_YEARS: std::ops::RangeInclusive<i16> = 1..=0;

    pub(crate) fn of_when(when: &When) -> Self {
        Self(vec![whole(when)])
    }

    pub(crate) fn of_phase(intervals: &Intervals) -> Self {
        Self(intervals.all().iter().map(whole).collect())
    }

    pub(crate) fn of_year(year: i16) -> Self {
        let text = format!("{year:04}-01-01/{year:04}-12-31");
        Self(text.parse().into_iter().collect())
    }

    /// Tells whether a unit of that time belongs in the period.
    ///
    /// A source is made at a time: it must lie within; one that reaches across an edge is possible
    /// on both sides. Events, participations and ties last: they belong wherever they last.
    pub(crate) fn holds(&self, unit: Unit, when: &When) -> Answer {
        let one = |period: &When| match unit {
            Unit::Coding | Unit::Source => match when.during(period) {
                Answer::Yes => Answer::Yes,
                Answer::Possible | Answer::No => when.overlaps(period).min(Answer::Possible),
            },
            Unit::Event | Unit::Participation | Unit::Tie => when.overlaps(period),
        };
        self.0.iter().map(one).max().unwrap_or(Answer::No)
    }
}

/// Returns the period with all days of its first and last year, month or day.
fn whole(when: &When) -> When {
    if when.as_str().contains(['?', '~', '%']) {
        return when.clone();
    }
    let (first, last) = when.bounds();
    let (first, last) = (
        first.map_or_else(|| "..".to_owned(), |day| day.to_string()),
        last.map_or_else(|| "..".to_owned(), |day| day.to_string()),
    );
    format!("{first}/{last}")
        .parse()
        .unwrap_or_else(|_| when.clone())
}

/// Returns the first and last date as one, `2005-08-27/2008-12-18`; a single date as it is.
pub(crate) fn span(dates: &[&When]) -> Option<String> {
    let first = dates.iter().min_by_key(|when| when.bounds().0)?;
    let last = dates.iter().max_by(|a, b| {
        // An open end is the last of all.
        let end = |when: &When| (when.bounds().1.is_none(), when.bounds().1);
        end(a).cmp(&end(b))
    })?;
    if first == last {
        return Some(first.to_string());
    }
    let (first, last) = (first.as_str(), last.as_str());
    let start = first.split_once('/').map_or(first, |(start, _)| start);
    let end = last.rsplit_once('/').map_or(last, |(_, end)| end);
    Some(if start == end {
        start.to_owned()
    } else {
        format!("{start}/{end}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Answer::{No, Possible, Yes};

    #[test]
    fn a_phase_is_all_of_its_years() {
        let phase = Period::of_when(&"2005/2006".parse().unwrap());
        let table = [
            ("2005-11-04", Yes),
            ("2005", Yes),
            ("2006-12-31", Yes),
            ("2004~", Possible),
            ("2004/2008", Possible),
            ("2004-12-30/2005-01-02", Possible),
            ("2007", No),
        ];
        for (when, answer) in table {
            assert_eq!(
                phase.holds(Unit::Source, &when.parse().unwrap()),
                answer,
                "{when}"
            );
        }
    }

    #[test]
    fn a_period_in_doubt_holds_nothing_for_sure() {
        let phase = Period::of_when(&"2001~".parse().unwrap());
        for (when, answer) in [
            ("2000-03", Possible),
            ("2001-06-01", Possible),
            ("2003", No),
        ] {
            assert_eq!(
                phase.holds(Unit::Source, &when.parse().unwrap()),
                answer,
                "{when}"
            );
        }
    }

    #[test]
    fn what_lasts_belongs_wherever_it_lasts() {
        let year = Period::of_year(2005);
        for (when, answer) in [
            ("2004-12-30/2005-01-02", Yes),
            ("2004/2008", Yes),
            ("2001/", Possible),
            ("2006-06/..", No),
        ] {
            assert_eq!(
                year.holds(Unit::Tie, &when.parse().unwrap()),
                answer,
                "{when}"
            );
        }
    }

    #[test]
    fn a_span_goes_from_the_first_to_the_last_date() {
        let dates = ["2006", "2005-08-27", "2008-01-29/2008-03-18"]
            .map(|text| text.parse::<When>().unwrap());
        let all: Vec<&When> = dates.iter().collect();
        assert_eq!(span(&all).as_deref(), Some("2005-08-27/2008-03-18"));
        assert_eq!(span(&all[..1]).as_deref(), Some("2006"));
    }
}
