//! Sources, their files, and the places of what is coded in them.

use super::*;

fn one_coded(text: &str) -> Memory {
    let mut database = begun();
    source(&mut database, 1, "Talk", t(text), NIL);
    code(&mut database, 1, "x", NIL, NIL);
    database
}

#[test]
fn in_a_plain_text_positions_stay_as_they_are() {
    let mut database = one_coded("Größe zählt.\nNie.");
    coding(&mut database, [1, 1, 1], "zählt.\u{2029}Nie", (6, 16));
    let pieces = all_of(&database, vec![]);
    let talk = sources(&pieces)[0];
    assert_eq!(words(talk, &talk.selections[0]), "zählt.\nNie");
    assert_eq!(
        talk.selections[0].words,
        Words::Said("zählt.\nNie".to_owned())
    );
    assert_eq!(talk.selections[0].original, None);
}

#[test]
fn by_hand_and_by_itself_are_counted_in_two_ways_in_one_text() {
    // Two code points stand before "yes" that are four units of UTF-16.
    let mut database = one_coded("😀😀 yes and yes and yes");
    coding(&mut database, [1, 1, 1], "yes", (5, 8));
    coding(&mut database, [2, 1, 1], "yes", (11, 14));
    coding(&mut database, [3, 1, 1], "and", (9, 12));
    let pieces = all_of(&database, vec![]);
    let talk = sources(&pieces)[0];
    let found: Vec<_> = talk
        .selections
        .iter()
        .map(|it| (range(it), it.original, words(talk, it)))
        .collect();
    assert_eq!(
        found,
        [
            ((3, 6), Some((5, 8)), "yes".to_owned()),
            ((11, 14), None, "yes".to_owned()),
            ((7, 10), Some((9, 12)), "and".to_owned()),
        ]
    );
}

#[test]
fn a_mark_and_line_ends_of_two_characters_are_counted_away() {
    // As Python counts: the mark 0, "One." 1 to 5, "\r\n" 5 to 7, "Two." 7 to 11. As Qt does: "Two." 6.
    let mut database = one_coded("\u{feff}One.\r\nTwo.\r\nThree.");
    coding(&mut database, [1, 1, 1], "Two.", (7, 11));
    coding(&mut database, [2, 1, 1], "Two.\u{2029}Three", (6, 16));
    coding(&mut database, [3, 1, 1], "", (1, 5));
    let note = [n(1), n(1), n(1), n(4), t("1"), t("Ben"), t(DAY)];
    database.row("annotation", &note);
    let pieces = all_of(&database, vec![]);
    let talk = sources(&pieces)[0];
    let text = talk.text.as_ref().expect("a text");
    assert_eq!(text.stored, "One.\r\nTwo.\r\nThree.");
    let found: Vec<_> = talk.selections.iter().map(|it| words(talk, it)).collect();
    assert_eq!(found, ["Two.", "Two.\nThree", "One."]);
    assert_eq!(talk.selections[0].original, Some((7, 11)));
    assert_eq!(notes(&pieces)[0].passage, Some((talk.id, 0, 3)));
    assert_eq!(said(&pieces), [], "before the first line end all agree");
}

#[test]
fn a_place_without_words_that_may_be_two_is_said_to_be_guessed() {
    let mut database = one_coded("😀 one two");
    let note = [n(1), n(1), n(3), n(6), t("?"), t("Ben"), t(DAY)];
    database.row("annotation", &note);
    let pieces = all_of(&database, vec![]);
    // By hand: the face is two units, so that "one" is 3 to 6; in code points it is 2 to 5.
    assert_eq!(
        notes(&pieces)[0].passage.map(|it| (it.1, it.2)),
        Some((2, 5))
    );
    assert_eq!(said(&pieces), [(NoticeKind::Guessed, "annotation", 1)]);
}

#[test]
fn codings_around_it_tell_how_an_annotation_is_counted() {
    let mut database = one_coded("😀 one two three");
    coding(&mut database, [1, 1, 1], "two", (6, 9));
    let note = [n(1), n(1), n(2), n(5), t("?"), t("Ben"), t(DAY)];
    database.row("annotation", &note);
    let pieces = all_of(&database, vec![]);
    assert_eq!(
        notes(&pieces)[0].passage.map(|it| (it.1, it.2)),
        Some((2, 5))
    );
    assert_eq!(said(&pieces), []);
}

#[test]
fn positions_that_cannot_be_leave_the_words() {
    let mut database = one_coded("😀 short");
    coding(&mut database, [1, 1, 1], "short", (900, 905));
    coding(&mut database, [2, 1, 1], "short", (-4, i64::MAX));
    let pieces = all_of(&database, vec![]);
    let talk = sources(&pieces)[0];
    assert_eq!(range(&talk.selections[0]), (900, 905));
    assert_eq!(range(&talk.selections[1]), (-4, i64::MAX));
    assert_eq!(talk.selections[1].words, Words::Said("short".to_owned()));
}

#[test]
fn codings_without_a_source_or_a_code_are_counted() {
    let mut database = one_coded("Words.");
    coding(&mut database, [1, 1, 1], "Words", (0, 5));
    coding(&mut database, [2, 5, 1], "Words", (0, 5));
    coding(&mut database, [3, 1, 7], "Words", (0, 5));
    coding(&mut database, [4, 5, 7], "Words", (0, 5));
    let pieces = all_of(&database, vec![]);
    assert_eq!(sources(&pieces)[0].selections.len(), 1);
    let told = notices(&pieces).into_iter();
    let told = told.map(|it| (it.what, it.seen.as_str(), it.count));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            (NoticeKind::Dangling, "code 5", 1),
            (NoticeKind::Dangling, "source 7", 2)
        ]
    );
}

#[test]
fn a_memo_and_a_mark_of_importance_are_the_note_of_a_coding() {
    let mut database = one_coded("Words.");
    for (id, memo, important) in [(1, "see 4", n(1)), (2, " ", n(1)), (3, "so", NIL)] {
        let first = [n(id), n(1), n(1), t("Words"), n(0), n(5)];
        let rest = [t("Ben"), t(DAY), t(memo), NIL, important];
        database.row("code_text", &[&first[..], &rest].concat());
    }
    let pieces = all_of(&database, vec![]);
    let notes: Vec<_> = sources(&pieces)[0]
        .selections
        .iter()
        .map(|it| it.codings[0].note.as_deref())
        .collect();
    assert_eq!(
        notes,
        [Some("important\nsee 4"), Some("important"), Some("so")]
    );
}

/// A folder of files with words.
struct Documents(Vec<(&'static str, &'static str)>);

impl Container for Documents {
    fn name(&self) -> &'static str {
        "Strike 1984.qda.zip"
    }

    fn members(&self) -> Vec<String> {
        self.0.iter().map(|(name, _)| (*name).to_owned()).collect()
    }

    fn read(&mut self, member: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let found = self.0.iter().find(|(name, _)| *name == member);
        Ok(found.map(|(_, words)| words.as_bytes().to_vec()))
    }

    fn stream(&mut self, _: &str) -> Result<Option<Box<dyn Read>>, Refusal> {
        Ok(None)
    }
}

#[test]
fn plain_copies_of_texts_that_are_in_the_database_are_not_left_out() {
    let mut database = begun();
    let words = "We went out.\nAll of us.\n";
    source(&mut database, 1, "ines", t(words), t("/docs/ines.docx"));
    source(&mut database, 2, "luis.odt", t(words), t("/docs/luis.odt"));
    source(&mut database, 3, "rosa", t(words), t("/docs/rosa.docx"));
    let mut folder = Documents(vec![
        ("documents/ines.txt", words),
        (
            "documents/luis.txt",
            "\u{feff}We went out.\r\nAll of us.\r\n",
        ),
        // Another wording, and a text of nobody.
        ("documents/rosa.txt", "We stayed in.\n"),
        ("documents/juan.txt", words),
    ]);
    let mut pieces = Vec::new();
    read::<Refusal>(&database, &mut folder, "", &mut |piece| {
        pieces.push(piece);
        Ok(())
    })
    .expect("it is read");
    let left = pieces.iter().filter_map(|piece| match piece {
        Piece::Notice(notice) if notice.what == NoticeKind::LeftOut => Some(notice.seen.as_str()),
        _ => None,
    });
    assert_eq!(
        left.collect::<Vec<_>>(),
        ["documents/juan.txt", "documents/rosa.txt"]
    );
}

#[test]
fn paths_say_what_a_source_is_and_where_its_file_is() {
    let mut database = begun();
    for (id, name, text, path) in [
        (1, "typed", t("a"), NIL),
        (2, "kept.txt", t("a"), NIL),
        (3, "letter.odt", t("a"), t("/docs/letter.odt")),
        (4, "paper.pdf", t("a"), t("/docs/Paper.PDF")),
        (5, "photo", NIL, t("/images/photo.jpg")),
        (6, "tape", NIL, t("audio:C:\\tapes\\1.wav")),
        (7, "film", NIL, t("/video/film.mp4")),
        (8, "far", t("a"), t("docs:/home/ines/far.pdf")),
        (9, "bad", t("a"), t("/docs/../../etc/passwd")),
        (10, "café.txt", t("a"), t("/docs/caf\u{e9}.txt")),
    ] {
        source(&mut database, id, name, text, path);
    }
    let members = vec![
        "data.qda",
        "documents/kept.txt",
        "documents/letter.odt",
        "documents/Paper.PDF",
        "documents/cafe\u{301}.txt",
        "images/photo.jpg",
        "images/unused.jpg",
        "audio/waveform_6.png",
        "pseudonyms.json",
    ];
    let pieces = all_of(&database, members);
    let told: Vec<_> = sources(&pieces)
        .iter()
        .map(|it| {
            let file = it.file.as_ref().map(|file| file.name.as_str());
            (it.media, file, it.elsewhere.as_deref())
        })
        .collect();
    assert_eq!(
        told,
        [
            (Media::Text, None, None),
            (Media::Text, Some("documents/kept.txt"), None),
            (Media::Text, Some("documents/letter.odt"), None),
            (Media::Pdf, Some("documents/Paper.PDF"), None),
            (Media::Picture, Some("images/photo.jpg"), None),
            (Media::Audio, None, Some("C:\\tapes\\1.wav")),
            (Media::Video, None, None),
            (Media::Pdf, None, Some("/home/ines/far.pdf")),
            (Media::Text, None, None),
            (Media::Text, Some("documents/cafe\u{301}.txt"), None),
        ]
    );
    assert!(sources(&pieces)[4].text.is_none());
    assert_eq!(
        said(&pieces),
        [
            (NoticeKind::MissingMember, "source", 1),
            (NoticeKind::MissingMember, "source", 1),
            (NoticeKind::LeftOut, "files", 1),
            (NoticeKind::LeftOut, "files", 1),
        ]
    );
    let named = pieces.iter().filter_map(|piece| match piece {
        Piece::Notice(notice) => Some(notice.seen.as_str()),
        _ => None,
    });
    assert_eq!(
        named.collect::<Vec<_>>(),
        [
            "documents/../../etc/passwd",
            "video/film.mp4",
            "images/unused.jpg",
            "pseudonyms.json"
        ]
    );
}

#[test]
fn pictures_pages_and_recordings_are_coded_by_area_and_time() {
    let mut database = begun();
    code(&mut database, 1, "x", NIL, NIL);
    source(&mut database, 1, "photo", NIL, t("/images/photo.jpg"));
    source(
        &mut database,
        2,
        "paper.pdf",
        t("Text"),
        t("/docs/paper.pdf"),
    );
    let film = [n(3), t("film"), NIL, t("/video/film.mp4"), t(""), t("Anna")];
    database.row("source", &[&film[..], &[t(DAY), n(4), NIL]].concat());
    source(&mut database, 4, "film.txt", t("[00:01] Out!"), NIL);
    for (id, of, page) in [(1, 1, NIL), (2, 2, n(3)), (3, 2, NIL)] {
        let first = [n(id), n(of), n(10), Cell::Real(20.5), n(30), n(40), n(1)];
        let rest = [t("seen"), t(DAY), t("Anna"), NIL, page];
        database.row("code_image", &[&first[..], &rest].concat());
    }
    let av = [
        n(5),
        n(3),
        n(1000),
        n(2500),
        n(1),
        t(""),
        t(DAY),
        t("Anna"),
        n(1),
    ];
    database.row("code_av", &av);
    let first = [n(1), n(1), n(4), t("Out"), n(8), n(11), t("Anna"), t(DAY)];
    database.row("code_text", &[&first[..], &[t(""), n(5), NIL]].concat());
    let pieces = all_of(
        &database,
        vec!["images/photo.jpg", "documents/paper.pdf", "video/film.mp4"],
    );
    // Half a pixel is rounded away from nought.
    let corners = [10, 21, 40, 61];
    let sources = sources(&pieces);
    assert_eq!(sources[0].selections[0].at, At::Area { corners });
    assert_eq!(sources[1].selections[0].at, At::Page { page: 3, corners });
    assert_eq!(sources[1].selections[1].at, At::Page { page: 0, corners });
    let time = At::Time {
        begin: 1000,
        end: 2500,
    };
    assert_eq!(sources[2].selections[0].at, time);
    let linked: Vec<_> = links(&pieces).iter().map(|it| (it.from, it.to)).collect();
    let passage = &sources[3].selections[0];
    assert_eq!(
        linked,
        [
            (Some(sources[2].id), Some(sources[3].id)),
            (Some(sources[2].selections[0].id), Some(passage.id)),
        ]
    );
    assert_eq!(said(&pieces), []);
}

#[test]
fn rows_of_nothing_and_of_noise_are_read_without_a_crash() {
    let mut database = begun();
    for _ in 0..2 {
        database.row("source", &vec![NIL; 9]);
        database.row("code_cat", &vec![NIL; 6]);
        database.row("code_name", &vec![NIL; 8]);
        database.row("code_text", &vec![NIL; 11]);
        database.row("code_image", &vec![Cell::Blob(vec![255]); 12]);
        database.row("code_av", &vec![t("noise"); 9]);
        database.row("annotation", &vec![NIL; 7]);
        database.row("attribute_type", &vec![NIL; 6]);
        database.row("attribute", &vec![t("noise"); 7]);
        database.row("cases", &vec![NIL; 5]);
        database.row("case_text", &vec![NIL; 8]);
        database.row("journal", &vec![NIL; 5]);
        database.row("stored_sql", &vec![NIL; 4]);
        database.row("graph", &vec![NIL; 6]);
        database.row("ris", &vec![NIL; 4]);
        database.row("gr_free_text_item", &vec![n(4); 3]);
    }
    let pieces = all_of(&database, vec![]);
    assert!(sources(&pieces).is_empty());
    assert!(said(&pieces).contains(&(NoticeKind::LeftOut, "source", 2)));
    assert!(said(&pieces).contains(&(NoticeKind::Dangling, "code_text", 2)));
}
