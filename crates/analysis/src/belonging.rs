//! Which countries actors are from, as the axis `actor_country` has it.

use ayni_model::{value::Doubtful, when::When};

use crate::{index::Index, study::Study};

/// Returns the countries of every actor of a study at a time: its own or, where it gives none, those of
/// the organisations that it belongs to then; in doubt where either is.
#[must_use]
pub fn countries(study: &Study, at: Option<&When>) -> Vec<Vec<Doubtful>> {
    let index = Index::new(study);
    (0..)
        .take(study.actors.len())
        .map(|actor| index.countries(actor, at))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testkit::world;

    #[test]
    fn a_person_is_from_where_its_organisations_are() {
        let world = world(
            r#"
            actor pe organisation country=PE
            actor cl organisation country=CL?
            actor mine site
            actor rosa person country=CA parent=pe
            actor juan person parent=pe
            actor eva person
            actor ana person
            tie t-1 eva "works at" cl when=2004/2006
            tie t-2 ana "works at" pe when=2004/2005
            "#,
        );
        let at = |when: Option<&str>| -> Vec<String> {
            let when = when.map(|when| when.parse().unwrap());
            countries(&world.study, when.as_ref())
                .iter()
                .map(|all| {
                    let words: Vec<String> = all.iter().map(ToString::to_string).collect();
                    words.join(" ")
                })
                .collect()
        };
        assert_eq!(
            at(Some("2004-06")),
            ["PE", "CL?", "", "CA", "PE", "CL?", "PE?"],
            "a term of 2004/2005 may begin after June 2004"
        );
        assert_eq!(at(Some("2007")), ["PE", "CL?", "", "CA", "PE", "", ""]);
    }
}
