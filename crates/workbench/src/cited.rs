//! What cites a thing: asked before it is taken away.

use std::collections::BTreeSet;

use ayni_model::{
    actor::{Actor, Tie},
    agreement::{Agreement, Provision},
    claim::{Claim, ClaimValue},
    codebook::{Code, CodeGroup, CodeLife},
    event::{Commitment, Event, Participation},
    id::RecordId,
    record::{Kind, Reference},
    source::{Source, Voice},
    study::{CellKey, Finding, Memo},
};
use ayni_store::Reader;

use crate::{Problem, ProblemKind, sentence};

/// What cites something.
pub(crate) struct Citing {
    kind: Kind,
    name: String,
    /// How many of the kind are called so.
    count: usize,
    /// What it is and its name, in English.
    english: String,
}

impl Citing {
    fn new(kind: Kind, noun: &str, name: &str) -> Self {
        Self {
            kind,
            name: name.to_owned(),
            count: 1,
            english: format!("{noun} {name}"),
        }
    }

    fn quoted(kind: Kind, noun: &str, name: &str) -> Self {
        Self {
            english: format!("{noun} {name:?}"),
            ..Self::new(kind, noun, name)
        }
    }
}

/// Returns what cites any of some things, each by its noun and key, in the order of the nouns.
///
/// A quotation does not cite its source, nor a coding its quotation, nor a voice its source: they go
/// with it. A participation goes with its event, but not with its actor.
pub(crate) fn by_what(reader: &impl Reader, things: &[Reference]) -> Result<Vec<Citing>, Problem> {
    let ids: BTreeSet<RecordId> = things.iter().map(|thing| thing.id).collect();
    let is = |id: RecordId| ids.contains(&id);
    let mut citing = Vec::new();
    for (id, source) in reader.all::<Source>()? {
        if !is(id.into()) && source.informants.iter().any(|actor| is((*actor).into())) {
            citing.push(Citing::new(Kind::Source, "source", &source.key));
        }
    }
    for (_, voice) in reader.all::<Voice>()? {
        if voice.actor.is_some_and(|actor| is(actor.into())) && !is(voice.source.into()) {
            citing.push(Citing::new(Kind::Voice, "voice", &voice.label));
        }
    }
    for (id, actor) in reader.all::<Actor>()? {
        if !is(id.into()) && actor.parent.is_some_and(|parent| is(parent.into())) {
            citing.push(Citing::new(Kind::Actor, "actor", &actor.key));
        }
    }
    for (id, tie) in reader.all::<Tie>()? {
        let ends = is(tie.from.into()) || is(tie.to.into());
        if !is(id.into()) && (ends || tie.source.is_some_and(|source| is(source.into()))) {
            citing.push(Citing::new(Kind::Tie, "tie", &tie.key));
        }
    }
    for (id, event) in reader.all::<Event>()? {
        let whole = event.part_of.is_some_and(|whole| is(whole.into()));
        if !is(id.into()) && (whole || event.source.is_some_and(|source| is(source.into()))) {
            citing.push(Citing::new(Kind::Event, "event", &event.key));
        }
    }
    for (id, part) in reader.all::<Participation>()? {
        if !is(id.into()) && is(part.actor.into()) {
            let event = reader.get::<Event>(part.event)?;
            let event = event.map_or_else(String::new, |event| event.key);
            citing.push(Citing::new(Kind::Participation, "participation in", &event));
        }
    }
    for (_, commitment) in reader.all::<Commitment>()? {
        if is(commitment.by.into()) || is(commitment.event.into()) {
            citing.push(Citing::quoted(
                Kind::Commitment,
                "commitment",
                &commitment.what,
            ));
        }
    }
    for (_, claim) in reader.all::<Claim>()? {
        let value = matches!(&claim.value, ClaimValue::Actor { actor, .. } if is((*actor).into()));
        if value || is(claim.subject.id) || is(claim.according_to.into()) {
            citing.push(Citing::new(Kind::Claim, "claim on", &claim.attribute));
        }
    }
    citing.extend(study(reader, &is)?);
    citing.sort_by(|a, b| a.english.cmp(&b.english));
    citing.dedup_by(|next, kept| {
        let same = next.english == kept.english;
        kept.count += if same { next.count } else { 0 };
        same
    });
    Ok(citing)
}

/// Returns the agreements, findings, groups, codes and memos that cite something.
fn study(reader: &impl Reader, is: &impl Fn(RecordId) -> bool) -> Result<Vec<Citing>, Problem> {
    let mut citing = Vec::new();
    for (_, agreement) in reader.all::<Agreement>()? {
        let parties: Vec<_> = agreement.parties.into();
        let sites = agreement.sites.iter();
        if is(agreement.source.into()) || parties.iter().chain(sites).any(|it| is((*it).into())) {
            citing.push(Citing::new(
                Kind::Agreement,
                "agreement of",
                &agreement.when.to_string(),
            ));
        }
    }
    for (_, provision) in reader.all::<Provision>()? {
        if provision
            .quotation
            .is_some_and(|quotation| is(quotation.into()))
        {
            citing.push(Citing::new(
                Kind::Provision,
                "provision",
                &provision.variable,
            ));
        }
    }
    for (_, finding) in reader.all::<Finding>()? {
        let quotations = finding.quotations.iter().chain(&finding.contrary);
        let cells = std::iter::once(&finding.row).chain(&finding.column);
        if quotations.clone().any(|it| is((*it).into())) || cells.clone().any(|key| cell(key, is)) {
            citing.push(Citing::new(Kind::Finding, "finding", &finding.key));
        }
    }
    for (_, group) in reader.all::<CodeGroup>()? {
        if group.codes.iter().any(|code| is((*code).into())) {
            citing.push(Citing::quoted(Kind::CodeGroup, "code group", &group.name));
        }
    }
    for (id, code) in reader.all::<Code>()? {
        if let CodeLife::Merged { into, .. } = code.life
            && is(into.into())
            && !is(id.into())
        {
            let mut one = Citing::quoted(Kind::Code, "code", code.name.as_str());
            one.english.push_str(", merged into it");
            citing.push(one);
        }
    }
    for (_, memo) in reader.all::<Memo>()? {
        if memo.on.is_some_and(|on| is(on.id)) {
            citing.push(Citing::new(Kind::Memo, "memo", &memo.key));
        }
    }
    Ok(citing)
}

fn cell(key: &CellKey, is: &impl Fn(RecordId) -> bool) -> bool {
    match key {
        CellKey::Code(id) => is((*id).into()),
        CellKey::Phase(id) => is((*id).into()),
        CellKey::Actor(id) => is((*id).into()),
        CellKey::Source(id) => is((*id).into()),
        CellKey::Value { .. } => false,
    }
}

/// Refuses to take away what is cited.
pub(crate) fn refuse(noun: &str, name: &str, citing: &[Citing]) -> Result<(), Problem> {
    if citing.is_empty() {
        return Ok(());
    }
    // Keys are bare; paths of codes have blanks.
    let bare = match noun {
        "code" => format!("{name:?}"),
        _ => name.to_owned(),
    };
    let shown = &citing[..citing.len().min(8)];
    let nouns: Vec<&str> = shown.iter().map(|one| one.english.as_str()).collect();
    let nouns = nouns.join(", ");
    let names: Vec<&str> = shown.iter().map(|one| one.name.as_str()).collect();
    let more = citing.len() - shown.len();
    let rest = match more {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let count = |kind| {
        let of = citing.iter().filter(|one| one.kind == kind);
        of.map(|one| one.count).sum::<usize>()
    };
    let message = sentence!(
        "is-cited",
        "the {noun} {bare} is cited by {nouns}{rest}",
        noun = noun,
        name = name,
        actors = count(Kind::Actor),
        agreements = count(Kind::Agreement),
        claims = count(Kind::Claim),
        codes = count(Kind::Code),
        groups = count(Kind::CodeGroup),
        commitments = count(Kind::Commitment),
        events = count(Kind::Event),
        findings = count(Kind::Finding),
        memos = count(Kind::Memo),
        participations = count(Kind::Participation),
        provisions = count(Kind::Provision),
        sources = count(Kind::Source),
        ties = count(Kind::Tie),
        voices = count(Kind::Voice),
        names = names.join(", "),
        more = more,
    );
    Err(Problem::new(ProblemKind::Conflict, message).hint(sentence!(
        "remove-citing-first",
        "Remove or change these first."
    )))
}
