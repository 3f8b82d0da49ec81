//! Marked text: `the [passage]{Code; Other@ben}`.

use crate::study::AnchorState;

/// A quotation as it is marked.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) state: AnchorState,
    /// The words; of a lost one they are not in the text.
    pub(super) words: String,
    pub(super) codes: Vec<Given>,
}

/// A code as it is given.
#[derive(Debug, Clone)]
pub(super) struct Given {
    pub(super) path: String,
    pub(super) coder: Option<String>,
    pub(super) contrary: bool,
}

/// Returns the text without its marks and without what is lost, and the marks in document order, lost
/// ones last.
pub(super) fn read(marked: &str) -> (String, Vec<Mark>) {
    let (mut text, mut marks, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut at = 0;
    let mut rest = marked.chars();
    while let Some(sign) = rest.next() {
        match sign {
            '[' => open.push(at),
            ']' => {
                let start = open.pop().expect("a passage is opened before it is closed");
                assert_eq!(
                    rest.next(),
                    Some('{'),
                    "codes follow a passage: [words]{{Code}}"
                );
                let codes: String = rest.by_ref().take_while(|sign| *sign != '}').collect();
                let mut mark = mark(start, at, &codes);
                let from = text.char_indices().nth(start as usize);
                let from = from.map_or(text.len(), |(byte, _)| byte);
                text[from..].clone_into(&mut mark.words);
                if mark.state == AnchorState::Lost {
                    text.truncate(from);
                    at = start;
                }
                marks.push(mark);
            }
            other => {
                text.push(other);
                at += 1;
            }
        }
    }
    assert!(open.is_empty(), "a passage is closed: {marked}");
    marks.sort_by_key(|mark: &Mark| (mark.state == AnchorState::Lost, mark.start, mark.end));
    (text, marks)
}

fn mark(start: u32, end: u32, codes: &str) -> Mark {
    let mut mark = Mark {
        start,
        end,
        state: AnchorState::Exact,
        words: String::new(),
        codes: Vec::new(),
    };
    for word in codes
        .split(';')
        .map(str::trim)
        .filter(|word| !word.is_empty())
    {
        match word {
            "!lost" => {
                (mark.state, mark.start, mark.end) = (AnchorState::Lost, 0, 0);
            }
            "!changed" => mark.state = AnchorState::Changed,
            "!moved" => mark.state = AnchorState::Moved,
            code => {
                let (contrary, code) = match code.strip_prefix('-') {
                    Some(code) => (true, code),
                    None => (false, code),
                };
                let (path, coder) = match code.split_once('@') {
                    Some((path, coder)) => (path, Some(coder.trim().to_owned())),
                    None => (code, None),
                };
                mark.codes.push(Given {
                    path: path.trim().to_owned(),
                    coder,
                    contrary,
                });
            }
        }
    }
    mark
}
