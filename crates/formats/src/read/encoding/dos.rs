//! Code pages of DOS, which the web never knew: what old machines of the offices that we work with wrote.

use oem_cp::code_table::{
    DECODING_TABLE_CP437, DECODING_TABLE_CP850, DECODING_TABLE_CP852, DECODING_TABLE_CP858,
    DECODING_TABLE_CP860, DECODING_TABLE_CP863,
};

/// A code page: its upper half; the lower one is ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) name: &'static str,
    upper: &'static [char; 128],
}

/// The United States, western Europe and Latin America (with the euro: 858), central Europe, Portugal,
/// Quebec.
const PAGES: [Page; 6] = [
    Page {
        name: "cp437",
        upper: &DECODING_TABLE_CP437,
    },
    Page {
        name: "cp850",
        upper: &DECODING_TABLE_CP850,
    },
    Page {
        name: "cp858",
        upper: &DECODING_TABLE_CP858,
    },
    Page {
        name: "cp852",
        upper: &DECODING_TABLE_CP852,
    },
    Page {
        name: "cp860",
        upper: &DECODING_TABLE_CP860,
    },
    Page {
        name: "cp863",
        upper: &DECODING_TABLE_CP863,
    },
];

impl Page {
    /// Returns the page of a label: `cp850`, `IBM850`, `850`.
    pub(crate) fn of_label(label: &str) -> Option<Self> {
        let lower = label.trim().to_ascii_lowercase();
        let number = ["cp-", "cp", "ibm-", "ibm", "dos-", "dos"]
            .iter()
            .find_map(|start| lower.strip_prefix(start))
            .unwrap_or(&lower);
        PAGES
            .into_iter()
            .find(|page| page.name.strip_prefix("cp") == Some(number))
    }

    /// Returns bytes as text; every byte has a character.
    pub(crate) fn decode(self, bytes: &[u8]) -> String {
        oem_cp::decode_string_complete_table(bytes, self.upper)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_as_people_write_them() {
        for label in ["cp850", "CP850", "IBM850", "ibm-850", "850", " dos-850 "] {
            assert_eq!(Page::of_label(label).unwrap().name, "cp850", "{label}");
        }
        assert_eq!(Page::of_label("cp1252"), None);
        assert_eq!(Page::of_label("cp"), None);
    }

    #[test]
    fn the_letters_of_spanish_portuguese_and_french() {
        let read = |label: &str, bytes: &[u8]| Page::of_label(label).unwrap().decode(bytes);
        // As MS-DOS wrote them: á í ó ú ñ Ñ ¿ ¡ stand alike in both.
        let bytes = b"\xA8C\xA2mo\x3F a\xA4o, \xA5and\xA3, Per\xA3, as\xA1, m\xA0s \xAD";
        for label in ["cp437", "cp850"] {
            assert_eq!(read(label, bytes), "¿Cómo? año, Ñandú, Perú, así, más ¡");
        }
        // 850 has the capitals with accents where 437 draws lines.
        assert_eq!(read("cp850", b"\xB5\xD6\xE0\xE9"), "ÁÍÓÚ");
        assert_eq!(read("cp437", b"\xB5\xD6\xE0\xE9"), "╡╓αΘ");
        assert_eq!(read("cp860", b"n\x84o, a\x87\x84o"), "não, ação");
        assert_eq!(
            read("cp863", b"Qu\x82bec, \x85 l'\x82t\x82"),
            "Québec, à l'été"
        );
    }
}
