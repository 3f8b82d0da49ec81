use proptest::prelude::*;

use super::*;
use crate::text::TextIndex;

fn words(text: &str) -> Vec<String> {
    tokens(text).map(|token| token.folded).collect()
}

/// Returns the words of the text at each hit.
fn said(text: &str, hits: Vec<Span>) -> Vec<&str> {
    let index = TextIndex::new(text);
    hits.into_iter()
        .map(|span| index.slice(span).unwrap())
        .collect()
}

#[test]
fn accents_and_capitals_do_not_matter() {
    assert_eq!(fold("AÑO Ångström ČÉ").text(), "ano angstrom ce");
    assert_eq!(said("El año", phrase_hits("El año", &["ano"])), ["año"]);
    let decomposed = "El AN\u{303}O 2005";
    assert_eq!(
        said(decomposed, phrase_hits(decomposed, &["ano"])),
        ["AN\u{303}O"]
    );
}

#[test]
fn a_folded_span_goes_back_with_its_accents() {
    let folded = fold("un cafe\u{301} y");
    assert_eq!(folded.text(), "un cafe y");
    let span = |start, end| Span::new(start, end).unwrap();
    assert_eq!(folded.original(span(3, 7)), Some(span(3, 8)));
    assert_eq!(folded.original(span(8, 9)), Some(span(9, 10)));
    assert_eq!(folded.original(span(8, 10)), None);
}

#[test]
fn an_apostrophe_parts_two_words() {
    assert_eq!(
        words("l'entreprise l’État"),
        ["l", "entreprise", "l", "etat"]
    );
    assert_eq!(
        said(
            "de l'entreprise",
            phrase_hits("de l'entreprise", &["l", "entreprise"])
        ),
        ["l'entreprise"]
    );
}

#[test]
fn hebrew_is_words_and_its_points_part_them() {
    assert_eq!(words("המכרה נסגר."), ["המכרה", "נסגר"]);
    assert_eq!(words("שָׁלוֹם"), ["ש", "לו", "ם"], "as in the index");
}

#[test]
fn emoji_part_words() {
    assert_eq!(words("sí😀no 👩‍👩‍👧 2⃣"), ["si", "no", "2"]);
}

/// What SQLite 3.40.1 makes of these texts (`fts5vocab`, `unicode61 remove_diacritics 2`).
#[test]
fn words_are_those_of_the_index() {
    let cases: &[(&str, &[&str])] = &[
        ("Straße ŒUVRE Ærø", &["straße", "œuvre", "ærø"]),
        ("İstanbul ılık", &["istanbul", "ılık"]),
        ("ΣΊΣΥΦΟΣ σίσυφος", &["σίσυφοσ", "σίσυφοσ"]),
        ("Сибай ЙОД", &["сибай", "йод"]),
        ("Сиба\u{438}\u{306}", &["сибаи"]),
        ("Việt Nam Ǻ ǡ", &["viet", "nam", "a", "ǡ"]),
        ("3º 2005-11 x² ½", &["3º", "2005", "11", "x²", "½"]),
        ("C-187/0_9 a.b@c", &["c", "187", "0", "9", "a", "b", "c"]),
        ("हिन्दी", &["ह", "न", "द"]),
        ("한국어 日本語", &["한국어", "日本語"]),
        ("sin\u{ad}dicato a\u{200d}b", &["sin", "dicato", "a", "b"]),
        ("\u{301}a b\u{332}c d\u{330}e", &["a", "b", "c", "de"]),
        ("ﬁn ſi Kelvin \u{212a}", &["ﬁn", "si", "kelvin", "k"]),
        ("\u{e000}x", &["\u{e000}x"]),
    ];
    for (text, expected) in cases {
        assert_eq!(words(text), *expected, "{text}");
    }
}

#[test]
fn a_phrase_is_words_in_a_row() {
    let text = "No, no: no hay. No  Hay año";
    assert_eq!(
        said(text, phrase_hits(text, &["no", "hay"])),
        ["no hay", "No  Hay"]
    );
    assert_eq!(
        said(text, phrase_hits(text, &["no", "no"])),
        ["No, no", "no: no"]
    );
    assert_eq!(
        said(
            "a a b a a b a",
            phrase_hits("a a b a a b a", &["a", "a", "b", "a"])
        ),
        ["a a b a", "a a b a"]
    );
    assert!(phrase_hits(text, &[]).is_empty());
    assert!(phrase_hits("", &["a"]).is_empty());
}

#[test]
fn an_exact_phrase_has_its_capitals_and_accents() {
    let text = "El Año, el año, el ano, el an\u{303}o";
    assert_eq!(
        said(text, phrase_hits_exact(text, "el año")),
        ["el año", "el an\u{303}o"]
    );
    assert_eq!(said(text, phrase_hits_exact(text, "El")), ["El"]);
}

#[test]
fn words_near_one_another_in_any_order() {
    let text = "la mina cerró y la huelga empezó en la mina";
    assert_eq!(
        said(text, near_hits(text, &["huelga", "mina"], 3)),
        ["mina cerró y la huelga", "huelga empezó en la mina"]
    );
    assert!(near_hits(text, &["huelga", "mina"], 2).is_empty());
    assert_eq!(said(text, near_hits(text, &["mina"], 0)), ["mina", "mina"]);
    assert_eq!(
        said("a b a a", near_hits("a b a a", &["a", "a"], 1)),
        ["a b a", "a a"],
        "a word given twice stands there twice"
    );
    assert!(near_hits(text, &[], 9).is_empty());
}

#[test]
fn the_shortest_stretches_only() {
    assert_eq!(
        said("x a x a b b", near_hits("x a x a b b", &["a", "b"], 9)),
        ["a b"]
    );
}

#[test]
fn ligatures_are_looked_for_both_ways() {
    assert_eq!(expand_query("mina"), ["mina"]);
    assert_eq!(expand_query("œuvre"), ["œuvre", "oeuvre"]);
    assert_eq!(expand_query("strasse"), ["strasse", "straße"]);
    let both = expand_query("oess");
    assert_eq!(both, ["oess", "œss", "oeß", "œß"]);
    assert_eq!(expand_query("œßæ").len(), 8);
}

fn awkward() -> impl Strategy<Value = String> {
    "(\\PC|[a-c ]|[a-c ]|\u{301}|\u{332}|é|Ñ|😀|א|\u{5b8}|ß|İ|'|\n){0,60}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_word_is_the_folding_of_what_stands_there(text in awkward()) {
        let index = TextIndex::new(&text);
        let mut from = 0;
        for token in tokens(&text) {
            prop_assert!(from <= token.span.start().0);
            from = token.span.end().0;
            let written = index.slice(token.span).unwrap();
            let folded = fold(written);
            prop_assert_eq!(folded.text(), &token.folded);
            prop_assert_eq!(words(&token.folded), [token.folded]);
        }
    }

    #[test]
    fn every_phrase_of_a_text_is_found_in_it(
        text in awkward(), at in any::<prop::sample::Index>(), len in 1..4_usize
    ) {
        let all: Vec<Token> = tokens(&text).collect();
        prop_assume!(!all.is_empty());
        let start = at.index(all.len());
        let phrase = &all[start..(start + len).min(all.len())];
        let span = Span::new(phrase[0].span.start().0, phrase[phrase.len() - 1].span.end().0);
        let folded: Vec<&str> = phrase.iter().map(|token| token.folded.as_str()).collect();
        let hits = phrase_hits(&text, &folded);
        prop_assert!(hits.contains(&span.unwrap()));
        let naive = all.windows(folded.len()).filter(|window| {
            window.iter().zip(&folded).all(|(token, word)| token.folded == *word)
        });
        prop_assert_eq!(hits.len(), naive.count());
        let exact = phrase_hits_exact(&text, TextIndex::new(&text).slice(span.unwrap()).unwrap());
        prop_assert!(exact.contains(&span.unwrap()));
        prop_assert!(exact.iter().all(|hit| hits.contains(hit)));
        let near = near_hits(&text, &folded, 0);
        prop_assert!(folded.len() > 2 || near.iter().all(|near| near.start() <= near.end()));
    }

    #[test]
    fn near_hits_are_the_shortest_windows(
        text in "[ab ]{0,40}", words in prop::sample::subsequence(vec!["a", "b", "ab"], 1..=3),
        distance in 0..6_u32
    ) {
        let all: Vec<Token> = tokens(&text).collect();
        let mut expected = Vec::new();
        for start in 0..all.len() {
            let holds = |end: &usize| words.iter().all(|word| {
                all[start..=*end].iter().any(|token| token.folded == *word)
            });
            let Some(end) = (start..all.len()).find(holds) else { continue };
            let shorter = words.iter().all(|word| {
                all[start + 1..=end].iter().any(|token| token.folded == *word)
            });
            if !shorter && (end - start).saturating_sub(1) <= distance as usize {
                expected.push(
                    Span::new(all[start].span.start().0, all[end].span.end().0).unwrap(),
                );
            }
        }
        prop_assert_eq!(near_hits(&text, &words, distance), expected);
    }
}
