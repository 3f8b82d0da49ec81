//! The codebook, attributes, cases and notes.

use super::*;

fn parent<'p>(pieces: &'p [Piece], name: &str) -> Option<&'p str> {
    let codes = codes(pieces);
    let code = codes.iter().find(|code| code.name == name).expect("a code");
    let above = code.parent?;
    codes
        .iter()
        .find(|code| code.id == above)
        .map(|code| code.name.as_str())
}

#[test]
fn categories_group_codes_and_codes_have_codes_below() {
    let mut database = begun();
    category(&mut database, 1, "below", n(2));
    category(&mut database, 2, "top", NIL);
    code(&mut database, 1, "part", n(1), n(9));
    code(&mut database, 9, "whole", n(1), NIL);
    code(&mut database, 10, "top", NIL, NIL);
    let pieces = all_of(&database, vec![]);
    let names: Vec<(&str, bool)> = codes(&pieces)
        .iter()
        .map(|it| (it.name.as_str(), it.codable))
        .collect();
    assert_eq!(
        names,
        [
            ("top", false),
            ("below", false),
            ("whole", true),
            ("part", true),
            ("top", true)
        ]
    );
    assert_eq!(parent(&pieces, "below"), Some("top"));
    assert_eq!(parent(&pieces, "whole"), Some("below"));
    assert_eq!(parent(&pieces, "part"), Some("whole"));
    assert_eq!(said(&pieces), []);
}

#[test]
fn circles_are_cut_and_what_hangs_in_the_air_is_at_the_top() {
    let mut database = begun();
    category(&mut database, 1, "a", n(3));
    category(&mut database, 2, "b", n(1));
    category(&mut database, 3, "c", n(2));
    category(&mut database, 4, "itself", n(4));
    category(&mut database, 5, "lost", n(77));
    code(&mut database, 1, "x", n(2), NIL);
    code(&mut database, 2, "y", n(88), NIL);
    code(&mut database, 3, "z", n(4), n(99));
    let pieces = all_of(&database, vec![]);
    assert_eq!(codes(&pieces).len(), 8);
    // 1 is under 3, 3 under 2, 2 under 1: walking up from 1, that is met again first.
    assert_eq!(parent(&pieces, "a"), None);
    assert_eq!(parent(&pieces, "b"), Some("a"));
    assert_eq!(parent(&pieces, "c"), Some("b"));
    assert_eq!(parent(&pieces, "itself"), None);
    assert_eq!(parent(&pieces, "lost"), None);
    assert_eq!(parent(&pieces, "x"), Some("b"));
    assert_eq!(parent(&pieces, "y"), None);
    assert_eq!(
        parent(&pieces, "z"),
        Some("itself"),
        "its category is still there"
    );
    assert_eq!(
        said(&pieces),
        [
            (NoticeKind::BrokenTree, "code_cat", 3),
            (NoticeKind::BrokenTree, "code_name", 2)
        ]
    );
}

#[test]
fn a_deep_tree_is_read_without_deep_calls() {
    let mut database = begun();
    for id in 1..=20_000 {
        let above = if id == 1 { NIL } else { n(id - 1) };
        category(&mut database, id, &format!("c{id}"), above);
    }
    let pieces = all_of(&database, vec![]);
    assert_eq!(codes(&pieces).len(), 20_000);
    assert_eq!(codes(&pieces)[19_999].name, "c20000");
}

fn attribute(database: &mut Memory, id: i64, name: &str, of: (&str, i64), value: &str) {
    let row = [
        n(id),
        t(name),
        t(of.0),
        t(value),
        n(of.1),
        t(DAY),
        t("Anna"),
    ];
    database.row("attribute", &row);
}

#[test]
fn attributes_have_types_and_empty_ones_no_value() {
    let mut database = begun();
    for (name, of, kind) in [
        ("age", "case", "numeric"),
        ("Date of interview", "file", "character"),
        ("mood", "journal", "character"),
        ("wage", "case", "numeric"),
        ("update", "case", "character"),
    ] {
        let row = [t(name), t(DAY), t("Anna"), NIL, t(of), t(kind)];
        database.row("attribute_type", &row);
    }
    source(&mut database, 1, "Talk", t("Words."), NIL);
    database.row("cases", &[n(1), t("Ines"), t("a miner"), t("Anna"), t(DAY)]);
    database.row(
        "journal",
        &[n(1), t("First"), t("Cold."), t(DAY), t("Anna")],
    );
    attribute(&mut database, 1, "age", ("case", 1), "61");
    attribute(
        &mut database,
        2,
        "Date of interview",
        ("file", 1),
        "2024-02-29",
    );
    attribute(&mut database, 3, "mood", ("journal", 1), "good");
    attribute(&mut database, 4, "wage", ("case", 1), "");
    attribute(&mut database, 5, "wage", ("case", 9), "about 10");
    attribute(&mut database, 6, "update", ("case", 1), "2023-02-29");
    attribute(&mut database, 7, "pit", ("case", 1), "Easington");
    let pieces = all_of(&database, vec![]);
    let kinds: Vec<_> = variables(&pieces)
        .iter()
        .map(|it| (it.name.as_str(), it.of, it.kind))
        .collect();
    assert_eq!(
        kinds,
        [
            (
                "Date of interview",
                Some(VariableOf::Source),
                VariableType::Date
            ),
            ("age", Some(VariableOf::Case), VariableType::Float),
            ("mood", Some(VariableOf::Note), VariableType::Text),
            ("pit", Some(VariableOf::Case), VariableType::Text),
            ("update", Some(VariableOf::Case), VariableType::Text),
            ("wage", Some(VariableOf::Case), VariableType::Text),
        ]
    );
    let [case] = cases(&pieces)[..] else {
        panic!("one case");
    };
    let values: Vec<_> = case
        .values
        .iter()
        .filter_map(|it| it.value.as_deref())
        .collect();
    assert_eq!(values, ["61", "2023-02-29", "Easington"]);
    assert_eq!(sources(&pieces)[0].values.len(), 1);
    assert_eq!(notes(&pieces)[0].text, "Cold.\n\nmood: good");
    assert_eq!(
        said(&pieces),
        [
            (NoticeKind::BadValue, "attribute", 1),
            (NoticeKind::Dangling, "attribute", 1)
        ]
    );
}

#[test]
fn a_case_is_of_whole_sources_and_of_passages() {
    let mut database = begun();
    source(&mut database, 1, "Talk", t("Yes. No. Perhaps."), NIL);
    source(&mut database, 2, "Other", t("Four"), NIL);
    source(&mut database, 3, "photo.jpg", NIL, t("/images/photo.jpg"));
    source(&mut database, 4, "typed later", t("Something now."), NIL);
    database.row("cases", &[n(1), t("Ines"), NIL, t("Anna"), t(DAY)]);
    for (id, case, file, from, to) in [
        (1, 1, 1, 5, 8),
        (2, 1, 1, 0, 4),
        (3, 1, 2, 0, 3),
        (4, 1, 3, 0, 0),
        (5, 1, 4, 0, 0),
        (6, 8, 1, 0, 4),
        (7, 1, 9, 0, 4),
        (8, 1, 2, 0, 4),
    ] {
        let row = [
            n(id),
            n(case),
            n(file),
            n(from),
            n(to),
            t("Anna"),
            t(DAY),
            t(""),
        ];
        database.row("case_text", &row);
    }
    let pieces = all_of(&database, vec!["images/photo.jpg"]);
    let ids: Vec<_> = sources(&pieces).iter().map(|it| it.id).collect();
    let case = cases(&pieces)[0];
    assert_eq!(case.passages, [(ids[0], 5, 8), (ids[0], 0, 4)]);
    assert_eq!(case.sources.len(), 3);
    assert!(ids[1..].iter().all(|id| case.sources.contains(id)));
    assert_eq!(said(&pieces), [(NoticeKind::Dangling, "case_text", 2)]);
}

#[test]
fn what_is_written_beside_the_coding_is_notes() {
    let mut database = begun();
    source(&mut database, 1, "Talk", t("Words of a miner."), NIL);
    let at = [n(1), n(1), n(0), n(5), t("whose?"), t("Ben"), t(DAY)];
    database.row("annotation", &at);
    let gone = [
        n(2),
        n(5),
        n(0),
        n(5),
        t("of a lost text"),
        t("Ben"),
        t(DAY),
    ];
    database.row("annotation", &gone);
    database.row(
        "journal",
        &[n(1), t("First"), t("Cold."), t(DAY), t("Anna")],
    );
    database.row("stored_sql", &[t("counts"), t("all"), NIL, t("select 1")]);
    database.row("ris", &[n(1), t("TI"), t("Title"), t("Pit closures")]);
    database.row("ris", &[n(1), t("PY"), t("Year"), t("1985")]);
    database.row(
        "graph",
        &[
            n(1),
            t("Map"),
            t("how it hangs together"),
            t(DAY),
            n(9),
            n(9),
        ],
    );
    database.row("gr_free_text_item", &[n(1), n(1), t("why?")]);
    database.row("gr_cdct_text_item", &[n(1), n(1), n(1)]);
    database.row("gr_cdct_line_item", &[n(1), n(1), t("leads to")]);
    let pieces = all_of(&database, vec![]);
    let told: Vec<_> = notes(&pieces)
        .iter()
        .map(|it| {
            (
                it.kind.as_deref().unwrap_or(""),
                it.name.as_deref(),
                it.text.as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("annotation", None, "of a lost text"),
            ("annotation", None, "whose?"),
            ("journal", Some("First"), "Cold."),
            (
                "reference",
                Some("Pit closures"),
                "TI  - Pit closures\nPY  - 1985"
            ),
            ("sql", Some("counts"), "all\n\nselect 1"),
            (
                "graph",
                Some("Map"),
                "how it hangs together\nwhy?\nleads to"
            ),
        ]
    );
    let talk = sources(&pieces)[0].id;
    assert_eq!(notes(&pieces)[1].passage, Some((talk, 0, 5)));
    assert_eq!(notes(&pieces)[0].passage, None);
    let graph = graphs(&pieces)[0];
    assert_eq!((graph.vertices, graph.edges), (2, 1));
    // The line goes from nothing to nothing.
    let dangling = ["annotation", "graph"].map(|place| (NoticeKind::Dangling, place, 1));
    assert_eq!(said(&pieces), dangling);
}
