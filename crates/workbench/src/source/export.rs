//! Writing a coded text.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ayni_formats::{
    Format,
    write::{CodedSpan, CodedText, WriteError, coded_text},
};
use ayni_model::{
    coding::{Coding, Quotation},
    id::{QuotationId, SourceId},
    study::Member,
};
use ayni_store::Reader as _;

use crate::{Problem, Workbench};

impl Workbench {
    /// Writes the text of a source with its codings: words, codes, coders. Returns the bytes and how
    /// many lost quotations are not among them.
    ///
    /// # Errors
    /// When the source has no text, or there is no such writer.
    pub fn export_source(&self, id: SourceId, format: Format) -> Result<(Vec<u8>, u64), Problem> {
        let source = self.source(id)?;
        let text = self.source_text(id)?;
        let book = self.codebook()?;
        let members: BTreeMap<_, Member> = self.project.all()?.into_iter().collect();
        let mut given: HashMap<QuotationId, Vec<Coding>> = HashMap::new();
        for (_, coding) in self.project.codings_of(id)? {
            given.entry(coding.quotation).or_default().push(coding);
        }
        let mut codings = Vec::new();
        let mut lost = 0;
        let mut used = BTreeSet::new();
        for (id, quotation) in self.project.referring::<Quotation>("source", id)? {
            let Some((_, span)) = quotation.at.place() else {
                lost += 1;
                continue;
            };
            for coding in given.remove(&id).unwrap_or_default() {
                used.insert(coding.code);
                codings.push(CodedSpan {
                    span,
                    code: book.path(coding.code),
                    coder: members
                        .get(&coding.coder)
                        .map_or_else(String::new, |member| member.key.clone()),
                    stance: coding.stance,
                    memo: coding.note,
                });
            }
        }
        let mut properties = vec![("kind".to_owned(), source.kind.0.clone())];
        let facts = [
            ("when", source.when.map(|when| when.to_string())),
            ("place", source.place.map(|place| place.to_string())),
            ("country", source.country.map(|country| country.to_string())),
            ("language", source.language),
        ];
        for (name, value) in facts {
            properties.extend(value.map(|value| (name.to_owned(), value)));
        }
        properties.extend(source.attributes.0);
        let coded = CodedText {
            title: source.name,
            properties,
            text: text.text,
            layout: text.layout,
            codings,
            codebook: book
                .iter()
                .filter(|(id, _)| used.contains(id))
                .map(|(id, code)| (book.path(id), code.definition.clone().unwrap_or_default()))
                .collect(),
            ..CodedText::default()
        };
        Ok((coded_text(&coded, format).map_err(unwritable)?, lost))
    }
}

/// Makes a problem of why something was not written.
pub(crate) fn unwritable(error: WriteError) -> Problem {
    error.into()
}
