//! Codes, and sets of them.

use ayni_formats::foreign::{Code as ForeignCode, NoticeKind, Set};
use ayni_model::{
    codebook::{Code, CodeGroup, CodeLife, CodeName, PATH_SEPARATOR},
    id::{AttributeId, CodeGroupId, CodeId, RecordId},
    record::{Change, Fields, Kind, Reference},
};

use super::{AttributeKind, Bring, attribute_name};
use crate::{Problem, foreign::definition};

/// How many levels the tree of codes may have: a path of all names above is written for every code.
const DEEPEST: u64 = 256;

/// Where a code of the file landed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Landed {
    pub(super) id: CodeId,
    depth: u64,
}

impl Bring<'_, '_> {
    /// Learns the codes that the project has.
    pub(super) fn know_codes(&mut self) {
        for (id, code) in &self.shelves.codes.live {
            let name = code.name.as_str().to_lowercase();
            self.siblings.insert((code.parent, name), *id);
            let next = self.code_positions.entry(code.parent).or_default();
            *next = (*next).max(code.position + 1);
        }
    }

    pub(super) fn code(&mut self, code: &ForeignCode) -> Result<(), Problem> {
        self.report.came("code");
        let above = code
            .parent
            .and_then(|parent| self.codes.get(&parent))
            .copied();
        let above = match above {
            Some(above) if above.depth >= DEEPEST => {
                self.note_that(NoticeKind::BrokenTree, &code.name);
                None
            }
            above => above,
        };
        let parent = above.map(|above| above.id);
        let wanted = code_name(&code.name);
        let own: CodeId = self.own(code.id);
        let known = self.shelves.codes.live.get(&own).cloned();
        let sibling = self.siblings.get(&(parent, wanted.to_lowercase())).copied();
        // One of this file is another code, whatever its name; one of the project is the same.
        let of_file = |id: CodeId| self.landed.contains(&id);
        let met = match (&known, sibling) {
            (Some(_), _) => Some(own),
            (None, Some(id)) if !of_file(id) => Some(id),
            _ => None,
        };
        let id = met.unwrap_or(own);
        let taken = |name: &str| {
            let found = self.siblings.get(&(parent, name.to_lowercase()));
            found.is_some_and(|other| *other != id)
        };
        let within = format!("code {parent:?}");
        let name = self.free.name(known.is_some(), within, &wanted, &taken);
        if name != code.name {
            self.report.list_renamed("code", &code.name, &name);
        }
        self.siblings.insert((parent, name.to_lowercase()), id);
        let depth = above.map_or(1, |above| above.depth + 1);
        self.codes.insert(code.id, Landed { id, depth });
        self.landed.insert(id);
        self.refer(&code.notes, Reference::from(id));
        let position = self.code_positions.entry(parent).or_default();
        let own_position = *position;
        *position += 1;
        let Ok(name) = name.parse::<CodeName>() else {
            return Ok(());
        };
        let blank = Code {
            name: name.clone(),
            parent,
            definition: None,
            include: None,
            exclude: None,
            example: None,
            colour: None,
            life: CodeLife::default(),
            origin: None,
            note: None,
            position: own_position,
        };
        let before = self.shelves.codes.live.get(&id).cloned();
        let said = code.description.as_deref();
        let said = said.filter(|it| !it.trim().is_empty());
        let mut noun = Code {
            name,
            parent,
            colour: colour(code.colour.as_deref())
                .or_else(|| before.as_ref().and_then(|it| it.colour.clone())),
            ..before.unwrap_or(blank)
        };
        match said {
            Some(said) if self.is_ours() => definition::split(said, &mut noun),
            Some(said) => noun.definition = Some(said.to_owned()),
            None => {}
        }
        self.settle(id, &noun)
    }

    pub(super) fn code_depth(&self) -> u64 {
        let depths = self.codes.values().map(|landed| landed.depth);
        depths.max().unwrap_or(0)
    }

    /// Takes a set: of codes as a group of codes, of sources as an attribute that says yes.
    pub(super) fn set(&mut self, set: Set) -> Result<(), Problem> {
        let codes: Vec<CodeId> = set
            .codes
            .iter()
            .filter_map(|code| Some(self.codes.get(code)?.id))
            .collect();
        for _ in codes.len()..set.codes.len() {
            self.note_that(NoticeKind::Dangling, "MemberCode");
        }
        if codes.is_empty() && set.sources.is_empty() {
            self.report.kept("set");
            return Ok(());
        }
        self.report.came("set");
        if !codes.is_empty() {
            self.group(&set, codes)?;
        }
        if !set.sources.is_empty() {
            self.source_set(&set)?;
        }
        Ok(())
    }

    fn group(&mut self, set: &Set, codes: Vec<CodeId>) -> Result<(), Problem> {
        let own: CodeGroupId = self.own(set.id);
        let groups = &self.shelves.groups.live;
        let wanted = match set.name.trim() {
            "" => "unnamed",
            name => name,
        };
        let met = groups.iter().find(|(_, group)| group.name == wanted);
        let id = match groups.contains_key(&own) {
            true => own,
            false => met.map_or(own, |(id, _)| *id),
        };
        let taken = |name: &str| {
            let before = groups
                .iter()
                .any(|(other, it)| *other != id && it.name == name);
            before || self.group_names.get(name).is_some_and(|other| *other != id)
        };
        let name = self.free.name(
            groups.contains_key(&own),
            "group".to_owned(),
            wanted,
            &taken,
        );
        if name != set.name {
            self.report.list_renamed("code_group", &set.name, &name);
        }
        let position = (groups.len() + self.group_names.len()) as u32;
        self.group_names.insert(name.clone(), id);
        self.settle(
            id,
            &CodeGroup {
                name,
                codes,
                position,
            },
        )
    }

    fn source_set(&mut self, set: &Set) -> Result<(), Problem> {
        let name = attribute_name(&set.name);
        let id: AttributeId = self.own(set.id.derived("sources"));
        let own = self.shelves.attributes.live.get(&id);
        let taken = |name: &str| {
            let named = self
                .attribute_names
                .contains(&(AttributeKind::Source, name.to_owned()));
            named && own.is_none_or(|own| own.name != name)
        };
        let name = self
            .free
            .name(own.is_some(), "set".to_owned(), &name, &taken);
        self.attribute_names
            .insert((AttributeKind::Source, name.clone()));
        let attribute = ayni_model::study::Attribute {
            of: AttributeKind::Source.of(),
            name: name.clone(),
            value_type: ayni_model::value::ValueType::Boolean,
            description: set.description.clone(),
            position: self.attribute_names.len() as u32,
        };
        self.settle(id, &attribute)?;
        for source in &set.sources {
            self.set_members.push((*source, name.clone()));
        }
        Ok(())
    }

    /// Says of each source which sets it is in.
    pub(super) fn finish_sets(&mut self) -> Result<(), Problem> {
        for (source, name) in std::mem::take(&mut self.set_members) {
            let Some(id) = self.sources.get(&source) else {
                self.note_that(NoticeKind::Dangling, "MemberSource");
                continue;
            };
            let known = self.shelves.sources.live.get(id);
            if known.is_some_and(|known| known.attributes.0.contains_key(&name)) {
                continue;
            }
            let field = format!("{}{name}", ayni_model::record::ATTRIBUTE_PREFIX);
            self.writer.change(&Change {
                kind: Kind::Source,
                id: RecordId::from(*id),
                fields: Fields::from([(field, serde_json::Value::from("yes"))]),
            })?;
        }
        Ok(())
    }
}

/// Returns a name as a code can have it.
fn code_name(name: &str) -> String {
    let line: String = name
        .chars()
        .map(|char| {
            if matches!(char, '\n' | '\r' | '\0') {
                ' '
            } else {
                char
            }
        })
        .collect();
    let line = line.replace(PATH_SEPARATOR, " › ");
    match line.trim() {
        "" => "unnamed".to_owned(),
        name => name.to_owned(),
    }
}

/// Returns a colour as codes have it: `#rrggbb`. The standard allows `#rgb` as well.
fn colour(written: Option<&str>) -> Option<String> {
    let digits = written?.trim().strip_prefix('#')?;
    let hex = |text: &str| text.chars().all(|char| char.is_ascii_hexdigit());
    match digits.len() {
        6 if hex(digits) => Some(format!("#{}", digits.to_lowercase())),
        3 if hex(digits) => {
            let twice = digits.chars().flat_map(|char| [char, char]);
            Some(format!("#{}", twice.collect::<String>().to_lowercase()))
        }
        _ => None,
    }
}
