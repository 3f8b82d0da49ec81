//! The codebook that a round keeps: one code a line, as `further.jsonl` has records, by id.

use ayni_model::{codebook::Code, id::CodeId, record::Noun as _};

use crate::{Problem, ProblemKind, Sentence, plain::Line};

/// Writes codes; the same codes give the same bytes.
pub(crate) fn write(mut codes: Vec<(CodeId, Code)>) -> Result<Vec<u8>, Problem> {
    codes.sort_unstable_by_key(|(id, _)| *id);
    let mut out = Vec::new();
    for (id, code) in &codes {
        serde_json::to_writer(&mut out, &Line::of(*id, code)).map_err(|error| {
            let message = Sentence::foreign(format!("a code cannot be written: {error}"));
            Problem::new(ProblemKind::Store, message)
        })?;
        out.push(b'\n');
    }
    Ok(out)
}

/// Reads codes.
///
/// # Errors
/// A sentence that says which line is no code.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<(CodeId, Code)>, String> {
    let lines = bytes.split(|byte| *byte == b'\n');
    let lines = (1..).zip(lines).filter(|(_, line)| !line.is_empty());
    lines
        .map(|(number, line)| {
            let refuse = |why: String| format!("line {number} is no code: {why}");
            let line: Line = serde_json::from_slice(line).map_err(|it| refuse(it.to_string()))?;
            let code = Code::from_fields(line.fields).map_err(|it| refuse(it.to_string()))?;
            Ok((line.id.into(), code))
        })
        .collect()
}
