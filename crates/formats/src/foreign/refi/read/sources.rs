//! Sources and notes of a file.

use std::{
    collections::{BTreeMap, BTreeSet},
    num::{IntErrorKind, ParseIntError},
};

use ayni_model::{
    id::RecordId,
    layout::{self, Layout},
};

use super::{Reading, members::Located};
use crate::{
    Encoding, Evidence, Loss, LossKind, Place, ReadOptions, Refusal,
    foreign::{
        At, Coding, Media, Member, Note, NoticeKind, Selection, Source, Text, Units, Words,
        container::Container,
        refi::{dom::Element, is_path},
    },
    read::{encoding, losses::Losses},
};

impl Reading<'_> {
    /// Returns the source of an element, and after it a source for every further transcript; none for
    /// an element that is no source.
    pub(in crate::foreign::refi) fn source(
        &mut self,
        container: &mut dyn Container,
        element: &Element<'_>,
    ) -> Result<Vec<Source>, Refusal> {
        let (media, worded, selection) = match &*element.name {
            "TextSource" => (Media::Text, "", "PlainTextSelection"),
            "PDFSource" => (Media::Pdf, "Representation", "PDFSelection"),
            "PictureSource" => (Media::Picture, "TextDescription", "PictureSelection"),
            "AudioSource" => (Media::Audio, "Transcript", "AudioSelection"),
            "VideoSource" => (Media::Video, "Transcript", "VideoSelection"),
            other => {
                self.note(NoticeKind::UnknownElement, other, Some("Sources"));
                return Ok(Vec::new());
            }
        };
        let mut source = self.bare(media, element);
        if media == Media::Text {
            self.text(container, element, &mut source)?;
            for selection in element.all(selection) {
                source.selections.push(self.selection(selection, None));
            }
            self.attach(element, &mut source);
            return Ok(vec![source]);
        }
        match element
            .get("path")
            .map(|path| (self.members.locate(path), path))
        {
            Some((Located::Inside(name), path)) => source.file = Some(member(name, &source, path)),
            Some((Located::Missing(name), _)) => {
                self.note(NoticeKind::MissingMember, &name, Some(&source.name));
            }
            Some((Located::Elsewhere(path), _)) => source.elsewhere = Some(path),
            None => {}
        }
        let mut sources = Vec::new();
        for (n, words) in element.all(worded).enumerate() {
            if n == 0 {
                source.transcribed = worded == "Transcript";
                self.words(container, words, &mut source)?;
                source.codings_of_text = words.all("Coding").count();
                if source.codings_of_text > 0 {
                    let seen = format!("codings of a {worded}");
                    let count = source.codings_of_text;
                    self.note_many(NoticeKind::NotShown, &seen, Some(&source.name), count);
                }
            } else {
                let mut further = self.bare(Media::Transcript, words);
                if further.name.is_empty() {
                    further.name = format!("{} ({})", source.name, n + 1);
                }
                self.words(container, words, &mut further)?;
                sources.push(further);
            }
        }
        // One quotation of a pdf may stand twice, on its page and in its text, under one GUID.
        let mut in_text: BTreeSet<RecordId> = match media {
            Media::Pdf => source.selections.iter().map(|it| it.id).collect(),
            _ => BTreeSet::new(),
        };
        for selection in element.all(selection) {
            source
                .selections
                .push(self.selection_of(selection, &mut in_text));
        }
        self.attach(element, &mut source);
        sources.insert(0, source);
        Ok(sources)
    }

    /// Lists the members that are named anywhere in an element, beside its text and its file.
    fn attach(&mut self, element: &Element<'_>, source: &mut Source) {
        let text = source.text.as_ref().and_then(|text| text.member.clone());
        let file = source.file.as_ref().map(|file| file.name.clone());
        let mut waiting = vec![element];
        while let Some(element) = waiting.pop() {
            for (_, path) in element.attributes.iter().filter(|(name, _)| is_path(name)) {
                let Located::Inside(member) = self.members.locate(path) else {
                    continue;
                };
                let known = Some(&member) == text.as_ref() || Some(&member) == file.as_ref();
                if !known && !source.attached.contains(&member) {
                    source.attached.push(member);
                }
            }
            waiting.extend(element.elements());
        }
    }

    /// Returns a source with what all kinds of it have.
    fn bare(&mut self, media: Media, element: &Element<'_>) -> Source {
        Source {
            id: self.identity(element),
            name: element.get("name").unwrap_or_default().to_owned(),
            media,
            text: None,
            transcribed: false,
            file: None,
            attached: Vec::new(),
            elsewhere: None,
            description: element.text_of("Description"),
            selections: Vec::new(),
            codings: self.codings(element),
            codings_of_text: 0,
            values: self.values(element),
            notes: self.targets(element, "NoteRef"),
            made: self.made(element),
            verbatim: None,
        }
    }

    /// Reads the text that stands for a source: a representation, a description, a transcript.
    fn words(
        &mut self,
        container: &mut dyn Container,
        element: &Element<'_>,
        source: &mut Source,
    ) -> Result<(), Refusal> {
        self.text(container, element, source)?;
        // A GUID is the same in other letters, and in braces.
        let name = |guid: &str| match guid.parse::<RecordId>() {
            Ok(id) => id.to_string(),
            Err(_) => guid.trim().to_owned(),
        };
        let mut sync: BTreeMap<String, (i64, i64)> = BTreeMap::new();
        for point in element.all("SyncPoint") {
            let number = |name: &str| point.get(name)?.trim().parse::<i64>().ok();
            if let (Some(guid), Some(position)) = (point.get("guid"), number("position")) {
                sync.insert(
                    name(guid),
                    (position, number("timeStamp").unwrap_or_default()),
                );
            }
        }
        if let Some(text) = &mut source.text {
            text.sync = sync.values().copied().collect();
            text.sync.sort_unstable();
        }
        for selection in element.all("PlainTextSelection") {
            source.selections.push(self.selection(selection, None));
        }
        for selection in element.all("TranscriptSelection") {
            let place = |point: &str| sync.get(&name(selection.get(point)?));
            let places = (place("fromSyncPoint"), place("toSyncPoint"));
            let at = match places {
                (Some((start, _)), Some((end, _))) => At::Text {
                    start: *start,
                    end: *end,
                },
                _ => {
                    self.note(NoticeKind::Dangling, "SyncPoint", Some(&source.name));
                    At::Text { start: -1, end: -1 }
                }
            };
            source.selections.push(self.selection(selection, Some(at)));
        }
        Ok(())
    }

    /// Reads the text of a source, and finds its rich text.
    fn text(
        &mut self,
        container: &mut dyn Container,
        element: &Element<'_>,
        source: &mut Source,
    ) -> Result<(), Refusal> {
        let units = self.units;
        if let Some(path) = element.get("richTextPath") {
            match self.members.locate(path) {
                Located::Inside(name) => {
                    let own = matches!(source.media, Media::Text | Media::Transcript);
                    if own && source.file.is_none() {
                        source.file = Some(member(name, source, path));
                    }
                }
                Located::Missing(name) => {
                    self.note(NoticeKind::MissingMember, &name, Some(&source.name));
                }
                Located::Elsewhere(path) => source.elsewhere = Some(path),
            }
        }
        if let Some(content) = element.text_of("PlainTextContent") {
            source.text = Some(Text {
                stored: content,
                units,
                ..Text::default()
            });
            return Ok(());
        }
        match element
            .get("plainTextPath")
            .map(|path| self.members.locate(path))
        {
            Some(Located::Inside(name)) => {
                if let Some(bytes) = container.read(&name)? {
                    source.text = Some(self.decode(name, bytes, &source.name, units)?);
                    return Ok(());
                }
                self.note(NoticeKind::MissingMember, &name, Some(&source.name));
            }
            Some(Located::Missing(name)) => {
                self.note(NoticeKind::MissingMember, &name, Some(&source.name));
            }
            Some(Located::Elsewhere(path)) => source.elsewhere = Some(path),
            None => {}
        }
        source.text = self.converted(container, source, units)?;
        Ok(())
    }

    /// Decodes the text of a source, or of a note; `called` is its name.
    fn decode(
        &mut self,
        member: String,
        bytes: Vec<u8>,
        called: &str,
        units: Units,
    ) -> Result<Text, Refusal> {
        let mut losses = Losses::default();
        let decoded = encoding::as_stored(&bytes, None, None, &mut losses)
            .map_err(|kind| kind.at(self.file, Place::Member(member.clone())))?;
        let encoding = decoded.encoding;
        let losses = losses.into_vec();
        self.tell_decoding(called, Some(&encoding), &losses);
        let stored = decoded.text.into_owned();
        let raw = (bytes != stored.as_bytes()).then_some(bytes);
        Ok(Text {
            stored,
            member: Some(member),
            guessed: encoding.evidence == Evidence::Guessed,
            encoding: Some(encoding.name),
            layout: Layout {
                losses: losses.iter().map(kept).collect(),
                ..Layout::default()
            },
            raw,
            units,
            ..Text::default()
        })
    }

    /// Notes what a person should look at in a text that was decoded.
    fn tell_decoding(&mut self, called: &str, encoding: Option<&Encoding>, losses: &[Loss]) {
        if let Some(encoding) = encoding.filter(|it| it.evidence == Evidence::Guessed) {
            self.note(NoticeKind::GuessedEncoding, called, Some(&encoding.name));
        }
        let undecodable = losses.iter().filter(|it| it.kind == LossKind::Undecodable);
        for loss in undecodable {
            let place = loss.place.as_deref();
            self.note_many(NoticeKind::Undecodable, called, place, loss.count);
        }
    }

    /// Makes a text of the rich one, where there is no plain one.
    fn converted(
        &mut self,
        container: &mut dyn Container,
        source: &Source,
        units: Units,
    ) -> Result<Option<Text>, Refusal> {
        let own = matches!(source.media, Media::Text | Media::Transcript);
        let Some(file) = source.file.as_ref().filter(|_| own) else {
            return Ok(None);
        };
        let Some(bytes) = container.read(&file.name)? else {
            return Ok(None);
        };
        let Ok(read) = crate::read(&file.title, &bytes, &ReadOptions::default()) else {
            self.note(NoticeKind::BadValue, &file.title, Some(&source.name));
            return Ok(None);
        };
        self.tell_decoding(&source.name, read.encoding.as_ref(), &read.losses);
        let mut layout = read.document.layout;
        layout.losses = read.losses.iter().map(kept).collect();
        Ok(Some(Text {
            stored: read.document.text,
            layout,
            converted: true,
            units,
            ..Text::default()
        }))
    }

    /// Reads a selection that has the identity of one in the text, if it stands there under the same GUID.
    fn selection_of(
        &mut self,
        element: &Element<'_>,
        in_text: &mut BTreeSet<RecordId>,
    ) -> Selection {
        match self
            .target(element, "guid")
            .and_then(|id| in_text.take(&id))
        {
            Some(id) => self.selection_as(element, None, Some(id)),
            None => self.selection(element, None),
        }
    }

    /// Reads a selection; where it is, is said for those of a transcript.
    fn selection(&mut self, element: &Element<'_>, at: Option<At>) -> Selection {
        self.selection_as(element, at, None)
    }

    fn selection_as(
        &mut self,
        element: &Element<'_>,
        at: Option<At>,
        id: Option<RecordId>,
    ) -> Selection {
        let mut whole = |name: &str| {
            let written = element.get(name)?;
            if written.trim().parse::<i64>().is_err() {
                self.note(NoticeKind::BadValue, written, Some(name));
            }
            whole_number(written)
        };
        // A passage that has no place is lost; a part of which something is not said is given what an export says then.
        let at = at.unwrap_or_else(|| match &*element.name {
            "PlainTextSelection" => At::Text {
                start: whole("startPosition").unwrap_or(-1),
                end: whole("endPosition").unwrap_or(-1),
            },
            "PDFSelection" => At::Page {
                page: whole("page").unwrap_or(0),
                corners: corners(element),
            },
            "PictureSelection" => At::Area {
                corners: corners(element),
            },
            _ => At::Time {
                begin: whole("begin").unwrap_or(0),
                end: whole("end").unwrap_or(0),
            },
        });
        let id = id.unwrap_or_else(|| self.identity(element));
        let name = element.get("name").filter(|name| !name.trim().is_empty());
        Selection {
            id,
            at,
            original: None,
            words: name.map_or(Words::Unsaid, |name| Words::Name(name.to_owned())),
            description: element.text_of("Description"),
            codings: self.codings(element),
            notes: self.targets(element, "NoteRef"),
            made: self.made(element),
        }
    }

    fn codings(&mut self, element: &Element<'_>) -> Vec<Coding> {
        let mut codings = Vec::new();
        for coding in element.all("Coding") {
            let codes = coding.all("CodeRef");
            let mut codes = codes.filter_map(|it| it.get("targetGUID").filter(|it| !it.is_empty()));
            let Some(code) = codes.next() else {
                self.note(NoticeKind::Dangling, "CodeRef", Some("Coding"));
                continue;
            };
            let id = self.identity(coding);
            let by = self.target(coding, "creatingUser");
            let at = coding.get("creationDateTime").map(str::to_owned);
            let notes = self.targets(coding, "NoteRef");
            // The schema allows one code; each further one is a coding as well.
            let further = codes.map(|code| (self.ids.further(code), code));
            for (id, code) in std::iter::once((id, code)).chain(further) {
                codings.push(Coding {
                    id,
                    code: self.ids.reference(code),
                    by,
                    at: at.clone(),
                    note: None,
                    notes: notes.clone(),
                });
            }
        }
        codings
    }

    /// Returns the note of an element; none for an element that is no note.
    pub(in crate::foreign::refi) fn memo(
        &mut self,
        container: &mut dyn Container,
        element: &Element<'_>,
    ) -> Result<Option<Note>, Refusal> {
        if element.name != "Note" {
            self.note(NoticeKind::UnknownElement, &element.name, Some("Notes"));
            return Ok(None);
        }
        let mut source = self.bare(Media::Text, element);
        self.text(container, element, &mut source)?;
        let selections = element.all("PlainTextSelection");
        let counted = element.first("PlainTextSelection").is_some();
        let (selections, codings) = selections.fold((0, 0), |(selections, codings), it| {
            (selections + 1, codings + it.all("Coding").count())
        });
        let text = source.text.map(|text| text.stored).unwrap_or_default();
        Ok(Some(Note {
            name: element.get("name").map(str::to_owned),
            stored: counted.then(|| text.clone()),
            file: source.file,
            selections,
            codings: codings + source.codings.len(),
            made: source.made,
            ..Note::of(source.id, text)
        }))
    }
}

/// Returns what could not be kept of a text, as its layout remembers it.
fn kept(loss: &Loss) -> layout::Loss {
    layout::Loss {
        what: loss.kind.word().to_owned(),
        count: loss.count as u64,
        place: loss.place.clone(),
    }
}

/// Names a member as people know it: as its source, with the extension that it has.
fn member(name: String, source: &Source, path: &str) -> Member {
    let extension = path
        .rsplit(['/', '\\'])
        .next()
        .and_then(|it| it.rsplit_once('.'));
    let extension = extension.map(|(_, extension)| extension);
    let title = match extension {
        Some(extension)
            if !source
                .name
                .to_lowercase()
                .ends_with(&format!(".{}", extension.to_lowercase())) =>
        {
            format!("{}.{extension}", source.name)
        }
        _ => source.name.clone(),
    };
    Member { name, title }
}

/// Reads a whole number; one that is farther from 0 than any text goes is as far as numbers go.
pub(in crate::foreign::refi) fn whole_number(written: &str) -> Option<i64> {
    let number = written.trim().parse::<i64>();
    match number.as_ref().map_err(ParseIntError::kind) {
        Ok(number) => Some(*number),
        Err(IntErrorKind::PosOverflow) => Some(i64::MAX),
        Err(IntErrorKind::NegOverflow) => Some(i64::MIN),
        // `9.0` is 9; a part of a character is no place.
        Err(_) => {
            let (whole, part) = written.trim().split_once('.')?;
            let nothing = !part.is_empty() && part.bytes().all(|byte| byte == b'0');
            whole.parse().ok().filter(|_| nothing)
        }
    }
}

/// Reads corners; the standard has whole numbers, and what is more precise is rounded here.
fn corners(element: &Element<'_>) -> [i64; 4] {
    let corner = |name: &str| {
        let number = element
            .get(name)
            .and_then(|it| it.trim().parse::<f64>().ok());
        let number = number.filter(|it| it.abs() < 1e15).unwrap_or_default();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "rounded, and within the range of whole numbers"
        )]
        let whole = number.round() as i64;
        whole
    };
    ["firstX", "firstY", "secondX", "secondY"].map(corner)
}
