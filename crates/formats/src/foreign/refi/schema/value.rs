//! The types of values (XML Schema 1.0, part 2), as far as the schemas of REFI-QDA use them.

/// The type of an attribute, or of the words in an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// Any words (`xs:string`).
    Words,
    /// A GUID, in braces or not.
    Guid,
    /// A colour: `#rgb` or `#rrggbb`.
    Colour,
    /// `xs:boolean`.
    Boolean,
    /// `xs:integer`.
    Integer,
    /// `xs:decimal`.
    Decimal,
    /// `xs:date`.
    Date,
    /// `xs:dateTime`.
    DateTime,
    /// One of some words.
    OneOf(&'static [&'static str]),
}

impl Value {
    /// Tells whether a value is of the type; blanks around it do not count.
    ///
    /// They do around days and times, where XML Schema lets them stand and libxml2 does not: what is
    /// called valid here has to be so everywhere.
    pub(super) fn holds(self, value: &str) -> bool {
        let value = match self {
            Self::Date | Self::DateTime => value,
            _ => value.trim_matches(BLANKS),
        };
        match self {
            Self::Words => true,
            Self::Guid => is_guid(value),
            Self::Colour => is_colour(value),
            Self::Boolean => matches!(value, "true" | "false" | "1" | "0"),
            Self::Integer => are_digits(unsigned(value)),
            Self::Decimal => is_decimal(value),
            Self::Date => is_date(value),
            Self::DateTime => is_date_time(value),
            Self::OneOf(words) => words.contains(&value),
        }
    }

    /// Says what a value of the type looks like.
    pub(super) fn looks(self) -> String {
        match self {
            Self::Words => "words",
            Self::Guid => "a GUID such as 01234567-89ab-cdef-0123-456789abcdef",
            Self::Colour => "a colour such as #ff8800",
            Self::Boolean => "true or false",
            Self::Integer => "a whole number",
            Self::Decimal => "a number such as 12.5",
            Self::Date => "a day such as 2019-03-18",
            Self::DateTime => "a day and a time such as 2019-03-18T09:30:00Z",
            Self::OneOf(words) => return super::listed(words),
        }
        .to_owned()
    }
}

/// What XML takes for white space.
pub(super) const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

fn is_guid(value: &str) -> bool {
    let bare = match value.strip_prefix('{') {
        Some(rest) => match rest.strip_suffix('}') {
            Some(bare) => bare,
            None => return false,
        },
        None => value,
    };
    let bytes = bare.as_bytes();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_hexdigit());
    let hyphen = |at: usize| bytes.get(at) == Some(&b'-');
    bytes.len() == 36 && digits.count() == 32 && [8, 13, 18, 23].into_iter().all(hyphen)
}

fn is_colour(value: &str) -> bool {
    value.strip_prefix('#').is_some_and(|digits| {
        matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

fn unsigned(value: &str) -> &str {
    value.strip_prefix(['+', '-']).unwrap_or(value)
}

fn are_digits(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_decimal(value: &str) -> bool {
    let value = unsigned(value);
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    are_digits(&[whole, part].concat())
}

fn is_date_time(value: &str) -> bool {
    let Some((day, rest)) = value.split_once('T') else {
        return false;
    };
    let (time, zone) = match rest.find(['Z', '+', '-']) {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    is_day(day) && is_time(time) && is_zone(zone)
}

fn is_date(value: &str) -> bool {
    // The zone begins after the third hyphen, or that before the year and three more.
    let year = usize::from(value.starts_with('-'));
    let mut hyphens = value.match_indices('-').skip(year + 2);
    let at = value
        .find(['Z', '+'])
        .or_else(|| hyphens.next().map(|(at, _)| at));
    let (day, zone) = value.split_at(at.unwrap_or(value.len()));
    is_day(day) && is_zone(zone)
}

/// Two digits as a number.
fn two(digits: &str) -> Option<u8> {
    (digits.len() == 2 && are_digits(digits))
        .then(|| digits.parse().ok())
        .flatten()
}

/// Tells whether this is a year, a month and a day that there is.
fn is_day(value: &str) -> bool {
    let mut parts = value.strip_prefix('-').unwrap_or(value).split('-');
    let (Some(year), Some(month), Some(day), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    // 3.2.7: four digits or more, no year 0, no zeros before more than four digits.
    let plain = are_digits(year) && year.len() >= 4 && year.bytes().any(|byte| byte != b'0');
    if !plain || (year.len() > 4 && year.starts_with('0')) {
        return false;
    }
    let (Some(month), Some(day)) = (two(month), two(day)) else {
        return false;
    };
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// Tells whether a year of any length is a leap year; the last four digits decide, as 400 divides 10,000.
fn is_leap(digits: &str) -> bool {
    let last = digits.get(digits.len().saturating_sub(4)..);
    let year: u32 = last.and_then(|year| year.parse().ok()).unwrap_or(1);
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn is_time(value: &str) -> bool {
    let mut parts = value.split(':');
    let (Some(hour), Some(minute), Some(second), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let (second, fraction) = match second.split_once('.') {
        Some((second, fraction)) if are_digits(fraction) => (second, fraction),
        Some(_) => return false,
        None => (second, ""),
    };
    let (Some(hour), Some(minute), Some(second)) = (two(hour), two(minute), two(second)) else {
        return false;
    };
    let midnight = minute == 0 && second == 0 && fraction.bytes().all(|byte| byte == b'0');
    minute < 60 && second < 60 && (hour < 24 || (hour == 24 && midnight))
}

fn is_zone(value: &str) -> bool {
    if value.is_empty() || value == "Z" {
        return true;
    }
    let offset = value.strip_prefix(['+', '-']);
    let Some((hours, minutes)) = offset.and_then(|offset| offset.split_once(':')) else {
        return false;
    };
    match (two(hours), two(minutes)) {
        (Some(hours), Some(minutes)) => {
            minutes < 60 && (hours < 14 || (hours == 14 && minutes == 0))
        }
        _ => false,
    }
}
