//! A file that is packed in nothing: it is its own and only member.

use std::{
    io::{BufReader, Read},
    sync::Arc,
};

use super::{Bytes, Container, Cursor, folded};
use crate::{Limits, Place, Refusal, RefusalKind};

/// A single file: a bare `.qde`, a codebook, a database.
pub struct Single {
    name: String,
    bytes: Arc<dyn Bytes>,
    limits: Limits,
}

impl Single {
    /// Takes a file; folders in its name are not looked at.
    #[must_use]
    pub fn new(name: &str, bytes: Arc<dyn Bytes>, limits: &Limits) -> Self {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        Self {
            name: name.to_owned(),
            bytes,
            limits: *limits,
        }
    }

    fn has(&self, member: &str) -> bool {
        member == self.name || folded(member) == folded(&self.name)
    }
}

impl Container for Single {
    fn name(&self) -> &str {
        &self.name
    }

    fn members(&self) -> Vec<String> {
        vec![self.name.clone()]
    }

    fn read(&mut self, member: &str) -> Result<Option<Vec<u8>>, Refusal> {
        if !self.has(member) {
            return Ok(None);
        }
        let refuse = |kind: RefusalKind| kind.at(&self.name, Place::Whole);
        let length = usize::try_from(self.bytes.len()).unwrap_or(usize::MAX);
        Limits::check(length, self.limits.file_bytes, "the file").map_err(refuse)?;
        let mut whole = Vec::new();
        let mut cursor = Cursor::new(Arc::clone(&self.bytes)).take(self.bytes.len());
        cursor.read_to_end(&mut whole).map_err(|error| {
            let why = format!("it cannot be read: {error}");
            refuse(RefusalKind::Damaged { why })
        })?;
        Ok(Some(whole))
    }

    fn stream(&mut self, member: &str) -> Result<Option<Box<dyn Read>>, Refusal> {
        if !self.has(member) {
            return Ok(None);
        }
        let cursor = Cursor::new(Arc::clone(&self.bytes));
        Ok(Some(Box::new(BufReader::new(cursor))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_its_own_member() {
        let bytes: Arc<dyn Bytes> = Arc::new(b"<Project/>".to_vec());
        let mut single = Single::new("C:\\study\\Año.QDE", bytes, &Limits::for_projects());
        assert_eq!(single.name(), "Año.QDE");
        assert_eq!(single.members(), ["Año.QDE"]);
        assert_eq!(
            single.read("an\u{303}o.qde"),
            Ok(Some(b"<Project/>".to_vec()))
        );
        assert_eq!(single.read("other.qde"), Ok(None));
        let mut streamed = String::new();
        let mut stream = single.stream("Año.QDE").unwrap().unwrap();
        stream.read_to_string(&mut streamed).unwrap();
        assert_eq!(streamed, "<Project/>");
    }

    #[test]
    fn a_file_that_is_too_large_is_not_taken_into_memory() {
        let limits = Limits {
            file_bytes: 3,
            ..Limits::for_projects()
        };
        let mut single = Single::new("a.qdc", Arc::new(vec![0; 4]), &limits);
        let refusal = single.read("a.qdc").unwrap_err();
        assert!(matches!(
            refusal.kind,
            RefusalKind::TooLarge { limit: 3, .. }
        ));
        assert!(single.stream("a.qdc").unwrap().is_some());
    }
}
