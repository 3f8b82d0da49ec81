//! What cites a thing: asked before it is taken away.

use std::collections::BTreeSet;

use ayni_model::{
    actor::{Actor, Tie},
    agreement::{Agreement, Provision},
    claim::{Claim, ClaimValue},
    codebook::{Code, CodeGroup, CodeLife},
    event::{Commitment, Event, Participation},
    id::RecordId,
    record::Reference,
    source::{Source, Voice},
    study::{CellKey, Finding, Memo},
};
use ayni_store::Reader;

use crate::{Problem, ProblemKind};

/// Returns what cites any of some things, each by its noun and key, in the order of the nouns.
///
/// A quotation does not cite its source, nor a coding its quotation, nor a voice its source: they go
/// with it. A participation goes with its event, but not with its actor.
pub(crate) fn by_what(reader: &impl Reader, things: &[Reference]) -> Result<Vec<String>, Problem> {
    let ids: BTreeSet<RecordId> = things.iter().map(|thing| thing.id).collect();
    let is = |id: RecordId| ids.contains(&id);
    let mut citing = Vec::new();
    for (id, source) in reader.all::<Source>()? {
        if !is(id.into()) && source.informants.iter().any(|actor| is((*actor).into())) {
            citing.push(format!("source {}", source.key));
        }
    }
    for (_, voice) in reader.all::<Voice>()? {
        if voice.actor.is_some_and(|actor| is(actor.into())) && !is(voice.source.into()) {
            citing.push(format!("voice {}", voice.label));
        }
    }
    for (id, actor) in reader.all::<Actor>()? {
        if !is(id.into()) && actor.parent.is_some_and(|parent| is(parent.into())) {
            citing.push(format!("actor {}", actor.key));
        }
    }
    for (id, tie) in reader.all::<Tie>()? {
        let ends = is(tie.from.into()) || is(tie.to.into());
        if !is(id.into()) && (ends || tie.source.is_some_and(|source| is(source.into()))) {
            citing.push(format!("tie {}", tie.key));
        }
    }
    for (id, event) in reader.all::<Event>()? {
        let whole = event.part_of.is_some_and(|whole| is(whole.into()));
        if !is(id.into()) && (whole || event.source.is_some_and(|source| is(source.into()))) {
            citing.push(format!("event {}", event.key));
        }
    }
    for (id, part) in reader.all::<Participation>()? {
        if !is(id.into()) && is(part.actor.into()) {
            let event = reader.get::<Event>(part.event)?;
            citing.push(format!(
                "participation in {}",
                event.map_or_else(String::new, |event| event.key)
            ));
        }
    }
    for (_, commitment) in reader.all::<Commitment>()? {
        if is(commitment.by.into()) || is(commitment.event.into()) {
            citing.push(format!("commitment {:?}", commitment.what));
        }
    }
    for (_, claim) in reader.all::<Claim>()? {
        let value = matches!(&claim.value, ClaimValue::Actor { actor, .. } if is((*actor).into()));
        if value || is(claim.subject.id) || is(claim.according_to.into()) {
            citing.push(format!("claim on {}", claim.attribute));
        }
    }
    citing.extend(study(reader, &is)?);
    citing.sort();
    citing.dedup();
    Ok(citing)
}

/// Returns the agreements, findings, groups, codes and memos that cite something.
fn study(reader: &impl Reader, is: &impl Fn(RecordId) -> bool) -> Result<Vec<String>, Problem> {
    let mut citing = Vec::new();
    for (_, agreement) in reader.all::<Agreement>()? {
        let parties: Vec<_> = agreement.parties.into();
        let sites = agreement.sites.iter();
        if is(agreement.source.into()) || parties.iter().chain(sites).any(|it| is((*it).into())) {
            citing.push(format!("agreement of {}", agreement.when));
        }
    }
    for (_, provision) in reader.all::<Provision>()? {
        if provision
            .quotation
            .is_some_and(|quotation| is(quotation.into()))
        {
            citing.push(format!("provision {}", provision.variable));
        }
    }
    for (_, finding) in reader.all::<Finding>()? {
        let quotations = finding.quotations.iter().chain(&finding.contrary);
        let cells = std::iter::once(&finding.row).chain(&finding.column);
        if quotations.clone().any(|it| is((*it).into())) || cells.clone().any(|key| cell(key, is)) {
            citing.push(format!("finding {}", finding.key));
        }
    }
    for (_, group) in reader.all::<CodeGroup>()? {
        if group.codes.iter().any(|code| is((*code).into())) {
            citing.push(format!("code group {:?}", group.name));
        }
    }
    for (id, code) in reader.all::<Code>()? {
        if let CodeLife::Merged { into, .. } = code.life
            && is(into.into())
            && !is(id.into())
        {
            citing.push(format!("code {:?}, merged into it", code.name.as_str()));
        }
    }
    for (_, memo) in reader.all::<Memo>()? {
        if memo.on.is_some_and(|on| is(on.id)) {
            citing.push(format!("memo {}", memo.key));
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
pub(crate) fn refuse(what: &str, citing: &[String]) -> Result<(), Problem> {
    if citing.is_empty() {
        return Ok(());
    }
    let shown: Vec<&str> = citing.iter().take(8).map(String::as_str).collect();
    let more = citing.len() - shown.len();
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    Err(Problem::new(
        ProblemKind::Conflict,
        format!("{what} is cited by {}{more}", shown.join(", ")),
    )
    .hint("Remove or change these first."))
}
