//! What has to be known of a file before it is read.

use std::collections::BTreeSet;

use ayni_model::id::RecordId;
use quick_xml::{Reader, events::Event};

use super::{
    super::{
        dom::{Element, value},
        stream::{Part, Parts},
    },
    Container, Ids, opened,
};
use crate::{Limits, Refusal, read::xml::local};

/// What may be a source within another one.
const WITHIN: &str = "Transcript";

/// Returns the identities of the sources of a project, as [`super::read`] gives them. Nothing else of it is
/// looked at.
///
/// # Errors
/// A [`Refusal`] when the file is not well-formed or passes a limit.
pub fn source_ids(
    container: &mut dyn Container,
    member: &str,
    limits: &Limits,
) -> Result<BTreeSet<RecordId>, Refusal> {
    let file = container.name().to_owned();
    let bytes = opened(container, member, limits)?;
    let mut parts = Parts::new(bytes, &file, member, *limits);
    let mut ids = Ids::default();
    let mut found = BTreeSet::new();
    loop {
        match parts.next()? {
            Part::End => return Ok(found),
            Part::Root { xml, .. } => {
                let root = Element::parse(&xml, limits.depth);
                let name = root
                    .ok()
                    .and_then(|root| root.get("name").map(str::to_owned));
                ids.within(name.as_deref().unwrap_or_default());
            }
            Part::Whole {
                section: Some("Sources"),
                xml,
            } => {
                let guids = guids(&xml).into_iter();
                found.extend(guids.map(|guid| ids.reference(&guid)));
            }
            Part::Whole { .. } => {}
        }
    }
}

/// Returns the GUIDs of an element and of the sources within it.
fn guids(xml: &str) -> Vec<String> {
    let mut guids = Vec::new();
    let has_more = xml.contains(WITHIN);
    let mut reader = Reader::from_str(xml);
    loop {
        let start = match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => start,
            Ok(Event::Eof) | Err(_) => return guids,
            Ok(_) => continue,
        };
        if guids.is_empty() || local(start.name().0) == WITHIN {
            let mut attributes = start.attributes();
            let mut attributes = attributes.with_checks(false).flatten();
            let guid = attributes.find(|it| local(it.key.0) == "guid");
            let spelled = guid.map(|it| value(it.value).into_owned());
            guids.push(spelled.unwrap_or_default());
        }
        if !has_more {
            return guids;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foreign::{Piece, container, refi::read};

    #[test]
    fn the_identities_are_those_that_the_sources_get() {
        let xml = "<q:Project xmlns:q='urn:QDA-XML:project:1.0' name='Mine'><q:Notes><q:Note \
                   guid='{0000002A-0000-4000-8000-00000000000f}'/></q:Notes><q:Sources>\
                   <q:TextSource name='a' guid='{0000002B-0000-4000-8000-00000000000f}'>\
                   <q:PlainTextContent>Transcript</q:PlainTextContent><q:PlainTextSelection \
                   guid='0000002C-0000-4000-8000-00000000000f' startPosition='0' endPosition='1'/></q:TextSource>\
                   <q:TextSource name='b' guid='b'/><q:VideoSource name='c' guid='c &amp; d & &eacute;'>\
                   <q:Transcript guid='e'/><q:Transcript guid='f'/></q:VideoSource></q:Sources></q:Project>";
        let open = || {
            let bytes = std::sync::Arc::new(xml.as_bytes().to_vec());
            container::open("mine.qde", bytes, &Limits::default()).unwrap()
        };
        let mut given = BTreeSet::new();
        let mut give = |piece| {
            if let Piece::Source(source) = piece {
                given.insert(source.id);
            }
            Ok::<(), Refusal>(())
        };
        read(&mut *open(), "mine.qde", &Limits::default(), &mut give).unwrap();
        let ahead = source_ids(&mut *open(), "mine.qde", &Limits::default()).unwrap();
        assert_eq!(given.len(), 4);
        assert!(ahead.is_superset(&given), "{ahead:?} {given:?}");
        // The first transcript is the text of its recording.
        assert_eq!(ahead.len(), 5);
    }
}
