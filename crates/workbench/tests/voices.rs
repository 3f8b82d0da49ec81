//! Who speaks in a passage decides whose it is, whatever was asked before.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use ayni_analysis::{check::CheckOptions, declaration::Filter, retrieve::Page};
use ayni_workbench::{
    Workbench,
    ambient::Counting,
    plain::{MemoryFolder, unwatched},
    synopsis::{Shown, read},
};

/// A focus group of two unions. What ANA fears and what the interviewer says of fear are coded.
fn focus_group() -> Workbench {
    let folder = MemoryFolder::default()
        .with(
            "ayni.toml",
            "[project]\nname = \"Trial\"\n\n[[member]]\nkey = \"mar\"\n",
        )
        .with(
            "actors.csv",
            "key,kind\nlu-1,organisation\nlu-2,organisation\n",
        )
        .with(
            "sources.csv",
            "key,kind,file,informants\ng1,interview,g1.txt,lu-1; lu-2\n",
        )
        .with(
            "sources/g1.txt",
            "INT: Are you afraid?\n\nANA: I fear for the plant.\n\nBEN: Not me.\n",
        )
        .with(
            "voices.csv",
            "source,label,actor,role\ng1,INT,,interviewer\ng1,ANA,lu-1,informant\ng1,BEN,lu-2,informant\n",
        )
        .with("codebook.csv", "code,definition\nFear,of closure\n")
        .with(
            "codings.csv",
            "source,quote,code,coder\ng1,I fear for the plant.,Fear,mar\ng1,Are you afraid?,Fear,mar\n",
        );
    Workbench::in_memory_from_plain(&folder, Box::new(Counting::from(1_000)), &mut unwatched)
        .unwrap()
        .0
}

/// The cells of a declared table, row by row.
fn cells(bench: &Workbench, declaration: &str) -> Vec<String> {
    let declaration = read(&format!("name = \"t\"\n{declaration}")).unwrap();
    let computed = bench.compute(&declaration).unwrap();
    let grid = bench.grid(&computed, Shown::None).unwrap();
    let cells = grid.rows.into_iter().flat_map(|row| row.cells);
    cells.map(|cell| cell.empty.unwrap_or(cell.text)).collect()
}

#[test]
fn a_count_comes_with_the_passages_behind_it() {
    let bench = focus_group();
    let text = format!("name = \"t\"\ntotals = true\n{BY_UNION}");
    let computed = bench.compute(&read(&text).unwrap()).unwrap();
    let words = |shown: Shown| -> Vec<Vec<String>> {
        let grid = bench.grid(&computed, shown).unwrap();
        let cells = grid.rows.into_iter().flat_map(|row| row.cells);
        cells
            .map(|cell| cell.quotations.into_iter().map(|one| one.words).collect())
            .collect()
    };
    let fear = vec!["I fear for the plant.".to_owned()];
    // Fear and the total, of lu-1, of lu-2 and in total.
    assert_eq!(
        words(Shown::All),
        [
            fear.clone(),
            fear.clone(),
            vec![],
            vec![],
            fear.clone(),
            fear
        ]
    );
    assert_eq!(words(Shown::OfFindings), vec![Vec::<String>::new(); 6]);
}

const BY_UNION: &str =
    "rows = [{ axis = \"organisation\", only = [\"lu-1\", \"lu-2\"] }]\ncolumns = [\"code\"]";

#[test]
fn a_passage_is_the_organisations_of_who_speaks() {
    let bench = focus_group();
    assert_eq!(cells(&bench, BY_UNION), ["1", "nothing said"]);
}

#[test]
fn a_question_has_one_answer_whatever_was_asked_before() {
    let bench = focus_group();
    let asked = [
        BY_UNION,
        "rows = [\"code\"]\ncolumns = [{ axis = \"actor\", only = [\"lu-1\", \"lu-2\"] }]",
        "rows = [\"code\"]\nmeasures = [\"organisations\"]",
        "rows = [\"code\"]\n[filter]\norganisation = [\"lu-2\"]",
        "rows = [\"source\"]\ncolumns = [\"code\"]",
    ];
    let fresh: Vec<_> = asked
        .iter()
        .map(|text| cells(&focus_group(), text))
        .collect();
    assert_eq!(fresh[1], ["1", "nothing said"]);
    assert_eq!(fresh[2], ["1"]);
    assert_eq!(fresh[3], ["nothing said"]);
    assert_eq!(fresh[4], ["2"]);
    bench.check(&CheckOptions::default()).unwrap();
    for (text, fresh) in asked.iter().zip(&fresh) {
        assert_eq!(&cells(&bench, text), fresh, "{text}");
    }
}

#[test]
fn passages_are_found_by_the_organisation_of_who_speaks() {
    let bench = focus_group();
    let found = |organisation: &str| {
        let filter = Filter::parse(&format!("organisation = [\"{organisation}\"]")).unwrap();
        bench.retrieve(&filter, Page::ALL).unwrap().total
    };
    assert_eq!((found("lu-1"), found("lu-2")), (1, 0));
}

#[test]
fn a_stated_figure_is_held_against_those_who_speak() {
    let bench = focus_group();
    let stated = |value: u64| {
        let text = format!(
            "name = \"t\"\nrows = [\"code\"]\n[[stated]]\nlabel = \"unions\"\nvalue = {value}\nderive = \"organisations\""
        );
        let computed = bench.compute(&read(&text).unwrap()).unwrap();
        bench.grid(&computed, Shown::None).unwrap().notes.remove(0)
    };
    assert_eq!(
        stated(1),
        "1 unions, as stated: the project gives the same figure."
    );
    assert_eq!(stated(2), "2 unions, as stated: the project gives 1.");
}
