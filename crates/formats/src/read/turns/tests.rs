use ayni_model::layout::{Block, BlockKind, PlainDocument};
use ayni_model::text::{Span, TextIndex};

fn document(text: &str, blocks: &[(u32, u32, BlockKind)]) -> PlainDocument {
    let mut document = PlainDocument {
        text: text.to_owned(),
        ..PlainDocument::default()
    };
    document.layout.blocks = blocks
        .iter()
        .map(|(start, end, kind)| Block {
            span: Span::new(*start, *end).unwrap(),
            kind: kind.clone(),
        })
        .collect();
    super::recognise(&mut document);
    document
}

fn heard(document: &PlainDocument) -> Vec<(&str, &str)> {
    let index = TextIndex::new(&document.text);
    let turns = document.layout.turns.iter();
    turns
        .map(|turn| (turn.speaker.as_str(), index.slice(turn.span).unwrap()))
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    assert_eq!(heard(&document(text, &[])), expected);
}

#[test]
fn a_turn_goes_on_to_the_next_label() {
    check(
        "Entrevista\n\nEntrevistadora: ¿Cómo llegó?\n\nGuadalupe: Se cayó\nen octubre.\n\nNadie preguntó.\n\n\
         Entrevistadora: ¿Y?\n\nGuadalupe: Ya.\n",
        &[
            ("Entrevistadora", "¿Cómo llegó?"),
            ("Guadalupe", "Se cayó\nen octubre.\n\nNadie preguntó."),
            ("Entrevistadora", "¿Y?"),
            ("Guadalupe", "Ya."),
        ],
    );
}

#[test]
fn a_turn_in_which_nothing_is_said_is_none() {
    check(
        "I: a.\nR:\nI: b.\nR: c.\nR: d.",
        &[("I", "a."), ("I", "b."), ("R", "c."), ("R", "d.")],
    );
}

#[test]
fn fields_and_single_remarks_are_no_speakers() {
    check(
        "Date: 2005\nPlace: Lima\nInterviewer: Ana\n\nSome words.",
        &[],
    );
    check("The plan.\nNote: this is one remark.\nMore.", &[]);
    check("Nota: una.\nNota: dos.\nNota: tres.\n", &[]);
    check(
        "Artículo 1: horas.\nArtículo 2: salario.\nArtículo 3: firma.",
        &[],
    );
    check("Box plot:\nx\nHeat map:\ny\n", &[]);
}

#[test]
fn a_short_exchange_is_enough() {
    check(
        "Ana: ¿Vienes?\nLuis: Mañana.",
        &[("Ana", "¿Vienes?"), ("Luis", "Mañana.")],
    );
}

#[test]
fn who_speaks_once_is_heard_too() {
    check(
        "Ana: Uno.\nLuis: Dos.\nAna: Tres.\nLuis: Cuatro.\nModeradora: Gracias.\n",
        &[
            ("Ana", "Uno."),
            ("Luis", "Dos."),
            ("Ana", "Tres."),
            ("Luis", "Cuatro."),
            ("Moderadora", "Gracias."),
        ],
    );
}

#[test]
fn where_one_voice_is_labelled_the_rest_is_not_hers() {
    check(
        "Okay.\nMODERATOR: Please start.\nI like it.\nMODERATOR:\nAnd now?\nFine.\nMODERATOR: Thanks.",
        &[
            ("MODERATOR", "Please start."),
            ("MODERATOR", "And now?"),
            ("MODERATOR", "Thanks."),
        ],
    );
}

#[test]
fn labels_in_brackets() {
    check(
        "[id1] hello\n\n[id2] well\n\n[id1] yes\nand\n\n[id2]\nno",
        &[
            ("id1", "hello"),
            ("id2", "well"),
            ("id1", "yes\nand"),
            ("id2", "no"),
        ],
    );
}

#[test]
fn names_in_bold_or_before_a_tab() {
    let bold = |start, end| (start, end, BlockKind::Emphasis);
    let text = "Ana hola\nLuis sí\nAna bueno\nLuis ya";
    let marked = document(text, &[bold(0, 3), bold(9, 13), bold(17, 20), bold(27, 31)]);
    assert_eq!(
        heard(&marked),
        [
            ("Ana", "hola"),
            ("Luis", "sí"),
            ("Ana", "bueno"),
            ("Luis", "ya")
        ]
    );
    check(text, &[]);
    check(
        "Ana\thola\nLuis\tsí\nAna\tbueno\nLuis\tya",
        &[
            ("Ana", "hola"),
            ("Luis", "sí"),
            ("Ana", "bueno"),
            ("Luis", "ya"),
        ],
    );
}

#[test]
fn headings_and_notes_end_a_turn() {
    let text = "I: a.\nR: b.\nParte\nI: c.\nR: d.\n[1] nota";
    let marked = document(
        text,
        &[
            (12, 17, BlockKind::Heading(1)),
            (34, 38, BlockKind::Note("1".into())),
        ],
    );
    assert_eq!(
        heard(&marked),
        [("I", "a."), ("R", "b."), ("I", "c."), ("R", "d.")]
    );
}

#[test]
fn times_become_cues() {
    let found = document(
        "[00:00:01] Ana: Uno.\nLuis (00:00:05): Dos [00:00:07] y más.\nAna (00:00:09): Tres.\nLuis: Ya.",
        &[],
    );
    let index = TextIndex::new(&found.text);
    let cues = found.layout.cues.iter();
    let cues: Vec<_> = cues
        .map(|cue| (cue.start_ms, index.slice(cue.span).unwrap()))
        .collect();
    assert_eq!(
        cues,
        [
            (1_000, "Uno."),
            (5_000, "Dos"),
            (7_000, "y más."),
            (9_000, "Tres.\nLuis: Ya.")
        ]
    );
    assert_eq!(found.layout.turns[1].speaker, "Luis");
}

#[test]
fn automatic_transcripts_put_name_and_time_above() {
    let text = "Ana López  00:03\nHola.\n\nBSR01  00:10\nSí. No.\n\nAna López  00:12\nYa.\n\nBSR01  00:15\nAdiós.";
    let found = document(text, &[]);
    assert_eq!(
        heard(&found),
        [
            ("Ana López", "Hola."),
            ("BSR01", "Sí. No."),
            ("Ana López", "Ya."),
            ("BSR01", "Adiós.")
        ]
    );
    assert_eq!(found.layout.cues.len(), 4);
    assert_eq!(found.layout.cues[1].start_ms, 10_000);
}

#[test]
fn times_that_run_back_and_forth_are_no_recording() {
    assert!(
        document("[10:00] a [09:00] b [11:00] c [08:00] d", &[])
            .layout
            .cues
            .is_empty()
    );
}

#[test]
fn a_name_in_bold_above_the_words() {
    let bold = |start, end| (start, end, BlockKind::Emphasis);
    let text = "Ana\n¿Cómo llegó?\nLuis\nEn 1998.\nSolo.\nAna\n¿Y?\nLuis\nYa.";
    let marks = [bold(0, 3), bold(17, 21), bold(37, 40), bold(45, 49)];
    assert_eq!(
        heard(&document(text, &marks)),
        [
            ("Ana", "¿Cómo llegó?"),
            ("Luis", "En 1998.\nSolo."),
            ("Ana", "¿Y?"),
            ("Luis", "Ya.")
        ]
    );
    // The parts of a report recur in bold, too; nobody asks there.
    let report = "Lima\nHallazgos.\nAyacucho\nMás.\nLima\nUno.\nAyacucho\nDos.";
    let marks = [bold(0, 4), bold(16, 24), bold(30, 34), bold(40, 48)];
    assert_eq!(heard(&document(report, &marks)), []);
}

#[test]
fn a_dash_as_spanish_transcripts_have_it() {
    check(
        "ENTREVISTADOR.- ¿Desde cuándo?\nSRA. QUISPE.- Desde 1998.\nENTREVISTADOR.- ¿Y antes?\n\
         SRA. QUISPE.- En el campo.",
        &[
            ("ENTREVISTADOR", "¿Desde cuándo?"),
            ("SRA. QUISPE", "Desde 1998."),
            ("ENTREVISTADOR", "¿Y antes?"),
            ("SRA. QUISPE", "En el campo."),
        ],
    );
    check(
        "PRIMERO.- Horas.\nSEGUNDO.- Salario.\nAnexo\nPRIMERO.- Firma.\nSEGUNDO.- Fecha.",
        &[],
    );
    check(
        "OBJETO.- Uno.\nPLAZO.- Dos.\nOBJETO.- Tres.\nPLAZO.- Cuatro.",
        &[],
    );
}

#[test]
fn letters_of_question_and_answer() {
    let qa = [
        ("Q", "Where?"),
        ("A", "At the refinery."),
        ("Q", "Since when?"),
        ("A", "Since 1998."),
    ];
    check(
        "Q. Where?\n\nA. At the refinery.\n\nQ. Since when?\n\nA. Since 1998.",
        &qa,
    );
    check(
        "P: ¿Cómo llegó?\nR: En 1998, con mi hermano",
        &[("P", "¿Cómo llegó?"), ("R", "En 1998, con mi hermano")],
    );
    check(
        "A. Smith was there.\nB. Jones was not.\nA. Smith left.\nB. Jones stayed.",
        &[],
    );
    check("Q. One.\nA. Two.\nQ. Three.\nA. Four.", &[]);
}

#[test]
fn numbers_and_marks_that_stand_for_somebody() {
    check(
        "[id1] hello\n\n[id2] well, no.\n\n[id3] me neither",
        &[
            ("id1", "hello"),
            ("id2", "well, no."),
            ("id3", "me neither"),
        ],
    );
    check("[n1] Ibid.\n[n2] See above.\n[n3] Op. cit.", &[]);
    check(
        "n.º 4: Sí.\nn.º 5: ¿Sí?\nn.º 4: Claro.\nn.º 5: No.\nn.º 4: Ya.\nn.º 5: Ya.",
        &[
            ("n.º 4", "Sí."),
            ("n.º 5", "¿Sí?"),
            ("n.º 4", "Claro."),
            ("n.º 5", "No."),
            ("n.º 4", "Ya."),
            ("n.º 5", "Ya."),
        ],
    );
    check("N.º 1: La empresa paga.\nN.º 2: El sindicato firma.", &[]);
}

#[test]
fn fields_that_recur_are_no_speakers() {
    check(
        "Files: a\nLicense: MIT\n\nFiles: b\nLicense: MIT\n\nFiles: c\nLicense: BSD",
        &[],
    );
    check(
        "Fieldwork: Interview no. 1 Lima, 2005\nFieldwork: Interview no. 2 Lima, 2006\n\
         Fieldwork: Interview no. 3 Lima, 2007",
        &[],
    );
    check(
        "Phase 1: Growth.\nPhase 2: Expansion.\nPhase 3: Withdrawal.",
        &[],
    );
}
