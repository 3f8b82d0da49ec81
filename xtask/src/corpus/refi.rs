//! The same study as a REFI-QDA project (`.qdpx`), as other programs write it.
//!
//! UTF-8 without a mark, `\n`, positions in code points, one coding in each selection, who and when
//! on everything. The texts have no character beyond the basic plane, so that all programs count
//! alike and their figures can be compared.

use std::{
    fs,
    io::{BufWriter, Seek, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{CODERS, Document, Marked, Size};
use crate::chance::Chance;

/// Raised when the same size gives other bytes, so that an old file is made anew.
const EDITION: u32 = 2;
/// How many characters of a passage other programs put into its name.
const NAME: usize = 100;
/// The attributes of a source, with the type that the format gives them.
const VARIABLES: [(&str, &str); 4] = [
    ("language", "Text"),
    ("when", "Date"),
    ("number", "Integer"),
    ("region", "Text"),
];

/// What has a GUID.
#[derive(Debug, Clone, Copy)]
enum Kind {
    User = 1,
    Code,
    Variable,
    Source,
    Selection,
    Coding,
}

/// Writes a size as `SIZE.qdpx` below `cache`, unless it is there, and returns the file.
pub(crate) fn write(size: Size, cache: &Path) -> Result<PathBuf> {
    let folder = cache.join(size.name);
    let (file, stamp) = (file(size, cache), folder.join("edition-refi"));
    let fresh = fs::read_to_string(&stamp).is_ok_and(|text| text == EDITION.to_string());
    if fresh && file.exists() {
        return Ok(file);
    }
    fs::create_dir_all(&folder)?;
    let out = BufWriter::with_capacity(1 << 20, fs::File::create(&file)?);
    project(size, out).with_context(|| format!("writing {}", file.display()))?;
    fs::write(stamp, EDITION.to_string())?;
    Ok(file)
}

/// Returns where the project of a size stands below `cache`.
pub(crate) fn file(size: Size, cache: &Path) -> PathBuf {
    cache.join(size.name).join(format!("{}.qdpx", size.name))
}

/// Writes the archive: one document in memory at a time, each made once for its codings and once
/// for its text, for an archive takes one member after the other.
fn project(size: Size, out: impl Write + Seek) -> Result<()> {
    let guids = Guids(size.codings as u64);
    let mut archive = ZipWriter::new(out);
    let options = SimpleFileOptions::default();
    archive.start_file("project.qde", options)?;
    let mut xml = BufWriter::with_capacity(1 << 16, &mut archive);
    description(size, guids, &mut xml)?;
    xml.flush()?;
    drop(xml);
    for (n, document) in super::documents(size).enumerate() {
        let name = format!("sources/{}.txt", guids.of(Kind::Source, n));
        archive.start_file(name, options)?;
        archive.write_all(document.text.as_bytes())?;
    }
    archive.finish()?.flush()?;
    Ok(())
}

fn description(size: Size, guids: Guids, xml: &mut impl Write) -> Result<()> {
    let (ana, when) = (guids.of(Kind::User, 0), moment(0));
    writeln!(
        xml,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Project xmlns=\"urn:QDA-XML:project:1.0\" \
         name=\"Made-up study {}\" origin=\"made-up study\" creatingUserGUID=\"{ana}\" \
         creationDateTime=\"{when}\">\n<Users>",
        size.name
    )?;
    for (n, name) in CODERS.iter().enumerate() {
        let guid = guids.of(Kind::User, n);
        writeln!(xml, "<User guid=\"{guid}\" name=\"{name}\" />")?;
    }
    writeln!(xml, "</Users>\n<CodeBook>\n<Codes>")?;
    codes(size, guids, xml)?;
    writeln!(xml, "</Codes>\n</CodeBook>\n<Variables>")?;
    for (n, (name, kind)) in VARIABLES.iter().enumerate() {
        let guid = guids.of(Kind::Variable, n);
        writeln!(
            xml,
            "<Variable guid=\"{guid}\" name=\"{name}\" typeOfVariable=\"{kind}\" />"
        )?;
    }
    writeln!(xml, "</Variables>\n<Sources>")?;
    let mut codings = 0;
    for (n, document) in super::documents(size).enumerate() {
        source(n, &document, codings, guids, xml)?;
        codings += document.codings.len();
    }
    writeln!(xml, "</Sources>\n</Project>")?;
    Ok(())
}

/// Writes the tree of the codes; they come with a parent before its children.
fn codes(size: Size, guids: Guids, xml: &mut impl Write) -> Result<()> {
    let mut open = 0;
    for (n, path) in super::codes(size).iter().enumerate() {
        let level = path.matches(" > ").count();
        let name = path.rsplit(" > ").next().unwrap_or(path);
        for _ in level..open {
            writeln!(xml, "</Code>")?;
        }
        open = level + 1;
        writeln!(
            xml,
            "<Code guid=\"{}\" name=\"{}\" isCodable=\"true\" color=\"#{:06x}\">\
             <Description>Passages that speak of matter {n}.</Description>",
            guids.of(Kind::Code, n),
            escape(name),
            (n * 7919) % 0xff_ffff
        )?;
    }
    for _ in 0..open {
        writeln!(xml, "</Code>")?;
    }
    Ok(())
}

/// Writes one source; `codings` counts those of the sources before it.
fn source(
    n: usize,
    document: &Document,
    codings: usize,
    guids: Guids,
    xml: &mut impl Write,
) -> Result<()> {
    let (guid, user) = (guids.of(Kind::Source, n), guids.of(Kind::User, 0));
    writeln!(
        xml,
        "<TextSource guid=\"{guid}\" name=\"Interview {}\" plainTextPath=\"internal://{guid}.txt\" \
         creatingUser=\"{user}\" creationDateTime=\"{}\">",
        n + 1,
        moment(n)
    )?;
    for (at, marked) in (codings..).zip(&document.codings) {
        selection(at, marked, &document.text, guids, xml)?;
    }
    let number = (n + 1).to_string();
    let values = [document.language, &document.when, &number, document.region];
    for (n, ((_, kind), value)) in VARIABLES.iter().zip(values).enumerate() {
        let guid = guids.of(Kind::Variable, n);
        writeln!(
            xml,
            "<VariableValue><VariableRef targetGUID=\"{guid}\" /><{kind}Value>{value}</{kind}Value></VariableValue>"
        )?;
    }
    writeln!(xml, "</TextSource>")?;
    Ok(())
}

fn selection(
    n: usize,
    marked: &Marked,
    text: &str,
    guids: Guids,
    xml: &mut impl Write,
) -> Result<()> {
    let (user, when) = (guids.of(Kind::User, marked.coder), moment(n));
    // Some programs name a selection by its words, others leave the name empty.
    let name: String = match n % 2 {
        0 => marked.words(text).chars().take(NAME).collect(),
        _ => String::new(),
    };
    writeln!(
        xml,
        "<PlainTextSelection guid=\"{}\" name=\"{}\" startPosition=\"{}\" endPosition=\"{}\" \
         creatingUser=\"{user}\" creationDateTime=\"{when}\">\n\
         <Coding guid=\"{}\" creatingUser=\"{user}\" creationDateTime=\"{when}\">\
         <CodeRef targetGUID=\"{}\" /></Coding>\n</PlainTextSelection>",
        guids.of(Kind::Selection, n),
        escape(&name),
        marked.start,
        marked.end,
        guids.of(Kind::Coding, n),
        guids.of(Kind::Code, marked.code)
    )?;
    Ok(())
}

/// GUIDs of one study, which follow from its size.
#[derive(Debug, Clone, Copy)]
struct Guids(u64);

impl Guids {
    /// Returns the GUID of the nth of a kind.
    fn of(self, kind: Kind, n: usize) -> String {
        let mut chance = Chance::new(((kind as u64) << 56) | (self.0 << 32) | n as u64);
        let (high, low) = (chance.next(), chance.next());
        format!(
            "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
            high >> 32,
            (high >> 16) & 0xffff,
            high & 0xfff,
            0x8000 | ((low >> 48) & 0x3fff),
            low & 0xffff_ffff_ffff
        )
    }
}

/// Returns when the nth thing was made: five minutes after the one before, over and over four years.
fn moment(n: usize) -> String {
    let (day, five) = (n / 288, n % 288);
    format!(
        "{}-{:02}-{:02}T{:02}:{:02}:00Z",
        2020 + day / (28 * 12) % 4,
        1 + day / 28 % 12,
        1 + day % 28,
        five / 12,
        five % 12 * 5
    )
}

/// Writes what stands in an attribute; a line end within it would be read as a space anyway.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
        .replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use std::{
        collections::BTreeSet,
        io::{Cursor, Read as _},
    };

    use super::*;

    const TINY: Size = Size {
        name: "tiny",
        sources: 3,
        words: 3_000,
        codes: 120,
        codings: 200,
    };

    fn tiny() -> (Vec<u8>, String) {
        let mut bytes = Vec::new();
        project(TINY, Cursor::new(&mut bytes)).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        assert_eq!(archive.len(), 1 + TINY.sources);
        let mut xml = String::new();
        let mut member = archive.by_name("project.qde").unwrap();
        member.read_to_string(&mut xml).unwrap();
        drop(member);
        (bytes, xml)
    }

    #[test]
    fn a_project_holds_what_the_size_says_and_is_the_same_every_time() {
        let (bytes, xml) = tiny();
        let count = |word: &str| xml.matches(word).count();
        assert_eq!(count("<Code guid"), TINY.codes);
        assert_eq!(count("</Code>"), TINY.codes);
        assert_eq!(count("<TextSource "), TINY.sources);
        assert_eq!(count("<PlainTextSelection "), TINY.codings);
        assert_eq!(count("<CodeRef "), TINY.codings);
        assert_eq!(count("<VariableValue>"), 4 * TINY.sources);
        assert_eq!(bytes, tiny().0);
    }

    #[test]
    fn no_guid_is_given_twice() {
        let (_, xml) = tiny();
        let given: Vec<_> = xml
            .split(" guid=\"")
            .skip(1)
            .map(|rest| &rest[..36])
            .collect();
        let once: BTreeSet<_> = given.iter().collect();
        assert_eq!(once.len(), given.len());
        for target in xml.split("targetGUID=\"").skip(1) {
            assert!(once.contains(&&target[..36]), "{target:.36}");
        }
    }

    #[test]
    fn moments_are_days_of_every_year() {
        assert_eq!(moment(0), "2020-01-01T00:00:00Z");
        assert_eq!(moment(289), "2020-01-02T00:05:00Z");
        assert_eq!(moment(288 * 28 * 12 * 4), moment(0));
    }
}
