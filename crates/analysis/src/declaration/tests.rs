//! Declarations as people write them, right and wrong.

use super::*;

fn read(text: &str) -> Result<Declaration, String> {
    text.parse()
        .map_err(|error: DeclarationError| error.to_string())
}

#[test]
fn the_example_of_the_reference_is_read() {
    let reference = include_str!("../../../../docs/reference/synopsis.md");
    let (_, rest) = reference.split_once("```toml\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let table = read(example).unwrap();
    assert_eq!(table.name, "table-4");
    assert_eq!(table.rows[0].only, ["Dimensions > *"]);
    assert_eq!(table.columns, [AxisSpec::plain(Axis::Phase)]);
    assert_eq!(table.measures[0].measure, Measure::Findings);
    assert_eq!(
        (table.unit, table.totals, table.empty),
        (Unit::Coding, true, EmptyLines::Show)
    );
    assert_eq!(
        table.filter.when.as_ref().map(When::as_str),
        Some("2005/2006")
    );
    assert_eq!(table.filter.lines.len(), 2);
    let stated = &table.stated[0];
    assert_eq!((stated.value, stated.derive), (60, Derive::Persons));
}

#[test]
fn axes_may_be_plain_words_nested_and_labelled() {
    let table = read(
        r#"
        name = "t"
        rows = ["attribute:region", { axis = "code", level = 1, descendants = false, label = "Topic" }]
        columns = { axis = "year", order = "attribute:number" }
        measures = ["values:number", { measure = "words", label = "Share" }]
        "#,
    )
    .unwrap();
    assert_eq!(table.rows[0].axis, Axis::Attribute("region".into()));
    let codes = &table.rows[1];
    assert_eq!(
        (codes.level, codes.descendants, codes.label.as_deref()),
        (Some(1), false, Some("Topic"))
    );
    assert_eq!(table.columns[0].order, Order::Attribute("number".into()));
    assert_eq!(table.measures[0].measure, Measure::Values("number".into()));
    assert_eq!(table.measures[1].label.as_deref(), Some("Share"));
    let bare = read("name = \"t\"").unwrap();
    assert_eq!(
        bare.measures[0].measure,
        Measure::Count,
        "a table without measures counts"
    );
}

#[test]
fn a_mistake_is_told_with_its_line_and_what_was_meant() {
    let table = [
        (
            "name = \"t\"\nrwos = []",
            "line 2: seen “rwos”; expected one of these keys",
            "did you mean rows?",
        ),
        (
            "name = \"t\"\n\nrows = [{ axis = \"phas\" }]",
            "line 3: seen “phas”; expected an axis",
            "did you mean phase?",
        ),
        (
            "name = \"t\"\nmeasures = [\"quotation\"]",
            "line 2: seen “quotation”",
            "did you mean quotations?",
        ),
        (
            "name = \"t\"\nunit = \"cod\"",
            "line 2: seen “cod”",
            "coding, source, event, participation or tie",
        ),
        (
            "name = \"t\"\ntotals = \"yes\"",
            "line 2: seen “yes”; expected true or false",
            "",
        ),
        (
            "rows = []",
            "line 1: seen no name; expected name = \"…\"",
            "",
        ),
        (
            "name = \"t\"\n[filter]\nwhen = \"last year\"",
            "line 3: seen “last year”",
            "write 2005",
        ),
        (
            "name = \"t\"\n[filter]\nsource_kin = [\"x\"]",
            "line 3: seen “source_kin”",
            "did you mean source_kind?",
        ),
        (
            "name = \"t\"\n[filter]\nphase = []",
            "line 3: seen a list; expected at least one value",
            "",
        ),
        (
            "name = \"t\"\n[[stated]]\nlabel = \"people\"\nvalue = -1\nderive = \"persons\"",
            "line 4: seen -1; expected a whole number",
            "",
        ),
        (
            "name = \"t\"\n[[stated]]\nlabel = \"people\"\nvalue = 60\nderive = \"person\"",
            "line 5: seen “person”",
            "did you mean persons?",
        ),
        (
            "name = \"t\"\nrows = [{ axis = \"phase\", level = 1 }]",
            "line 2: seen 1; expected level and descendants only with axis = \"code\"",
            "",
        ),
        (
            "name = \"t\"\nrows = [{ axis = \"code\", order = \"sise\" }]",
            "line 2: seen “sise”; expected an order",
            "did you mean size?",
        ),
        ("name = t", "line 1: seen ", "expected TOML"),
        (
            "name = \"t\"\nrows = [{ axis = \"attribute:\" }]",
            "line 2: seen “attribute:”",
            "",
        ),
    ];
    for (text, start, holds) in table {
        let error = read(text).expect_err(text);
        assert!(
            error.starts_with(start) && error.contains(holds),
            "{text}\n{error}"
        );
    }
}

#[test]
fn every_word_is_read_back_as_it_is_printed() {
    for word in Axis::WORDS
        .iter()
        .chain(&["attribute:region", "actor_attribute:role"])
    {
        assert_eq!(Axis::from_word(word).unwrap().to_string(), *word);
    }
    for word in Measure::WORDS.iter().chain(&["values:number"]) {
        assert_eq!(Measure::from_word(word).unwrap().to_string(), *word);
    }
}
