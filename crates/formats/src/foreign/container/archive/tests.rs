//! Archives of projects, whole ones and hostile ones.

use std::io::{self, Write as _};

use zip::write::SimpleFileOptions;

use super::*;

fn packed(members: &[(&str, &[u8])], options: SimpleFileOptions) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
    for (name, content) in members {
        if name.ends_with('/') {
            writer.add_directory(*name, options).unwrap();
            continue;
        }
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn deflated(members: &[(&str, &[u8])]) -> Vec<u8> {
    packed(members, SimpleFileOptions::default())
}

fn stored(members: &[(&str, &[u8])]) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    packed(members, options)
}

fn open_within(bytes: Vec<u8>, limits: &Limits) -> Result<Archive, Refusal> {
    Archive::open("a.qdpx", Arc::new(bytes), limits)
}

fn open(bytes: Vec<u8>) -> Result<Archive, Refusal> {
    open_within(bytes, &Limits::for_projects())
}

fn refused(opened: Result<Archive, Refusal>) -> RefusalKind {
    opened.err().unwrap().kind
}

/// Puts other bytes in the place of some, wherever they stand.
fn replaced(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    assert_eq!(old.len(), new.len());
    let mut changed = bytes.to_vec();
    for at in 0..=bytes.len() - old.len() {
        if bytes[at..].starts_with(old) {
            changed[at..at + new.len()].copy_from_slice(new);
        }
    }
    changed
}

/// Returns where the entries of the list of members begin.
fn list(bytes: &[u8]) -> Vec<usize> {
    (0..bytes.len())
        .filter(|at| bytes[*at..].starts_with(b"PK\x01\x02"))
        .collect()
}

fn streamed(archive: &mut Archive, member: &str) -> Result<Vec<u8>, RefusalKind> {
    let mut stream = archive
        .stream(member)
        .map_err(|refusal| refusal.kind)?
        .unwrap();
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => Err(unpacking::kind(error)),
    }
}

#[test]
fn members_are_read_whole_or_on_and_on() {
    let long = b"una y otra vez ".repeat(10_000);
    for bytes in [
        deflated(&[
            ("project.qde", b"<Project/>"),
            ("Sources/", b""),
            ("Sources/a.txt", &long),
        ]),
        stored(&[
            ("project.qde", b"<Project/>"),
            ("Sources/", b""),
            ("Sources/a.txt", &long),
        ]),
        packed(
            &[("project.qde", b"<Project/>"), ("Sources/a.txt", &long)],
            SimpleFileOptions::default().large_file(true),
        ),
    ] {
        let mut archive = open(bytes).unwrap();
        assert_eq!(archive.name(), "a.qdpx");
        assert_eq!(archive.members(), ["project.qde", "Sources/a.txt"]);
        assert_eq!(
            archive.read("project.qde"),
            Ok(Some(b"<Project/>".to_vec()))
        );
        assert_eq!(archive.read("nothing"), Ok(None));
        assert!(archive.stream("nothing").unwrap().is_none());
        // Two at a time, and one that outlives the archive.
        let mut first = archive.stream("Sources/a.txt").unwrap().unwrap();
        let mut some = [0; 14];
        first.read_exact(&mut some).unwrap();
        assert_eq!(
            streamed(&mut archive, "Sources/a.txt").as_deref(),
            Ok(&*long)
        );
        drop(archive);
        let mut rest = Vec::new();
        first.read_to_end(&mut rest).unwrap();
        assert_eq!(&some, b"una y otra vez");
        assert_eq!(rest, long[14..]);
    }
}

#[test]
fn a_name_that_is_no_utf8_has_others_that_it_may_be_meant_by() {
    // The format says code page 437; Windows wrote its own.
    let bytes = deflated(&[("Sources/JosX.txt", b"1"), ("Sources/José.txt", b"2")]);
    for (written, name, meant) in [
        (b"Jos\xe9", "Sources/JosΘ.txt", Some("Sources/José.txt")),
        (b"Jos\xb5", "Sources/Jos╡.txt", Some("Sources/JosÁ.txt")),
        (b"JosX", "Sources/JosX.txt", None),
    ] {
        let mut archive = open(replaced(&bytes, b"JosX", written)).unwrap();
        assert_eq!(archive.members(), [name, "Sources/José.txt"]);
        let also = archive.also_called(name);
        assert_eq!(meant.is_some(), !also.is_empty());
        assert!(meant.is_none_or(|meant| also.iter().any(|name| name == meant)));
        // A name that says what it is has no other.
        assert!(archive.also_called("Sources/José.txt").is_empty());
        assert_eq!(archive.read(name), Ok(Some(b"1".to_vec())));
        assert_eq!(archive.read("Sources/José.txt"), Ok(Some(b"2".to_vec())));
    }
}

#[test]
fn names_are_found_as_written_and_else_nearly() {
    let mut archive = open(deflated(&[
        ("Sources/Año.txt", b"1"),
        ("sources\\B.TXT", b"2"),
        ("x/C.txt", b"3"),
        ("x/c.txt", b"4"),
    ]))
    .unwrap();
    assert_eq!(
        archive.members(),
        ["Sources/Año.txt", "sources/B.TXT", "x/C.txt", "x/c.txt"]
    );
    let mut read = |name: &str| archive.read(name).unwrap();
    assert_eq!(read("sources/AN\u{303}O.TXT"), Some(b"1".to_vec()));
    assert_eq!(read("sources\\B.TXT"), Some(b"2".to_vec()));
    assert_eq!(read("sources/B.TXT"), Some(b"2".to_vec()));
    assert_eq!(read("Sources\\b.txt"), Some(b"2".to_vec()));
    assert_eq!(read("x/C.txt"), Some(b"3".to_vec()));
    assert_eq!(read("x/c.txt"), Some(b"4".to_vec()));
    assert_eq!(read("X/c.txt"), None, "it could be either");
}

#[test]
fn of_members_with_one_name_the_first_counts() {
    let bytes = replaced(
        &deflated(&[("aa", b"first"), ("ab", b"second")]),
        b"ab",
        b"aa",
    );
    let mut archive = open(bytes).unwrap();
    assert_eq!(archive.members(), ["aa"]);
    assert_eq!(archive.repeated(), ["aa"]);
    assert_eq!(archive.read("aa"), Ok(Some(b"first".to_vec())));
    let bytes = deflated(&[("a/a", b"first"), ("a\\a", b"second")]);
    let mut archive = open(bytes).unwrap();
    assert_eq!(archive.members(), ["a/a"]);
    assert_eq!(archive.repeated(), ["a/a"]);
    assert_eq!(archive.read("a/a"), Ok(Some(b"first".to_vec())));
}

#[test]
fn names_that_leave_the_folder_are_refused() {
    for name in ["../x", "a/../../x", "/etc/x", "a\\..\\x", "C:\\x", "\\x"] {
        let name = name.to_owned();
        assert_eq!(
            refused(open(deflated(&[(&name, b"x")]))),
            RefusalKind::PathEscape { name }
        );
    }
}

#[test]
fn a_member_with_a_password_is_called_so() {
    let mut bytes = deflated(&[("a", b"x"), ("b", b"y")]);
    let first = list(&bytes)[0];
    bytes[first + 8] |= 1;
    let mut archive = open(bytes).unwrap();
    let refusal = archive.read("a").unwrap_err();
    assert_eq!(refusal.kind, RefusalKind::Encrypted);
    assert_eq!(refusal.place, Place::Member("a".into()));
    assert_eq!(
        archive.stream("a").err().unwrap().kind,
        RefusalKind::Encrypted
    );
    assert_eq!(archive.read("b"), Ok(Some(b"y".to_vec())));
}

#[test]
fn a_bomb_is_refused_while_it_unpacks() {
    // 64 MiB of zeros pack to some 64 KiB: about a thousand times less.
    let zeros = vec![0; 64 << 20];
    let bytes = deflated(&[("a", &zeros)]);
    assert!(bytes.len() < 100 << 10);
    let limit = bytes.len() * 200 + (16 << 20);
    let mut archive = open(bytes).unwrap();
    for kind in [
        archive.read("a").unwrap_err().kind,
        streamed(&mut archive, "a").unwrap_err(),
    ] {
        let RefusalKind::TooLarge { limit: seen, .. } = kind else {
            panic!("{kind}");
        };
        assert!(seen < limit && seen > 16 << 20);
    }
}

#[test]
fn many_small_bombs_are_one_bomb() {
    // Each of them is within what any member may unpack to, all of them are not.
    let zeros = vec![0; 15 << 20];
    let names = ["a", "b", "c", "d", "e", "f"];
    let members: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, &*zeros)).collect();
    let bytes = deflated(&members);
    // 6 times 15 KiB of archive allow 18 MiB beyond the first 16.
    assert!(bytes.len() < 100_000);
    let mut archive = open(bytes).unwrap();
    assert_eq!(streamed(&mut archive, "a").unwrap().len(), 15 << 20);
    assert_eq!(
        streamed(&mut archive, "a").unwrap().len(),
        15 << 20,
        "what is read again costs nothing"
    );
    let told: Vec<bool> = names
        .iter()
        .map(|name| streamed(&mut archive, name).is_ok())
        .collect();
    assert!(told[0] && !told[5], "{told:?}");
}

#[test]
fn a_size_that_is_declared_is_not_believed() {
    let content = b"0123456789".repeat(100);
    for bytes in [deflated(&[("a", &content)]), stored(&[("a", &content)])] {
        for size in [0_u32, 999, 1001, 500_000_000] {
            let mut lying = bytes.clone();
            let at = list(&lying)[0] + 24;
            lying[at..at + 4].copy_from_slice(&size.to_le_bytes());
            let Ok(mut archive) = open(lying) else {
                continue;
            };
            assert!(archive.read("a").is_err(), "{size}");
            assert!(streamed(&mut archive, "a").is_err(), "{size}");
        }
    }
}

#[test]
fn a_wrong_checksum_is_seen_at_the_end() {
    for bytes in [deflated(&[("a", b"hola")]), stored(&[("a", b"hola")])] {
        let mut bytes = bytes;
        let at = list(&bytes)[0] + 16;
        bytes[at] ^= 1;
        let mut archive = open(bytes).unwrap();
        let refusal = archive.read("a").unwrap_err();
        assert_eq!(
            refusal.to_string(),
            "a.qdpx, member a: the file is damaged: its checksum is wrong; copy the file again"
        );
        assert_eq!(streamed(&mut archive, "a"), Err(refusal.kind));
    }
}

#[test]
fn members_that_share_bytes_are_refused() {
    let mut bytes = stored(&[("a", b"0123456789"), ("b", b"0123456789")]);
    let entries = list(&bytes);
    let first: [u8; 4] = bytes[entries[0] + 42..entries[0] + 46].try_into().unwrap();
    bytes[entries[1] + 42..entries[1] + 46].copy_from_slice(&first);
    let kind = refused(open(bytes));
    assert_eq!(
        kind.to_string(),
        "the file is damaged: two of its members share the same bytes"
    );
}

#[test]
fn limits_hold_for_the_count_and_for_each_member() {
    let bytes = deflated(&[("a", b"12345"), ("b", b"1")]);
    let few = Limits {
        members: 1,
        ..Limits::for_projects()
    };
    assert!(matches!(
        refused(open_within(bytes.clone(), &few)),
        RefusalKind::TooLarge { limit: 1, .. }
    ));
    let small = Limits {
        member_bytes: 4,
        ..Limits::for_projects()
    };
    let mut archive = open_within(bytes.clone(), &small).unwrap();
    assert!(matches!(
        archive.stream("a").err().unwrap().kind,
        RefusalKind::TooLarge { limit: 4, .. }
    ));
    assert_eq!(streamed(&mut archive, "b"), Ok(b"1".to_vec()));
    let whole = Limits {
        file_bytes: 4,
        ..Limits::for_projects()
    };
    let mut archive = open_within(bytes, &whole).unwrap();
    assert!(archive.read("a").is_err());
    assert_eq!(streamed(&mut archive, "a"), Ok(b"12345".to_vec()));
}

#[test]
fn what_is_no_archive_is_told() {
    for (bytes, seen) in [
        (&b""[..], "an empty file"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"hello", "plain text"),
    ] {
        let seen = seen.to_owned();
        assert_eq!(
            refused(open(bytes.to_vec())),
            RefusalKind::UnknownFormat { seen }
        );
    }
    assert!(matches!(
        refused(open(b"PK\x03\x04 and nothing more".to_vec())),
        RefusalKind::Damaged { .. }
    ));
}

#[test]
fn an_archive_that_was_cut_off_is_refused_or_read_as_far_as_it_is_whole() {
    let text = b"Did you strike in 1997? We did, all of us. ".repeat(200);
    let noise: Vec<u8> = (0..5_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24).to_le_bytes()[0])
        .collect();
    let whole = deflated(&[("project.qde", &text), ("Sources/a.bin", &noise)]);
    for cut in (0..whole.len()).step_by(97) {
        // Cut at its end, and with a piece taken out of its middle.
        assert!(open(whole[..cut].to_vec()).is_err(), "{cut}");
        let hole = [&whole[..cut], &whole[(cut + 97).min(whole.len())..]].concat();
        if let Ok(mut archive) = open(hole) {
            let members = archive.members();
            let read: Vec<bool> = members
                .iter()
                .map(|member| {
                    let whole = archive.read(member).is_ok();
                    assert_eq!(
                        streamed(&mut archive, member).is_ok(),
                        whole,
                        "{cut} {member}"
                    );
                    whole
                })
                .collect();
            assert!(read.contains(&false), "{cut}");
        }
    }
}

#[test]
fn any_changed_byte_is_survived() {
    let whole = deflated(&[
        ("project.qde", b"<Project/>"),
        ("Sources/a.txt", b"hola hola hola"),
    ]);
    for at in 0..whole.len() {
        for change in [0x01, 0x80, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] ^= change;
            let Ok(mut archive) = open(bytes) else {
                continue;
            };
            for member in archive.members() {
                drop(archive.read(&member));
            }
        }
    }
}
