//! Operations: what a person can do, one variant each, with the sentence that names it.
//!
//! The journal keeps the operation with the changes that it made. The sentence stands in the history
//! and in front of undo and redo; it names things as they were called at the time.

use serde::{Deserialize, Serialize};

macro_rules! operations {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* } => $sentence:expr;)*) => {
        /// Something that a person did.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "do", rename_all = "snake_case")]
        #[expect(missing_docs, reason = "the fields are the words of the sentence")]
        pub enum Operation {
            $($(#[$doc])* $name { $($field: $type),* },)*
        }

        impl Operation {
            /// Returns the sentence that names the operation, in the past tense and English.
            #[must_use]
            pub fn sentence(&self) -> String {
                match self {
                    $(Self::$name { $($field),* } => {
                        let sentence: fn($(&$type),*) -> String = $sentence;
                        sentence($($field),*)
                    })*
                }
            }
        }
    };
}

operations! {
    /// Makes the project.
    CreateProject { name: String } => |name| format!("made the project “{name}”");
    /// Names the project anew or describes it.
    DescribeProject { name: String } => |name| format!("described the project “{name}”");
    /// Reads a plain project into this one.
    ImportPlain { folder: String, sources: u64, codings: u64 } =>
        |folder, sources, codings| format!("imported {folder}: {} and {}", many(*sources, "source"), many(*codings, "coding"));
    /// Brings a project of another program in.
    /// What came of it; entries of before told what the file has, of sources and codings alone.
    BringIn { file: String, sources: u64, codes: Option<u64>, codings: u64, others: Option<u64>, values: Option<u64> } =>
        |file, sources, codes, codings, others, values| {
            let codes = codes.map(|codes| format!(", {}", many(codes, "code"))).unwrap_or_default();
            let others = others.filter(|others| *others > 0).map(|others| format!(", {}", many(others, "other record")));
            let values = values.filter(|values| *values > 0).map(|values| format!("; changed {}", many(values, "value")));
            format!(
                "brought in {file}: {}{codes} and {}{}{}",
                many(*sources, "source"),
                many(*codings, "coding"),
                others.unwrap_or_default(),
                values.unwrap_or_default()
            )
        };
    /// Settles what the positions of a source count.
    SettlePositions { source: String } => |source| format!("settled the positions of {source}");
    /// Adds a member.
    SetMember { member: String } => |member| format!("set the member {member}");
    /// Defines an attribute.
    DefineAttribute { name: String } => |name| format!("defined the attribute {name}");
    /// Gives an attribute another name.
    RenameAttribute { from: String, to: String } => |from, to| format!("renamed the attribute {from} to {to}");
    /// Takes an attribute away, with its values.
    RemoveAttribute { name: String } => |name| format!("removed the attribute {name}");
    /// Sets a phase.
    SetPhase { phase: String } => |phase| format!("set the phase “{phase}”");
    /// Takes a phase away.
    RemovePhase { phase: String } => |phase| format!("removed the phase “{phase}”");
    /// Names a moment of the codebook.
    NameRound { round: String } => |round| format!("named the round “{round}”");

    /// Brings files in as sources.
    ImportSources { names: Vec<String>, count: u64 } => |names, number| match names.as_slice() {
        [one] if *number == 1 => format!("imported {one}"),
        [first, ..] => format!("imported {}: {first} …", many(*number, "source")),
        [] => format!("imported {}", many(*number, "source")),
    };
    /// Adds a source that is known but not at hand.
    AddSource { source: String } => |source| format!("added the source {source}");
    /// Sets fields or attributes of a source.
    SetSource { source: String, fields: Vec<String> } => |source, fields| format!("set {} of {source}", fields.join(", "));
    /// Gives a source another key.
    RenameSource { from: String, to: String } => |from, to| format!("gave the source {from} the key {to}");
    /// Sets attributes of many sources from a register.
    SetSources { count: u64, register: String } => |number, register| format!("set attributes of {} from {register}", many(*number, "source"));
    /// Sets fields or attributes of several sources in a grid.
    SetCells { count: u64, fields: Vec<String> } => |number, fields| format!("set {} of {}", fields.join(", "), many(*number, "source"));
    /// Corrects the text of a source.
    EditSource { source: String, exact: u64, moved: u64, changed: u64, lost: u64 } => |source, exact, moved, changed, lost|
        format!("corrected the text of {source} (quotations: {exact} exact, {moved} moved, {changed} changed, {lost} lost)");
    /// Takes a source away, with its quotations and codings.
    RemoveSource { source: String, codings: u64 } => |source, codings| format!("removed {source} with {}", many(*codings, "coding"));
    /// Says who speaks under a label.
    SetVoice { source: String, label: String } => |source, label| format!("said who speaks as {label} in {source}");

    /// Sets an actor.
    SetActor { actor: String } => |actor| format!("set the actor {actor}");
    /// Takes an actor away.
    RemoveActor { actor: String } => |actor| format!("removed the actor {actor}");
    /// Sets a tie.
    SetTie { tie: String } => |tie| format!("set the tie {tie}");
    /// Takes a tie away.
    RemoveTie { tie: String } => |tie| format!("removed the tie {tie}");
    /// Sets an event.
    SetEvent { event: String } => |event| format!("set the event {event}");
    /// Takes an event away, with the participations in it.
    RemoveEvent { event: String } => |event| format!("removed the event {event}");
    /// Says who took part in an event.
    AddParticipation { actor: String, event: String, role: String } => |actor, event, role| format!("added {actor} to {event} as {role}");
    /// Takes a participation away.
    RemoveParticipation { actor: String, event: String } => |actor, event| format!("removed {actor} from {event}");
    /// Notes what a source says of something.
    AddClaim { subject: String, attribute: String } => |subject, attribute| format!("added a claim on {attribute} of {subject}");
    /// Takes a claim away.
    RemoveClaim { subject: String, attribute: String } => |subject, attribute| format!("removed a claim on {attribute} of {subject}");

    /// Adds a code.
    AddCode { code: String } => |code| format!("added the code “{code}”");
    /// Gives a code another name.
    RenameCode { from: String, to: String } => |from, to| format!("renamed the code “{from}” to “{to}”");
    /// Puts a code under another, or at the top.
    MoveCode { code: String, under: Option<String> } => |code, under| match under {
        Some(under) => format!("moved the code “{code}” under “{under}”"),
        None => format!("moved the code “{code}” to the top"),
    };
    /// Puts several codes under another, or at the top.
    MoveCodes { count: u64, under: Option<String> } => |number, under| match under {
        Some(under) => format!("moved {} under “{under}”", many(*number, "code")),
        None => format!("moved {} to the top", many(*number, "code")),
    };
    /// Defines a code.
    DefineCode { code: String } => |code| format!("defined the code “{code}”");
    /// Gives the codings of codes to another code.
    MergeCodes { from: Vec<String>, into: String, codings: u64, reason: String } => |from, into, codings, reason|
        format!("merged {} into “{into}” with {}: {reason}", quoted(from), many(*codings, "coding"));
    /// Gives some codings of a code to a new one.
    SplitCode { code: String, into: String, codings: u64 } => |code, into, codings| format!("split “{into}” from “{code}” with {}", many(*codings, "coding"));
    /// Ends the use of a code.
    RetireCode { code: String, reason: String } => |code, reason| format!("retired the code “{code}”: {reason}");
    /// Takes a retired code into use again.
    RestoreCode { code: String } => |code| format!("restored the code “{code}”");
    /// Takes a code away, with its codings.
    RemoveCode { code: String, codings: u64 } => |code, codings| format!("removed the code “{code}” with {}", many(*codings, "coding"));
    /// Sets a group of codes.
    SetCodeGroup { group: String } => |group| format!("set the code group “{group}”");
    /// Gives a group of codes another name.
    RenameCodeGroup { from: String, to: String } => |from, to| format!("renamed the code group “{from}” to “{to}”");
    /// Takes a group away; its codes stay.
    RemoveCodeGroup { group: String } => |group| format!("removed the code group “{group}”");

    /// Marks a passage without a code.
    AddQuotation { source: String, words: String } => |source, words| format!("marked “{words}” in {source}");
    /// Labels a quotation.
    LabelQuotation { source: String, label: String } => |source, label| format!("labelled a quotation of {source} “{label}”");
    /// Moves the ends of a quotation.
    ResizeQuotation { source: String, words: String } => |source, words| format!("resized a quotation of {source} to “{words}”");
    /// Splits a quotation in two.
    SplitQuotation { source: String, words: String } => |source, words| format!("split a quotation of {source} behind “{words}”");
    /// Takes a quotation away, with its codings.
    RemoveQuotation { source: String, words: String } => |source, words| format!("removed the quotation “{words}” of {source}");
    /// Gives a code to a passage.
    AddCoding { code: String, source: String, words: String } => |code, source, words| format!("coded “{words}” in {source} as “{code}”");
    /// Gives codes to all hits of a search.
    CodeHits { code: String, phrase: String, count: u64 } => |code, phrase, number| format!("coded {} of “{phrase}” as “{code}”", many(*number, "passage"));
    /// Gives a code to several quotations.
    CodeQuotations { code: String, count: u64 } => |code, number| format!("coded {} as “{code}”", many(*number, "quotation"));
    /// Gives a coding another code.
    Recode { from: String, to: String, source: String } => |from, to, source| format!("recoded a passage of {source} from “{from}” to “{to}”");
    /// Gives several codings another code.
    RecodeCodings { to: String, count: u64 } => |to, number| format!("recoded {} to “{to}”", many(*number, "coding"));
    /// Sets the stance or note of a coding.
    SetCoding { code: String, source: String } => |code, source| format!("set a coding of “{code}” in {source}");
    /// Sets the stance of several codings.
    SetCodings { stance: String, count: u64 } => |stance, number| format!("set {} to {stance}", many(*number, "coding"));
    /// Takes a coding away.
    RemoveCoding { code: String, source: String } => |code, source| format!("removed a coding of “{code}” from {source}");
    /// Takes several codings away.
    RemoveCodings { count: u64 } => |number| format!("removed {}", many(*number, "coding"));

    /// Writes a memo.
    SetMemo { title: String } => |title| format!("wrote the memo “{title}”");
    /// Takes a memo away.
    RemoveMemo { title: String } => |title| format!("removed the memo “{title}”");
    /// Writes a finding.
    SetFinding { finding: String } => |finding| format!("wrote the finding {finding}");
    /// Says that a finding was read again and still holds.
    ConfirmFinding { finding: String } => |finding| format!("confirmed the finding {finding}");
    /// Takes a finding away.
    RemoveFinding { finding: String } => |finding| format!("removed the finding {finding}");
    /// Declares a synopsis.
    SetSynopsis { name: String } => |name| format!("declared the synopsis {name}");
    /// Takes a synopsis away.
    RemoveSynopsis { name: String } => |name| format!("removed the synopsis {name}");
    /// Accepts a diagnostic.
    Accept { diagnostic: String, place: String, reason: String } => |diagnostic, place, reason| format!("accepted {diagnostic} at {place}: {reason}");
    /// Takes an acceptance back.
    WithdrawAcceptance { diagnostic: String, place: String } => |diagnostic, place| format!("withdrew the acceptance of {diagnostic} at {place}");

    /// Takes an operation back.
    Undo { sentence: String } => |sentence| format!("took back: {sentence}");
    /// Does an operation again that was taken back.
    Redo { sentence: String } => |sentence| format!("did again: {sentence}");
}

fn many(number: u64, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{number} {noun}s")
    }
}

fn quoted(names: &[String]) -> String {
    names
        .iter()
        .map(|name| format!("“{name}”"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Shortens a passage for a sentence: its first words, at most 40 code points, on one line.
#[must_use]
pub fn excerpt(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 40 {
        return line;
    }
    let cut: String = line.chars().take(39).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_says_what_was_done() {
        let merge = Operation::MergeCodes {
            from: vec!["fear".into(), "worry".into()],
            into: "Fear of closure".into(),
            codings: 12,
            reason: "the same idea".into(),
        };
        assert_eq!(
            merge.sentence(),
            "merged “fear”, “worry” into “Fear of closure” with 12 codings: the same idea"
        );
        let one = Operation::ImportSources {
            names: vec!["ana.docx".into()],
            count: 1,
        };
        assert_eq!(one.sentence(), "imported ana.docx");
    }

    #[test]
    fn an_import_says_what_came_of_it_and_those_of_before_are_read() {
        let said = |words: &str| -> String {
            let operation: Operation = serde_json::from_str(words).unwrap();
            operation.sentence()
        };
        let before = r#"{"do":"bring_in","file":"a.qdpx","sources":2,"codings":1}"#;
        assert_eq!(said(before), "brought in a.qdpx: 2 sources and 1 coding");
        let now = r#"{"do":"bring_in","file":"a.qdpx","sources":1,"codes":307,"codings":0,"others":2,"values":3}"#;
        assert_eq!(
            said(now),
            "brought in a.qdpx: 1 source, 307 codes and 0 codings, 2 other records; changed 3 values"
        );
    }

    #[test]
    fn an_operation_survives_the_journal() {
        let edit = Operation::EditSource {
            source: "ana".into(),
            exact: 3,
            moved: 1,
            changed: 0,
            lost: 0,
        };
        let json = serde_json::to_string(&edit).unwrap();
        assert_eq!(serde_json::from_str::<Operation>(&json).unwrap(), edit);
    }

    #[test]
    fn an_excerpt_is_one_short_line() {
        assert_eq!(excerpt("a\n b"), "a b");
        let long = excerpt(&"palabra ".repeat(20));
        assert_eq!(long.chars().count(), 40);
        assert!(long.ends_with('…'));
    }
}
