//! Characters that a file names by their number end lines as all others do.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{Cursor, Write as _};

use ayni_formats::{ReadOptions, read};

fn packed(member: &str, content: &str) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    writer.start_file(member, options).unwrap();
    writer.write_all(content.as_bytes()).unwrap();
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_carriage_return_by_its_number_is_a_line_end() {
    let names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let word = format!(
        "<w:document {names}><w:body><w:p><w:r><w:t>uno&#13;dos</w:t></w:r></w:p></w:body></w:document>"
    );
    let cases = [
        ("a.rtf", br"{\rtf1 uno\u13?dos}".to_vec(), "uno\ndos"),
        ("b.rtf", br"{\rtf1 uno\'0d\'0ados}".to_vec(), "uno\ndos"),
        ("a.html", b"<pre>uno&#13;dos</pre>".to_vec(), "uno\ndos"),
        ("a.md", b"uno&#13;dos".to_vec(), "uno\ndos"),
        (
            "a.vtt",
            b"WEBVTT\n\n00:01.000 --> 00:02.000\nuno&#13;dos\n".to_vec(),
            "uno\ndos",
        ),
        ("a.docx", packed("word/document.xml", &word), "uno\ndos"),
    ];
    for (name, bytes, expected) in cases {
        let imported = read(name, &bytes, &ReadOptions::default()).unwrap();
        assert_eq!(imported.document.text, expected, "{name}");
    }
}
