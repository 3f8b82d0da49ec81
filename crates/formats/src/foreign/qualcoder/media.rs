//! Where the file of a source is: its `mediapath`.
//!
//! Nothing: a text; its file may stand under its name in `documents`. `/docs/…`, `/images/…`, `/audio/…`,
//! `/video/…`: a file of the project's own folders. `docs:…`, `images:…`, `audio:…`, `video:…`: a file
//! somewhere on the computer of whoever linked it, which is never opened.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::{project::Project, sources::Sources};
use crate::foreign::{Media, Member, NoticeKind, container::Container};

/// The folders: how paths begin that lead into them, how those begin that lead elsewhere, their names.
const FOLDERS: [(&str, &str, &str, Media); 4] = [
    ("/docs/", "docs:", "documents", Media::Text),
    ("/images/", "images:", "images", Media::Picture),
    ("/audio/", "audio:", "audio", Media::Audio),
    ("/video/", "video:", "video", Media::Video),
];

/// What a source is and where its file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Whereabouts {
    /// What it is.
    pub(super) media: Media,
    /// The path within the project's folder.
    inside: Option<String>,
    /// The path of a file that is not in the project.
    pub(super) elsewhere: Option<String>,
}

impl Whereabouts {
    /// Reads a `mediapath`.
    pub(super) fn of(mediapath: Option<&str>) -> Self {
        let Some(path) = mediapath else {
            return Self {
                media: Media::Text,
                inside: None,
                elsewhere: None,
            };
        };
        for (inside, outside, folder, media) in FOLDERS {
            if let Some(name) = path.strip_prefix(inside) {
                return Self {
                    media: with_pdf(media, name),
                    inside: Some(format!("{folder}/{name}")),
                    elsewhere: None,
                };
            }
            if let Some(path) = path.strip_prefix(outside) {
                return Self {
                    media: with_pdf(media, path),
                    inside: None,
                    elsewhere: Some(path.to_owned()),
                };
            }
        }
        Self {
            media: with_pdf(Media::Text, path),
            inside: None,
            elsewhere: Some(path.to_owned()),
        }
    }
}

fn with_pdf(media: Media, path: &str) -> Media {
    if media == Media::Text && path.to_lowercase().ends_with(".pdf") {
        Media::Pdf
    } else {
        media
    }
}

/// The files of a project's folder.
pub(super) struct Files {
    /// Their names in the container, by their composed paths within the folder: a Mac stores file names
    /// decomposed, and the database has them as they were typed.
    members: BTreeMap<String, String>,
    named: BTreeSet<String>,
}

impl Files {
    /// Lists the files.
    pub(super) fn of(container: &dyn Container, folder: &str) -> Self {
        let inside = |member: String| {
            let path = member.strip_prefix(folder)?;
            let file = !path.is_empty() && !path.ends_with('/');
            file.then(|| (path.nfc().collect(), member.clone()))
        };
        Self {
            members: container.members().into_iter().filter_map(inside).collect(),
            named: BTreeSet::new(),
        }
    }

    /// Returns the file of a source, with a notice where it is not there.
    pub(super) fn find(
        &mut self,
        project: &mut Project<'_>,
        at: &Whereabouts,
        name: &str,
    ) -> Option<Member> {
        let path = match (&at.inside, &at.elsewhere) {
            (Some(path), _) => path.clone(),
            (None, Some(_)) => return None,
            (None, None) => format!("documents/{name}"),
        };
        let composed: String = path.nfc().collect();
        let Some(member) = self.members.get(&composed) else {
            if at.inside.is_some() {
                project.say_each(NoticeKind::MissingMember, "source", &path);
            }
            return None;
        };
        let title = path.rsplit('/').next().unwrap_or(&path).to_owned();
        self.named.insert(composed);
        Some(Member {
            name: member.clone(),
            title,
        })
    }

    /// Takes out the plain copies of texts, which are in the database letter by letter.
    pub(super) fn without_copies(
        mut self,
        project: &Project<'_>,
        sources: &Sources,
        container: &mut dyn Container,
    ) -> Self {
        self.members.retain(|path, member| {
            let Some((stem, "txt")) = path
                .strip_prefix("documents/")
                .and_then(|file| file.rsplit_once('.'))
            else {
                return true;
            };
            let copied = sources.iter().filter(|(_, source)| {
                let file = source.at.inside.as_deref().unwrap_or_default();
                let called = [&source.name, file.rsplit('/').next().unwrap_or_default()];
                called.into_iter().any(|name| {
                    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
                    name.nfc().eq(stem.chars())
                })
            });
            let mut texts = copied.filter_map(|(key, _)| project.fulltext(*key).ok().flatten());
            // What cannot be read is no copy, and is told as any other file.
            let words = container.read(member).ok().flatten();
            let words = words.and_then(|words| String::from_utf8(words).ok());
            !words.is_some_and(|words| texts.any(|text| plain(&text) == plain(&words)))
        });
        self
    }

    /// Notes the files that no source names.
    pub(super) fn left(self, project: &mut Project<'_>) {
        for path in self.members.keys() {
            if !self.named.contains(path) && !is_made_by_itself(path) {
                project.say_each(NoticeKind::LeftOut, "files", path);
            }
        }
    }
}

/// Returns a text without its mark and with the line ends of the database.
fn plain(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

/// Tells whether QualCoder makes a file itself, from what is read anyway.
fn is_made_by_itself(path: &str) -> bool {
    path.starts_with("data.qda")
        || path == "project_in_use.lock"
        || path.ends_with(".DS_Store")
        || (path.starts_with("audio/waveform_") && path.ends_with(".png"))
}
