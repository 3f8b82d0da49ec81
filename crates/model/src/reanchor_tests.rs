use proptest::prelude::*;

use super::*;
use crate::layout::{BlockKind, Loss};

/// Takes the marks `⟦…⟧` out of a text and returns the words and the span between the marks.
fn marked(text: &str) -> (String, Option<Span>) {
    let plain = text.replace(['⟦', '⟧'], "");
    let span = text.find('⟦').zip(text.find('⟧')).map(|(start, end)| {
        let start = length(&text[..start]);
        Span::new(start, length(&text[..end]) - 1).unwrap()
    });
    (plain, span)
}

/// What a case expects of the words in `⟦…⟧`.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Is {
    Exact,
    Moved,
    Changed,
    Lost,
}

fn check(old: &str, new: &str, expected: Is) {
    let ((old, span), (new, there)) = (marked(old), marked(new));
    let script = EditScript::new(&old, &new);
    let placement = script.place(span.unwrap());
    let expected = match expected {
        Is::Exact => Placement::Exact(there.unwrap()),
        Is::Moved => Placement::Moved(there.unwrap()),
        Is::Changed => Placement::Changed(there.unwrap()),
        Is::Lost => Placement::Lost,
    };
    assert_eq!(
        placement,
        expected,
        "{old:?} -> {new:?}: stands on {:?}",
        placement.span().and_then(|span| script.new.slice(span))
    );
}

#[test]
fn words_inserted_before_move_the_span() {
    check("La ⟦mina⟧ cerró.", "La vieja ⟦mina⟧ cerró.", Is::Moved);
    check("⟦La mina⟧ cerró.", "Sí. ⟦La mina⟧ cerró.", Is::Moved);
}

#[test]
fn words_inserted_after_leave_it_alone() {
    check("La ⟦mina⟧ cerró.", "La ⟦mina⟧ cerró en 2005.", Is::Exact);
    check("⟦La mina⟧", "⟦La mina⟧ cerró.", Is::Exact);
}

#[test]
fn words_inserted_inside_belong_to_it() {
    check(
        "Que ⟦la mina cerró⟧ dicen.",
        "Que ⟦la mina nunca cerró⟧ dicen.",
        Is::Changed,
    );
}

#[test]
fn words_inserted_at_an_edge_do_not_belong_to_it() {
    check(
        "uno ⟦dos tres⟧ cuatro",
        "uno x ⟦dos tres⟧ cuatro",
        Is::Moved,
    );
    check(
        "uno ⟦dos tres⟧ cuatro",
        "uno ⟦dos tres⟧ x cuatro",
        Is::Exact,
    );
}

#[test]
fn a_repeated_word_before_a_passage_is_not_taken_into_it() {
    check("⟦foo bar⟧", "foo ⟦foo bar⟧", Is::Moved);
    check("⟦foo bar⟧ foo", "⟦foo bar⟧ bar foo", Is::Exact);
}

#[test]
fn words_deleted_across_an_edge_leave_the_rest() {
    check(
        "uno dos ⟦tres cuatro cinco⟧ seis",
        "uno ⟦cuatro cinco⟧ seis",
        Is::Changed,
    );
    check(
        "uno ⟦dos tres cuatro⟧ cinco seis",
        "uno ⟦dos tres⟧ seis",
        Is::Changed,
    );
}

#[test]
fn deleted_words_are_lost() {
    check("La mina ⟦vieja⟧ cerró.", "La mina cerró.", Is::Lost);
    check("⟦La mina cerró.⟧ Sí.", "Sí.", Is::Lost);
    check("⟦todo⟧", "", Is::Lost);
}

#[test]
fn a_corrected_word_carries_the_span_that_marked_it() {
    check("the ⟦colour⟧ of", "the ⟦color⟧ of", Is::Changed);
    check("the ⟦colour of⟧ it", "the ⟦color of⟧ it", Is::Changed);
    check("a ⟦perro⟧ b", "a ⟦gato⟧ b", Is::Changed);
    check(
        "la ⟦mina sera vendida⟧ ya",
        "la ⟦minas serán vendidas⟧ ya",
        Is::Changed,
    );
    check("en ⟦2005⟧ fue", "en ⟦2007⟧ fue", Is::Changed);
}

#[test]
fn a_small_part_of_replaced_words_is_lost() {
    // 3 of the 12 code points that were replaced.
    check("fue ⟦mal⟧interpreto así", "fue bueno así", Is::Lost);
    // 10 of 14: most of the phrase was meant.
    check("fue mal⟦interpreto⟧ así", "fue ⟦bueno⟧ así", Is::Changed);
}

#[test]
fn a_paragraph_cut_and_pasted_keeps_its_quotations() {
    let old = "Primero hablamos del cierre de la fundición y de los salarios.\n\
               Después vino ⟦la delegación del norte⟧ con sus preguntas.\n\
               Al final nadie firmó nada y todos volvieron a casa.\n\
               El gerente no apareció en ningún momento de la reunión.\n";
    let new = "Primero hablamos del cierre de la fundición y de los salarios.\n\
               Al final nadie firmó nada y todos volvieron a casa.\n\
               El gerente no apareció en ningún momento de la reunión.\n\
               Después vino ⟦la delegación del norte⟧ con sus preguntas.\n";
    check(old, new, Is::Moved);
}

#[test]
fn words_pasted_twice_are_not_guessed() {
    check(
        "uno ⟦la delegación del norte⟧ dos tres cuatro cinco seis",
        "uno dos tres la delegación del norte cuatro cinco la delegación del norte seis",
        Is::Lost,
    );
}

#[test]
fn emoji_marks_and_right_to_left_words_stay_whole() {
    check("sí 😀 ⟦no⟧", "sí 😀 👩‍👩‍👧 ⟦no⟧", Is::Moved);
    check("a ⟦👩‍👩‍👧⟧ b", "a ⟦👩‍👩‍👧⟧ c", Is::Exact);
    check("a ⟦👩‍👩‍👧⟧ b", "a ⟦👩‍👧⟧ b", Is::Changed);
    // A mark put on the last letter changes the word; the span covers the mark.
    check("un ⟦cafe⟧ y", "un ⟦cafe\u{301}⟧ y", Is::Changed);
    check("⟦un cafe⟧ y", "⟦un cafe\u{301}⟧ y", Is::Changed);
    check("לא ⟦המכרה⟧ נסגר", "לא לא ⟦המכרה⟧ נסגר", Is::Moved);
}

#[test]
fn line_ends_are_words_too() {
    check("uno\n⟦dos⟧\ntres", "uno\n\n⟦dos⟧\ntres", Is::Moved);
    check("uno ⟦dos tres⟧ x", "uno ⟦dos\ntres⟧ x", Is::Changed);
}

#[test]
fn another_text_altogether_has_none_of_the_words() {
    let old = "En aquella época ⟦la huelga⟧ duró noventa días; la solidaridad \
               llegó tarde y mal, y nadie supo decir por qué la gente volvió.";
    let new = "Agreement between the employer and la local union, effective on signature and \
               valid for three years thereafter, without prejudice to earlier rights";
    check(old, new, Is::Lost);
}

#[test]
fn a_span_past_the_text_is_lost() {
    let script = EditScript::new("ab", "ab");
    assert_eq!(script.place(Span::new(1, 3).unwrap()), Placement::Lost);
}

#[test]
fn blanks_alone_do_not_carry_words() {
    check("x ⟦uno, ⟧dos", "x dos", Is::Lost);
    check("x⟦, ⟧dos", "x y⟦, ⟧dos", Is::Moved);
}

#[test]
fn unrelated_large_texts_are_compared_in_bounded_work() {
    let old: String = (0..120_000).map(|n| format!(" a{n}")).collect();
    let new: String = (0..120_000).map(|n| format!(" b{n}")).collect();
    let script = EditScript::new(&old, &new);
    assert_eq!(script.place(Span::new(1, 40).unwrap()), Placement::Lost);
    assert!(script.equal().count() <= 1);
}

#[test]
fn edits_at_both_ends_of_one_long_paragraph_move_what_is_between() {
    let middle: String = (0..60_000).map(|n| format!("palabra {n}, ")).collect();
    let old = format!("Uno dos. {middle} ⟦la última frase⟧ fin");
    let new = format!("Uno y dos. {middle} ⟦la última frase⟧ y fin");
    check(&old, &new, Is::Moved);
}

#[test]
fn marks_go_with_their_words() {
    let (old, new) = (
        "Ana: Buenos días.\nLuis: Adiós.\nAna: Nada.",
        "Ana: Muy buenos días.\nLuis: Adiós.\n",
    );
    let span = |start, end| Span::new(start, end).unwrap();
    let turn = |start, end, speaker: &str| Turn {
        span: span(start, end),
        speaker: speaker.into(),
    };
    let layout = Layout {
        turns: vec![
            turn(5, 17, "Ana"),
            turn(24, 30, "Luis"),
            turn(36, 41, "Ana"),
        ],
        pages: vec![Page {
            span: span(0, 41),
            label: "1".into(),
        }],
        blocks: vec![Block {
            span: span(36, 41),
            kind: BlockKind::Emphasis,
        }],
        comments: vec![Comment {
            span: Some(span(36, 41)),
            author: None,
            text: "¿Sí?".into(),
        }],
        cues: vec![],
        losses: vec![Loss {
            what: "picture".into(),
            count: 2,
            place: None,
        }],
    };
    let carried = EditScript::new(old, new).layout(&layout);
    assert_eq!(carried.turns, [turn(5, 21, "Ana"), turn(28, 34, "Luis")]);
    assert_eq!(carried.pages[0].span, span(0, 34));
    assert!(carried.blocks.is_empty());
    assert_eq!(carried.comments[0].span, None, "the remark itself stays");
    assert_eq!(carried.losses, layout.losses);
}

#[test]
fn turns_never_overlap() {
    let turn = |start, end| Turn {
        span: Span::new(start, end).unwrap(),
        speaker: String::new(),
    };
    assert_eq!(
        without_overlaps(vec![turn(0, 9), turn(4, 6), turn(4, 8)]),
        [turn(0, 4), turn(4, 8)]
    );
}

/// Words, blanks and oddities, short enough that accidents and repetitions are common.
fn awkward() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "b",
        "ab",
        "la ",
        "mina ",
        "la mina ",
        " ",
        "\n",
        "\n\n",
        ".",
        ", ",
        "e\u{301}",
        "\u{301}",
        "é",
        "😀",
        "👩‍👩‍👧",
        "🏽",
        "🇵🇪",
        "שלום ",
        "נסגר ",
        "\u{200f}",
        "\u{ad}",
        "한",
        "ㄱ",
        "\u{a0}",
        "la delegación del norte ",
        "noventa días de huelga general ",
        "0",
        "2005 ",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A text and the same text after some edits: deletions, insertions, stretches moved elsewhere.
fn edited() -> impl Strategy<Value = (String, String)> {
    let edit = (0..3_u8, 0.0..1.0_f64, 0.0..0.4_f64, 0.0..1.0_f64, awkward());
    (awkward(), prop::collection::vec(edit, 0..4)).prop_map(|(old, edits)| {
        let mut new: Vec<char> = old.chars().collect();
        for (kind, at, len, to, words) in edits {
            let start = (at * new.len() as f64) as usize;
            let end = (start + (len * new.len() as f64) as usize).min(new.len());
            match kind {
                0 => drop(new.drain(start..end)),
                1 => drop(new.splice(start..end, words.chars())),
                _ => {
                    let cut: Vec<char> = new.drain(start..end).collect();
                    let to = (to * new.len() as f64) as usize;
                    new.splice(to..to, cut);
                }
            }
        }
        (old, new.into_iter().collect())
    })
}

/// A few dozen spans of a text, all of them where the text is short.
fn spans(text: &str) -> Vec<Span> {
    let len = length(text);
    let step = (len / 24).max(1) as usize;
    (0..len)
        .step_by(step)
        .flat_map(|start| {
            (start + 1..=len)
                .step_by(step)
                .filter_map(move |end| Span::new(start, end).ok())
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_kept_span_keeps_its_words((old, new) in edited()) {
        let script = EditScript::new(&old, &new);
        for span in spans(&old) {
            let placement = script.place(span);
            if let Some(there) = placement.span() {
                prop_assert!(there.end() <= script.new.len(), "{span} -> {placement:?}");
            }
            match placement {
                Placement::Exact(there) => {
                    prop_assert_eq!(there, span);
                    prop_assert_eq!(script.old.slice(span), script.new.slice(there));
                }
                Placement::Moved(there) => {
                    prop_assert_ne!(there, span);
                    prop_assert_eq!(script.old.slice(span), script.new.slice(there));
                }
                Placement::Changed(_) | Placement::Lost => {}
            }
        }
    }

    #[test]
    fn a_text_that_did_not_change_keeps_everything(text in awkward()) {
        let script = EditScript::new(&text, &text);
        for span in spans(&text) {
            prop_assert_eq!(script.place(span), Placement::Exact(span));
        }
    }

    #[test]
    fn what_was_kept_comes_back_when_the_edit_is_undone((old, new) in edited()) {
        let (there, back) = (EditScript::new(&old, &new), EditScript::new(&new, &old));
        for span in spans(&old) {
            let (Placement::Exact(kept) | Placement::Moved(kept)) = there.place(span) else {
                continue;
            };
            let (Placement::Exact(again) | Placement::Moved(again)) = back.place(kept) else {
                return Err(TestCaseError::fail(format!(
                    "{span} -> {kept} -> {:?}", back.place(kept)
                )));
            };
            prop_assert_eq!(there.old.slice(again), there.old.slice(span));
        }
    }

    #[test]
    fn the_runs_are_equal_ascending_and_apart((old, new) in edited()) {
        let script = EditScript::new(&old, &new);
        let (mut from_old, mut from_new) = (0, 0);
        for (n, (in_old, in_new)) in script.equal().enumerate() {
            prop_assert!(from_old <= in_old.start && from_new <= in_new.start);
            prop_assert!(n == 0 || from_old < in_old.start || from_new < in_new.start);
            let words = |index: &TextIndex<'_>, range: &Range<u32>| {
                index.slice(Span::new(range.start, range.end).unwrap()).unwrap().to_owned()
            };
            prop_assert_eq!(words(&script.old, &in_old), words(&script.new, &in_new));
            (from_old, from_new) = (in_old.end, in_new.end);
        }
    }

    #[test]
    fn the_same_texts_give_the_same_script((old, new) in edited()) {
        let (once, again) = (EditScript::new(&old, &new), EditScript::new(&old, &new));
        prop_assert_eq!(once.runs, again.runs);
    }
}
