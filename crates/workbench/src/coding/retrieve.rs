//! Quotations under headings, and lists of them as files.

use std::{collections::BTreeMap, sync::Arc};

use ayni_analysis::{
    declaration::{Filter, Unit},
    retrieve::{Arranged, Heading, Page, Sorting, arrange},
    study::{Ix, NONE, Study},
};
use ayni_formats::{
    Format,
    write::{Grid, GridCell, GridRow, grid},
};
use ayni_model::{
    codebook::Code,
    coding::{Coding, Stance},
    id::{CodeId, MemberId, QuotationId, SourceId},
    study::Member,
};
use ayni_store::Reader as _;

use super::{CodedPassage, Search};
use crate::{Problem, Workbench, code::Codebook, coding::no_quotation, source::unwritable};

/// Which quotations are asked for, and how they stand.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// What must hold.
    pub filter: Filter,
    /// Words that stand in the passage, one after the other; case and accents do not count.
    pub words: Option<String>,
    /// Under which headings.
    pub heading: Heading,
    /// In which order.
    pub sorting: Sorting,
}

/// Quotations under headings.
#[derive(Debug)]
pub struct Under {
    /// What the indices are of.
    pub study: Arc<Study>,
    /// How many quotations there are.
    pub total: usize,
    /// How many more there may be: a date or a doubt does not settle it.
    pub possible: usize,
    /// How many lines: a quotation stands under each of its headings.
    pub lines: usize,
    /// Ids of the headings, each with the number of its lines; no id for those without one.
    pub headings: Vec<(Option<String>, usize)>,
    /// Those of the page.
    pub passages: Vec<CodedPassage>,
}

impl Workbench {
    /// Returns quotations under headings, a page of them with words and codings.
    ///
    /// # Errors
    /// When the filter names something that the project does not have.
    pub fn retrieve_under(&self, asked: &Asked, page: Page) -> Result<Under, Problem> {
        let study = self.study(asked.filter.asks_who_speaks(Unit::Coding))?;
        let found = self.arranged(&study, asked, page)?;
        let id = |ix: Ix| match (ix, asked.heading) {
            (NONE, _) | (_, Heading::None) => None,
            (ix, Heading::Source) => Some(study.sources[ix as usize].0.to_string()),
            (ix, Heading::Code) => Some(study.codes[ix as usize].0.to_string()),
            (ix, Heading::Coder) => Some(study.members[ix as usize].1.key.clone()),
        };
        Ok(Under {
            total: found.total,
            possible: found.possible,
            lines: found.lines,
            headings: found
                .headings
                .iter()
                .map(|(ix, count)| (id(*ix), *count))
                .collect(),
            passages: self.coded_passages(&study, &found.page)?,
            study,
        })
    }

    fn arranged(&self, study: &Study, asked: &Asked, page: Page) -> Result<Arranged, Problem> {
        let words = asked.words.as_deref().map(str::trim).unwrap_or_default();
        let places = match words {
            "" => None,
            words => Some(self.places_of(words)?),
        };
        let quotations = &study.quotations;
        let holds = |quotation: Ix| {
            let Some(places) = &places else { return true };
            let at = quotation as usize;
            let source = study.sources[quotations.source[at] as usize].0;
            let Some(spans) = places.get(&source) else {
                return false;
            };
            let first = spans.partition_point(|(start, _)| *start < quotations.start[at]);
            spans
                .get(first)
                .is_some_and(|(_, end)| *end <= quotations.end[at])
        };
        Ok(arrange(
            study,
            &asked.filter,
            holds,
            asked.heading,
            asked.sorting,
            page,
        )?)
    }

    /// Returns where words stand, by source and in order.
    fn places_of(&self, words: &str) -> Result<BTreeMap<SourceId, Vec<(u32, u32)>>, Problem> {
        let found = self.search(&Search {
            words: words.to_owned(),
            limit: u64::from(u32::MAX),
            ..Search::default()
        })?;
        let mut places: BTreeMap<SourceId, Vec<(u32, u32)>> = BTreeMap::new();
        for hit in &found.hits {
            let spans = hit.spans.iter();
            let spans = spans.map(|span| (hit.start + span.start().0, hit.start + span.end().0));
            places.entry(hit.source).or_default().extend(spans);
        }
        for spans in places.values_mut() {
            spans.sort_unstable();
        }
        Ok(places)
    }

    /// Returns one quotation with its words and codings.
    ///
    /// # Errors
    /// When there is no such quotation.
    pub fn coded_passage(&self, study: &Study, id: QuotationId) -> Result<CodedPassage, Problem> {
        let row = self.project.number_of(id)?;
        let at = row.and_then(|row| study.quotations.row.iter().position(|known| *known == row));
        let at = at.and_then(|at| Ix::try_from(at).ok());
        let found = match at {
            Some(at) => self.coded_passages(study, &[at])?.pop(),
            None => None,
        };
        found.ok_or_else(|| no_quotation(id))
    }

    /// Returns quotations with their words and codings, in the order asked for.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn coded_passages(&self, study: &Study, page: &[Ix]) -> Result<Vec<CodedPassage>, Problem> {
        let numbers: Vec<u32> = page
            .iter()
            .map(|quotation| study.quotations.row[*quotation as usize])
            .collect();
        let quotations = self.project.quotations_at(&numbers)?;
        let codings = self.project.codings_on(&numbers)?;
        let passages = self.passages(study, page)?;
        let passages = passages.into_iter().zip(quotations).zip(codings);
        Ok(passages
            .map(|((passage, (id, quotation)), codings)| CodedPassage {
                id,
                label: quotation.label,
                passage,
                codings,
            })
            .collect())
    }

    /// Writes the quotations that are asked for to a file: the words with their place and codes.
    /// Tables for programs have more columns than documents for people.
    ///
    /// # Errors
    /// When the filter names something that the project does not have, or there is no such writer.
    pub fn export_quotations(&self, asked: &Asked, format: Format) -> Result<Vec<u8>, Problem> {
        let study = self.study(asked.filter.asks_who_speaks(Unit::Coding))?;
        let found = self.arranged(&study, asked, Page::ALL)?;
        let book = self.codebook()?;
        let members: BTreeMap<MemberId, Member> = self.project.all()?.into_iter().collect();
        let list = List {
            study: &study,
            book: &book,
            members: &members,
            wide: matches!(format, Format::Csv | Format::Xlsx | Format::Json),
        };
        let mut under = found
            .headings
            .iter()
            .flat_map(|(ix, count)| std::iter::repeat_n(*ix, *count));
        let mut rows = Vec::with_capacity(found.page.len());
        for passage in self.coded_passages(&study, &found.page)? {
            let heading = under.next().map(|ix| list.heading(asked.heading, ix));
            rows.push(list.row(heading, passage));
        }
        let project = self.project.all::<ayni_model::study::Project>()?;
        let name = project
            .first()
            .map_or("", |(_, project)| project.name.as_str());
        let mut row_headers = vec!["citation".to_owned()];
        match asked.heading {
            Heading::None => {}
            Heading::Source => row_headers.insert(0, "source".to_owned()),
            Heading::Code => row_headers.insert(0, "code".to_owned()),
            Heading::Coder => row_headers.insert(0, "coder".to_owned()),
        }
        let columns: &[&str] = match list.wide {
            true => &WIDE,
            false => &NARROW,
        };
        let table = Grid {
            title: format!("Quotations: {name}"),
            caption: caption(asked),
            row_headers,
            column_headers: columns.iter().map(|word| (*word).to_owned()).collect(),
            rows,
            ..Grid::default()
        };
        grid(&table, format).map_err(unwritable)
    }
}

/// Columns of a document.
const NARROW: [&str; 3] = ["words", "codes", "notes"];

/// Columns of a table for programs.
const WIDE: [&str; 13] = [
    "words", "codes", "contrary", "coders", "notes", "label", "source", "name", "when", "country",
    "start", "end", "id",
];

/// Returns what was asked, in words.
fn caption(asked: &Asked) -> Option<String> {
    let line = |(axis, values): &(ayni_analysis::declaration::Axis, Vec<String>)| {
        format!("{axis}: {}", values.join(", "))
    };
    let mut said: Vec<String> = asked.filter.lines.iter().map(line).collect();
    if !asked.filter.descendants {
        said.push("without the codes below".to_owned());
    }
    said.extend(asked.filter.coded.map(|coded| match coded {
        true => "with a code".to_owned(),
        false => "without a code".to_owned(),
    }));
    said.extend(
        asked
            .filter
            .when
            .as_ref()
            .map(|when| format!("when: {when}")),
    );
    said.extend(asked.words.as_ref().map(|words| format!("words: {words}")));
    (!said.is_empty()).then(|| said.join("; "))
}

struct List<'a> {
    study: &'a Study,
    book: &'a Codebook,
    members: &'a BTreeMap<MemberId, Member>,
    wide: bool,
}

impl List<'_> {
    fn heading(&self, heading: Heading, ix: Ix) -> String {
        match (ix, heading) {
            (NONE, _) | (_, Heading::None) => String::new(),
            (ix, Heading::Source) => self.study.sources[ix as usize].1.name.clone(),
            (ix, Heading::Code) => self.book.path(self.study.codes[ix as usize].0),
            (ix, Heading::Coder) => self.study.members[ix as usize].1.name.clone(),
        }
    }

    fn code(&self, id: CodeId) -> String {
        let known: Option<&Code> = self.book.get(id);
        known.map_or_else(String::new, |_| self.book.path(id))
    }

    fn row(&self, heading: Option<String>, it: CodedPassage) -> GridRow {
        let coder = |coding: &Coding| {
            let member = self.members.get(&coding.coder);
            member.map_or_else(String::new, |member| member.key.clone())
        };
        let (mut codes, mut against, mut coders, mut notes) = (vec![], vec![], vec![], vec![]);
        for (_, coding) in &it.codings {
            let (path, by) = (self.code(coding.code), coder(coding));
            let contrary = coding.stance == Stance::Contrary;
            notes.extend(coding.note.as_ref().map(|note| format!("{by}: {note}")));
            if !coders.contains(&by) {
                coders.push(by);
            }
            let shown = match contrary && !self.wide {
                true => format!("{path} (contrary)"),
                false => path.clone(),
            };
            if !codes.contains(&shown) {
                codes.push(shown);
            }
            if contrary && !against.contains(&path) {
                against.push(path);
            }
        }
        let citation = it.passage.citation.as_str().into();
        let header = heading.map(|heading| heading.as_str().into());
        let joined = |words: Vec<String>| cell(words.join("; "));
        let mut cells = vec![cell(it.passage.words), joined(codes)];
        if self.wide {
            let source = &self.study.sources[it.passage.source as usize].1;
            let place = |end: fn((u32, u32)) -> u32| match it.passage.place.map(end) {
                Some(at) => GridCell {
                    number: Some(f64::from(at)),
                    ..cell(at.to_string())
                },
                None => cell(String::new()),
            };
            cells.extend([
                joined(against),
                joined(coders),
                joined(notes),
                cell(it.label.unwrap_or_default()),
                cell(source.key.clone()),
                cell(source.name.clone()),
                cell(
                    source
                        .when
                        .as_ref()
                        .map(ToString::to_string)
                        .unwrap_or_default(),
                ),
                cell(
                    source
                        .country
                        .as_ref()
                        .map(ToString::to_string)
                        .unwrap_or_default(),
                ),
                place(|(start, _)| start),
                place(|(_, end)| end),
                cell(it.id.to_string()),
            ]);
        } else {
            cells.push(joined(notes));
        }
        GridRow {
            header: header.into_iter().chain([citation]).collect(),
            cells,
        }
    }
}

fn cell(text: String) -> GridCell {
    GridCell {
        text,
        ..GridCell::default()
    }
}
