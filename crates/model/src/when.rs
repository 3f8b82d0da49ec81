//! Dates that are as precise as the evidence is (EDTF level 1, ISO 8601-2:2019 annex A).
//!
//! Nothing rounds a year to the first of January: comparing two dates answers *yes*, *no* or
//! *possible*. `2005` is some time within 2005; `2005/2008` begins some time in 2005 and ends some
//! time in 2008. A date marked approximate (`~`) or uncertain (`?`) may lie one unit of its own
//! precision earlier or later (a year, a month, a day). An open end (`..`) reaches without limit; an
//! unknown end (blank) may be any day not before the start.

use std::{cmp::Ordering, fmt, str::FromStr};

use edtf_core::{Bound, Date as EdtfDate, Edtf, Interval, IntervalEndpoint, Precision};
use jiff::{Span as Lapse, civil::Date};
use serde::{Deserialize, Serialize};

/// A date or interval as precise as the evidence.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct When {
    /// Canonical EDTF; what is printed and stored.
    text: String,
    reach: Reach,
}

/// The days on which something may have begun and ended, each from the earliest to the latest day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Reach {
    start: (Date, Date),
    end: (Date, Date),
    /// As a period, all of these days: a date without a mark of doubt. The edges of any other
    /// period are as unsettled as the days are.
    whole: bool,
}

/// The days on which something may have begun, and those on which it may have ended.
type Edges = ((Date, Date), (Date, Date));

/// What can be said of two dates that are only partly known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// It holds for no days that the dates allow.
    No,
    /// It holds for some days that the dates allow and not for others.
    Possible,
    /// It holds whatever the exact days are.
    Yes,
}

impl Answer {
    fn from(always: bool, sometimes: bool) -> Self {
        match (always, sometimes) {
            (true, _) => Self::Yes,
            (false, true) => Self::Possible,
            (false, false) => Self::No,
        }
    }

    /// Returns the answer of "both hold".
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Returns the answer of "one of them holds".
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }
}

/// Why a text is no [`When`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{seen:?} is not a date ({why}); write 2005, 2005-11, 2005-11-04, 2005-11-04/2005-11-06, 2001~ (about), 2001? (uncertain), 2006-06/.. (open)"
)]
pub struct WhenError {
    /// What was given.
    pub seen: String,
    /// What is wrong with it.
    pub why: String,
}

impl When {
    /// Returns the first and the last day that the date can touch; nothing where it is open.
    #[must_use]
    pub fn bounds(&self) -> (Option<Date>, Option<Date>) {
        let known = |day: Date| (day != Date::MIN && day != Date::MAX).then_some(day);
        (known(self.reach.start.0), known(self.reach.end.1))
    }

    /// Returns the day by which it has begun and the day before which it has not ended, whatever the
    /// exact days are; nothing where it has no beginning or no end. Where the second comes before the
    /// first, no day is known to be within.
    #[must_use]
    pub fn core(&self) -> (Option<Date>, Option<Date>) {
        let known = |day: Date| (day != Date::MIN && day != Date::MAX).then_some(day);
        (known(self.reach.start.1), known(self.reach.end.0))
    }

    /// Returns the canonical EDTF.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Tells whether this ended before the other began.
    #[must_use]
    pub fn before(&self, other: &Self) -> Answer {
        Answer::from(
            self.reach.end.1 < other.reach.start.0,
            self.earliest_end() < other.latest_start(),
        )
    }

    /// Tells whether this lies wholly within the other.
    ///
    /// A bare date such as `2005` as the *other* stands for the whole year: "during 2005" is asked
    /// of a period, not of a day in it. A period in doubt (`2005~`) has unsettled edges.
    #[must_use]
    pub fn during(&self, other: &Self) -> Answer {
        let (from, to) = other.as_period();
        Answer::from(
            from.1 <= self.reach.start.0 && self.reach.end.1 <= to.0,
            from.0 <= self.latest_start() && self.earliest_end() <= to.1
                // One day must fit both ends at once.
                && self.reach.start.0.max(from.0) <= self.reach.end.1.min(to.1),
        )
    }

    /// Tells whether the two share a day.
    ///
    /// As in [`When::during`], a bare date as the *other* stands for its whole period.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> Answer {
        self.shares_a_day(other.as_period())
    }

    /// Tells whether the two share a day, where both are evidence and nobody drew a period: a stay
    /// some time in 2005 and a term that ended in June 2005 may or may not.
    #[must_use]
    pub fn coincides(&self, other: &Self) -> Answer {
        self.shares_a_day((other.reach.start, other.reach.end))
    }

    fn shares_a_day(&self, (from, to): Edges) -> Answer {
        Answer::from(
            // It begins by the other's end and ends not before its start, whatever the days.
            self.latest_start() <= to.0 && from.1 <= self.earliest_end(),
            self.reach.start.0 <= to.1 && from.0 <= self.reach.end.1,
        )
    }

    /// Compares for a list: by first possible day, then by last, then by text. Total; says nothing about
    /// time where dates overlap.
    #[must_use]
    pub fn list_order(&self, other: &Self) -> Ordering {
        (self.reach.start.0, self.reach.end.1, &self.text).cmp(&(
            other.reach.start.0,
            other.reach.end.1,
            &other.text,
        ))
    }

    fn latest_start(&self) -> Date {
        self.reach.start.1
    }

    fn earliest_end(&self) -> Date {
        self.reach.end.0
    }

    fn as_period(&self) -> Edges {
        if self.reach.whole {
            let (first, last) = (self.reach.start.0, self.reach.end.1);
            ((first, first), (last, last))
        } else {
            (self.reach.start, self.reach.end)
        }
    }
}

impl FromStr for When {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        let refuse = |why: &str| WhenError {
            seen: text.to_owned(),
            why: why.to_owned(),
        };
        let edtf = Edtf::parse(text.trim()).map_err(|error| refuse(&error.to_string()))?;
        if edtf.level() > 1 {
            return Err(refuse("this form of EDTF level 2 is not kept"));
        }
        let reach = match &edtf {
            Edtf::Date(date) => {
                let (first, last) = days(date).ok_or_else(|| refuse("the year is out of range"))?;
                Reach {
                    start: (first, last),
                    end: (first, last),
                    whole: !in_doubt(date),
                }
            }
            Edtf::Interval(interval) => reach(interval).map_err(refuse)?,
            Edtf::DateTime(_) => return Err(refuse("a time of day is not kept")),
            Edtf::Set(_) => return Err(refuse("a set of dates is not kept")),
        };
        Ok(Self {
            text: edtf.to_string(),
            reach,
        })
    }
}

fn reach(interval: &Interval) -> Result<Reach, &'static str> {
    const RANGE: &str = "the year is out of range";
    let start = match &interval.start {
        IntervalEndpoint::Date(date) => days(date).ok_or(RANGE)?,
        IntervalEndpoint::Open => (Date::MIN, Date::MIN),
        IntervalEndpoint::Unknown => (Date::MIN, Date::MAX),
        _ => return Err("this form of EDTF level 2 is not kept"),
    };
    let end = match &interval.end {
        IntervalEndpoint::Date(date) => days(date).ok_or(RANGE)?,
        IntervalEndpoint::Open => (Date::MAX, Date::MAX),
        IntervalEndpoint::Unknown => (start.0, Date::MAX),
        _ => return Err("this form of EDTF level 2 is not kept"),
    };
    if end.1 < start.0 {
        return Err("it ends before it begins");
    }
    // A start is never after the end, an end never before the start.
    let start = (start.0, start.1.min(end.1));
    Ok(Reach {
        start,
        end: (end.0.max(start.0), end.1),
        whole: false,
    })
}

/// Returns the first and last day that a date allows, widened by one unit where it is qualified.
fn days(date: &EdtfDate) -> Option<(Date, Date)> {
    let bounds = Edtf::Date(*date).bounds();
    let (Bound::Date(first), Bound::Date(last)) = (bounds.earliest, bounds.latest) else {
        return None;
    };
    let day = |bound: edtf_core::BoundDate| {
        Date::new(
            i16::try_from(bound.year).ok()?,
            i8::try_from(bound.month).ok()?,
            i8::try_from(bound.day).ok()?,
        )
        .ok()
    };
    let (first, last) = (day(first)?, day(last)?);
    if !in_doubt(date) {
        return Some((first, last));
    }
    let unit = match date.precision() {
        Precision::Day => Lapse::new().days(1),
        Precision::Month => Lapse::new().months(1),
        Precision::Year => Lapse::new().years(1),
        _ => Lapse::new().months(3),
    };
    let earlier = first.saturating_sub(unit);
    let later = last.saturating_add(unit);
    // The month after January is all of February, to its own last day.
    let later = match date.precision() {
        Precision::Month => later.last_of_month(),
        _ => later,
    };
    Some((earlier, later))
}

fn in_doubt(date: &EdtfDate) -> bool {
    date.is_uncertain() || date.is_approximate()
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl fmt::Debug for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl TryFrom<String> for When {
    type Error = WhenError;
    fn try_from(text: String) -> Result<Self, WhenError> {
        text.parse()
    }
}

impl From<When> for String {
    fn from(when: When) -> Self {
        when.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Answer::{No, Possible, Yes};
    use proptest::prelude::*;

    fn when(text: &str) -> When {
        text.parse().unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn what_is_written_is_printed() {
        for text in [
            "2005",
            "2005-11",
            "2005-11-04",
            "2005-11-04/2005-11-06",
            "2001~",
            "2001?",
            "2001%",
            "2006-06/..",
            "../2006",
            "2006-06/",
            "/2006",
            "1990/2004",
            "2004-02-29",
            "199X",
        ] {
            assert_eq!(when(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused_with_the_reason() {
        for text in [
            "",
            "2005-13",
            "2005-02-30",
            "last year",
            "2008/2005",
            "2005-11-04T10:00:00",
            "[2005,2007]",
            "12/05/2005",
        ] {
            let error = text.parse::<When>().expect_err(text);
            assert!(error.to_string().contains("write 2005"), "{error}");
        }
    }

    #[test]
    fn the_core_is_what_is_known_to_be_within() {
        let table = [
            ("2005", Some("2005-12-31"), Some("2005-01-01")),
            ("2005-11-04", Some("2005-11-04"), Some("2005-11-04")),
            ("2004/2008", Some("2004-12-31"), Some("2008-01-01")),
            ("2006-06/..", Some("2006-06-30"), None),
            ("../2006", None, Some("2006-01-01")),
            ("2000/", Some("2000-12-31"), Some("2000-01-01")),
            ("/2006", Some("2006-12-31"), Some("2006-01-01")),
        ];
        for (text, begun, lasting) in table {
            let (from, to) = when(text).core();
            let days = (from.map(|it| it.to_string()), to.map(|it| it.to_string()));
            assert_eq!(
                (days.0.as_deref(), days.1.as_deref()),
                (begun, lasting),
                "{text}"
            );
        }
    }

    #[test]
    fn before_is_known_possible_or_not() {
        let table = [
            ("2004", "2005", Yes),
            ("2005", "2004", No),
            ("2005", "2005", Possible),
            ("2005", "2005-11", Possible),
            ("2005-10-31", "2005-11", Yes),
            ("2004/2008", "2006", No),   // it ended in 2008
            ("2004~", "2005", Possible), // about 2004 may be 2005
            ("2004~", "2006", Yes),
            ("2005-11-04?", "2005-11-05", Possible),
            ("2006-06/..", "2020", No),
            ("../2006", "2007", Yes),
            ("2000/", "2010", Possible), // nobody knows when it ended
        ];
        for (a, b, answer) in table {
            assert_eq!(when(a).before(&when(b)), answer, "{a} before {b}");
        }
    }

    #[test]
    fn during_and_overlaps_ask_of_a_period() {
        let during = [
            ("2005-11-04", "2005", Yes),
            ("2005", "2005/2006", Possible), // 2005/2006 may begin in December
            ("2005-11", "2005-11-15/2006", Possible),
            ("2004/2008", "2005/2006", No),
            ("2007", "2005/2006", No),
            ("2006-06/..", "2005/2006", No),
            ("2001~", "1990/2004", Yes),
            ("2004~", "1990/2004", Possible),
            ("2000-03", "2001~", Possible), // about 2001 may be 2000, and may begin in April
            ("2000/2002", "2001~", Possible),
            ("2001-06", "2001?", Possible),
            ("2003", "2001~", No),
            ("2007", "2005~/2008~", Possible), // 2007 may be its last year, up to some day
        ];
        for (a, b, answer) in during {
            assert_eq!(when(a).during(&when(b)), answer, "{a} during {b}");
        }
        let overlaps = [
            ("2004/2008", "2006", Yes),
            ("2004/2008", "2004", Yes), // it begins some day of 2004
            ("2005", "2005", Yes),
            ("2005", "2005-11", Possible),
            ("2005-11", "2005", Yes),
            ("2006-06/..", "2018", Yes),
            ("2006-06/..", "2006-05", No),
            ("2000/", "2010", Possible),
            ("2005", "2006", No),
            ("2000-03", "2001~", Possible),
            ("1990/2010", "2001~", Yes),
        ];
        for (a, b, answer) in overlaps {
            assert_eq!(when(a).overlaps(&when(b)), answer, "{a} overlaps {b}");
        }
    }

    #[test]
    fn two_pieces_of_evidence_share_a_day_only_if_both_settle_it() {
        let table = [
            ("2005", "2000/2005-06", Possible), // the interview may be of July
            ("2005", "2005-07/..", Possible),   // and of May
            ("2005-03", "2000/2005-06", Yes),
            ("2005-06", "2000/2005-06", Possible), // the term may have ended on the 1st
            ("2005", "2005", Possible),
            ("2005~", "../2004-03", Possible),
            ("2005", "../2004-03", No),
            ("2005-11-04", "2005-11-04", Yes),
        ];
        for (a, b, answer) in table {
            assert_eq!(when(a).coincides(&when(b)), answer, "{a} and {b}");
            assert_eq!(when(b).coincides(&when(a)), answer, "{b} and {a}");
        }
    }

    /// All concrete stretches of days that a date allows, in a small world of months.
    fn completions(text: &str) -> Vec<(Date, Date)> {
        let when = when(text);
        let days = |(from, to): (Date, Date)| {
            std::iter::successors(Some(from), move |day| {
                day.tomorrow().ok().filter(|next| *next <= to)
            })
        };
        days(when.reach.start)
            .flat_map(|start| {
                days(when.reach.end)
                    .filter(move |end| start <= *end)
                    .map(move |end| (start, end))
            })
            .collect()
    }

    fn short() -> impl Strategy<Value = String> {
        let day = (1..=3_u8).prop_map(|day| format!("2005-02-0{day}"));
        prop_oneof![
            day.clone(),
            (day.clone(), day)
                .prop_filter_map("in order", |(a, b)| (a <= b).then(|| format!("{a}/{b}"))),
            (2..=3_u8).prop_map(|day| format!("2005-02-0{day}~")),
            (2..=3_u8).prop_map(|day| format!("2005-02-02~/2005-02-0{day}?")),
        ]
    }

    proptest! {
        /// The answers are those of trying every pair of days.
        #[test]
        fn answers_agree_with_trying_every_day(a in short(), b in short()) {
            let (x, y) = (completions(&a), completions(&b));
            let ask = |holds: &dyn Fn((Date, Date), (Date, Date)) -> bool| {
                let answers: Vec<bool> = x.iter().flat_map(|p| y.iter().map(|q| holds(*p, *q))).collect();
                Answer::from(answers.iter().all(|yes| *yes), answers.iter().any(|yes| *yes))
            };
            prop_assert_eq!(when(&a).before(&when(&b)), ask(&|p, q| p.1 < q.0));
            let shared = ask(&|p, q| p.0 <= q.1 && q.0 <= p.1);
            prop_assert_eq!(when(&a).during(&when(&b)), ask(&|p, q| q.0 <= p.0 && p.1 <= q.1));
            prop_assert_eq!(when(&a).overlaps(&when(&b)), shared);
            prop_assert_eq!(when(&a).coincides(&when(&b)), shared);
        }
    }
}
