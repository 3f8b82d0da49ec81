//! Made-up studies of three sizes, as plain projects and REFI-QDA projects: what benchmarks read.
//!
//! The same size gives the same bytes on every machine. Texts are in English, Spanish and French
//! forms; how often words occur follows Zipf, so that a full-text index has its usual shape.

pub(crate) mod refi;

use std::{
    fs,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

use crate::{chance::Chance, vocabulary::Vocabulary};

/// Raised when the same size gives other bytes, so that an old folder is made anew.
const EDITION: u32 = 2;

/// How large a made-up study is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    /// The letter by which people call it.
    pub(crate) name: &'static str,
    /// Sources.
    pub(crate) sources: usize,
    /// Words of all sources, about.
    pub(crate) words: usize,
    /// Codes, of three levels.
    pub(crate) codes: usize,
    /// Codings.
    pub(crate) codings: usize,
}

/// The sizes, smallest first.
pub(crate) const SIZES: [Size; 3] = [
    Size {
        name: "S",
        sources: 77,
        words: 710_000,
        codes: 250,
        codings: 12_000,
    },
    Size {
        name: "M",
        sources: 500,
        words: 4_600_000,
        codes: 1_000,
        codings: 150_000,
    },
    Size {
        name: "L",
        sources: 3_000,
        words: 25_000_000,
        codes: 2_000,
        codings: 1_000_000,
    },
];

/// Who codes.
pub(crate) const CODERS: [&str; 3] = ["ana", "ben", "cleo"];
const REGIONS: [&str; 5] = ["North", "South", "Coast", "Highlands", "Capital"];
const LANGUAGES: [&str; 3] = ["en", "es", "fr"];

/// One source with what was coded in it.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    /// Its key.
    pub(crate) key: String,
    /// Its words.
    pub(crate) text: String,
    /// Its codings, in the order of the text.
    pub(crate) codings: Vec<Marked>,
    language: &'static str,
    when: String,
    region: &'static str,
}

/// A code on a passage.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Marked {
    /// Start in code points.
    pub(crate) start: u32,
    /// End in code points.
    pub(crate) end: u32,
    /// Index of the code.
    pub(crate) code: usize,
    /// Index of the coder.
    pub(crate) coder: usize,
    bytes: (usize, usize),
}

impl Marked {
    /// Returns the coded words.
    pub(crate) fn words<'t>(&self, text: &'t str) -> &'t str {
        &text[self.bytes.0..self.bytes.1]
    }
}

/// Finds a size by its letter.
pub(crate) fn size(name: &str) -> Option<Size> {
    SIZES
        .into_iter()
        .find(|size| size.name.eq_ignore_ascii_case(name))
}

/// Returns the documents of a size, one after the other.
pub(crate) fn documents(size: Size) -> impl Iterator<Item = Document> {
    let vocabularies = [0, 1, 2].map(Vocabulary::of);
    (0..size.sources).map(move |n| document(size, n, &vocabularies))
}

/// Returns the paths of the codes, in the order of the codebook: a parent before its children.
pub(crate) fn codes(size: Size) -> Vec<String> {
    let vocabulary = Vocabulary::of(0);
    let mut chance = Chance::new(size.codes as u64);
    // One code in a hundred is at the top, nine more stand below it, and ten below each of those.
    let tops = size.codes.div_ceil(100);
    let mut paths = Vec::with_capacity(size.codes);
    let mut name = |n: usize| {
        let mut word = vocabulary.sample(&mut chance).to_owned();
        if let Some(first) = word.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        format!("{word} {n}")
    };
    for _ in 0..tops {
        let top = name(paths.len());
        paths.push(top.clone());
        for _ in 0..9 {
            if paths.len() == size.codes {
                return paths;
            }
            let middle = format!("{top} > {}", name(paths.len()));
            paths.push(middle.clone());
            for _ in 0..10 {
                if paths.len() == size.codes {
                    return paths;
                }
                let path = format!("{middle} > {}", name(paths.len()));
                paths.push(path);
            }
        }
    }
    let below = paths.first().cloned().unwrap_or_default();
    while paths.len() < size.codes {
        let path = format!("{below} > {}", name(paths.len()));
        paths.push(path);
    }
    paths
}

/// Writes a size as a plain project below `cache`, unless it is there, and returns the folder.
pub(crate) fn write(size: Size, cache: &Path) -> Result<PathBuf> {
    let folder = cache.join(size.name);
    let stamp = folder.join("edition");
    if fs::read_to_string(&stamp).is_ok_and(|text| text == EDITION.to_string()) {
        return Ok(folder.join("project"));
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let project = folder.join("project");
    fs::create_dir_all(project.join("sources"))?;
    fs::create_dir_all(project.join("synopses"))?;
    write_project(size, &project).with_context(|| format!("writing {}", project.display()))?;
    fs::write(stamp, EDITION.to_string())?;
    Ok(project)
}

fn write_project(size: Size, folder: &Path) -> Result<()> {
    fs::write(folder.join("ayni.toml"), declaration(size))?;
    for (name, columns) in [("code-phase", "phase"), ("code-source", "source")] {
        let text = format!(
            "name = \"{name}\"\ntitle = \"Codes by {columns}\"\nrows = [{{ axis = \"code\" }}]\n\
             columns = [{{ axis = \"{columns}\" }}]\nmeasures = [\"count\"]\n"
        );
        fs::write(folder.join(format!("synopses/{name}.toml")), text)?;
    }
    let paths = codes(size);
    let mut codebook = table(folder, "codebook.csv", "code,definition,colour")?;
    for (n, path) in paths.iter().enumerate() {
        writeln!(
            codebook,
            "{path},Passages that speak of matter {n}.,#{:06x}",
            (n * 7919) % 0xff_ffff
        )?;
    }
    codebook.flush()?;
    let columns = "key,name,kind,file,language,when,number,region";
    let mut sources = table(folder, "sources.csv", columns)?;
    let mut codings = table(folder, "codings.csv", "source,start,end,quote,code,coder")?;
    for (n, document) in documents(size).enumerate() {
        let Document { key, text, .. } = &document;
        fs::write(folder.join(format!("sources/{key}.txt")), text)?;
        writeln!(
            sources,
            "{key},Interview {},interview,{key}.txt,{},{},{},{}",
            n + 1,
            document.language,
            document.when,
            n + 1,
            document.region
        )?;
        for marked in &document.codings {
            writeln!(
                codings,
                "{key},{},{},\"{}\",{},{}",
                marked.start,
                marked.end,
                marked.words(text).replace('"', "\"\""),
                paths[marked.code],
                CODERS[marked.coder]
            )?;
        }
    }
    sources.flush()?;
    codings.flush()?;
    Ok(())
}

fn table(folder: &Path, name: &str, header: &str) -> Result<BufWriter<fs::File>> {
    let mut file = BufWriter::with_capacity(1 << 20, fs::File::create(folder.join(name))?);
    writeln!(file, "{header}")?;
    Ok(file)
}

fn declaration(size: Size) -> String {
    let mut text = format!(
        "[project]\nname = \"Made-up study {}\"\nlanguage = \"en\"\n",
        size.name
    );
    for coder in CODERS {
        text += &format!("\n[[member]]\nkey = \"{coder}\"\nname = \"{coder}\"\n");
    }
    text += "\n[[attribute]]\nof = \"source\"\nname = \"number\"\ntype = \"integer\"\n";
    text += &format!(
        "\n[[attribute]]\nof = \"source\"\nname = \"region\"\ntype = \"choice\"\nchoices = {REGIONS:?}\n"
    );
    for (n, when) in ["1995/2003", "2004/2006", "2007/2019"].iter().enumerate() {
        text += &format!(
            "\n[[phase]]\nkey = \"phase-{}\"\nname = \"Phase {}\"\nwhen = [\"{when}\"]\n",
            n + 1,
            n + 1
        );
    }
    text
}

fn document(size: Size, n: usize, vocabularies: &[Vocabulary; 3]) -> Document {
    let language = n % 3;
    let mut chance = Chance::new(((size.codings as u64) << 32) | n as u64);
    let (text, words) = text(
        size.words / size.sources,
        &vocabularies[language],
        &mut chance,
    );
    let wanted = size.codings * (n + 1) / size.sources - size.codings * n / size.sources;
    let mut codings = std::collections::BTreeSet::new();
    while codings.len() < wanted {
        let first = chance.index(words.len());
        // Mostly a sentence or two, about two hundred characters, now and then a whole answer.
        let length = 4 + chance.index(52) + usize::from(chance.one_in(12)) * chance.index(120);
        let last = (first + length).min(words.len() - 1);
        let (start, end) = (words[first], words[last]);
        let coder = chance.index(CODERS.len());
        let (start_byte, end_byte) = (start.byte, end.byte + end.bytes);
        for _ in 0..=usize::from(chance.one_in(5)) {
            if codings.len() < wanted {
                codings.insert(Marked {
                    start: start.at,
                    end: end.at + end.length,
                    // Few codes are used much, most of them little.
                    code: chance.index(size.codes).min(chance.index(size.codes)),
                    coder,
                    bytes: (start_byte, end_byte),
                });
            }
        }
    }
    Document {
        key: format!("interview-{:04}", n + 1),
        text,
        codings: codings.into_iter().collect(),
        language: LANGUAGES[language],
        when: format!(
            "{}-{:02}-{:02}",
            1995 + chance.index(25),
            1 + chance.index(12),
            1 + chance.index(28)
        ),
        region: REGIONS[chance.index(REGIONS.len())],
    }
}

/// Where a word stands: code points, bytes, and its length in both.
#[derive(Debug, Clone, Copy)]
struct Word {
    at: u32,
    byte: usize,
    length: u32,
    bytes: usize,
}

/// Makes a conversation of about so many words, and says where they stand.
fn text(wanted: usize, vocabulary: &Vocabulary, chance: &mut Chance) -> (String, Vec<Word>) {
    let mut text = String::with_capacity(wanted * 8);
    let mut words = Vec::with_capacity(wanted + 200);
    let mut at = 0_u32;
    let mut turn = 0;
    while words.len() < wanted {
        let label = ["Ana: ", "Informant: "][turn % 2];
        turn += 1;
        text += label;
        at += u32::try_from(label.len()).unwrap_or_default();
        let sentences = 2 + chance.index(7);
        for sentence in 0..sentences {
            let length = 5 + chance.index(18);
            for n in 0..length {
                let word = vocabulary.sample(chance);
                let (byte, start) = (text.len(), at);
                if n == 0 {
                    text.extend(word.chars().take(1).flat_map(char::to_uppercase));
                    text.extend(word.chars().skip(1));
                } else {
                    text += word;
                }
                let bytes = text.len() - byte;
                let points = text[byte..].chars().count();
                let length_in_points = u32::try_from(points).unwrap_or_default();
                at += length_in_points;
                words.push(Word {
                    at: start,
                    byte,
                    length: length_in_points,
                    bytes,
                });
                let mark = match (n + 1 == length, chance.one_in(11)) {
                    (true, _) if sentence + 1 == sentences => ".\n\n",
                    (true, _) => ". ",
                    (false, true) => ", ",
                    (false, false) => " ",
                };
                text += mark;
                at += u32::try_from(mark.len()).unwrap_or_default();
            }
        }
    }
    (text, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TINY: Size = Size {
        name: "tiny",
        sources: 3,
        words: 3_000,
        codes: 120,
        codings: 200,
    };

    #[test]
    fn a_corpus_is_as_large_as_it_says_and_the_same_every_time() {
        let first: Vec<_> = documents(TINY).collect();
        let again: Vec<_> = documents(TINY).collect();
        assert_eq!(first.len(), 3);
        let codings: usize = first.iter().map(|document| document.codings.len()).sum();
        assert_eq!(codings, 200);
        for (one, other) in first.iter().zip(&again) {
            assert_eq!((&one.text, &one.codings), (&other.text, &other.codings));
        }
        assert_eq!(codes(TINY).len(), 120);
    }

    #[test]
    fn positions_are_code_points_of_the_words() {
        for document in documents(TINY) {
            for marked in &document.codings {
                let length = (marked.end - marked.start) as usize;
                let words: String = document
                    .text
                    .chars()
                    .skip(marked.start as usize)
                    .take(length)
                    .collect();
                assert_eq!(words, marked.words(&document.text));
            }
        }
    }

    #[test]
    fn every_code_stands_below_one_that_is_listed() {
        let paths = codes(SIZES[1]);
        let known: std::collections::BTreeSet<_> = paths.iter().cloned().collect();
        assert_eq!(known.len(), paths.len(), "no path twice");
        for path in &paths {
            if let Some((parent, _)) = path.rsplit_once(" > ") {
                assert!(known.contains(parent), "{path}");
            }
        }
    }
}
