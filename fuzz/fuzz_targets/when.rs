#![no_main]

use ayni_model::when::{Answer, When};
use libfuzzer_sys::fuzz_target;

// A date a line: each prints what reads as itself, and any two can be compared.
fuzz_target!(|text: &str| {
    let dates = text.lines().filter_map(|line| match line.parse::<When>() {
        Ok(date) => Some(date),
        Err(error) => {
            assert!(!error.to_string().is_empty());
            None
        }
    });
    let dates: Vec<When> = dates.take(16).collect();
    for date in &dates {
        let printed = date.to_string();
        let again: When = printed.parse().expect("what is printed is a date");
        assert_eq!((&again, again.as_str()), (date, printed.as_str()));
        assert_ne!(
            date.before(date),
            Answer::Yes,
            "{date} ended before it began"
        );
        if let (Some(first), Some(last)) = date.bounds() {
            assert!(first <= last, "{date}");
        }
        for other in &dates {
            assert_eq!(date.list_order(other), other.list_order(date).reverse());
            if date.during(other) == Answer::Yes {
                assert_eq!(date.overlaps(other), Answer::Yes, "{date} during {other}");
            }
            if date.before(other) == Answer::Yes {
                assert_eq!(date.overlaps(other), Answer::No, "{date} before {other}");
            }
        }
    }
});
