//! Random small projects with awkward words survive going out and coming in again.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod plain_world;

use ayni_model::record::Kind;
use ayni_store::{Mode, Project};
use ayni_workbench::{
    Workbench,
    ambient::Counting,
    plain::{ExportOptions, MemoryFolder, unwatched},
};
use plain_world::project;
use proptest::prelude::*;

fn dump(workbench: &Workbench) -> String {
    let mut out = Vec::new();
    workbench.project().dump(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn check(seed: u64) -> Result<(), TestCaseError> {
    let (_place, path) = project(seed);
    let first = Workbench::open(&path, Mode::Write, Box::new(Counting::from(10))).unwrap();
    let mut out = MemoryFolder::default();
    first
        .export_plain(&mut out, ExportOptions::default())
        .unwrap();
    let again = Workbench::in_memory_from_plain(&out, Box::new(Counting::from(10)), &mut unwatched);
    let (mut again, _) = again.map_err(|problem| TestCaseError::fail(problem.to_string()))?;
    let (before, after) = (dump(&first), dump(&again));
    for (a, b) in before.lines().zip(after.lines()) {
        prop_assert_eq!(a, b);
    }
    prop_assert_eq!(before.lines().count(), after.lines().count());
    let mut second = MemoryFolder::default();
    again
        .export_plain(&mut second, ExportOptions::default())
        .unwrap();
    for (path, bytes) in &out.files {
        let other = second
            .files
            .get(path)
            .map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        prop_assert_eq!(
            Some(String::from_utf8_lossy(bytes).into_owned()),
            other,
            "{}",
            path
        );
    }
    prop_assert!(out == second);
    let twice = again.import(&out, &mut unwatched);
    let twice = twice.map_err(|problem| TestCaseError::fail(problem.to_string()))?;
    prop_assert_eq!(twice.entry, None, "a second import changes nothing");
    prop_assert_eq!(dump(&again), after);
    prop_assert!(again.project().count_of(Kind::Project) == 1);
    Ok(())
}

/// Counting without the trait in scope.
trait CountOf {
    fn count_of(&self, kind: Kind) -> u64;
}

impl CountOf for Project {
    fn count_of(&self, kind: Kind) -> u64 {
        use ayni_store::Reader as _;
        self.count(kind).unwrap()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn out_and_in_again_is_equal_and_a_second_export_is_the_first(seed in any::<u64>()) {
        check(seed)?;
    }
}

/// Projects whose second import once changed something: two codings alike, two groups of one name.
#[test]
fn seeds_that_found_something_stay_mended() {
    for seed in [11_019_826_756_270_815_013, 4_513_833] {
        check(seed).unwrap();
    }
}

#[test]
fn most_of_what_is_made_by_chance_stands_in_tables() {
    let mut sum = (0, 0, 0, 0, 0, 0);
    for seed in 0..60 {
        let (_place, path) = project(seed * 7_919 + 3);
        let workbench = Workbench::open(&path, Mode::Read, Box::new(Counting::from(10))).unwrap();
        let mut out = MemoryFolder::default();
        let report = workbench
            .export_plain(&mut out, ExportOptions::default())
            .unwrap();
        let corrected = out
            .files
            .keys()
            .filter(|path| path.starts_with("texts/"))
            .count() as u64;
        sum.0 += report.sources;
        sum.1 += report.quotations;
        sum.2 += report.codings;
        sum.3 += report.records;
        sum.4 += corrected;
        sum.5 += report.further;
    }
    let (sources, quotations, codings, records, corrected, further) = sum;
    assert!(sources > 60 && quotations > 100 && codings > 150, "{sum:?}");
    assert!(records > 400 && corrected > 20, "{sum:?}");
    assert!(further > 10 && further < records, "{sum:?}");
}
