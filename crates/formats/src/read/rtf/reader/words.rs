//! What each control word of RTF does.

use super::super::charset;
use super::super::tokens::Tokens;
use super::{Group, Into, Note, Paragraph, Reader, Value};
use crate::read::{losses, numerals};
use crate::{LossKind, RefusalKind};

impl Reader<'_> {
    /// Control words that say where a group's words go.
    pub(super) fn destination(
        &mut self,
        word: &str,
        tokens: &mut Tokens<'_>,
    ) -> Result<bool, RefusalKind> {
        match word {
            "fonttbl" => self.go(Into::Value(Value::Font)),
            "stylesheet" => self.go(Into::Value(Value::Style)),
            "upr" | "info" => self.go(Into::Aside),
            // The Unicode form of what `upr` gave in a code page before.
            "ud" => {
                if let Some(group) = self
                    .groups
                    .last_mut()
                    .filter(|group| group.into == Into::Aside)
                {
                    group.into = Into::Text;
                }
            }
            "title" => self.go(Into::Value(Value::Title)),
            "author" => self.go(Into::Value(Value::Author)),
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
            | "footerf" => self.go(Into::Value(Value::Furniture)),
            "atrfstart" => self.go(Into::Value(Value::RemarkStart)),
            "atrfend" => self.go(Into::Value(Value::RemarkEnd)),
            "atnauthor" => self.go(Into::Value(Value::RemarkAuthor)),
            "atnref" => self.go(Into::Value(Value::RemarkOf)),
            "annotation" => self.go(Into::Value(Value::Remark)),
            "pict" => self.leave_out(LossKind::Picture),
            "object" => self.leave_out(LossKind::Embedded),
            "footnote" => self.note(tokens)?,
            "listtext" | "pntext" => {
                if self.in_text() {
                    self.paragraph.list = true;
                    self.go(Into::Value(Value::Label));
                } else {
                    self.go(Into::Nothing);
                }
            }
            // A text box: its properties are no words, its text is; `shprslt` says it once more.
            "shpinst" | "shptxt" | "shppict" | "fldrslt" => {}
            "shprslt" | "sp" | "nonshppict" | "fldinst" | "colortbl" | "filetbl" | "listtable"
            | "listoverridetable" | "revtbl" | "rsidtbl" | "generator" | "xe" | "tc" | "rxe"
            | "txe" | "bkmkstart" | "bkmkend" | "nonesttables" | "nesttableprops" | "operator"
            | "subject" | "keywords" | "comment" | "doccomm" | "company" | "manager"
            | "category" | "hlinkbase" | "falt" | "panose" | "fontemb" | "fontfile"
            | "template" | "private" | "datafield" | "formfield" | "atnid" | "atndate"
            | "atntime" | "atnicn" | "atnparent" | "ftnsep" | "ftnsepc" | "ftncn" | "aftnsep"
            | "aftnsepc" | "aftncn" | "pn" | "themedata" | "colorschememapping"
            | "latentstyles" | "datastore" | "pgdsctbl" | "userprops" | "buptim" | "printim"
            | "revtim" => {
                self.go(Into::Nothing);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn leave_out(&mut self, kind: LossKind) {
        if self.in_text() {
            let paragraph = self.paragraph_count;
            self.losses.add(kind, || losses::paragraph(paragraph));
        }
        self.go(Into::Nothing);
    }

    /// Leaves a note's words for the end of the text and sets its label here.
    fn note(&mut self, tokens: &mut Tokens<'_>) -> Result<(), RefusalKind> {
        if !self.in_text() {
            self.go(Into::Nothing);
            return Ok(());
        }
        let start = tokens.at();
        let end = match self.note_ends.get(&start) {
            Some(end) => *end,
            None => {
                let room = self.depth.saturating_sub(self.groups.len());
                tokens.skip_group(room, &mut self.note_ends)?
            }
        };
        tokens.go(end);
        let head = &self.bytes[start..end.min(start + 16)];
        let endnote = head.starts_with(b"\\ftnalt");
        let label = if endnote {
            self.endnotes += 1;
            numerals::roman(self.endnotes)
        } else {
            (self.notes.len() - self.endnotes + 1).to_string()
        };
        self.say(&format!("[{label}]"));
        let state = Group {
            bold: false,
            italic: false,
            own: false,
            ..self.group()
        };
        self.notes.push(Note {
            label,
            range: start..end,
            state,
        });
        Ok(())
    }

    /// Control words that end paragraphs, lines and cells, or say what a paragraph is.
    pub(super) fn structure(&mut self, word: &str, number: Option<i32>) -> bool {
        let into_text = self.in_text();
        if self.group().into == Into::Value(Value::Style) && matches!(word, "s" | "cs" | "ts") {
            // Styles of characters and tables are numbered with those of paragraphs.
            self.entry = if word == "s" { number.unwrap_or(0) } else { -1 };
            return true;
        }
        match word {
            "par" | "sect" if into_text => self.end_paragraph(),
            "cell" if into_text => self.end_cell(),
            "row" if into_text => self.end_row(),
            "nestcell" if into_text => self.say("\t"),
            "nestrow" if into_text => {
                self.text.pop_if('\t');
                self.ended = true;
            }
            "line" => self.say("\n"),
            "par" | "sect" => self.say("\n"),
            "pard" if into_text => {
                // A new paragraph after words without an end keeps them: only its kind changes.
                let in_cell = self.column > 0;
                self.paragraph = Paragraph {
                    in_table: in_cell,
                    ..Paragraph::default()
                };
            }
            "intbl" if into_text => self.paragraph.in_table = true,
            "outlinelevel" if into_text => {
                let level = number.and_then(|level| u8::try_from(level).ok());
                self.paragraph.heading = level.filter(|level| *level < 9).map(|level| level + 1);
            }
            "ilvl" if into_text => {
                let level = number.and_then(|level| u8::try_from(level).ok());
                self.paragraph.level = level.unwrap_or(0).min(8);
            }
            "ls" if into_text => self.paragraph.list = number != Some(0),
            "s" if into_text => self.paragraph.style = number,
            _ => return false,
        }
        true
    }

    /// Control words that say how characters look.
    pub(super) fn character(&mut self, word: &str, number: Option<i32>) -> bool {
        let deleted = self.group().deleted;
        let Some(group) = self.groups.last_mut() else {
            return false;
        };
        let on = number != Some(0);
        match word {
            "b" => group.bold = on,
            "i" => group.italic = on,
            "plain" => {
                (group.bold, group.italic, group.deleted) = (false, false, false);
                group.font = None;
            }
            "deleted" => {
                group.deleted = on;
                if on && !deleted && group.into == Into::Text {
                    let paragraph = self.paragraph_count;
                    self.losses
                        .add(LossKind::Deleted, || losses::paragraph(paragraph));
                }
            }
            "uc" => group.replaced = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(64),
            "f" if group.into == Into::Value(Value::Font) => self.entry = number.unwrap_or(0),
            "f" => group.font = number,
            _ => return false,
        }
        true
    }

    /// Control words of the file's head and its tables.
    pub(super) fn header(&mut self, word: &str, number: Option<i32>) -> bool {
        let value = number.unwrap_or(0);
        match word {
            "ansicpg" => self.encoding = charset::code_page(value).unwrap_or(self.encoding),
            "mac" => self.encoding = encoding_rs::MACINTOSH,
            "deff" => self.default_font = number,
            "fcharset" => {
                if let Some(encoding) = charset::font(value) {
                    self.fonts.insert(self.entry, encoding);
                }
            }
            "cpg" => {
                if let Some(encoding) = charset::code_page(value) {
                    self.fonts.insert(self.entry, encoding);
                }
            }
            "yr" => self.date[0] = value,
            "mo" => self.date[1] = value,
            "dy" => {
                self.date[2] = value;
                let [year, month, day] = self.date;
                if (1..=12).contains(&month) && (1..=31).contains(&day) && year > 0 {
                    self.text
                        .property("date", &format!("{year:04}-{month:02}-{day:02}"));
                }
            }
            _ => return false,
        }
        true
    }
}

/// Returns the character that a control word stands for.
pub(super) fn sign(word: &str) -> Option<&'static str> {
    Some(match word {
        "tab" => "\t",
        "emdash" => "\u{2014}",
        "endash" => "\u{2013}",
        "emspace" => "\u{2003}",
        "enspace" => "\u{2002}",
        "qmspace" => "\u{2005}",
        "bullet" => "\u{2022}",
        "lquote" => "\u{2018}",
        "rquote" => "\u{2019}",
        "ldblquote" => "\u{201C}",
        "rdblquote" => "\u{201D}",
        "zwj" => "\u{200D}",
        "zwnj" => "\u{200C}",
        "zwbo" => "\u{200B}",
        "ltrmark" => "\u{200E}",
        "rtlmark" => "\u{200F}",
        _ => return None,
    })
}
