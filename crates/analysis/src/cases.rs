//! Runs the cases of `cases/*.md`: prose, a world, a declaration and the table that it gives.
//!
//! A file that is put into the folder is a test. Whoever disagrees with a table corrects it there.

use std::{fs, path::Path};

use crate::{
    declaration::Declaration,
    synopsis::run,
    testkit::{print, world},
};

#[test]
fn every_case_gives_its_table() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    assert!(files.len() >= 5, "the cases are there");
    let mut wrong = String::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a case");
        let world = world(&block(&text, "project"));
        let mut declared = block(&text, "synopsis");
        if !declared.contains("name = ") {
            declared.insert_str(0, "name = \"case\"\n");
        }
        let declaration: Declaration = declared
            .parse()
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let table = run(&world.study, &world, &declaration)
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let (expected, printed) = (block(&text, "table"), print(&table, &world));
        if expected.trim() != printed.trim() {
            wrong += &format!(
                "\n{}\nexpected\n{expected}\nprinted\n{printed}",
                file.display()
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Returns the text of the block with that word.
fn block(text: &str, word: &str) -> String {
    let start = format!("```{word}\n");
    let (_, rest) = text
        .split_once(&start)
        .unwrap_or_else(|| panic!("no block {word}"));
    rest.split_once("```")
        .map_or(rest, |(block, _)| block)
        .to_owned()
}
