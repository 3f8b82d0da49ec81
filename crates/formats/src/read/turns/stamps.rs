//! Times of a recording as transcribers write them into a text.

use memchr::{memchr_iter, memchr3_iter};

/// A time found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Milliseconds from the beginning of the recording.
    pub(super) ms: u32,
    /// How many bytes it takes, with its brackets.
    pub(super) length: usize,
    /// Whether it stands in brackets or between `#`.
    pub(super) enclosed: bool,
    /// Whether hours are written: `00:12:30` and not `12:30`, which may be a time of day.
    pub(super) hours: bool,
}

/// Reads the time that a text begins with: `00:01:23`, `[1:23]`, `(00:01:23.5)`, `#00:01:23-4#`.
pub(super) fn at_start(text: &str) -> Option<Stamp> {
    let close = match text.as_bytes().first()? {
        b'[' => b']',
        b'(' => b')',
        b'#' => b'#',
        byte if byte.is_ascii_digit() => {
            let (ms, length, hours) = time(text)?;
            // A longer number or word is no time.
            let next = text[length..].chars().next();
            let free = next.is_none_or(|next| !next.is_alphanumeric() && next != ':');
            return free.then_some(Stamp {
                ms,
                length,
                enclosed: false,
                hours,
            });
        }
        _ => return None,
    };
    let inner = &text[1..];
    let blanks = inner.len() - inner.trim_start_matches(' ').len();
    let (ms, length, hours) = time(&inner[blanks..])?;
    let mut end = blanks + length;
    end += inner[end..].len() - inner[end..].trim_start_matches(' ').len();
    (inner.as_bytes().get(end) == Some(&close)).then_some(Stamp {
        ms,
        length: end + 2,
        enclosed: true,
        hours,
    })
}

/// Reads `[h:]mm:ss[.fff]`; gives milliseconds, length and whether hours are written.
fn time(text: &str) -> Option<(u32, usize, bool)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut parts = [0_u32; 3];
    let mut count = 0;
    loop {
        let digits = bytes[at..]
            .iter()
            .take(3)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        // Minutes and seconds have two digits; what comes first may have one.
        if digits == 0 || digits > 2 || (count > 0 && digits != 2) {
            return None;
        }
        parts[count] = text[at..at + digits].parse().ok()?;
        at += digits;
        count += 1;
        let more =
            bytes.get(at) == Some(&b':') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if count == 3 || !more {
            break;
        }
        at += 1;
    }
    let (hours, minutes, seconds) = match count {
        2 => (0, parts[0], parts[1]),
        3 => (parts[0], parts[1], parts[2]),
        _ => return None,
    };
    if seconds > 59 || (count == 3 && minutes > 59) {
        return None;
    }
    let mut ms = ((hours * 60 + minutes) * 60 + seconds) * 1000;
    // Fractions: `.5`, `,500`, and `-4` as F4 and MAXQDA write tenths.
    if let Some(b'.' | b',' | b'-') = bytes.get(at) {
        let digits = bytes[at + 1..]
            .iter()
            .take(3)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if digits > 0 {
            let fraction: u32 = text[at + 1..=at + digits].parse().ok()?;
            ms += fraction * [0, 100, 10, 1][digits];
            at += 1 + digits;
        }
    }
    Some((ms, at, count == 3))
}

/// Finds the times that stand in a text by themselves: in brackets anywhere, or at a line's start
/// with hours. Each is given with its byte.
pub(super) fn find(text: &str) -> Vec<(usize, Stamp)> {
    // Few bytes can begin one, and a whole text is looked through.
    let bytes = text.as_bytes();
    let lines = std::iter::once(0).chain(memchr_iter(b'\n', bytes).map(|at| at + 1));
    let numbered = lines.filter(|at| bytes.get(*at).is_some_and(u8::is_ascii_digit));
    let mut likely: Vec<usize> = memchr3_iter(b'[', b'(', b'#', bytes)
        .chain(numbered)
        .collect();
    likely.sort_unstable();
    let mut found = Vec::new();
    let mut free = 0;
    for at in likely {
        if at < free {
            continue;
        }
        if let Some(stamp) = at_start(&text[at..])
            && (stamp.hours || matches!(bytes[at], b'[' | b'#'))
        {
            free = at + stamp.length;
            found.push((at, stamp));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(u32, usize)> {
        at_start(text).map(|stamp| (stamp.ms, stamp.length))
    }

    #[test]
    fn times_as_transcribers_write_them() {
        assert_eq!(read("00:01:23 Ana"), Some((83_000, 8)));
        assert_eq!(read("[1:23]"), Some((83_000, 6)));
        assert_eq!(read("(01:00:00.5) x"), Some((3_600_500, 12)));
        assert_eq!(read("#00:00:05-3#"), Some((5_300, 12)));
        assert_eq!(
            read("75:10"),
            Some((4_510_000, 5)),
            "minutes may pass an hour"
        );
    }

    #[test]
    fn what_is_no_time() {
        for text in [
            "2005", "12:3", "12:60", "1:2:3", "123:45", "[Ana]", "[12:30", "12:30h", "00:61:00", "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn times_inside_a_text() {
        let found = find("00:00:01 a [0:05] b (12:30) c\n12:30 d #00:00:09-0#");
        let found: Vec<_> = found.iter().map(|(at, stamp)| (*at, stamp.ms)).collect();
        assert_eq!(found, [(0, 1_000), (11, 5_000), (38, 9_000)]);
    }

    #[test]
    fn times_in_a_text_stand_in_brackets_or_begin_a_line_with_hours() {
        let at = |text: &str| {
            find(text)
                .iter()
                .map(|(at, stamp)| (*at, stamp.ms))
                .collect::<Vec<_>>()
        };
        assert_eq!(at("a (00:00:05) b [0:07] c"), [(2, 5_000), (15, 7_000)]);
        assert_eq!(at("a (0:05)"), [], "a time of day may stand so");
        assert_eq!(
            at("00:00:05 a\n00:00:06 b 00:00:07"),
            [(0, 5_000), (11, 6_000)]
        );
        assert_eq!(
            at("#00:00:05-0#00:00:07-0#"),
            [(0, 5_000)],
            "a mark closes one or opens one"
        );
    }
}
