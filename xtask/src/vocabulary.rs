//! Made-up but plausible words of three languages, as often as Zipf says.

use std::collections::BTreeSet;

use crate::chance::Chance;

/// Word forms of one language.
const FORMS: usize = 40_000;
/// Places of the table by which words are drawn; a word has as many as it is frequent.
const PLACES: usize = 1 << 20;

/// The words of one language, the most frequent first.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    words: Vec<String>,
    places: Vec<u32>,
}

/// What the words of a language are made of.
struct Language {
    frequent: &'static str,
    onsets: &'static [&'static str],
    vowels: &'static [&'static str],
    endings: &'static [&'static str],
}

const LANGUAGES: [Language; 3] = [
    Language {
        frequent: "the and of to a in that it was we they he she you for on with as at but not this had from have or by one all were when there would their what so up out if about who them then some could into him more now over only like other time after two people work union company mine",
        onsets: &[
            "b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "l", "m", "n", "p", "pl", "r",
            "s", "sh", "st", "t", "tr", "v", "w",
        ],
        vowels: &["a", "e", "i", "o", "u", "ea", "ou"],
        endings: &[
            "", "s", "ed", "ing", "er", "ly", "ness", "tion", "able", "ment",
        ],
    },
    Language {
        frequent: "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo yo hay vez puede todos así nos ni parte tiene él uno donde señora compañía huelga mina sindicato",
        onsets: &[
            "b", "c", "ch", "d", "f", "g", "j", "l", "ll", "m", "n", "ñ", "p", "qu", "r", "s", "t",
            "tr", "v", "z",
        ],
        vowels: &["a", "e", "i", "o", "u", "á", "é", "í", "ó", "ie", "ue"],
        endings: &[
            "a", "o", "as", "os", "ar", "ado", "ción", "mente", "ía", "ería",
        ],
    },
    Language {
        frequent: "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ils son aux d'un cette on été nous mais ou leur fait était comme même deux sa ses tout être peut depuis où très après sans avait entre alors déjà moins quand notre ça là mine usine grève syndicat compagnie",
        onsets: &[
            "b", "c", "ch", "d", "f", "g", "j", "l", "m", "n", "p", "pr", "qu", "r", "s", "t",
            "tr", "v",
        ],
        vowels: &["a", "e", "i", "o", "u", "é", "è", "ê", "ou", "eu", "ai"],
        endings: &[
            "e", "es", "er", "é", "ée", "tion", "ment", "eur", "ière", "ité",
        ],
    },
];

impl Vocabulary {
    /// Makes the vocabulary of a language: 0 English, 1 Spanish, 2 French.
    pub(crate) fn of(language: usize) -> Self {
        let made_of = &LANGUAGES[language % LANGUAGES.len()];
        let mut chance = Chance::new(0xa11 + language as u64);
        let mut words: Vec<String> = made_of.frequent.split(' ').map(str::to_owned).collect();
        let mut known: BTreeSet<String> = words.iter().cloned().collect();
        let mut made = Vec::with_capacity(FORMS);
        while words.len() + made.len() < FORMS {
            let mut word = String::new();
            for _ in 0..=1 + chance.index(2) {
                word += made_of.onsets[chance.index(made_of.onsets.len())];
                word += made_of.vowels[chance.index(made_of.vowels.len())];
            }
            word += made_of.endings[chance.index(made_of.endings.len())];
            if known.insert(word.clone()) {
                made.push(word);
            }
        }
        // The more frequent, the shorter (Zipf 1935): else texts would have half as many letters again.
        made.sort_by_key(|word| word.chars().count());
        words.append(&mut made);
        Self {
            places: places(words.len()),
            words,
        }
    }

    /// Draws a word.
    pub(crate) fn sample(&self, chance: &mut Chance) -> &str {
        let place = self.places[chance.index(self.places.len())];
        &self.words[place as usize]
    }
}

/// Gives each rank places in proportion to 1 / (rank + 2.7), as Mandelbrot mends Zipf's law.
fn places(ranks: usize) -> Vec<u32> {
    let weight = |rank: usize| 1.0 / (rank as f64 + 2.7);
    let total: f64 = (1..=ranks).map(weight).sum();
    let mut places = Vec::with_capacity(PLACES);
    let mut sum = 0.0;
    for rank in 1..=ranks {
        sum += weight(rank) / total;
        while (places.len() as f64) < sum * PLACES as f64 && places.len() < PLACES {
            places.push(u32::try_from(rank - 1).unwrap_or_default());
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_text_are_as_long_as_those_of_people() {
        // Running words of English, Spanish and French have between 4.5 and 5.5 letters.
        for language in 0..3 {
            let vocabulary = Vocabulary::of(language);
            let mut chance = Chance::new(11);
            let drawn = 100_000;
            let letters = |_| vocabulary.sample(&mut chance).chars().count();
            let letters: usize = (0..drawn).map(letters).sum();
            let mean = letters as f64 / f64::from(drawn);
            assert!((4.5..5.5).contains(&mean), "{language}: {mean}");
        }
    }

    #[test]
    fn frequent_words_are_frequent_and_rare_ones_occur() {
        let vocabulary = Vocabulary::of(1);
        let mut chance = Chance::new(7);
        let mut counts = std::collections::BTreeMap::<&str, u32>::new();
        for _ in 0..200_000 {
            *counts.entry(vocabulary.sample(&mut chance)).or_default() += 1;
        }
        assert!(counts["de"] > 2_000, "{}", counts["de"]);
        assert!(counts.len() > 20_000, "{} forms", counts.len());
        assert!(counts.keys().any(|word| word.contains('ñ')));
    }
}
