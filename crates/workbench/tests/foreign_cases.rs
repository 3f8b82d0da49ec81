//! Real files of other programs: every count is that of `cases/INDEX.md`, which another program made.

mod foreign_common;

use ayni_workbench::foreign::{Options, Report};
use foreign_common::{bring, shared};

/// Reads a real file; nothing where there are none.
fn report(path: &str) -> Option<Report> {
    let path = shared(path)?;
    Some(bring(&path, &Options::default()).1)
}

/// How many of each kind a file has, by the words of the report.
fn counts(report: &Report, kinds: &[(&str, u64)]) {
    for (kind, wanted) in kinds {
        assert_eq!(report.there(kind), *wanted, "{kind} of {}", report.file);
    }
}

#[test]
fn the_example_of_the_standard_has_every_kind_of_element() {
    let Some(report) = report("refi/atlasti8-mac-spec-example.qdpx") else {
        return;
    };
    let selections = [
        ("text-selection", 8),
        ("area-selection", 1),
        ("page-selection", 4),
        ("time-selection", 2),
    ];
    let media = [
        ("text", 6),
        ("pdf", 2),
        ("picture", 1),
        ("audio", 1),
        ("video", 2),
        ("transcript", 3),
    ];
    let others = [
        ("code", 14),
        ("coding", 16),
        ("user", 3),
        ("case", 0),
        ("variable", 0),
        ("set", 16),
        ("note", 2),
        ("link", 1),
        ("graph", 1),
    ];
    counts(&report, &selections);
    counts(&report, &media);
    counts(&report, &others);
    assert_eq!(report.depth, 1);
    // Two selections stand on the page and in the text, with a coding each.
    assert_eq!(report.codings.all(), 14);
    // No text is in the archive: what was coded in one is kept and said to be lost.
    assert_eq!(report.codings.lost, 9);
    assert!(
        report
            .drifted
            .iter()
            .all(|it| it.why.as_deref() == Some("no-text"))
    );
}

#[test]
fn codes_nest_as_deep_as_they_did() {
    for (file, codes, depth, users) in [
        ("refi/atlasti23-win-target.qdpx", 3, 2, 2),
        ("refi/nvivo15-mac-262codes.qdpx", 262, 7, 2),
        ("refi/maxqda24-codebook-307.qde", 307, 2, 1),
        ("refi/nvivo12-win-oltas-masked.qdpx", 60, 3, 2),
        ("refi/qc-demo-interviewmasked.qdpx", 262, 7, 1),
        ("refi/atlasti9-win.qdc", 5, 2, 0),
        ("refi/spec-example.qdc", 6, 1, 0),
    ] {
        let Some(report) = report(file) else { return };
        counts(&report, &[("code", codes), ("user", users)]);
        assert_eq!(report.depth, depth, "{file}");
    }
}

#[test]
fn sets_of_codes_and_of_sources_are_counted() {
    for (file, sets) in [
        ("refi/maxqda24-codebook-307.qde", 2),
        ("refi/atlasti9-win.qdc", 2),
    ] {
        let Some(report) = report(file) else { return };
        counts(&report, &[("set", sets)]);
    }
}

#[test]
fn every_passage_of_nvivo_begins_and_ends_between_words() {
    let Some(report) = report("refi/nvivo12-win-oltas-masked.qdpx") else {
        return;
    };
    counts(
        &report,
        &[("text", 1), ("text-selection", 97), ("coding", 97)],
    );
    assert_eq!(report.codings.exact, 97);
    let [source] = report.sources.as_slice() else {
        unreachable!("one source")
    };
    let positions = &source.positions;
    assert!(positions.certain);
    // 97 by UTF-16 units, 60 by code points, 12 by code points of lines that count once.
    let edges: Vec<usize> = positions.scores.iter().map(|score| score.edges).collect();
    assert_eq!(edges[..3], [97, 60, 12]);
    assert_eq!(positions.scores[0].convention, positions.convention);
}

#[test]
fn selections_with_several_codings_keep_them() {
    let Some(report) = report("refi/qc-demo-interviewmasked.qdpx") else {
        return;
    };
    counts(
        &report,
        &[("text", 2), ("text-selection", 158), ("coding", 205)],
    );
    assert_eq!(report.codings.exact, 205);
}

#[test]
fn qualcoder_passages_are_the_words_that_it_stored() {
    let Some(report) = report("qualcoder/mannheimer-bsr-masked.qda") else {
        return;
    };
    // 230 codes and 55 categories; its own database tells the words of each.
    counts(
        &report,
        &[
            ("text", 10),
            ("code", 230 + 55),
            ("coding", 227),
            ("case", 0),
        ],
    );
    assert_eq!(report.codings.exact, 227);
    assert!(report.drifted.is_empty());
}

#[test]
fn taguette_highlights_are_where_their_snippets_are() {
    let Some(report) = report("taguette/social-media-privacy-masked.sqlite3") else {
        return;
    };
    counts(
        &report,
        &[
            ("text", 10),
            ("text-selection", 18),
            ("code", 6),
            ("coding", 24),
        ],
    );
    assert_eq!(report.selections.exact, 18);
}

#[test]
fn rqda_codings_that_were_deleted_are_left_out_and_said() {
    let Some(report) = report("rqda/OPCW-CSP-DG.rqda") else {
        return;
    };
    counts(&report, &[("text", 13), ("code", 2), ("coding", 21)]);
    assert_eq!(report.codings.exact, 21);
    let deleted = report.notices.iter().find(|it| it.what == "deleted");
    assert_eq!(deleted.map(|it| it.count), Some(1));
}

#[test]
fn tables_of_taguette_bring_their_words() {
    let Some(all) = report("taguette/all_tags_20220303.csv") else {
        return;
    };
    // Counted with Python's csv: 1,930 rows of 1,793 highlights in 17 documents with 22 tags.
    counts(
        &all,
        &[
            ("text", 17),
            ("text-selection", 1793),
            ("code", 22),
            ("coding", 1930),
        ],
    );
    for (iteration, tags) in [
        ("20220223_0", 120),
        ("20220223_1", 80),
        ("20220223_3", 49),
        ("20220223_5", 25),
        ("20220303_8", 22),
    ] {
        let file = format!("taguette/codebook-iterations/codebook_{iteration}.csv");
        let Some(report) = report(&file) else { return };
        counts(&report, &[("code", tags)]);
    }
}
