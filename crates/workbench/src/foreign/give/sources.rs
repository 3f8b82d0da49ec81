//! Sources as they are now.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
};

use ayni_formats::{
    decoded_as_stored,
    foreign::{
        At, Coding as ForeignCoding, Made, Media, Member, Note, Selection, Source as ForeignSource,
        Text, Words,
        positions::Ruler,
        refi::{
            Said,
            dom::Element,
            is_path,
            patch::{self, Standing},
            write::ProjectXml,
        },
    },
};
use ayni_model::{
    coding::{Anchor, Coding, Quotation, Region},
    id::{CodingId, QuotationId, RecordId, SourceId},
    import::Verbatim,
    operation::excerpt,
    positions::{Convention, Decision, Reason},
    reanchor::EditScript,
    record::{Kind, Reference},
    source::{ContentHash, Revision, Source},
    text::{TextIndex, normalise_line_ends},
};
use ayni_store::Reader as _;

use super::{Give, names::extension, since::Since};
use crate::{
    Problem,
    foreign::{NOT_AT_HAND, listed, nobody, note_of, ready::is_ours, said_by, selection_of},
};

/// Where a passage stands that is nowhere in its text: the format has no other way to say so.
const NO_PLACE: At = At::Text { start: -1, end: -1 };

/// What a file says of a source and of its further transcripts.
type SaidSource<'x> = Said<'x, Vec<ForeignSource>>;

/// A source as it is now, with its text.
struct Now {
    source: ForeignSource,
    text: Option<ContentHash>,
    since: Since,
    /// Its file, unless that is its text.
    file: Option<(String, ContentHash)>,
    /// Selections that stand elsewhere or in other words than their file said.
    stale: BTreeSet<RecordId>,
    /// Whether there is a selection that its file did not have.
    has_new: bool,
    /// Where its file said that selections stand which are nowhere now.
    lost: Vec<At>,
}

impl Give<'_> {
    /// Writes the source at a place of the list; a further transcript stands in the element of its
    /// recording.
    pub(super) fn source<W: Write>(
        &mut self,
        at: usize,
        xml: &mut ProjectXml<W>,
    ) -> Result<(), Problem> {
        let (id, noun) = self.loaded.sources[at].clone();
        let verbatim = self.loaded.verbatim_of.get(&Reference::from(id)).cloned();
        let words = match &verbatim {
            Some((_, verbatim)) => Some(said_by(self.project, verbatim.words)?),
            None => None,
        };
        let is_xml = words
            .as_deref()
            .is_some_and(|it| it.trim_start().starts_with('<'));
        if !is_xml && verbatim.is_some() && self.is_transcript(id) {
            return Ok(());
        }
        let mut verbatim = verbatim.map(|(_, it)| it).filter(|_| is_xml);
        let mut said = match (&verbatim, &words) {
            (Some(verbatim), Some(words)) => self.original(verbatim.import).source(words),
            _ => None,
        };
        // A further text of what may have one alone goes out as a source of its own.
        if let Some(said) = said.as_mut().filter(|it| it.was.len() > 1)
            && patch::has_one_text(&mut said.element)
        {
            said.was.truncate(1);
        }
        let decision = verbatim.as_ref().and_then(|it| it.positions.clone());
        let decision = decision.as_ref();
        let main = said.as_ref().and_then(|said| said.was.first());
        let mut now = self.now(id, &noun, main, decision)?;
        let mut further = Vec::new();
        for was in said.iter().flat_map(|said| said.was.iter().skip(1)) {
            let found = self
                .loaded
                .sources
                .iter()
                .find(|(it, _)| *it == SourceId::from(was.id))
                .cloned();
            if let Some((id, noun)) = found {
                self.transcripts.insert(id);
                further.push(self.now(id, &noun, Some(was), decision)?);
            }
        }
        if said.is_none() {
            now.source.made = self.made_there(id)?;
        }
        let renamed = match (&mut said, &mut verbatim) {
            (Some(said), Some(verbatim)) => {
                let all = [&now].into_iter().chain(&further).map(|it| &it.source);
                self.leave_names_out(said, verbatim, all)
            }
            _ => false,
        };
        let mut rich_texts_left = 0;
        for (nth, one) in [&mut now].into_iter().chain(&mut further).enumerate() {
            let left = self.leave_rich_text(one, said.as_mut(), verbatim.as_ref(), nth);
            rich_texts_left += usize::from(left);
        }
        self.tell_missing(&now, decision);
        self.name_members(&mut now, said.as_ref(), verbatim.as_ref())?;
        for (nth, one) in further.iter_mut().enumerate() {
            self.name_text(one, said.as_ref(), nth + 1);
        }
        let mut files = u64::from(now.source.file.is_some());
        if let (Some(verbatim), Some(said)) = (&verbatim, &mut said) {
            files += self.attached(&mut said.element, verbatim, id);
        }
        // What was renamed before a file had it is known by its history alone.
        let was_renamed = |one: &Now| self.earlier.is_renamed(one.source.id);
        if renamed || was_renamed(&now) || further.iter().any(was_renamed) {
            self.given.files_of_renamed += files;
        }
        let is_text = matches!(now.source.media, Media::Text | Media::Transcript);
        if is_text && rich_texts_left == 0 && !self.has_original(&noun, &now, verbatim.as_ref()) {
            self.given.leave("original file of a text", 1);
        }
        let mut standings = Vec::with_capacity(1 + further.len());
        let mut texts = Vec::with_capacity(1 + further.len());
        for (nth, one) in [&now].into_iter().chain(&further).enumerate() {
            let standing = self.standing(one, decision);
            let host = said
                .as_ref()
                .and_then(|it| patch::text_host(&it.element, nth));
            if host.is_some_and(|host| host.name == "Transcript") && one.text.is_none() {
                self.given.lacks("Transcript");
            }
            let needed = standing.need_text(host, &one.source);
            let hash = one.text.filter(|_| needed);
            texts.push(hash.map(|hash| self.project.text(hash)).transpose()?);
            standings.push(standing);
        }
        for (nth, (standing, text)) in standings.iter_mut().zip(&texts).enumerate() {
            let host = said
                .as_ref()
                .and_then(|it| patch::text_host(&it.element, nth));
            let one = nth.checked_sub(1).and_then(|nth| further.get(nth));
            let of = one.unwrap_or(&now).source.id;
            if let (Some(host), Some(text), Some(verbatim)) = (host, text, &verbatim) {
                standing.points = self.points(host, SourceId::from(of), verbatim, text)?;
            }
        }
        let standings = standings.into_iter().zip(&texts);
        let mut standings = standings.map(|(standing, text)| Standing {
            index: text.as_deref().map(TextIndex::new),
            ..standing
        });
        let Some(standing) = standings.next() else {
            return Ok(());
        };
        let standings: Vec<Standing<'_>> = standings.collect();
        let all = [&now].into_iter().chain(&further);
        for (nth, (one, standing)) in all
            .zip([&standing].into_iter().chain(&standings))
            .enumerate()
        {
            let host = said
                .as_ref()
                .and_then(|it| patch::text_host(&it.element, nth));
            self.given.leave(
                "place of a lost quotation",
                standing.lost_of(host, &one.lost),
            );
        }
        let further = further.into_iter().map(|one| one.source);
        let further: Vec<(ForeignSource, Standing<'_>)> = further.zip(standings).collect();
        let element =
            self.alive(|alive| patch::source(said, &now.source, &standing, &further, alive));
        self.put(xml, "Sources", element)
    }

    /// Takes out of what a file said of some sources, the first of which has the element, what was made of names
    /// that they have no longer. Tells whether one of them has another name here.
    fn leave_names_out<'n>(
        &mut self,
        said: &mut SaidSource<'_>,
        verbatim: &mut Verbatim,
        now: impl Iterator<Item = &'n ForeignSource>,
    ) -> bool {
        let mut renamed = false;
        let mut main = None;
        for now in now {
            let was = match main {
                None => said.was.first(),
                Some(_) => said.was.iter().find(|was| was.id == now.id),
            };
            main = main.or(Some((now.id, &*now.name)));
            if let Some(was) = was.filter(|was| patch::is_renamed(&was.name, &now.name)) {
                self.earlier.add(Kind::Source, now.id, &was.name, &now.name);
                renamed = true;
            }
        }
        if let Some(main) = main {
            let members = verbatim.members.iter_mut();
            self.earlier
                .leave_out(&mut said.element, members, main, renamed);
        }
        renamed
    }

    /// Says how the selections of a source stand in its text, which is not read yet.
    fn standing<'t>(&self, now: &Now, decision: Option<&Decision>) -> Standing<'t> {
        let by_words = |decision: &Decision| {
            decision.reason == Reason::Words && decision.convention != Convention::OURS
        };
        Standing {
            worded: now.text.is_some(),
            index: None,
            unit: self.options.profile.unit(),
            stale: now.stale.clone(),
            has_new: now.has_new,
            names_are_words: decision.is_some_and(by_words),
            points: BTreeMap::new(),
        }
    }

    /// Returns who made a source and changed it, as a database said.
    fn made_there(&self, id: SourceId) -> Result<Made, Problem> {
        let Some(verbatim) = self.loaded.listed.get(&Reference::from(id)) else {
            return Ok(Made::default());
        };
        let became = self.loaded.became.get(&verbatim.import);
        let now = |id: RecordId| became.and_then(|it| it.get(&id)).copied().unwrap_or(id);
        let made = listed::made(&said_by(self.project, verbatim.words)?, &now);
        let is_here = |id: &RecordId| {
            let mut members = self.loaded.members.iter();
            members.any(|(member, _)| RecordId::from(*member) == *id)
        };
        Ok(Made {
            by: made.by.filter(is_here),
            changed_by: made.changed_by.filter(is_here),
            ..made
        })
    }

    /// Returns where the points of a transcript are in its text as it is now, by what their file says.
    fn points(
        &self,
        host: &Element<'_>,
        of: SourceId,
        verbatim: &Verbatim,
        now: &str,
    ) -> Result<BTreeMap<i64, i64>, Problem> {
        let said = patch::said_points(host);
        let own = self.loaded.verbatim_of.get(&Reference::from(of));
        let own = own.map_or(verbatim, |(_, own)| own);
        let Some(decision) = own.positions.as_ref().filter(|_| !said.is_empty()) else {
            return Ok(BTreeMap::new());
        };
        let members = own.members.iter().chain(&verbatim.members);
        let Some(stored) = self.stored(host, members)? else {
            return Ok(BTreeMap::new());
        };
        Ok(carried(&stored, now, decision.convention, &said))
    }

    /// Returns the text of an element as its file has it: in the element itself, or in a member.
    fn stored<'m>(
        &self,
        host: &Element<'_>,
        mut members: impl Iterator<Item = &'m (String, ContentHash)>,
    ) -> Result<Option<String>, Problem> {
        if let Some(text) = host.text_of("PlainTextContent") {
            return Ok(Some(text));
        }
        let last = |path: &str| {
            let last = path.rsplit(['/', '\\']).next().unwrap_or(path);
            last.to_lowercase()
        };
        let Some(path) = host.get("plainTextPath").map(last) else {
            return Ok(None);
        };
        match members.find(|(member, _)| last(member) == path) {
            Some((_, hash)) => Ok(decoded_as_stored(&self.project.blob(*hash)?)),
            None => Ok(None),
        }
    }

    fn is_transcript(&self, id: SourceId) -> bool {
        self.transcripts.contains(&id)
    }

    /// Reads a source as it is now.
    fn now(
        &mut self,
        id: SourceId,
        noun: &Source,
        was: Option<&ForeignSource>,
        decision: Option<&Decision>,
    ) -> Result<Now, Problem> {
        let revision = match noun.revision {
            Some(revision) => self.project.get::<Revision>(revision)?,
            None => None,
        };
        let since = match &revision {
            Some(revision) => self.since(id, revision)?,
            None => Since::First,
        };
        let text = revision.map(|revision| revision.text);
        let media = was.map_or_else(|| media_of(noun, text.is_some()), |was| was.media);
        let whole: QuotationId = RecordId::from(id).derived("whole").into();
        let mut passages = self.project.passages_of(id, &mut self.named_by)?;
        passages.sort_by_key(|passage| {
            let span = passage.quotation.at.place().map(|(_, span)| span);
            (span.is_none(), span, passage.id)
        });
        let said = was.iter().flat_map(|was| &was.selections);
        let mut said: Vec<(RecordId, At)> = said.map(|it| (it.id, it.at)).collect();
        said.sort_unstable_by_key(|(id, _)| *id);
        let said = |id: RecordId| {
            let found = said.binary_search_by_key(&id, |(id, _)| *id).ok();
            found.and_then(|at| said.get(at)).map(|(_, at)| *at)
        };
        let known = |id: RecordId| said(id).is_some();
        let as_here =
            |it: &Decision| it.convention == Convention::OURS || it.reason == Reason::AllAgree;
        let counts_as_here = decision.is_some_and(as_here);
        let mut stale = BTreeSet::new();
        let (mut has_new, mut lost) = (false, Vec::new());
        let mut selections = Vec::with_capacity(passages.len());
        let mut on_the_whole = Vec::new();
        let (mut undated_codings, mut memos_on_whole) = (0, 0);
        for passage in passages {
            let (quotation, noun_of) = (passage.id, passage.quotation);
            if noun_of.label.is_some() {
                self.given.leave("label of a quotation", 1);
            }
            let each = passage.codings.into_iter();
            let mut of: Vec<ForeignCoding> = each
                .map(|(coding, noun)| self.coding(coding, noun))
                .collect();
            let undated = |it: &&ForeignCoding| it.at.as_deref().is_some_and(is_undated);
            undated_codings += of.iter().filter(undated).count();
            let of_whole = Anchor::Region { of: Region::Whole };
            if quotation == whole || noun_of.at == of_whole {
                on_the_whole.extend(of);
                memos_on_whole += self.loaded.notes_of(quotation).len();
                memos_on_whole += usize::from(self.loaded.remarks.contains_key(&quotation));
                continue;
            }
            // What another program put into one selection stays so.
            let joined = known(quotation.into());
            let apart = |coder| !joined || known(selection_of(quotation.into(), coder));
            let others = by_others(&mut of, &apart);
            let current = noun.revision;
            let Some(selection) = self.selection(quotation, &noun_of, current, of) else {
                continue;
            };
            let placeless = selection.at == NO_PLACE;
            if placeless {
                match said(selection.id).filter(|at| *at != NO_PLACE) {
                    Some(at) => lost.push(at),
                    None => self.given.leave("place of a lost quotation", 1),
                }
            }
            let moved = matches!(noun_of.at, Anchor::Moved { .. } | Anchor::Changed { .. });
            let elsewhere =
                counts_as_here && said(selection.id).is_some_and(|at| at != selection.at);
            if moved || elsewhere {
                stale.insert(selection.id);
            }
            let more: Vec<Selection> = others
                .into_iter()
                .map(|(coder, codings)| Selection {
                    id: selection_of(selection.id, coder),
                    made: made_by_first(&codings),
                    description: None,
                    notes: Vec::new(),
                    codings,
                    ..selection.clone()
                })
                .collect();
            has_new |= !joined || more.iter().any(|more| !known(more.id));
            selections.push(selection);
            selections.extend(more);
        }
        self.given.leave("moment of a coding", undated_codings);
        // The format marks no passage for a source as a whole.
        self.given.leave("what a memo is on", memos_on_whole);
        let coded = selections.iter().flat_map(|selection| &selection.codings);
        let notes: Vec<Note> = coded.chain(&on_the_whole).filter_map(coding_note).collect();
        self.coding_notes.extend(notes);
        let values = self.source_values(id, noun)?;
        let sheets = &self.sheets;
        let values = values
            .into_iter()
            .filter(|value| {
                let own = was.is_some_and(|was| {
                    let mut all = was.values.iter();
                    all.any(|it| it.variable == value.variable && it.value.is_some())
                });
                own || !sheets.contains_key(&(id.into(), value.variable))
            })
            .collect();
        let own_file = noun.file.as_ref().filter(|file| is_kept(file, media));
        let file = own_file.map(|file| (file.path.clone(), file.hash));
        Ok(Now {
            source: ForeignSource {
                id: id.into(),
                name: noun.name.clone(),
                media,
                text: None,
                transcribed: false,
                file: None,
                attached: Vec::new(),
                elsewhere: None,
                description: noun.note.clone(),
                selections,
                codings: on_the_whole,
                codings_of_text: 0,
                values,
                notes: self.loaded.notes_of(id),
                made: Made::default(),
                verbatim: None,
            },
            text,
            since,
            file,
            stale,
            has_new,
            lost,
        })
    }

    /// Tells whether the file from which a text was made is written beside it, or is no more than that text.
    fn has_original(&self, noun: &Source, now: &Now, verbatim: Option<&Verbatim>) -> bool {
        let Some(file) = &noun.file else { return true };
        let members = verbatim.iter().flat_map(|it| &it.members);
        let written = |(name, hash): &(String, ContentHash)| {
            *hash == file.hash && self.named.get(&last(name).to_lowercase()) == Some(hash)
        };
        file.format.eq_ignore_ascii_case("txt")
            || now
                .file
                .as_ref()
                .is_some_and(|(_, hash)| *hash == file.hash)
            || members.into_iter().any(written)
    }

    /// Leaves out the rich text of a source that has another text by now: other programs may show it instead.
    /// Tells whether one stays here because its text was corrected.
    fn leave_rich_text(
        &mut self,
        now: &mut Now,
        said: Option<&mut SaidSource<'_>>,
        verbatim: Option<&Verbatim>,
        nth: usize,
    ) -> bool {
        if now.since == Since::First {
            return false;
        }
        let corrected = now.since == Since::Correction;
        let is_text = matches!(now.source.media, Media::Text | Media::Transcript);
        // The file of a source is the one that came first.
        let file = now.file.take_if(|_| is_text);
        let named = said.and_then(|said| patch::rich_text(&mut said.element, nth, corrected));
        if let (Some(named), Some(verbatim), false) = (&named, verbatim, corrected)
            && is_text
        {
            let same =
                |(name, _): &&(String, ContentHash)| last(name).eq_ignore_ascii_case(last(named));
            now.file = verbatim.members.iter().find(same).cloned();
        }
        let left = corrected && (named.is_some() || file.is_some());
        if left {
            self.told_rich_text();
        }
        left
    }

    /// Tells what a source has not even here, and would have to have in the file; and of what nobody has said yet
    /// what its positions count.
    fn tell_missing(&mut self, now: &Now, decision: Option<&Decision>) {
        let is_here = match now.source.media {
            Media::Text | Media::Transcript => now.text.is_some(),
            Media::Pdf | Media::Picture | Media::Audio | Media::Video => now.file.is_some(),
        };
        if !is_here {
            self.given.lacks(patch::element_of(now.source.media));
        }
        if decision.is_some_and(|it| !it.certain) {
            self.given.doubtful += 1;
        }
    }

    /// Tells that a rich text stays here.
    pub(super) fn told_rich_text(&mut self) {
        self.given.leave("rich text of a corrected text", 1);
    }

    fn coding(&self, id: CodingId, noun: Coding) -> ForeignCoding {
        let note = noun.note.filter(|note| !note.trim().is_empty());
        let mut notes = self.loaded.notes_of(id);
        notes.extend(note.as_ref().map(|_| note_of(id.into())));
        ForeignCoding {
            id: id.into(),
            code: noun.code.into(),
            by: (noun.coder != nobody()).then(|| noun.coder.into()),
            at: noun.made,
            note,
            notes,
        }
    }

    fn selection(
        &self,
        id: QuotationId,
        noun: &Quotation,
        current: Option<ayni_model::id::RevisionId>,
        codings: Vec<ForeignCoding>,
    ) -> Option<Selection> {
        let at = match (&noun.at, noun.at.place()) {
            (_, Some((revision, span))) if Some(revision) == current => At::Text {
                start: span.start().0.into(),
                end: span.end().0.into(),
            },
            (Anchor::Region { of }, _) => match *of {
                Region::Whole => return None,
                Region::Page { page, corners } => At::Page { page, corners },
                Region::Area { corners } => At::Area { corners },
                Region::Time { begin, end } => At::Time { begin, end },
            },
            _ => NO_PLACE,
        };
        let words = match &noun.at {
            Anchor::Lost { was, .. } => Words::Said(was.clone()),
            _ => Words::Unsaid,
        };
        // Who coded first is who marked the passage, as other programs count.
        Some(Selection {
            id: id.into(),
            at,
            original: None,
            words,
            description: self.loaded.remarks.get(&id).cloned(),
            made: made_by_first(&codings),
            codings,
            notes: self.loaded.notes_of(id),
        })
    }

    /// Says to which members the text and the file of a source are written.
    fn name_members(
        &mut self,
        now: &mut Now,
        said: Option<&SaidSource<'_>>,
        verbatim: Option<&Verbatim>,
    ) -> Result<(), Problem> {
        let own = now.source.id.to_string();
        if let Some((path, hash)) = now.file.clone() {
            // The name that the archive had; that of people only where there was none.
            let named = verbatim.and_then(|it| it.members.iter().find(|(_, other)| *other == hash));
            let wanted = named.map_or_else(
                || format!("{own}.{}", extension(&path)),
                |(name, _)| name.clone(),
            );
            let name = self.member(&wanted, hash, &own, false);
            let title = path;
            now.source.file = Some(Member { name, title });
        }
        let missing = now.text.is_none() && now.source.media == Media::Text;
        // One that another program named, and that was not there, goes on so.
        let path = said.and_then(|said| said.element.get("plainTextPath"));
        let origin = verbatim.and_then(|it| self.loaded.import_origins.get(&it.import));
        let ours = match path {
            Some(path) => {
                origin.is_some_and(|it| is_ours(it)) && path == format!("internal://{own}.txt")
            }
            None => said.is_none(),
        };
        if missing && ours {
            let name = self.inline(&format!("{own}.txt"), NOT_AT_HAND, &own);
            now.source.text = Some(Text {
                member: Some(name),
                ..Text::default()
            });
        }
        self.name_text(now, said, 0);
        Ok(())
    }

    fn name_text(&mut self, now: &mut Now, said: Option<&SaidSource<'_>>, nth: usize) {
        let Some(hash) = &now.text else { return };
        let own = now.source.id.to_string();
        let host = said.and_then(|said| patch::text_host(&said.element, nth));
        // Where the text stands in the element itself, it goes on standing there.
        if host.is_some_and(|host| host.first("PlainTextContent").is_some()) {
            return;
        }
        let path = host.and_then(|host| host.get("plainTextPath"));
        let inside = path.filter(|path| {
            path.split_once("://")
                .is_none_or(|(scheme, _)| scheme.eq_ignore_ascii_case("internal"))
        });
        let wanted = inside.map_or_else(|| format!("{own}.txt"), str::to_owned);
        let name = self.member(&wanted, *hash, &own, true);
        now.source.text = Some(Text {
            member: Some(name),
            ..Text::default()
        });
    }

    /// Writes the other members that the element of a source names, and returns how many.
    fn attached(&mut self, element: &mut Element<'_>, verbatim: &Verbatim, id: SourceId) -> u64 {
        let mut written = 0;
        let own = RecordId::from(id).to_string();
        let lower = |path: &str| last(path).to_lowercase();
        // Texts are written as they are now.
        let (mut named, mut texts) = (BTreeSet::new(), BTreeSet::new());
        let mut waiting = vec![&*element];
        while let Some(element) = waiting.pop() {
            for (name, path) in element.attributes.iter().filter(|(name, _)| is_path(name)) {
                let into = if name == "plainTextPath" {
                    &mut texts
                } else {
                    &mut named
                };
                into.insert(lower(path));
            }
            waiting.extend(element.elements());
        }
        for (member, hash) in &verbatim.members {
            let name = lower(member);
            let taken = self.named.get(&name);
            let is_there = taken.is_some_and(|it| it == hash || texts.contains(&name));
            if is_there || !(named.contains(&name) || texts.contains(&name)) {
                continue;
            }
            let before = self.members.len();
            let member = self.member(member, *hash, &own, false);
            written += (self.members.len() - before) as u64;
            if lower(&member) != name {
                patch::path_members(element, &mut |path| {
                    (lower(path) == name).then(|| format!("internal://{}", last(&member)))
                });
            }
        }
        written
    }
}

/// Returns where positions of a text as its file has it are in the text as it is now, in code points; one that
/// was nowhere is not among them.
pub(super) fn carried(
    stored: &str,
    now: &str,
    convention: Convention,
    said: &[i64],
) -> BTreeMap<i64, i64> {
    let places = Ruler::new(stored).points(convention, said);
    let came = normalise_line_ends(stored);
    let script = (came != now).then(|| EditScript::new(&came, now));
    let each = said.iter().zip(places);
    each.filter_map(|(said, place)| {
        let place = place.ok()?;
        let now = script.as_ref().map_or(place, |script| script.point(place));
        Some((*said, i64::from(now)))
    })
    .collect()
}

/// Tells whether the format has no place for a moment: it says a day, or less.
pub(super) fn is_undated(moment: &str) -> bool {
    !patch::is_date_time(moment)
}

/// Returns a path without its folders.
pub(super) fn last(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Returns the note that says what stands on a coding itself.
fn coding_note(coding: &ForeignCoding) -> Option<Note> {
    let text = coding.note.clone()?;
    Some(Note {
        name: Some(excerpt(&text)),
        on: Some(coding.id),
        made: Made {
            by: coding.by,
            at: coding.at.clone(),
            ..Made::default()
        },
        ..Note::of(note_of(coding.id), text)
    })
}

/// Returns who coded first, and when.
fn made_by_first(codings: &[ForeignCoding]) -> Made {
    let made = codings.first().map(|coding| Made {
        by: coding.by,
        at: coding.at.clone(),
        ..Made::default()
    });
    made.unwrap_or_default()
}

/// Takes the codings of all coders but that of the first coding out of a list, coder by coder, where they
/// are to stand apart.
fn by_others(
    codings: &mut Vec<ForeignCoding>,
    apart: &dyn Fn(RecordId) -> bool,
) -> Vec<(RecordId, Vec<ForeignCoding>)> {
    codings.sort_by_key(|coding| coding.id);
    let first = codings.first().and_then(|coding| coding.by);
    let mut others: BTreeMap<RecordId, Vec<ForeignCoding>> = BTreeMap::new();
    codings.retain(|coding| match coding.by {
        Some(by) if Some(by) != first && apart(by) => {
            others.entry(by).or_default().push(coding.clone());
            false
        }
        _ => true,
    });
    others.into_iter().collect()
}

/// Tells what a source is by its file, where no earlier file says it.
fn media_of(noun: &Source, has_text: bool) -> Media {
    let format = noun.file.as_ref().map(|file| file.format.to_lowercase());
    match format.as_deref() {
        Some("pdf") => Media::Pdf,
        Some("jpg" | "jpeg" | "png" | "gif" | "bmp" | "tif" | "tiff" | "webp") => Media::Picture,
        Some("mp3" | "wav" | "m4a" | "ogg" | "flac" | "aac" | "wma") => Media::Audio,
        Some("mp4" | "mov" | "avi" | "mkv" | "webm" | "wmv" | "mpg" | "mpeg") => Media::Video,
        _ if has_text => Media::Text,
        _ => match noun.kind.0.as_str() {
            "picture" => Media::Picture,
            "audio" => Media::Audio,
            "video" => Media::Video,
            _ => Media::Text,
        },
    }
}

/// Tells whether the file of a source goes into the archive beside its text: of a text, only rich text
/// that other programs take (Word).
fn is_kept(file: &ayni_model::source::OriginalFile, media: Media) -> bool {
    match media {
        Media::Text | Media::Transcript => file.format.eq_ignore_ascii_case("docx"),
        // Where the file itself never came, its text stands for it.
        Media::Pdf | Media::Picture | Media::Audio | Media::Video => {
            !file.format.eq_ignore_ascii_case("txt")
        }
    }
}
