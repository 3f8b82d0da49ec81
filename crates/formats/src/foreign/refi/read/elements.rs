//! The elements of a file that are not sources, as pieces.

use std::collections::BTreeSet;

use ayni_model::id::RecordId;

use super::{Reading, ids::Identity};
use crate::foreign::{
    Case, Code, Graph, Link, Made, NoticeKind, Piece, Set, User, Variable, VariableType,
    VariableValue, refi::dom::Element,
};

impl Reading<'_> {
    /// Returns the identity of an element.
    pub(in crate::foreign::refi) fn identity(&mut self, element: &Element<'_>) -> RecordId {
        let guid = element.get("guid").unwrap_or_default();
        let taken = if guid.is_empty() {
            self.linked += 1;
            self.ids.take(&format!("{} {}", element.name, self.linked))
        } else {
            self.ids.take(guid)
        };
        match taken {
            Identity::New(id) => id,
            Identity::Again(id) => {
                self.note(NoticeKind::RepeatedId, guid, Some(&element.name));
                id
            }
            Identity::Spelled(id) => {
                self.note(NoticeKind::BadId, guid, Some(&element.name));
                id
            }
        }
    }

    /// Returns what an attribute of an element names.
    pub(in crate::foreign::refi) fn target(
        &self,
        element: &Element<'_>,
        attribute: &str,
    ) -> Option<RecordId> {
        let spelling = element.get(attribute)?;
        (!spelling.is_empty()).then(|| self.ids.reference(spelling))
    }

    /// Returns what the elements of a name in an element name, each by `targetGUID`.
    pub(in crate::foreign::refi) fn targets(
        &self,
        element: &Element<'_>,
        name: &str,
    ) -> Vec<RecordId> {
        let target = |element| self.target(element, "targetGUID");
        element.all(name).filter_map(target).collect()
    }

    pub(in crate::foreign::refi) fn made(&self, element: &Element<'_>) -> Made {
        Made {
            by: self.target(element, "creatingUser"),
            at: element.get("creationDateTime").map(str::to_owned),
            changed_by: self.target(element, "modifyingUser"),
            changed_at: element.get("modifiedDateTime").map(str::to_owned),
        }
    }

    pub(in crate::foreign::refi) fn values(&self, element: &Element<'_>) -> Vec<VariableValue> {
        let value = |value: &Element<'_>| {
            let variable = self.target(value.first("VariableRef")?, "targetGUID")?;
            let said = value.elements().find(|it| it.name.ends_with("Value"));
            let value = said.map(|said| said.text().into_owned());
            Some(VariableValue { variable, value })
        };
        element.all("VariableValue").filter_map(value).collect()
    }

    pub(in crate::foreign::refi) fn user(&mut self, element: &Element<'_>) -> Piece {
        Piece::User(User {
            id: self.identity(element),
            name: element.get("name").map(str::to_owned),
            login: element.get("id").map(str::to_owned),
        })
    }

    /// Returns the codes of a tree, each after the one above it.
    pub(in crate::foreign::refi) fn codes(&mut self, tree: &Element<'_>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut waiting: Vec<(&Element<'_>, Option<RecordId>)> =
            tree.all("Code").map(|code| (code, None)).collect();
        waiting.reverse();
        while let Some((element, parent)) = waiting.pop() {
            let id = self.identity(element);
            let codable = element.get("isCodable").unwrap_or("true").trim();
            if !matches!(codable, "true" | "false" | "1" | "0") {
                self.note(NoticeKind::BadValue, codable, Some("isCodable"));
            }
            let colour = element.get("color");
            if let Some(colour) = colour.filter(|colour| !is_colour(colour)) {
                self.note(NoticeKind::BadValue, colour, Some("color"));
            }
            // ATLAS.ti for Windows 9 writes the description as an attribute.
            let description = element
                .text_of("Description")
                .or_else(|| element.get("description").map(str::to_owned));
            pieces.push(Piece::Code(Code {
                id,
                parent,
                name: element.get("name").unwrap_or_default().to_owned(),
                codable: !matches!(codable, "false" | "0"),
                colour: colour.map(str::to_owned),
                description,
                notes: self.targets(element, "NoteRef"),
                made: Made::default(),
            }));
            let below: Vec<_> = element.all("Code").map(|code| (code, Some(id))).collect();
            waiting.extend(below.into_iter().rev());
        }
        pieces
    }

    pub(in crate::foreign::refi) fn variable(&mut self, element: &Element<'_>) -> Piece {
        let kind = match element.get("typeOfVariable").unwrap_or_default() {
            "Text" => VariableType::Text,
            "Boolean" => VariableType::Boolean,
            "Integer" => VariableType::Integer,
            "Float" => VariableType::Float,
            "Date" => VariableType::Date,
            "DateTime" => VariableType::DateTime,
            other => {
                self.note(NoticeKind::BadValue, other, Some("typeOfVariable"));
                VariableType::Text
            }
        };
        Piece::Variable(Variable {
            id: self.identity(element),
            name: element.get("name").unwrap_or_default().to_owned(),
            of: None,
            kind,
            description: element.text_of("Description"),
        })
    }

    pub(in crate::foreign::refi) fn case(&mut self, element: &Element<'_>) -> Case {
        // One that is named twice is one, as it is when it goes out.
        let mut seen = BTreeSet::new();
        let mut sources = self.targets(element, "SourceRef");
        sources.retain(|source| seen.insert(*source));
        Case {
            id: self.identity(element),
            name: element
                .get("name")
                .filter(|name| !name.trim().is_empty())
                .map(str::to_owned),
            description: element.text_of("Description"),
            codes: self.targets(element, "CodeRef"),
            values: self.values(element),
            sources,
            selections: self.targets(element, "SelectionRef"),
            passages: Vec::new(),
            notes: self.targets(element, "NoteRef"),
            made: self.made(element),
        }
    }

    pub(in crate::foreign::refi) fn link(&mut self, element: &Element<'_>) -> Piece {
        Piece::Link(Link {
            id: self.identity(element),
            name: element.get("name").map(str::to_owned),
            from: self.target(element, "originGUID"),
            to: self.target(element, "targetGUID"),
        })
    }

    pub(in crate::foreign::refi) fn set(&mut self, element: &Element<'_>) -> Piece {
        let members = |name: &str| {
            // In a codebook the attribute is called guid.
            let target = |member: &Element<'_>| {
                self.target(member, "targetGUID")
                    .or_else(|| self.target(member, "guid"))
            };
            element.all(name).filter_map(target).collect()
        };
        let (codes, sources, notes) = (
            members("MemberCode"),
            members("MemberSource"),
            members("MemberNote"),
        );
        let description = element
            .text_of("Description")
            .or_else(|| element.get("description").map(str::to_owned));
        Piece::Set(Set {
            id: self.identity(element),
            name: element.get("name").unwrap_or_default().to_owned(),
            description,
            codes,
            sources,
            notes,
        })
    }

    pub(in crate::foreign::refi) fn graph(&mut self, element: &Element<'_>) -> Piece {
        Piece::Graph(Graph {
            id: self.identity(element),
            name: element.get("name").map(str::to_owned),
            vertices: element.all("Vertex").count(),
            edges: element.all("Edge").count(),
        })
    }
}

/// Tells whether words are a colour (REFI-QDA, `RGBType`).
fn is_colour(written: &str) -> bool {
    let digits = written.trim().strip_prefix('#').unwrap_or_default();
    matches!(digits.len(), 3 | 6) && digits.chars().all(|digit| digit.is_ascii_hexdigit())
}
