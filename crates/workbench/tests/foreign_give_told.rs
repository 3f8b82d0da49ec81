//! What an export leaves out, and what it would call otherwise: told, or written as it is.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::path::Path;

use ayni_model::{actor::Actor, source::Source, study::AttributeOf, value::ValueType};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    attribute::AttributeChange,
    foreign::{Given, Options},
};
use foreign_common::{bring, give, merge, xml_of};

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-000000000000")
}

fn open(folder: &Path, sections: &str) -> Workbench {
    let path = folder.join("p.qde");
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\" origin=\"Another 1\">{sections}</Project>"
    );
    std::fs::write(&path, xml).unwrap();
    bring(&path, &Options::default()).0
}

/// Writes the project, and returns what is told of it with its XML.
fn told(bench: &Workbench, folder: &Path) -> (Given, String) {
    let path = folder.join("out.qdpx");
    let given = give(bench, &path);
    (given, xml_of(&path))
}

/// A variable that a source and a case have values of.
fn town() -> String {
    let (variable, case, source) = (g(1), g(2), g(3));
    let value = |said: &str| {
        format!(
            "<VariableValue><VariableRef targetGUID=\"{variable}\"/><TextValue>{said}</TextValue></VariableValue>"
        )
    };
    format!(
        "<Variables><Variable guid=\"{variable}\" name=\"town\" typeOfVariable=\"Text\"/></Variables>\
         <Cases><Case guid=\"{case}\" name=\"Rosa\">{}</Case></Cases>\
         <Sources><TextSource guid=\"{source}\" name=\"t\"><PlainTextContent>One text.</PlainTextContent>{}\
         </TextSource></Sources>",
        value("Ilo"),
        value("Lima")
    )
}

#[test]
fn a_variable_of_sources_and_cases_is_two_when_one_is_called_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    for (of, source, actor) in [
        (AttributeOf::Source, "ciudad", "town"),
        (AttributeOf::Actor, "town", "ciudad"),
    ] {
        let mut bench = open(folder.path(), &town());
        bench.rename_attribute(of, "town", "ciudad").unwrap();
        let (_, xml) = told(&bench, folder.path());
        let variables = xml.matches("<Variable ").count();
        assert_eq!(variables, 2, "{xml}");
        let says = |bench: &Workbench| {
            let lima = bench.project().all::<Source>().unwrap().remove(0).1;
            let ilo = bench.project().all::<Actor>().unwrap().remove(0).1;
            (lima.attributes.0, ilo.attributes.0)
        };
        let one = |name: &str, said: &str| [(name.to_owned(), said.to_owned())].into();
        let wanted = (one(source, "Lima"), one(actor, "Ilo"));
        let path = folder.path().join("out.qdpx");
        // In a new project, and in this one, where it brings nothing.
        assert_eq!(says(&bring(&path, &Options::default()).0), wanted);
        let report = merge(&mut bench, &path);
        assert_eq!(says(&bench), wanted);
        assert!(report.overwritten.is_empty(), "{:?}", report.overwritten);
        let attributes = report.merged.iter().find(|it| it.noun == "attribute");
        assert_eq!(attributes.unwrap().added, 0);
        // Called the same again, they are one variable as before.
        bench.rename_attribute(of, "ciudad", "town").unwrap();
        let (_, xml) = told(&bench, folder.path());
        assert_eq!(xml.matches("<Variable ").count(), 1, "{xml}");
        assert_eq!(xml.matches("<VariableValue>").count(), 2, "{xml}");
    }
}

#[test]
fn the_choices_of_an_attribute_stay_here_and_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = open(folder.path(), &town());
    let choices = "choices of an attribute";
    assert_eq!(told(&bench, folder.path()).0.left.get(choices), None);
    let change = AttributeChange {
        of: AttributeOf::Source,
        name: "town".to_owned(),
        value_type: Some(ValueType::Choice(vec!["Lima".to_owned(), "Ilo".to_owned()])),
        description: None,
    };
    bench.define_attribute(&change).unwrap();
    let (given, xml) = told(&bench, folder.path());
    assert_eq!(given.left.get(choices), Some(&1));
    // It is text there, and so still the variable of the cases too.
    assert_eq!(xml.matches("<Variable ").count(), 1, "{xml}");
}
