//! What an export needs to know of the project as a whole.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ayni_formats::foreign::Variable;
use ayni_model::{
    actor::{Actor, ActorKind, Tie},
    agreement::{Agreement, Provision},
    claim::Claim,
    codebook::{Code, CodeGroup, CodeLife, Round},
    event::{Commitment, Event, Participation},
    id::{
        ActorId, AttributeId, CodeGroupId, CodeId, ImportId, MemberId, MemoId, NounId, QuotationId,
        RecordId, RevisionId, SourceId, VerbatimId, VoiceId,
    },
    import::{Import, Verbatim},
    record::{Kind, Noun, Reference},
    source::{ContentHash, Revision, Source, Voice, VoiceRole},
    study::{
        Acceptance, Attribute, AttributeOf, Finding, Member, Memo, Phase, Project as ProjectNoun,
        Synopsis,
    },
    value::ValueType,
};
use ayni_store::{CodingTotals, Project, Reader as _};

use crate::{
    Problem,
    foreign::{ACT, IDENTITIES, MEMBER, anonymous, identities, nobody, said_by, variable_type},
};

/// The sections of earlier files, word for word, in the order of the files.
pub(super) struct Sections {
    parts: Vec<(ImportId, String, String)>,
}

impl Sections {
    /// Returns the words of a section.
    pub(super) fn of<'s>(&'s self, section: &'s str) -> impl Iterator<Item = (ImportId, &'s str)> {
        self.parts
            .iter()
            .filter(move |(_, place, _)| place == section)
            .map(|(import, _, words)| (*import, words.as_str()))
    }
}

/// What is known of the project as a whole.
pub(super) struct Loaded {
    pub(super) project: ProjectNoun,
    /// When it was made, as an `xs:dateTime`.
    pub(super) made: Option<String>,
    pub(super) members: Vec<(MemberId, Member)>,
    /// The names of members for which something else stands.
    pub(super) hidden: Vec<(MemberId, String)>,
    /// Members who coded or wrote something, or came in with a file.
    pub(super) used: BTreeSet<MemberId>,
    /// What a REFI-QDA project cannot hold, by noun or field, and how many there are.
    pub(super) left: BTreeMap<String, u64>,
    pub(super) codes: BTreeMap<CodeId, Code>,
    pub(super) groups: Vec<(CodeGroupId, CodeGroup)>,
    pub(super) attributes: Vec<(AttributeId, Attribute)>,
    pub(super) names: Names,
    /// Variables by identity.
    pub(super) variables: BTreeMap<RecordId, Variable>,
    /// The variable of an attribute, by what it is of and its name.
    pub(super) variable_of: BTreeMap<(AttributeKind, String), RecordId>,
    /// Attributes that say which set a source is in, by name.
    pub(super) set_attributes: BTreeMap<String, RecordId>,
    /// The set of each, as the first file has it.
    pub(super) sets: BTreeMap<RecordId, RecordId>,
    pub(super) actors: BTreeMap<ActorId, Actor>,
    pub(super) sources: Vec<(SourceId, Source)>,
    pub(super) source_ids: BTreeSet<SourceId>,
    /// Memos that are notes, in their order.
    pub(super) notes: Vec<(MemoId, Memo)>,
    pub(super) note_ids: BTreeSet<RecordId>,
    /// When each was written first, as an `xs:dateTime`.
    pub(super) written: BTreeMap<MemoId, String>,
    notes_on: BTreeMap<Option<Reference>, Vec<RecordId>>,
    /// Remarks on selections, which are descriptions of them.
    pub(super) remarks: BTreeMap<QuotationId, String>,
    /// What earlier files said of a record.
    pub(super) verbatim_of: BTreeMap<Reference, (VerbatimId, Verbatim)>,
    /// What databases said of sources, as a list.
    pub(super) listed: BTreeMap<Reference, Verbatim>,
    section_words: Vec<(ImportId, String, String)>,
    /// The roots of the first file that came in, and of newer ones of the same project.
    pub(super) roots: Vec<(ImportId, String)>,
    pub(super) import_names: BTreeMap<ImportId, String>,
    /// Who wrote the file of each import, as it says itself.
    pub(super) import_origins: BTreeMap<ImportId, String>,
    /// What things of a file are here that have another identity than there.
    pub(super) became: BTreeMap<ImportId, HashMap<RecordId, RecordId>>,
    /// Members of earlier archives that nothing named.
    pub(super) strays: Vec<(String, ContentHash)>,
}

/// The names that are given, by what must not have one twice.
#[derive(Default)]
pub(super) struct Names {
    /// In small letters, for siblings must differ in more than those.
    codes: BTreeSet<(Option<CodeId>, String)>,
    groups: BTreeSet<String>,
    attributes: BTreeSet<String>,
}

impl Names {
    fn of(loaded: &Loaded) -> Self {
        let codes = loaded.codes.values();
        Self {
            codes: codes
                .map(|code| (code.parent, code.name.as_str().to_lowercase()))
                .collect(),
            groups: loaded
                .groups
                .iter()
                .map(|(_, it)| it.name.clone())
                .collect(),
            attributes: loaded
                .attributes
                .iter()
                .map(|(_, it)| it.name.clone())
                .collect(),
        }
    }

    /// Tells whether a code below `parent` has a name.
    pub(super) fn has_code(&self, parent: Option<CodeId>, name: &str) -> bool {
        self.codes.contains(&(parent, name.to_lowercase()))
    }

    pub(super) fn has_group(&self, name: &str) -> bool {
        self.groups.contains(name)
    }

    pub(super) fn has_attribute(&self, name: &str) -> bool {
        self.attributes.contains(name)
    }
}

/// What an attribute is of, with an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum AttributeKind {
    Source,
    Actor,
}

impl Loaded {
    /// Reads the project; with `anonymous_coders`, no member has a name.
    pub(super) fn read(project: &Project, anonymous_coders: bool) -> Result<Self, Problem> {
        let totals = project.coding_totals()?;
        let projects = project.all::<ProjectNoun>()?;
        let noun = projects.into_iter().next().map(|(_, noun)| noun);
        let noun = noun.unwrap_or_else(|| ProjectNoun {
            name: "project".to_owned(),
            description: None,
            language: None,
        });
        let first = project.history(u64::try_from(project.position()? - 1).unwrap_or(0), 1)?;
        let made = first.first().map(|entry| date_time(entry.hlc));
        let mut sources = project.all::<Source>()?;
        sources.sort_by(|(_, a), (_, b)| (a.position, &a.key).cmp(&(b.position, &b.key)));
        let mut groups = project.all::<CodeGroup>()?;
        groups.sort_by_key(|(_, group)| group.position);
        let mut attributes = project.all::<Attribute>()?;
        attributes.sort_by_key(|(_, attribute)| attribute.position);
        let mut members = project.all::<Member>()?;
        members.sort_by_key(|(_, member)| member.position);
        let mut hidden = Vec::new();
        for (id, member) in members.iter_mut().filter(|_| anonymous_coders) {
            let name = std::mem::replace(&mut member.name, anonymous((*id).into()));
            hidden.push((*id, name));
        }
        let memos = project.all::<Memo>()?;
        let mut loaded = Self {
            project: noun,
            made,
            used: used(project, &totals, &memos)?,
            left: BTreeMap::new(),
            members,
            hidden,
            codes: project.all::<Code>()?.into_iter().collect(),
            groups,
            attributes,
            names: Names::default(),
            variables: BTreeMap::new(),
            variable_of: BTreeMap::new(),
            set_attributes: BTreeMap::new(),
            sets: BTreeMap::new(),
            actors: project.all::<Actor>()?.into_iter().collect(),
            source_ids: sources.iter().map(|(id, _)| *id).collect(),
            sources,
            notes: Vec::new(),
            note_ids: BTreeSet::new(),
            written: BTreeMap::new(),
            notes_on: BTreeMap::new(),
            remarks: BTreeMap::new(),
            verbatim_of: BTreeMap::new(),
            listed: BTreeMap::new(),
            section_words: Vec::new(),
            roots: Vec::new(),
            import_names: BTreeMap::new(),
            import_origins: BTreeMap::new(),
            became: BTreeMap::new(),
            strays: Vec::new(),
        };
        loaded.names = Names::of(&loaded);
        loaded.left = loaded.left(project, &totals, &memos)?;
        loaded.read_verbatims(project)?;
        loaded.miss_voices(project)?;
        loaded.read_memos(project, memos)?;
        loaded.read_variables(project)?;
        Ok(loaded)
    }

    fn read_verbatims(&mut self, project: &Project) -> Result<(), Problem> {
        let mut imports = project.all::<Import>()?;
        imports.sort_by_key(|(_, import)| import.position);
        let order: BTreeMap<ImportId, usize> = imports
            .iter()
            .zip(0..)
            .map(|((id, _), n)| (*id, n))
            .collect();
        let refi = |id: &ImportId| {
            let import = imports.iter().find(|(it, _)| it == id);
            import.is_some_and(|(_, import)| import.program.starts_with("refi"))
        };
        for (id, import) in &imports {
            let name = import.name.clone().unwrap_or_default();
            self.import_names.insert(*id, name);
            self.import_origins.insert(*id, import.origin.clone());
        }
        let mut all: Vec<(VerbatimId, Verbatim)> = project.all()?;
        // Files of a database that nothing names stay here.
        all.retain(|(_, it)| refi(&it.import) || !it.place.starts_with(MEMBER));
        all.sort_by_key(|(_, it)| (order.get(&it.import).copied(), it.position));
        let roots = all
            .iter()
            .filter(|(_, it)| it.place == "Project" || it.place == "CodeBook" && it.of.is_none());
        // A codebook in a project has words of its own; the root comes before it.
        let mut of_import: BTreeSet<ImportId> = BTreeSet::new();
        let name = |of: ImportId| self.import_names.get(&of).map_or("", |name| name.trim());
        let mut first = None;
        for (_, root) in roots.filter(|(_, it)| of_import.insert(it.import)) {
            let name = name(root.import);
            let is_newer = !name.is_empty() && first == Some(name);
            if first.is_none() || is_newer {
                let words = said_by(project, root.words)?;
                self.roots.push((root.import, words));
                first = Some(name);
            }
        }
        for (id, verbatim) in all {
            if let Some(member) = verbatim.place.strip_prefix(MEMBER) {
                let bytes = verbatim.members.iter().find(|(name, _)| name == member);
                self.strays.extend(bytes.cloned());
            } else if verbatim.place == IDENTITIES {
                let became = identities(&said_by(project, verbatim.words)?);
                self.became.insert(verbatim.import, became);
            } else if let Some(of) = verbatim.of {
                match refi(&verbatim.import) {
                    true => drop(self.verbatim_of.insert(of, (id, verbatim))),
                    false => drop(self.listed.insert(of, verbatim)),
                }
            } else {
                let words = said_by(project, verbatim.words)?;
                self.section_words
                    .push((verbatim.import, verbatim.place, words));
            }
        }
        Ok(())
    }

    /// Counts the voices of which the format does not hold who speaks, or as what. The label says again what
    /// it says by itself, and the passages of cases say who speaks where they came in such a file.
    fn miss_voices(&mut self, project: &Project) -> Result<(), Problem> {
        for (id, voice) in project.all::<Voice>()? {
            let said = self.said_speaker(project, id, &voice)?;
            if voice.actor != said || voice.role != VoiceRole::of_label(&voice.label) {
                *self.left.entry("who speaks".to_owned()).or_default() += 1;
            }
        }
        Ok(())
    }

    /// Returns who a file says that speaks as a voice, by the passages of a case that go out again.
    fn said_speaker(
        &self,
        project: &Project,
        id: VoiceId,
        voice: &Voice,
    ) -> Result<Option<ActorId>, Problem> {
        if !self
            .verbatim_of
            .contains_key(&Reference::from(voice.source))
        {
            return Ok(None);
        }
        let said = project.left_by(id.into(), ACT)?;
        let said = said.and_then(|said| Voice::from_fields(said.written).ok());
        let said = said.and_then(|said| said.actor);
        // Whoever was removed here is no case any more.
        Ok(said.filter(|actor| self.actors.contains_key(actor)))
    }

    fn read_memos(
        &mut self,
        project: &Project,
        mut memos: Vec<(MemoId, Memo)>,
    ) -> Result<(), Problem> {
        for (id, age) in project.ages_of(Kind::Memo)? {
            self.written.insert(id.into(), date_time(age.made));
        }
        let place = |id: &MemoId| {
            let verbatim = self.verbatim_of.get(&Reference::from(*id));
            verbatim.map_or(u32::MAX, |(_, it)| it.position)
        };
        memos.sort_by(|(a, x), (b, y)| (place(a), &x.key).cmp(&(place(b), &y.key)));
        for (id, memo) in memos {
            if let Some(on) = memo.on
                && on.kind == Kind::Quotation
                && id == MemoId::from(on.id.derived("description"))
            {
                self.remarks.insert(on.id.into(), memo.text);
                continue;
            }
            self.note_ids.insert(id.into());
            if memo.kind != "note" {
                *self.left.entry("memo kind".to_owned()).or_default() += 1;
            }
            self.notes_on.entry(memo.on).or_default().push(id.into());
            self.notes.push((id, memo));
        }
        Ok(())
    }

    fn read_variables(&mut self, project: &Project) -> Result<(), Problem> {
        // One variable of a file may be an attribute of sources and one of actors, until one of them is
        // made another here.
        let all = self.attributes.iter();
        let twins: BTreeMap<RecordId, (RecordId, &Attribute)> = all
            .map(|(id, attribute)| (RecordId::from(*id), attribute))
            .map(|(id, attribute)| (id.derived("actor"), (id, attribute)))
            .collect();
        let mut joined: BTreeMap<RecordId, RecordId> = BTreeMap::new();
        for (id, attribute) in &self.attributes {
            let kind = match attribute.of {
                AttributeOf::Source => AttributeKind::Source,
                AttributeOf::Actor => AttributeKind::Actor,
                AttributeOf::Event => continue,
            };
            let own = RecordId::from(*id);
            let variable = match twins.get(&own) {
                Some((id, twin))
                    if is_one_variable(twin, attribute)
                        || is_as_it_came(project, *id, twin)?
                            && is_as_it_came(project, own, attribute)? =>
                {
                    *id
                }
                _ => own,
            };
            joined.insert(own, variable);
            self.variable_of
                .insert((kind, attribute.name.clone()), variable);
            self.variables.entry(variable).or_insert_with(|| Variable {
                id: variable,
                name: attribute.name.clone(),
                of: None,
                kind: variable_type(&attribute.value_type),
                description: attribute.description.clone(),
            });
        }
        let became = self.became.values_mut().flat_map(HashMap::values_mut);
        for here in became {
            if let Some(variable) = joined.get(here) {
                *here = *variable;
            }
        }
        Ok(())
    }

    /// Returns the attribute that says which sources are in a set of a file.
    pub(super) fn attribute_of_set(&self, import: ImportId, set: RecordId) -> RecordId {
        let own = set.derived("sources");
        let became = self.became.get(&import).and_then(|it| it.get(&own));
        became.copied().unwrap_or(own)
    }

    /// Returns the sections of earlier files.
    pub(super) fn sections(&mut self) -> Sections {
        Sections {
            parts: std::mem::take(&mut self.section_words),
        }
    }

    /// Returns what things are called here.
    pub(super) fn names_now(&self) -> BTreeMap<RecordId, &str> {
        let codes = self.codes.iter();
        let codes = codes.map(|(id, it)| (RecordId::from(*id), it.name.as_str()));
        let actors = self.actors.iter();
        let sources = self.sources.iter();
        let members = self.members.iter();
        let groups = self.groups.iter();
        let attributes = self.attributes.iter();
        let notes = self.notes.iter();
        codes
            .chain(actors.map(|(id, it)| ((*id).into(), &*it.name)))
            .chain(sources.map(|(id, it)| ((*id).into(), &*it.name)))
            .chain(members.map(|(id, it)| ((*id).into(), &*it.name)))
            .chain(groups.map(|(id, it)| ((*id).into(), &*it.name)))
            .chain(attributes.map(|(id, it)| ((*id).into(), &*it.name)))
            .chain(notes.map(|(id, it)| ((*id).into(), &*it.title)))
            .collect()
    }

    /// Returns the notes on something, or on the project.
    pub(super) fn notes_on(&self, thing: Option<Reference>) -> Vec<RecordId> {
        self.notes_on.get(&thing).cloned().unwrap_or_default()
    }

    /// Returns the notes on a record.
    pub(super) fn notes_of<I: NounId>(&self, id: I) -> Vec<RecordId> {
        self.notes_on(Some(Reference::from(id)))
    }

    /// Returns attributes as values of variables.
    pub(super) fn values(
        &self,
        kind: AttributeKind,
        attributes: &BTreeMap<String, String>,
    ) -> Vec<ayni_formats::foreign::VariableValue> {
        let value = |(name, value): (&String, &String)| {
            if kind == AttributeKind::Source && self.set_attributes.contains_key(name) {
                return None;
            }
            let variable = *self.variable_of.get(&(kind, name.clone()))?;
            Some(ayni_formats::foreign::VariableValue {
                variable,
                value: Some(value.clone()),
            })
        };
        attributes.iter().filter_map(value).collect()
    }
}

/// Returns a reading of the clock as an `xs:dateTime`.
fn date_time(hlc: i64) -> String {
    crate::ambient::moment(ayni_store::milliseconds_of(hlc)).replace(' ', "T")
}

/// Tells whether an attribute of sources and one of actors are the same but for what they are of.
fn is_one_variable(a: &Attribute, b: &Attribute) -> bool {
    let type_of = |it: &Attribute| variable_type(&it.value_type);
    a.name == b.name && type_of(a) == type_of(b) && a.description == b.description
}

/// Tells whether an attribute is what imports made it: one of two may have a number behind its name.
fn is_as_it_came(project: &Project, id: RecordId, now: &Attribute) -> Result<bool, Problem> {
    let said = project.left_by(id, ACT)?;
    let said = said.and_then(|said| Attribute::from_fields(said.written).ok());
    Ok(said.is_some_and(|said| {
        let what = |it: &Attribute| (it.name.clone(), it.description.clone());
        what(&said) == what(now) && said.value_type == now.value_type
    }))
}

/// Returns the members who coded or wrote something, and those whom a file of another program named.
fn used(
    project: &Project,
    totals: &CodingTotals,
    memos: &[(MemoId, Memo)],
) -> Result<BTreeSet<MemberId>, Problem> {
    let authors = memos.iter().filter_map(|(_, memo)| memo.author);
    let mut used: BTreeSet<MemberId> = totals.coders.iter().copied().chain(authors).collect();
    // All that a step makes has its time.
    let imports = project.ages_of(Kind::Import)?;
    let imports: BTreeSet<i64> = imports.iter().map(|(_, age)| age.made).collect();
    let members = project.ages_of(Kind::Member)?.into_iter();
    let came = members.filter(|(id, age)| {
        // Whoever was minted is somebody of here, for a file without people.
        imports.contains(&age.made) && id.made_ms().is_none()
    });
    used.extend(came.map(|(id, _)| MemberId::from(id)));
    Ok(used)
}

impl Loaded {
    /// Counts what a REFI-QDA project cannot hold, by noun or field.
    fn left(
        &self,
        project: &Project,
        totals: &CodingTotals,
        memos: &[(MemoId, Memo)],
    ) -> Result<BTreeMap<String, u64>, Problem> {
        let mut left: BTreeMap<String, u64> = BTreeMap::new();
        let mut add = |what: &str, count: usize| {
            if count > 0 {
                *left.entry(what.to_owned()).or_default() += count as u64;
            }
        };
        fn many<T: Noun>(project: &Project) -> Result<usize, Problem> {
            Ok(usize::try_from(project.count(T::Id::KIND)?).unwrap_or(usize::MAX))
        }
        add("phase", many::<Phase>(project)?);
        add("finding", many::<Finding>(project)?);
        add("synopsis", many::<Synopsis>(project)?);
        add("acceptance", many::<Acceptance>(project)?);
        add("tie", many::<Tie>(project)?);
        add("event", many::<Event>(project)?);
        add("participation", many::<Participation>(project)?);
        add("claim", many::<Claim>(project)?);
        add("commitment", many::<Commitment>(project)?);
        add("agreement", many::<Agreement>(project)?);
        add("provision", many::<Provision>(project)?);
        add("round", many::<Round>(project)?);
        let codes = &self.codes;
        let closed = |code: &Code| !matches!(code.life, CodeLife::Active);
        add(
            "code life",
            codes.iter().filter(|(_, it)| closed(it)).count(),
        );
        add(
            "code origin",
            codes.iter().filter(|(_, it)| it.origin.is_some()).count(),
        );
        add(
            "code note",
            codes.iter().filter(|(_, it)| it.note.is_some()).count(),
        );
        let sources = &self.sources;
        let some = |is: fn(&Source) -> bool| sources.iter().filter(|(_, it)| is(it)).count();
        add("source language", some(|it| it.language.is_some()));
        add("source date", some(|it| it.when.is_some()));
        add(
            "source place",
            some(|it| it.place.is_some() || it.country.is_some()),
        );
        add("source register", some(|it| it.register.is_some()));
        let current: BTreeSet<RevisionId> =
            sources.iter().filter_map(|(_, it)| it.revision).collect();
        let earlier = project
            .all::<Revision>()?
            .into_iter()
            .filter(|(id, it)| self.source_ids.contains(&it.source) && !current.contains(id));
        add("earlier text of a source", earlier.count());
        add(
            "language of the project",
            usize::from(self.project.language.is_some()),
        );
        add(
            "source kind",
            some(|it| !matches!(it.kind.0.as_str(), "other" | "picture" | "audio" | "video")),
        );
        let choices = self.attributes.iter().filter(|(_, it)| {
            it.of != AttributeOf::Event && matches!(it.value_type, ValueType::Choice(_))
        });
        add("choices of an attribute", choices.count());
        add(
            "attribute of events",
            self.attributes
                .iter()
                .filter(|(_, it)| it.of == AttributeOf::Event)
                .count(),
        );
        // Only its values say that a variable is one of cases.
        let valued: BTreeSet<&String> = self
            .actors
            .values()
            .flat_map(|actor| actor.attributes.0.keys())
            .collect();
        let unsaid = self
            .attributes
            .iter()
            .filter(|(_, it)| it.of == AttributeOf::Actor && !valued.contains(&it.name));
        add("attribute of actors without a value", unsaid.count());
        let idle = self
            .members
            .iter()
            .filter(|(id, _)| !self.used.contains(id) && *id != nobody());
        // Every project has one, who says nothing by having done nothing.
        let idle = idle.skip(usize::from(self.used.is_empty()));
        add("member who coded nothing", idle.count());
        let actors = &self.actors;
        let kept = |it: &Actor| {
            it.kind == ActorKind::Person
                && it.organisation_kind.is_none()
                && it.country.is_none()
                && it.place.is_none()
                && it.parent.is_none()
                && it.when.is_none()
        };
        add(
            "actor kind, place, dates or parent",
            actors.iter().filter(|(_, it)| !kept(it)).count(),
        );
        add("contrary stance", totals.contrary);
        let memo = |memo: &Memo| {
            let on = memo.on.map(|on| on.kind);
            matches!(on, Some(kind) if !matches!(kind, Kind::Code | Kind::Source | Kind::Quotation | Kind::Coding))
        };
        add(
            "what a memo is on",
            memos.iter().filter(|(_, it)| memo(it)).count(),
        );
        Ok(left)
    }
}
