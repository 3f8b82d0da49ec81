//! The figures as a table.

use crate::corpus::Size;

/// One figure.
#[derive(Debug, Clone)]
pub(super) struct Row {
    name: String,
    n: usize,
    value: f64,
    unit: Unit,
    cpu: Option<f64>,
    goal: Option<f64>,
}

#[derive(Debug, Clone, Copy)]
enum Unit {
    Seconds,
    Milliseconds,
    Other(&'static str),
}

impl Row {
    /// A duration of seconds.
    pub(super) fn seconds(name: &str, n: usize, wall: f64, cpu: f64) -> Self {
        Self {
            cpu: Some(cpu),
            ..Self::new(name, n, wall, Unit::Seconds)
        }
    }

    /// A duration, given in seconds and shown in milliseconds.
    pub(super) fn milliseconds(name: &str, n: usize, seconds: f64) -> Self {
        Self::new(name, n, seconds, Unit::Milliseconds)
    }

    /// Seconds of processor, where the clock is told by another row.
    pub(super) fn processor(name: &str, n: usize, cpu: f64) -> Self {
        Self::new(name, n, cpu, Unit::Seconds)
    }

    /// Anything else.
    pub(super) fn number(name: &str, n: usize, value: f64, unit: &'static str) -> Self {
        Self::new(name, n, value, Unit::Other(unit))
    }

    fn new(name: &str, n: usize, value: f64, unit: Unit) -> Self {
        Self {
            name: name.to_owned(),
            n,
            value,
            unit,
            cpu: None,
            goal: None,
        }
    }

    /// Says how large it may be, in the unit that it was given in.
    pub(super) fn goal(self, goal: Option<f64>) -> Self {
        Self { goal, ..self }
    }

    fn show(&self, value: f64) -> String {
        match self.unit {
            Unit::Seconds => format!("{value:.2} s"),
            Unit::Milliseconds => format!("{:.1} ms", value * 1000.0),
            Unit::Other("x") => format!("{value:.1}x"),
            Unit::Other(unit) => format!("{value:.0} {unit}"),
        }
    }

    /// Says whether the goal is met; where it is not, also what the figure would be at another pace.
    fn verdict(&self, pace: Pace) -> String {
        match (self.goal, self.unit) {
            (None, _) => String::new(),
            (Some(goal), _) if self.value <= goal => "met".to_owned(),
            (Some(goal), Unit::Seconds | Unit::Milliseconds) => format!(
                "missed by {}; {} at the pace of the goals",
                self.show(self.value - goal),
                self.show(self.value * pace.there / pace.here)
            ),
            (Some(goal), Unit::Other(_)) => format!("missed by {}", self.show(self.value - goal)),
        }
    }
}

/// What the same work takes here and where the goals in seconds were set, in seconds of processor.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    pub(super) here: f64,
    pub(super) there: f64,
}

/// Writes the figures of one size.
pub(super) fn table(size: Size, rows: &[Row], pace: Pace) -> String {
    let mut text = format!(
        "## {}: {} sources, {} words, {} codes, {} codings\n\n\
         XML, SQLite and FTS5 alone took {:.2} s of CPU, and {:.2} s where the goals were set.\n\n\
         | what | median | CPU | n | at most | |\n|---|---|---|---|---|---|\n",
        size.name, size.sources, size.words, size.codes, size.codings, pace.here, pace.there
    );
    for row in rows {
        let cpu = row.cpu.map(|cpu| format!("{cpu:.2} s")).unwrap_or_default();
        let goal = row.goal.map(|goal| row.show(goal)).unwrap_or_default();
        let (value, verdict) = (row.show(row.value), row.verdict(pace));
        text += &format!(
            "| {} | {value} | {cpu} | {} | {goal} | {verdict} |\n",
            row.name, row.n
        );
    }
    text
}

/// Puts the tables on their page.
pub(super) fn page(tables: &str) -> String {
    format!(
        "# Benchmarks\n\nWritten by `cargo xtask bench --write` on 2 cores, 24 GiB, other work running \
         beside it or not: compare the figures of one table with each other. The studies are made up \
         (`xtask/src/corpus.rs`): words in three languages by Zipf's law, overlapping passages, three \
         coders. *New process* counts from the start of the program to its end; the other figures in \
         milliseconds are warm, within one process. Each is the median of *n*. The goals in seconds were set \
         on one machine; how fast the present one is says the line before each table. The `.qdpx` of M has \
         75 MB of XML, with names of passages, people and times on everything.\n\n{tables}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACE: Pace = Pace {
        here: 3.0,
        there: 1.5,
    };

    #[test]
    fn a_goal_is_met_or_missed_by_so_much() {
        let row = Row::milliseconds("search", 5, 0.025);
        assert_eq!(
            row.clone().goal(Some(0.020)).verdict(PACE),
            "missed by 5.0 ms; 12.5 ms at the pace of the goals"
        );
        assert_eq!(row.clone().goal(Some(0.030)).verdict(PACE), "met");
        assert_eq!(row.verdict(PACE), "");
        let memory = Row::number("memory", 1, 700.0, "MiB").goal(Some(600.0));
        assert_eq!(memory.verdict(PACE), "missed by 100 MiB");
    }

    #[test]
    fn seconds_keep_two_places() {
        let row = Row::processor("export", 3, 0.234);
        assert_eq!(
            (row.show(0.234), row.show(0.5)),
            ("0.23 s".into(), "0.50 s".into())
        );
    }
}
