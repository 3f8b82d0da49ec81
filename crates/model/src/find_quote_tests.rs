use proptest::prelude::*;

use super::*;

fn found(text: &str, quote: &str, hint: Option<u32>) -> Found {
    find_quote(&TextIndex::new(text), quote, hint.map(CodePoint))
}

fn span(start: u32, end: u32) -> Span {
    Span::new(start, end).unwrap()
}

#[test]
fn the_words_at_the_hint_are_exact() {
    assert_eq!(found("ay ay ay", "ay", Some(3)), Found::Exact(span(3, 5)));
}

#[test]
fn words_beside_the_hint_are_found_nearest_first() {
    assert_eq!(
        found("ay ay ay", "ay", Some(4)),
        Found::Reanchored(span(3, 5))
    );
    assert_eq!(
        found("La mina cerró", "mina", Some(99)),
        Found::Reanchored(span(3, 7))
    );
}

#[test]
fn two_places_equally_near_are_not_chosen_between() {
    assert_eq!(
        found("ay no ay", "ay", Some(3)),
        Found::Ambiguous {
            count: 2,
            nearest: span(0, 2)
        }
    );
}

#[test]
fn without_a_hint_only_one_place_will_do() {
    assert_eq!(found("ay no", "no", None), Found::Reanchored(span(3, 5)));
    assert_eq!(
        found("ay ay ay", "ay", None),
        Found::Ambiguous {
            count: 3,
            nearest: span(0, 2)
        }
    );
}

#[test]
fn words_that_are_not_there_are_lost() {
    assert_eq!(found("La mina", "fundición", Some(0)), Found::Lost);
    assert_eq!(found("", "a", Some(0)), Found::Lost);
    assert_eq!(found("a b", " \u{a0}", Some(1)), Found::Lost);
}

#[test]
fn white_space_may_differ() {
    let text = "La  mina\u{a0}vieja\ncerró\u{2029}ayer";
    assert_eq!(
        found(text, "mina vieja cerró ayer", None),
        Found::Reanchored(span(4, 25))
    );
    assert_eq!(
        found("la mina", "\n la\r\n\tmina ", Some(0)),
        Found::Reanchored(span(0, 7))
    );
}

#[test]
fn soft_hyphens_are_not_compared() {
    let text = "el sin\u{ad}di\u{ad}cato minero";
    assert_eq!(
        found(text, "sindicato", None),
        Found::Reanchored(span(3, 14))
    );
    assert_eq!(
        found("el sindicato", "sin\u{ad}dicato", None),
        Found::Reanchored(span(3, 12))
    );
}

#[test]
fn composed_and_decomposed_letters_are_the_same() {
    // d e c i r space a n ◌̃ o: the accent belongs to the n.
    let decomposed = "decir an\u{303}os y an\u{303}o";
    assert_eq!(
        found(decomposed, "año", None),
        Found::Ambiguous {
            count: 2,
            nearest: span(6, 10)
        }
    );
    assert_eq!(
        found("decir años", "an\u{303}os", None),
        Found::Reanchored(span(6, 10))
    );
    assert_eq!(
        found("un cafe\u{301}", "café", Some(3)),
        Found::Reanchored(span(3, 8)),
        "the last accent belongs to the span"
    );
    assert_eq!(
        found("한국", "\u{1112}\u{1161}\u{11ab}", None),
        Found::Reanchored(span(0, 1))
    );
}

#[test]
fn accents_in_another_order_are_the_same() {
    // Dot below and dot above on an a, in either order.
    assert_eq!(
        found("x a\u{323}\u{307}\u{a0}y", "a\u{307}\u{323} y", None),
        Found::Reanchored(span(2, 7))
    );
}

#[test]
fn an_accent_makes_another_word() {
    assert_eq!(found("un café", "cafe", None), Found::Lost);
    assert_eq!(found("dos  cafés", "dos cafe", None), Found::Lost);
    assert_eq!(
        found("cafe\u{301} y cafe", "cafe", Some(1)),
        Found::Reanchored(span(8, 12)),
        "a whole word is preferred to a torn one"
    );
}

#[test]
fn right_to_left_words_and_emoji_are_words() {
    assert_eq!(
        found("👩‍👩‍👧 אמר:\nהמכרה נסגר", "אמר: המכרה", Some(0)),
        Found::Reanchored(span(6, 16))
    );
    assert_eq!(
        found("a 👩‍👩‍👧 b", "👩‍👩‍👧", Some(0)),
        Found::Reanchored(span(2, 7))
    );
}

fn awkward() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "b",
        "ab",
        "la mina",
        " ",
        "  ",
        "\n",
        "\u{a0}",
        "\u{2029}",
        "\r\n",
        "\u{ad}",
        "\u{200b}",
        "e\u{301}",
        "\u{301}",
        "a\u{307}\u{323}",
        "é",
        "한",
        "\u{1112}",
        "\u{1161}",
        "😀",
        "👩‍👩‍👧",
        "🏽",
        "🇵🇪",
        "שלום",
        "\u{200f}",
        "\u{344}",
        "\u{f73}",
        "Å",
        "\u{212b}",
    ]);
    prop::collection::vec(piece, 1..40).prop_map(|pieces| pieces.concat())
}

/// A text, a slice of it that is not blank, and a position.
fn quoted() -> impl Strategy<Value = (String, Span, CodePoint)> {
    quoted_in(awkward())
}

fn quoted_in(
    texts: impl Strategy<Value = String>,
) -> impl Strategy<Value = (String, Span, CodePoint)> {
    (texts, any::<[prop::sample::Index; 3]>()).prop_filter_map("blank", |(text, at)| {
        let index = TextIndex::new(&text);
        let len = index.len().0 as usize;
        let ends = [at[0].index(len + 1) as u32, at[1].index(len + 1) as u32];
        let span = Span::new(*ends.iter().min()?, *ends.iter().max()?).ok()?;
        let hint = CodePoint(at[2].index(len + 9) as u32);
        (!is_blank(index.slice(span)?)).then(|| (text.clone(), span, hint))
    })
}

fn somewhere(found: Found) -> Option<Span> {
    match found {
        Found::Ambiguous { nearest, .. } => Some(nearest),
        other => other.span(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 3000,
        max_global_rejects: 30_000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_slice_is_exact_at_its_place((text, at, _) in quoted()) {
        let index = TextIndex::new(&text);
        let quote = index.slice(at).unwrap();
        prop_assert_eq!(find_quote(&index, quote, Some(at.start())), Found::Exact(at));
    }

    #[test]
    fn a_slice_is_found_from_elsewhere_with_equal_words((text, at, hint) in quoted()) {
        let index = TextIndex::new(&text);
        let quote = index.slice(at).unwrap();
        let there = somewhere(find_quote(&index, quote, Some(hint))).unwrap();
        prop_assert_eq!(index.slice(there), Some(quote));
        let anywhere = somewhere(find_quote(&index, quote, None)).unwrap();
        prop_assert_eq!(index.slice(anywhere), Some(quote));
    }

    #[test]
    fn a_slice_is_found_with_its_white_space_mangled(
        (text, at, hint) in quoted(), blank in "[ \n\u{a0}\u{2029}\u{3000}]{1,3}"
    ) {
        let index = TextIndex::new(&text);
        let quote = index.slice(at).unwrap();
        let mangled = quote
            .split(char::is_whitespace)
            .collect::<Vec<_>>()
            .join(&blank);
        let there = somewhere(find_quote(&index, &mangled, Some(hint))).unwrap();
        let said = index.slice(there).unwrap();
        let (said, quote) = (fold_blanks(said).text, fold_blanks(quote).text);
        // A torn character at an edge is found whole.
        prop_assert!(said.contains(quote.trim()), "{said:?} for {quote:?}");
    }

    #[test]
    fn whole_words_are_found_in_another_normal_form(
        // One blank for every kind, nothing invisible: here the letters are at stake.
        (text, at, hint) in quoted_in(awkward().prop_map(|text| fold_blanks(&text).text))
    ) {
        let index = TextIndex::new(&text);
        let words = index.slice(at).unwrap().trim_matches(' ');
        let start = words.as_ptr() as usize - text.as_ptr() as usize;
        prop_assume!(is_edge(&text, start) && is_edge(&text, start + words.len()));
        for quote in [words.nfc().collect::<String>(), words.nfd().collect()] {
            let there = somewhere(find_quote(&index, &quote, Some(hint))).unwrap();
            let said: String = index.slice(there).unwrap().nfd().collect();
            let quote: String = quote.nfd().collect();
            prop_assert_eq!(said.trim(), quote.trim());
        }
    }

    #[test]
    fn folded_positions_go_back_and_forth(text in awkward()) {
        for folded in [fold_blanks(&text), decompose(&text)] {
            for (at, char) in folded.text.char_indices() {
                let (start, end) = (folded.start(at), folded.end(at + char.len_utf8()));
                prop_assert!(start < end && end <= text.len());
                prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(end));
                prop_assert!(folded.find(start) <= at);
            }
        }
    }
}
