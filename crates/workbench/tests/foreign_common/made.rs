//! Made-up REFI-QDA projects with every kind of element, and with what real ones are known to have:
//! characters beyond the first plane, overlaps, deep trees, names that mean harm.

use std::{fmt::Write as _, fs::File, io::Write as _, path::Path};

/// Numbers that look like chance and are the same each time (xorshift64*).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next()).unwrap_or(0) % limit.max(1)
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn pick<'c, T>(&mut self, of: &'c [T]) -> &'c T {
        &of[self.below(of.len())]
    }
}

const NAMES: [&str; 14] = [
    "Fear",
    "Miedo a la muerte",
    "naïve « café »",
    "a > b",
    "<b>&amp;\"'",
    "😀🤷🏽‍♀️",
    "עברית العربية",
    "  blanks  ",
    "line\nend\ttab",
    "../../etc/passwd",
    "C:\\Users\\me",
    "=SUM(A1)",
    "group::subgroup",
    "\u{202E}reversed",
];

const WORDS: [&str; 12] = [
    "la",
    "huelga",
    "de",
    "2005",
    "😀",
    "was",
    "l’été",
    "𝔘𝔫𝔦𝔬𝔫",
    "e\u{301}tait",
    "\n",
    "\n\n",
    "عمل",
];

/// Writes XML and remembers what has been named.
pub(crate) struct Made {
    chance: Chance,
    xml: String,
    files: Vec<(String, String)>,
    guids: u64,
    seed: u64,
    users: Vec<String>,
    codes: Vec<String>,
    variables: Vec<(String, &'static str)>,
    sources: Vec<String>,
    selections: Vec<String>,
    /// Notes, and whether something is on them already.
    notes: Vec<String>,
    noted: usize,
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
        .replace('\n', "&#10;")
        .replace('\t', "&#9;")
}

impl Made {
    /// Makes a project of a seed and writes it as a `.qdpx`.
    pub(crate) fn write(seed: u64, path: &Path) -> String {
        let mut made = Self {
            chance: Chance::new(seed + 1),
            xml: String::new(),
            files: Vec::new(),
            guids: 0,
            seed,
            users: Vec::new(),
            codes: Vec::new(),
            variables: Vec::new(),
            sources: Vec::new(),
            selections: Vec::new(),
            notes: Vec::new(),
            noted: 0,
        };
        made.project();
        let mut zip = zip::ZipWriter::new(File::create(path).expect("a file to write"));
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file("project.qde", options)
            .expect("a file to write");
        zip.write_all(made.xml.as_bytes()).expect("a file to write");
        for (name, content) in &made.files {
            zip.start_file(format!("sources/{name}"), options)
                .expect("a file to write");
            zip.write_all(content.as_bytes()).expect("a file to write");
        }
        zip.finish().expect("a file to write");
        made.xml
    }

    fn guid(&mut self) -> String {
        self.guids += 1;
        let (seed, count) = (self.seed, self.guids);
        let guid = format!(
            "{seed:08x}-{count:04x}-4000-8000-{:012x}",
            seed * 7919 + count
        );
        match self.chance.below(4) {
            0 => guid.to_uppercase(),
            1 => format!("{{{guid}}}"),
            _ => guid,
        }
    }

    fn add(&mut self, text: &str) {
        self.xml.push_str(text);
    }

    fn name(&mut self) -> String {
        (*self.chance.pick(&NAMES)).to_owned()
    }

    fn attribute(&mut self, name: &str, value: &str) {
        let _ = write!(self.xml, " {name}=\"{}\"", escaped(value));
    }

    fn maybe(&mut self, name: &str, value: &str) {
        if !self.chance.one_in(3) {
            self.attribute(name, value);
        }
    }

    fn who_and_when(&mut self) {
        if !self.users.is_empty() && self.chance.one_in(2) {
            let user = self.chance.pick(&self.users).clone();
            self.attribute("creatingUser", &user);
        }
        let when = *self.chance.pick(&[
            "2019-03-05T10:12:13Z",
            "2019-03-05T10:12:13+02:00",
            "2019-03-05T10:12:13.123",
        ]);
        self.maybe("creationDateTime", when);
        self.maybe("modifiedDateTime", when);
    }

    fn description(&mut self) {
        if self.chance.one_in(3) {
            let words = *self
                .chance
                .pick(&["of closure", " two\nlines ", "", "😀 & <x>"]);
            let words = words.replace('&', "&amp;").replace('<', "&lt;");
            self.add(&format!("<Description>{words}</Description>"));
        }
    }

    /// Refers to a note that nothing has referred to yet.
    fn note_ref(&mut self) {
        if self.noted < self.notes.len() && self.chance.one_in(6) {
            let note = self.notes[self.noted].clone();
            self.noted += 1;
            self.add(&format!("<NoteRef targetGUID=\"{note}\"/>"));
        }
    }

    fn codings(&mut self) {
        if self.codes.is_empty() {
            return;
        }
        for _ in 0..self.chance.below(3) {
            let guid = self.guid();
            let code = self.chance.pick(&self.codes).clone();
            self.add(&format!("<Coding guid=\"{guid}\""));
            if !self.users.is_empty() && !self.chance.one_in(4) {
                let user = self.chance.pick(&self.users).clone();
                self.attribute("creatingUser", &user);
            }
            self.maybe("creationDateTime", "2020-01-02T03:04:05Z");
            self.add(&format!("><CodeRef targetGUID=\"{code}\"/>"));
            self.note_ref();
            self.add("</Coding>");
        }
    }

    fn values(&mut self) {
        for (guid, kind) in self.variables.clone() {
            if self.chance.one_in(2) {
                continue;
            }
            self.add(&format!(
                "<VariableValue><VariableRef targetGUID=\"{guid}\"/>"
            ));
            let value = match kind {
                "Text" => "<TextValue>Perú ≥ 3</TextValue>",
                "Boolean" => "<BooleanValue>true</BooleanValue>",
                "Integer" => "<IntegerValue>42</IntegerValue>",
                "Float" => "<FloatValue>2.50</FloatValue>",
                "Date" => "<DateValue>2005-11-04</DateValue>",
                _ => "<DateTimeValue>2005-11-04T10:00:00Z</DateTimeValue>",
            };
            // That nothing is said is said so.
            if !self.chance.one_in(5) {
                self.add(value);
            }
            self.add("</VariableValue>");
        }
    }

    fn text(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..self.chance.below(60) {
            let word = *self.chance.pick(&WORDS);
            text.push_str(word);
            if !word.contains('\n') {
                text.push(' ');
            }
        }
        text
    }

    fn text_selections(&mut self, text: &str) {
        let length = text.chars().count();
        for _ in 0..self.chance.below(8) {
            let guid = self.guid();
            let (a, b) = (self.chance.below(length + 1), self.chance.below(length + 1));
            let (mut start, mut end) = (a.min(b) as i64, a.max(b) as i64);
            // Places that are none have no words by which they could be known.
            let broken = self.chance.below(12);
            match broken {
                0 => end = start,
                1 => std::mem::swap(&mut start, &mut end),
                2 => end = 2 * length as i64 + 50,
                3 => start = -3,
                _ => {}
            }
            let words: String = text
                .chars()
                .skip(a.min(b))
                .take(a.max(b) - a.min(b))
                .take(100)
                .collect();
            self.add(&format!(
                "<PlainTextSelection guid=\"{guid}\" startPosition=\"{start}\" endPosition=\"{end}\""
            ));
            if broken > 3 {
                self.maybe("name", &words);
            }
            self.who_and_when();
            self.add(">");
            self.description();
            self.codings();
            self.note_ref();
            self.add("</PlainTextSelection>");
            self.selections.push(guid);
        }
    }

    /// Says where a text is: in the element, or in a file; returns the text.
    fn text_attributes(&mut self, guid: &str) -> (String, bool) {
        let text = self.text();
        let inside = self.chance.one_in(3);
        if !inside {
            let name = format!("{}.txt", guid.trim_matches(['{', '}']));
            self.attribute("plainTextPath", &format!("internal://{name}"));
            self.files.push((name, text.clone()));
        }
        (text, inside)
    }

    fn content(&mut self, text: &str, inside: bool) {
        if inside {
            self.add(&format!("<PlainTextContent>{text}</PlainTextContent>"));
        }
    }

    fn text_source(&mut self, element: &str, coded: bool) -> String {
        let guid = self.guid();
        self.add(&format!("<{element} guid=\"{guid}\""));
        let name = self.name();
        self.maybe("name", &name);
        let (text, inside) = self.text_attributes(&guid);
        self.who_and_when();
        self.add(">");
        self.description();
        self.content(&text, inside);
        self.text_selections(&text);
        if coded {
            self.codings();
            self.note_ref();
            self.values();
        }
        self.add(&format!("</{element}>"));
        guid
    }

    fn media_source(&mut self) -> String {
        let (element, selection) = *self.chance.pick(&[
            ("PDFSource", "PDFSelection"),
            ("PictureSource", "PictureSelection"),
            ("AudioSource", "AudioSelection"),
            ("VideoSource", "VideoSelection"),
        ]);
        let guid = self.guid();
        self.add(&format!("<{element} guid=\"{guid}\""));
        let name = self.name();
        self.attribute("name", &name);
        let extension = match element {
            "PDFSource" => "pdf",
            "PictureSource" => "png",
            "AudioSource" => "mp3",
            _ => "mp4",
        };
        if !self.chance.one_in(4) {
            let name = format!("{}.{extension}", guid.trim_matches(['{', '}']));
            self.attribute("path", &format!("internal://{name}"));
            self.files.push((name.clone(), format!("bytes of {name}")));
        }
        self.who_and_when();
        self.add(">");
        self.description();
        if element == "PictureSource" && self.chance.one_in(2) {
            self.text_source("TextDescription", false);
        }
        if matches!(element, "AudioSource" | "VideoSource") {
            for _ in 0..self.chance.below(3) {
                self.transcript();
            }
        }
        for _ in 0..self.chance.below(4) {
            let guid = self.guid();
            self.add(&format!("<{selection} guid=\"{guid}\""));
            self.maybe("name", "Seg 1");
            match selection {
                "PDFSelection" => self
                    .add(" page=\"0\" firstX=\"10\" firstY=\"20\" secondX=\"30\" secondY=\"-4\""),
                "PictureSelection" => {
                    self.add(" firstX=\"1\" firstY=\"2\" secondX=\"3\" secondY=\"4\"")
                }
                _ => self.add(" begin=\"1500\" end=\"1500\""),
            }
            self.who_and_when();
            self.add(">");
            self.description();
            self.codings();
            self.note_ref();
            self.add(&format!("</{selection}>"));
            self.selections.push(guid);
        }
        if element == "PDFSource" && self.chance.one_in(2) {
            self.text_source("Representation", false);
        }
        self.codings();
        self.note_ref();
        self.values();
        self.add(&format!("</{element}>"));
        guid
    }

    fn transcript(&mut self) {
        let guid = self.guid();
        self.add(&format!("<Transcript guid=\"{guid}\""));
        let (text, inside) = self.text_attributes(&guid);
        self.who_and_when();
        self.add(">");
        self.content(&text, inside);
        let length = text.chars().count();
        let mut points = Vec::new();
        for nth in 0..self.chance.below(4) {
            let point = self.guid();
            let position = (nth * 7).min(length);
            let stamp = nth * 1000;
            self.add(&format!(
                "<SyncPoint guid=\"{point}\" timeStamp=\"{stamp}\" position=\"{position}\"/>"
            ));
            points.push(point);
        }
        if points.len() > 1 {
            let guid = self.guid();
            let (from, to) = (points[0].clone(), points[points.len() - 1].clone());
            self.add(&format!(
                "<TranscriptSelection guid=\"{guid}\" fromSyncPoint=\"{from}\" toSyncPoint=\"{to}\">"
            ));
            self.codings();
            self.add("</TranscriptSelection>");
        }
        self.add("</Transcript>");
    }

    fn code(&mut self, depth: usize) {
        let guid = self.guid();
        self.codes.push(guid.clone());
        self.add(&format!("<Code guid=\"{guid}\""));
        let name = self.name();
        self.attribute("name", &name);
        let codable = if self.chance.one_in(4) {
            "false"
        } else {
            "true"
        };
        self.attribute("isCodable", codable);
        let colour = *self.chance.pick(&["#FF0000", "#0f0", "#a1B2c3"]);
        self.maybe("color", colour);
        self.add(">");
        self.description();
        self.note_ref();
        if depth < 40 {
            for _ in 0..self.chance.below(3) {
                if self.codes.len() < 60 {
                    self.code(depth + 1);
                }
            }
        }
        self.add("</Code>");
    }

    fn project(&mut self) {
        self.add("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Project xmlns=\"urn:QDA-XML:project:1.0\"");
        let name = self.name();
        self.attribute("name", name.trim());
        self.attribute("origin", "Made 1.0");
        self.add(">");
        self.notes = (0..self.chance.below(4)).map(|_| self.guid()).collect();
        self.section("Users", 3, |made| {
            let guid = made.guid();
            let name = made.name();
            made.add(&format!("<User guid=\"{guid}\""));
            made.maybe("name", &name);
            made.maybe("id", "ab");
            made.add("/>");
            made.users.push(guid);
        });
        if !self.chance.one_in(6) {
            self.add("<CodeBook><Codes>");
            for _ in 0..=self.chance.below(3) {
                self.code(0);
            }
            self.add("</Codes></CodeBook>");
        }
        self.section("Variables", 4, |made| {
            let guid = made.guid();
            let name = made.name();
            let kind = *made
                .chance
                .pick(&["Text", "Boolean", "Integer", "Float", "Date", "DateTime"]);
            made.add(&format!(
                "<Variable guid=\"{guid}\" typeOfVariable=\"{kind}\""
            ));
            made.attribute("name", &name);
            made.add(">");
            made.description();
            made.add("</Variable>");
            made.variables.push((guid, kind));
        });
        self.body();
        self.add("</Project>");
    }

    /// Cases name sources, which come after them: the sources are made first and put behind.
    fn body(&mut self) {
        let before = std::mem::take(&mut self.xml);
        self.section("Sources", 5, |made| {
            let guid = if made.chance.one_in(2) {
                made.text_source("TextSource", true)
            } else {
                made.media_source()
            };
            made.sources.push(guid);
        });
        let sources = std::mem::replace(&mut self.xml, before);
        self.section("Cases", 3, Self::case);
        self.add(&sources);
        if !self.notes.is_empty() {
            self.add("<Notes>");
            for (nth, note) in self.notes.clone().into_iter().enumerate() {
                self.add(&format!("<Note guid=\"{note}\" name=\"note {nth}\""));
                self.who_and_when();
                self.add("><PlainTextContent>what 😀 I saw</PlainTextContent></Note>");
            }
            self.add("</Notes>");
        }
        self.section("Links", 2, |made| {
            let guid = made.guid();
            made.add(&format!(
                "<Link guid=\"{guid}\" name=\"is part of\" direction=\"OneWay\""
            ));
            if let [first, .., last] = made.codes.clone().as_slice() {
                made.attribute("originGUID", first);
                made.attribute("targetGUID", last);
            }
            made.add("/>");
        });
        self.section("Sets", 3, |made| {
            let guid = made.guid();
            let name = made.name();
            made.add(&format!("<Set guid=\"{guid}\""));
            made.attribute("name", &name);
            made.add(">");
            made.description();
            for code in made.codes.clone().iter().take(2) {
                made.add(&format!("<MemberCode targetGUID=\"{code}\"/>"));
            }
            for source in made.sources.clone().iter().skip(1) {
                made.add(&format!("<MemberSource targetGUID=\"{source}\"/>"));
            }
            for note in made.notes.clone().iter().take(1) {
                made.add(&format!("<MemberNote targetGUID=\"{note}\"/>"));
            }
            made.add("</Set>");
        });
        self.section("Graphs", 2, |made| {
            let (guid, a, b, edge) = (made.guid(), made.guid(), made.guid(), made.guid());
            made.add(&format!(
                "<Graph guid=\"{guid}\"><Vertex guid=\"{a}\" firstX=\"0\" firstY=\"0\" shape=\"Star\"/>\
                 <Vertex guid=\"{b}\" firstX=\"9\" firstY=\"9\"/>\
                 <Edge guid=\"{edge}\" sourceVertex=\"{a}\" targetVertex=\"{b}\" lineStyle=\"dotted\"/></Graph>"
            ));
        });
        self.description();
        self.note_ref();
    }

    fn case(&mut self) {
        let guid = self.guid();
        self.add(&format!("<Case guid=\"{guid}\""));
        let name = self.name();
        self.maybe("name", &name);
        self.add(">");
        self.description();
        self.values();
        if !self.sources.is_empty() && self.chance.one_in(2) {
            let source = self.chance.pick(&self.sources).clone();
            self.add(&format!("<SourceRef targetGUID=\"{source}\"/>"));
        }
        if !self.selections.is_empty() && self.chance.one_in(3) {
            let selection = self.chance.pick(&self.selections).clone();
            self.add(&format!("<SelectionRef targetGUID=\"{selection}\"/>"));
        }
        self.add("</Case>");
    }

    fn section(&mut self, name: &str, most: usize, element: impl Fn(&mut Self)) {
        let count = self.chance.below(most + 1);
        if count == 0 {
            return;
        }
        self.add(&format!("<{name}>"));
        for _ in 0..count {
            element(self);
        }
        self.add(&format!("</{name}>"));
    }
}
