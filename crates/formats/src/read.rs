//! Readers, one file per format.
//!
//! What a file is, its content says first and its name second. A reader gives the words with `\n`
//! between paragraphs and between the rows of a table, a tab between cells; `turns` then finds who
//! speaks, alike for every format.

mod build;
pub(crate) mod detect;
mod docx;
pub(crate) mod encoding;
mod epub;
pub(crate) mod html;
pub(crate) mod losses;
mod md;
mod numerals;
mod odt;
mod package;
mod pdf;
mod rtf;
mod subtitles;
mod turns;
mod txt;
pub(crate) mod xml;

use std::borrow::Cow;

use ayni_model::layout::PlainDocument;

use crate::{Encoding, Format, Imported, Limits, Place, ReadOptions, Refusal, RefusalKind};
use losses::Losses;
use package::Package;

/// Reads a document of any known format.
pub(crate) fn document(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<Imported, Refusal> {
    let limits = &options.limits;
    Limits::check(bytes.len(), limits.file_bytes, "the file")
        .map_err(|kind| kind.at(name, Place::Whole))?;
    let format = match options.format {
        Some(format) => format,
        None => detect::format(name, bytes, limits)?,
    };
    let mut imported = match format {
        Format::Docx => docx::read(&mut Package::open(name, format, bytes, limits)?)
            .map(|(document, losses)| packed(format, document, losses))?,
        Format::Odt => odt::read(&mut Package::open(name, format, bytes, limits)?)
            .map(|(document, losses)| packed(format, document, losses))?,
        Format::Epub => epub::read(&mut Package::open(name, format, bytes, limits)?)
            .map(|(document, losses)| packed(format, document, losses))?,
        Format::Rtf => rtf::read(name, bytes, limits)
            .map(|(document, losses)| packed(format, document, losses))?,
        Format::Pdf => {
            let (document, losses) = pdf::read(name, bytes, limits)?;
            Imported {
                format,
                encoding: None,
                document,
                losses,
            }
        }
        Format::Txt | Format::Md | Format::Html | Format::Srt | Format::Vtt | Format::Csv => {
            text_document(name, bytes, format, options)?
        }
        Format::Xlsx => {
            let seen = detect::WORKBOOK.to_owned();
            return Err(RefusalKind::UnknownFormat { seen }.at(name, Place::Whole));
        }
        Format::Json => {
            let seen = "JSON, which Ayni only writes".to_owned();
            return Err(RefusalKind::UnknownFormat { seen }.at(name, Place::Whole));
        }
    };
    turns::recognise(&mut imported.document);
    Ok(imported)
}

/// Decodes a text with its line ends as they stand.
pub(crate) fn decoded_as_stored(bytes: &[u8]) -> Option<String> {
    let decoded = encoding::as_stored(bytes, None, None, &mut Losses::default()).ok()?;
    Some(decoded.text.into_owned())
}

/// Finds turns and times in a document.
pub(crate) fn recognise_turns(document: &mut PlainDocument) {
    turns::recognise(document);
}

fn packed(format: Format, document: PlainDocument, losses: Losses) -> Imported {
    Imported {
        format,
        encoding: None,
        document,
        losses: losses.into_vec(),
    }
}

fn text_document(
    name: &str,
    bytes: &[u8],
    format: Format,
    options: &ReadOptions,
) -> Result<Imported, Refusal> {
    let mut losses = Losses::default();
    let declared = (format == Format::Html)
        .then(|| html::declared_encoding(bytes))
        .flatten();
    let decoded = encoding::decode(
        bytes,
        options.encoding.as_deref(),
        declared.as_deref(),
        &mut losses,
    )
    .map_err(|kind| kind.at(name, Place::Whole))?;
    detect::refuse_binary(name, bytes, &decoded.text)?;
    let encoding: Encoding = decoded.encoding;
    let limits = &options.limits;
    let text: Cow<'_, str> = decoded.text;
    let (read_as, document) = match format {
        Format::Md => (format, md::read(name, &text, limits, &mut losses)),
        Format::Html => (format, html::read(name, &text, limits, &mut losses)),
        Format::Srt => (format, subtitles::srt(name, &text, limits, &mut losses)),
        Format::Vtt => (format, subtitles::vtt(name, &text, limits, &mut losses)),
        // A csv taken as a document (say, a survey's open answers) is its lines, as they stand.
        Format::Csv
        | Format::Txt
        | Format::Docx
        | Format::Odt
        | Format::Rtf
        | Format::Epub
        | Format::Pdf
        | Format::Xlsx
        | Format::Json => (Format::Txt, txt::read(name, &text, limits)),
    };
    Ok(Imported {
        format: read_as,
        encoding: Some(encoding),
        document: document?,
        losses: losses.into_vec(),
    })
}
