//! What a speaker's label looks like at the start of a line.

use super::stamps;

/// How a label is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    /// `Ana: words`, with or without a time.
    Colon,
    /// `Ana  00:12` alone on a line, the words below.
    Timed,
    /// `[id1] words`.
    Bracket,
    /// `ENTREVISTADOR.- words`, as Spanish transcripts have it.
    Dash,
    /// A name in bold, then words.
    Emphasis,
    /// A name in bold alone on its line, the words below.
    Above,
    /// `Q. words`, a letter with a full stop.
    Initial,
    /// `Ana`, a tab, words.
    Tab,
}

/// A label at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label<'t> {
    /// The name as written.
    pub(super) speaker: &'t str,
    /// The byte of the line after the label.
    pub(super) end: usize,
    /// The time that stands with it.
    pub(super) ms: Option<u32>,
    pub(super) shape: Shape,
    /// Whether it can hardly be anything but a name or a mark.
    pub(super) strong: bool,
}

/// Labels are at most so long.
const LONGEST: usize = 40;
/// And have at most so many words.
const MOST_WORDS: usize = 4;

/// Reads the label that a line begins with.
pub(super) fn of_line(line: &str) -> Option<Label<'_>> {
    let mut rest = without_number(line.trim_start());
    let mut ms = None;
    if let Some(stamp) = stamps::at_start(rest) {
        ms = Some(stamp.ms);
        rest = rest[stamp.length..].trim_start_matches([' ', '\t', '\u{A0}', '-', '–']);
    }
    let from = line.len() - rest.len();
    let label = bracketed(rest)
        .or_else(|| with_colon(rest))
        .or_else(|| dashed(rest))
        .or_else(|| timed(rest, ms.is_some()))
        .or_else(|| tabbed(rest))
        .or_else(|| initial(rest))?;
    Some(Label {
        end: from + label.end,
        ms: ms.or(label.ms),
        ..label
    })
}

/// Returns a line without the number of a list item: `12.` and a tab, as word processors set it.
fn without_number(line: &str) -> &str {
    let number = |number: &str| {
        let inner = number.trim_matches(['(', ')', '.']);
        !inner.is_empty()
            && inner
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    match line.split_once('\t') {
        Some((label, rest)) if label.len() <= LONGEST && number(label) => rest,
        _ => line,
    }
}

fn bracketed(rest: &str) -> Option<Label<'_>> {
    let inner = rest.strip_prefix('[')?;
    let (name, after) = inner.split_at_checked(head(inner).find(']')?)?;
    let speaker = name.trim();
    let strong = plausible(speaker)?;
    if NOISES.contains(&speaker.to_lowercase().as_str()) {
        return None;
    }
    let after = after[1..].trim_start_matches(':');
    Some(Label {
        speaker,
        end: rest.len() - after.len(),
        ms: None,
        shape: Shape::Bracket,
        strong,
    })
}

fn with_colon(rest: &str) -> Option<Label<'_>> {
    let head = head(rest);
    for (at, colon) in head.match_indices([':', '：']) {
        let after = &rest[at + colon.len()..];
        let before = &rest[..at];
        // `00:01:23` and `http://` hold colons that end no label.
        let digit = |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit());
        if digit(before.chars().next_back()) && digit(after.chars().next()) {
            continue;
        }
        let next = after.chars().next();
        let parted = colon != ":"
            || next.is_none_or(|next| next.is_whitespace() || "¿¡\"“«[(…-–".contains(next));
        if !parted {
            return None;
        }
        let (speaker, ms) = without_time(before);
        let strong = plausible(speaker)?;
        return Some(Label {
            speaker,
            end: at + colon.len(),
            ms,
            shape: Shape::Colon,
            strong,
        });
    }
    None
}

/// What numbers the parts of a law or a contract before the same mark.
const ORDINALS: &str = " primero primera segundo segunda tercero tercera cuarto cuarta quinto quinta sexto \
    sexta séptimo séptima septimo septima octavo octava noveno novena décimo décima decimo decima único \
    única unico unica considerandos antecedentes ";

fn dashed(rest: &str) -> Option<Label<'_>> {
    let head = head(rest);
    let (at, mark) = [".-", ".–", ".—"]
        .iter()
        .filter_map(|mark| Some((head.find(mark)?, mark.len())))
        .min()?;
    let next = rest[at + mark..].chars().next();
    if !next.is_none_or(|next| next.is_whitespace() || "¿¡\"“«[(…".contains(next)) {
        return None;
    }
    let speaker = rest[..at].trim();
    let strong = plausible(speaker).filter(|strong| *strong)?;
    if listed(ORDINALS, &speaker.split_whitespace().next()?.to_lowercase()) {
        return None;
    }
    Some(Label {
        speaker,
        end: at + mark,
        ms: None,
        shape: Shape::Dash,
        strong,
    })
}

fn initial(rest: &str) -> Option<Label<'_>> {
    let letter = rest.chars().next().filter(char::is_ascii_uppercase)?;
    let after = rest[letter.len_utf8()..].strip_prefix('.')?;
    after.starts_with([' ', '\t', '\u{A0}']).then(|| Label {
        speaker: &rest[..letter.len_utf8()],
        end: rest.len() - after.len(),
        ms: None,
        shape: Shape::Initial,
        strong: false,
    })
}

/// A name and a time alone on a line, as automatic transcription writes them.
fn timed(rest: &str, after_time: bool) -> Option<Label<'_>> {
    let whole = rest.trim_end();
    if whole.len() != head(whole).len() {
        return None;
    }
    let (speaker, ms) = without_time(whole);
    if ms.is_none() && !after_time {
        return None;
    }
    // A sentence that ends in a time has small words.
    let strong = plausible(speaker).filter(|strong| *strong)?;
    Some(Label {
        speaker,
        end: rest.len(),
        ms,
        shape: Shape::Timed,
        strong,
    })
}

fn tabbed(rest: &str) -> Option<Label<'_>> {
    let at = head(rest).find('\t')?;
    let speaker = rest[..at].trim();
    let strong = plausible(speaker).filter(|strong| *strong)?;
    Some(Label {
        speaker,
        end: at + 1,
        ms: None,
        shape: Shape::Tab,
        strong,
    })
}

/// Returns as much of a line as a label with its time may take.
fn head(line: &str) -> &str {
    let end = line
        .char_indices()
        .nth(LONGEST + 20)
        .map_or(line.len(), |(at, _)| at);
    &line[..end]
}

/// Cuts a time off the end of a label.
fn without_time(label: &str) -> (&str, Option<u32>) {
    let label = label.trim();
    let start = label.rfind(['[', '(', ' ', '\t', '\u{A0}']).map(|at| {
        let open = label[at..].starts_with(['[', '(']);
        if open {
            at
        } else {
            at + label[at..].chars().next().map_or(1, char::len_utf8)
        }
    });
    if let Some(start) = start
        && let Some(stamp) = stamps::at_start(&label[start..])
        && start + stamp.length == label.len()
    {
        let name = label[..start].trim_end_matches([' ', '\t', '\u{A0}', '-', '–', '|', ',']);
        return (name, Some(stamp.ms));
    }
    (label, None)
}

/// Small words inside names.
const PARTICLES: [&str; 28] = [
    "de", "del", "la", "las", "los", "el", "y", "e", "da", "do", "dos", "das", "di", "du", "des",
    "van", "von", "der", "den", "le", "les", "et", "und", "zu", "al", "bin", "ibn", "ben",
];

/// What stands in brackets and is no name.
const NOISES: [&str; 26] = [
    "laughs",
    "laughter",
    "laughing",
    "pause",
    "silence",
    "inaudible",
    "unclear",
    "crosstalk",
    "music",
    "applause",
    "noise",
    "sic",
    "risas",
    "ríe",
    "pausa",
    "silencio",
    "ininteligible",
    "ruido",
    "aplausos",
    "música",
    "rires",
    "rire",
    "inaudible 1",
    "bruit",
    "applaudissements",
    "musique",
];

/// Words with a colon that head a field or a remark, not somebody's turn.
const FIELDS: &str = " date fecha place lugar lieu location duration duración durée time hora heure \
    project proyecto projet title título titre subject asunto objet topic tema interview entrevista \
    entretien language idioma langue source fuente sources fuentes url email e-mail correo tel tél \
    teléfono phone téléphone fax address dirección adresse name nombre nom age edad âge sex sexo sexe \
    gender género genre occupation ocupación profession profesión country país pays city ciudad ville \
    participants participantes participant participante present presentes présents absent ausentes \
    agenda summary resumen résumé keywords example ejemplo exemple ps nb warning aviso attention \
    important importante remark observación observaciones remarque comment comentario comments \
    comentarios transcript transcripción transcription transcriptor transcriber file archivo fichier \
    version versión page página recording grabación enregistrement code código memo http https re cc \
    bcc from to para sent enviado method methods results conclusion conclusión conclusiones \
    introduction introducción abstract contents índice references referencias bibliografía whereas \
    considerando visto ";

/// Words that number the parts of a document when they come first.
const PARTS: &str = " article artículo articulo section sección seccion chapter capítulo capitulo \
    chapitre clause cláusula clausula step paso étape table tabla tableau figure figura annex anexo \
    annexe appendix apéndice part parte partie note notes nota notas remarque task tarea tâche title \
    phase fase stage etapa item punto point page página line línea day día jour week semana semaine year año année session \
    sesión séance ";

/// Tells whether a text can be a speaker's name or mark, and how surely.
pub(super) fn plausible(name: &str) -> Option<bool> {
    let (plain, role) = match name
        .strip_suffix(')')
        .and_then(|name| name.rsplit_once('('))
    {
        Some((plain, role)) => (plain.trim_end(), Some(role)),
        None => (name, None),
    };
    if plain.is_empty() || name.chars().count() > LONGEST {
        return None;
    }
    if role.is_some_and(|role| {
        !role
            .chars()
            .all(|char| char.is_alphanumeric() || " .-'’".contains(char))
    }) {
        return None;
    }
    let first = plain.chars().next()?;
    if is_number(plain) {
        return Some(false);
    }
    let caseless = first.is_alphabetic() && !first.is_lowercase();
    if !(caseless || is_mark(plain)) {
        return None;
    }
    let lower = plain.to_lowercase();
    let mut words = lower.split_whitespace();
    if listed(FIELDS, lower.trim_end_matches('.')) || listed(PARTS, words.next()?) {
        return None;
    }
    let mut strong = true;
    let mut count = 0;
    for word in plain.split_whitespace() {
        count += 1;
        if !is_word(word) {
            return None;
        }
        let small = word.chars().next().is_some_and(char::is_lowercase);
        if small && count > 1 && !PARTICLES.contains(&word) {
            strong = false;
        }
    }
    (count <= MOST_WORDS).then_some(strong)
}

/// Tells whether a list of words has a word.
fn listed(list: &str, word: &str) -> bool {
    list.contains(&format!(" {word} "))
}

/// Tells whether somebody is called by a number: `n.º 4`, `No. 12`. So are the parts of many a document,
/// so that it is no sure sign.
fn is_number(name: &str) -> bool {
    let lower = name.to_lowercase();
    let digits = ["n.º", "n.°", "nº", "n°", "no.", "núm.", "num."]
        .iter()
        .find_map(|sign| lower.strip_prefix(sign))
        .map_or("", str::trim_start);
    (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// How those are called in transcripts who have no name; other letters before a number are as often
/// those of notes and sources.
const MARKS: [&str; 11] = [
    "id", "p", "s", "sp", "e", "i", "int", "inf", "ent", "m", "h",
];

/// Tells whether a name is a mark that stands for somebody: `id1`.
pub(super) fn stands_for_somebody(name: &str) -> bool {
    is_mark(name) && MARKS.contains(&name.trim_end_matches(|char: char| char.is_ascii_digit()))
}

/// Tells a mark such as `id1` or `p12`.
fn is_mark(name: &str) -> bool {
    let letters = name.chars().take_while(char::is_ascii_lowercase).count();
    let digits = &name[letters..];
    (1..=3).contains(&letters)
        && (1..=3).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Tells whether a word has only what names have; a full stop only after a short form (`Sra.`).
fn is_word(word: &str) -> bool {
    let stem = word.trim_end_matches('.');
    let short = stem.chars().count() <= 4;
    if word.len() > stem.len() && !(short && word.len() == stem.len() + 1) {
        return false;
    }
    stem.chars().all(|char| {
        char.is_alphanumeric()
            || matches!(char, '-' | '\'' | '’' | '.' | '#' | '_')
            // Marks that combine with a letter, and joiners of scripts that need them.
            || matches!(char, '\u{300}'..='\u{36F}' | '\u{200C}' | '\u{200D}' | '\u{93C}'..='\u{94D}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(&str, &str, Option<u32>)> {
        of_line(line).map(|label| (label.speaker, line[label.end..].trim(), label.ms))
    }

    #[test]
    fn labels_as_transcribers_write_them() {
        let said = |line| read(line).unwrap();
        assert_eq!(said("Ana: hola"), ("Ana", "hola", None));
        assert_eq!(said("Researcher 1: Yes"), ("Researcher 1", "Yes", None));
        assert_eq!(said("Señora Quispe: sí"), ("Señora Quispe", "sí", None));
        assert_eq!(said("José\u{a0}: oui"), ("José", "oui", None));
        assert_eq!(said("Jose\u{301}: sí"), ("Jose\u{301}", "sí", None));
        assert_eq!(said("田中：はい"), ("田中", "はい", None));
        assert_eq!(said("I: ¿y?"), ("I", "¿y?", None));
        assert_eq!(said("p12: ok"), ("p12", "ok", None));
        assert_eq!(said("Dr. López:¿qué?"), ("Dr. López", "¿qué?", None));
        assert_eq!(said("Ana (delegada): no"), ("Ana (delegada)", "no", None));
        assert_eq!(
            said("María de la Cruz: no"),
            ("María de la Cruz", "no", None)
        );
        assert_eq!(said("[id1] hello"), ("id1", "hello", None));
        assert_eq!(said("Ana (00:01:23): hola"), ("Ana", "hola", Some(83_000)));
        assert_eq!(said("00:01:23 Ana: hola"), ("Ana", "hola", Some(83_000)));
        assert_eq!(said("[00:01:23] Ana: hola"), ("Ana", "hola", Some(83_000)));
        assert_eq!(said("Ana López  01:23"), ("Ana López", "", Some(83_000)));
        assert_eq!(said("Ana\thola"), ("Ana", "hola", None));
        assert_eq!(said("n.º 4: sí"), ("n.º 4", "sí", None));
        assert_eq!(said("ENTREVISTADOR.- ¿Y?"), ("ENTREVISTADOR", "¿Y?", None));
        assert_eq!(said("Sra. Quispe.– Sí"), ("Sra. Quispe", "Sí", None));
        assert_eq!(said("Q. And?"), ("Q", "And?", None));
    }

    #[test]
    fn what_is_no_label() {
        for line in [
            "At 12:30 we left",
            "12:30 we left",
            "https://example.org",
            "Date: 2005",
            "Artículo 12: horas",
            "he said: no",
            "I said, Ana: no",
            "This is a much longer sentence: no",
            "[Laughs] yes",
            "see a:b",
            "Ana:b",
            "",
            ":",
            "- Ana",
            "PRIMERO.- horas",
            "CLÁUSULA SEGUNDA.- salario",
            "Ana.-Luis",
            "1.- horas",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn small_words_make_a_label_weak() {
        assert_eq!(plausible("Padre de familia"), Some(false));
        assert_eq!(plausible("Juan de la Cruz"), Some(true));
        assert_eq!(plausible("The methods"), Some(false));
        assert_eq!(plausible("N.º 4"), Some(false));
    }
}
