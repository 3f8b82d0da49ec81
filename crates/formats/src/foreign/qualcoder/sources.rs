//! The sources: texts, pdfs, pictures, recordings.

use std::collections::BTreeMap;

use ayni_model::id::RecordId;

use super::{
    attributes::{Of, Values},
    codes::Codes,
    codings::{self, Stretches},
    media::{Files, Whereabouts},
    notes,
    places::Places,
    project::Project,
};
use crate::{
    Refusal,
    foreign::{
        At, Link, Made, Media, NoticeKind, Piece, Selection, Source, Text, Units,
        positions::Convention,
    },
};

/// What is known of a source before it is read.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Identity.
    pub(super) id: RecordId,
    /// The name.
    pub(super) name: String,
    /// What it is and where its file is.
    pub(super) at: Whereabouts,
    description: Option<String>,
    /// The source that is its transcript.
    transcript: Option<i64>,
    /// Its entry of the bibliography.
    pub(super) reference: Option<i64>,
    made: Made,
}

/// The sources of a project by their number (`id`).
pub(super) type Sources = BTreeMap<i64, Entry>;

/// Lists the sources without reading their texts.
pub(super) fn list(project: &mut Project<'_>) -> Result<Sources, Refusal> {
    let columns = &[
        "id",
        "name",
        "mediapath",
        "memo",
        "owner",
        "date",
        "av_text_id",
        "risid",
    ];
    let mut sources = Sources::new();
    for row in project.rows("source", columns, None, &["id"])? {
        let name = row.word("name");
        let key = row.integer("id").filter(|key| !sources.contains_key(key));
        let Some(key) = key else {
            project.say(NoticeKind::LeftOut, "source", &name.unwrap_or_default());
            continue;
        };
        let made = project.made(&row);
        let entry = Entry {
            id: project.named(&["source"]),
            name: name.unwrap_or_else(|| format!("#{key}")),
            at: Whereabouts::of(row.word("mediapath").as_deref()),
            description: row.filled("memo"),
            transcript: row.integer("av_text_id"),
            reference: row.integer("risid"),
            made,
        };
        sources.insert(key, entry);
    }
    if !project.has("source", "av_text_id")? {
        transcripts_by_name(&mut sources);
    }
    identify(project, &mut sources);
    Ok(sources)
}

/// Before v5 a transcript was known by its name alone.
fn transcripts_by_name(sources: &mut Sources) {
    let names: BTreeMap<String, i64> = sources
        .iter()
        .map(|(key, source)| (source.name.clone(), *key))
        .collect();
    for source in sources.values_mut() {
        source.transcript = names.get(&format!("{}.transcribed", source.name)).copied();
    }
}

/// Gives sources their identities. The date stays as the source is made, but for a transcript, which has
/// a new one whenever it is typed on: it has that of its recording.
fn identify(project: &mut Project<'_>, sources: &mut Sources) {
    let date = |source: &Entry| source.made.at.clone().unwrap_or_default();
    let mut recorded = BTreeMap::new();
    for source in sources.values() {
        if let Some(transcript) = source.transcript {
            recorded.entry(transcript).or_insert_with(|| date(source));
        }
    }
    for (key, source) in sources {
        let stays = recorded.remove(key).unwrap_or_else(|| date(source));
        let id = project.id("source", Some(*key), &[&stays], &[&source.name]);
        source.id = project.once(id, "source");
    }
}

/// Reads the sources, and returns the links between them and between what is coded in them.
pub(super) fn read<E: From<Refusal>>(
    project: &mut Project<'_>,
    sources: &Sources,
    codes: &Codes,
    values: &mut Values,
    mut files: Files,
    give: &mut dyn FnMut(Piece) -> Result<(), E>,
) -> Result<Vec<Link>, E> {
    let mut coded = codings::survey(project, sources, codes)?;
    let mut stretches = Stretches::default();
    for (key, entry) in sources {
        let mut selections =
            codings::read(project, *key, entry, codes, &mut coded, &mut stretches)?;
        let fulltext = project.fulltext(*key)?;
        let text = text(project, entry, fulltext, &mut selections)?;
        let notes = entry
            .reference
            .map(|number| notes::reference_id(project, number));
        let source = Source {
            id: entry.id,
            name: entry.name.clone(),
            media: entry.at.media,
            text,
            transcribed: false,
            file: files.find(project, &entry.at, &entry.name),
            attached: Vec::new(),
            elsewhere: entry.at.elsewhere.clone(),
            description: entry.description.clone(),
            selections,
            codings: Vec::new(),
            codings_of_text: 0,
            values: values.take(Of::Source, *key),
            notes: notes.into_iter().collect(),
            made: entry.made.clone(),
            verbatim: None,
        };
        give(Piece::Source(Box::new(source)))?;
    }
    files.left(project);
    Ok(links(project, sources, stretches))
}

/// Returns the text of a source, and puts the selections that are in it in their places.
fn text(
    project: &mut Project<'_>,
    entry: &Entry,
    fulltext: Option<String>,
    selections: &mut [Selection],
) -> Result<Option<Text>, Refusal> {
    let is_text = entry.at.media == Media::Text;
    let fulltext = match fulltext.filter(|text| is_text || !text.is_empty()) {
        Some(fulltext) => fulltext,
        None if is_text => String::new(),
        None => return Ok(None),
    };
    // Those in the text come first.
    let is_in_text = |selection: &Selection| matches!(selection.at, At::Text { .. });
    let in_text = selections.partition_point(is_in_text);
    let (selections, _) = selections.split_at_mut(in_text);
    let places = Places::new(&fulltext, || Ok::<_, Refusal>(selections.to_vec()))?;
    for _ in 0..places.settle(selections) {
        project.say(NoticeKind::Guessed, "code_text", &entry.name);
    }
    Ok(Some(Text {
        stored: places.stored().to_owned(),
        units: Units::Known(Convention::OURS),
        ..Text::default()
    }))
}

/// Links recordings with their transcripts, and passages of transcripts with stretches of the recording.
fn links(project: &mut Project<'_>, sources: &Sources, stretches: Stretches) -> Vec<Link> {
    let mut links = Vec::new();
    for source in sources.values() {
        let Some(number) = source.transcript else {
            continue;
        };
        match sources.get(&number) {
            Some(transcript) => links.push((source.id, transcript.id)),
            None => project.say(NoticeKind::Dangling, "source", &source.name),
        }
    }
    for (passage, number) in stretches.linked {
        match stretches.of.get(&number) {
            Some(stretch) => links.push((*stretch, passage)),
            None => {
                let seen = format!("avid {number}");
                project.say(NoticeKind::Dangling, "code_text.avid", &seen);
            }
        }
    }
    let link = |(from, to): (RecordId, RecordId)| Link {
        id: from.derived(&to.to_string()),
        name: Some("transcript".to_owned()),
        from: Some(from),
        to: Some(to),
    };
    links.into_iter().map(link).collect()
}
