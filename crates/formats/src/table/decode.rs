//! The text of a csv file, whatever its encoding.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::RefusalKind;

/// A decoded text.
#[derive(Debug)]
pub(super) struct Decoded<'b> {
    pub(super) text: Cow<'b, str>,
    /// Whether some bytes stand as U+FFFD.
    pub(super) undecodable: usize,
}

/// Decodes with the encoding asked for, by its mark, as UTF-8, or by a guess, in this order.
///
/// # Errors
/// [`RefusalKind::UnknownEncoding`]; [`RefusalKind::Binary`] where the text would hold NUL.
pub(super) fn decode<'b>(bytes: &'b [u8], label: Option<&str>) -> Result<Decoded<'b>, RefusalKind> {
    let asked = label.map(|label| {
        Encoding::for_label(label.as_bytes()).ok_or_else(|| RefusalKind::UnknownEncoding {
            label: label.to_owned(),
        })
    });
    let encoding = match (asked, Encoding::for_bom(bytes)) {
        (Some(asked), _) => asked?,
        (None, Some((marked, _))) => marked,
        (None, None) => guess(bytes),
    };
    // Only the marks of the chosen encoding are taken off.
    let (text, faulty) = encoding.decode_with_bom_removal(bytes);
    if text.contains('\0') {
        return Err(RefusalKind::Binary {
            seen: "NUL characters".into(),
        });
    }
    let undecodable = if faulty {
        text.matches(char::REPLACEMENT_CHARACTER).count()
    } else {
        0
    };
    Ok(Decoded { text, undecodable })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    // UTF-16 without a mark: western text has its NULs on one side.
    let head = &bytes[..bytes.len().min(4_096)];
    let nuls = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    if nuls(1) * 4 > head.len() {
        return UTF_16LE;
    }
    if nuls(0) * 4 > head.len() {
        return UTF_16BE;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}
