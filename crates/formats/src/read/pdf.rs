//! PDF: words, pages and remarks.
//!
//! Glyphs are kept in the order in which the file writes them, made into lines ([`lines`]), lines
//! into columns where the file writes across them ([`columns`]), and lines into paragraphs
//! ([`paragraphs`]). What the file marks as running heads and feet, or what clearly is one
//! ([`heads`]), is left out and counted.
//!
//! Not done: heads of left and right pages that differ, vertical lines beyond one column after another,
//! values of form fields.

mod columns;
mod glyphs;
mod guard;
mod heads;
mod letters;
mod lines;
mod notes;
mod paragraphs;

use std::any::Any;

use ayni_model::layout::{Comment, Layout, PlainDocument};
use ayni_model::text::Span;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page,
};

use crate::contained::contained;
use crate::{Format, Limits, Loss, LossKind, Place, Refusal, RefusalKind};

use glyphs::{Collector, Exhausted};
use heads::Sheet;
use lines::Line;
use notes::Remark;
use paragraphs::{Marked, Text};

/// What drawing a form costs beside its content, in steps: some 15 microseconds, where a glyph
/// takes a fraction of one.
const FORM_STEPS: u64 = 1_000;

/// Comparing marked places with letters ends here; a page with 5,000 letters may have 10,000 marks.
/// Beyond that remarks keep their words but not their place.
const MARK_WORK: usize = 50_000_000;

/// Deeply nested files recurse in the library, up to limits of its own, which fit into this.
const STACK: usize = 64 << 20;

/// Reads a PDF.
///
/// Works within `limits`. The library that reads the file cannot be
/// interrupted between two steps, so one damaged font may still take a while; it never panics
/// through this function.
///
/// # Errors
/// [`RefusalKind::Encrypted`] when the file needs a password, [`RefusalKind::NoTextLayer`] when no
/// page has words or hardly a glyph has a letter, [`RefusalKind::Damaged`],
/// [`RefusalKind::NotThisFormat`] and [`RefusalKind::TooLarge`].
pub(crate) fn read(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
) -> Result<(PlainDocument, Vec<Loss>), Refusal> {
    let refuse = |kind: RefusalKind| kind.at(name, Place::Whole);
    Limits::check(bytes.len(), limits.file_bytes, "the file").map_err(refuse)?;
    let result = std::thread::scope(|scope| {
        let reader = std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, || {
                contained(|| document(bytes, limits))
                    .unwrap_or_else(|payload| Err(broken_off(&*payload, limits)))
            });
        match reader.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(result)) => result,
            Ok(Err(payload)) => Err(broken_off(&*payload, limits)),
            Err(error) => Err(RefusalKind::Damaged {
                why: format!("no room to read it ({error})"),
            }),
        }
    });
    result.map_err(refuse)
}

fn broken_off(payload: &(dyn Any + Send), limits: &Limits) -> RefusalKind {
    if payload.is::<Exhausted>() {
        RefusalKind::TooLarge {
            what: "the number of drawing steps",
            limit: limits.steps,
        }
    } else {
        RefusalKind::Damaged {
            why: "its inner structure contradicts itself".into(),
        }
    }
}

fn document(bytes: &[u8], limits: &Limits) -> Result<(PlainDocument, Vec<Loss>), RefusalKind> {
    guard::before_opening(bytes, limits)?;
    let pdf = open(bytes)?;
    let sizes = guard::sizes(&pdf, limits)?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(no_page());
    }
    Limits::check(pages.len(), limits.members * 10, "the number of pages")?;
    let labels = notes::page_labels(&pdf, pages.len());

    let cache = InterpreterCache::new();
    let mut collector = Collector::new(
        limits.steps as u64,
        FORM_STEPS + sizes.largest_form as u64 / 4,
    );
    let mut read: Vec<ReadPage> = Vec::new();
    let mut tally = Tally::default();
    let (mut glyphs, mut letters) = (0, 0);
    let mut remarks = limits.text_code_points;
    for (page, number) in pages.iter().zip(1..) {
        let transform = Affine::new(page.initial_transform(true).as_coeffs());
        collect(page, transform, &cache, &mut collector);
        glyphs += collector.glyphs.len();
        tally.add(LossKind::PageFurniture, collector.furniture, number);
        tally.add(LossKind::Hidden, collector.hidden, number);
        tally.add(LossKind::Picture, collector.pictures, number);
        tally.add(LossKind::Undecodable, collector.undecodable, number);

        let found = notes::notes(page, transform, &mut remarks).map_err(|notes::TooMany| {
            let (what, limit) = ("the remarks of the pages", limits.text_code_points);
            RefusalKind::TooLarge { what, limit }
        })?;
        tally.add(LossKind::Annotation, found.wordless, number);
        tally.add(LossKind::Embedded, found.embedded, number);
        let places: usize = found.remarks.iter().map(|mark| mark.marked.len()).sum();
        let lines = columns::arrange(lines::build(&collector.glyphs, &collector.letters));
        letters += lines.iter().map(|line| line.letters.len()).sum::<usize>();
        Limits::check(letters, limits.text_code_points, "the text")?;
        read.push(ReadPage {
            lines,
            height: page.render_dimensions().1,
            remarks: found.remarks,
            findable: places.saturating_mul(collector.glyphs.len()) <= MARK_WORK,
        });
    }
    take_heads_off(&mut read, &mut tally);
    let mut text = Text::default();
    let mut comments = Vec::new();
    for (page, (number, label)) in read.into_iter().zip((1..).zip(&labels)) {
        if page.lines.is_empty() {
            tally.add(LossKind::PageWithoutText, 1, number);
        }
        let mut marked: Vec<Marked<'_>> = page.remarks.iter().map(places).collect();
        if !page.findable {
            marked.iter_mut().for_each(|mark| mark.places = &[]);
        }
        text.add_page(&page.lines, number, label, &mut marked);
        Limits::check(text.len() as usize, limits.text_code_points, "the text")?;
        let spans: Vec<Option<Span>> = marked.iter().map(|mark| span(mark, &text)).collect();
        comments.extend(page.remarks.into_iter().zip(spans).map(comment));
    }
    let undecodable = tally.count(LossKind::Undecodable);
    if text.pages.is_empty() || undecodable * 2 > glyphs {
        return Err(RefusalKind::NoTextLayer { pages: pages.len() });
    }
    tally.add(LossKind::JoinedHyphen, text.hyphens.0, text.hyphens.1);
    Ok((
        PlainDocument {
            text: text.text,
            layout: Layout {
                pages: text.pages,
                comments,
                ..Layout::default()
            },
            properties: notes::properties(&pdf),
        },
        tally.losses,
    ))
}

/// A page whose lines are known and not yet made into paragraphs.
struct ReadPage {
    lines: Vec<Line>,
    height: f32,
    remarks: Vec<Remark>,
    /// Whether the words of its remarks are few enough to be looked for.
    findable: bool,
}

/// Takes running heads off that are not marked as such.
fn take_heads_off(pages: &mut [ReadPage], tally: &mut Tally) {
    let sheets: Vec<Sheet<'_>> = pages
        .iter()
        .map(|page| Sheet {
            lines: &page.lines,
            height: page.height,
        })
        .collect();
    let heads = heads::repeated(&sheets);
    for (page, (number, heads)) in pages.iter_mut().zip((1..).zip(&heads)) {
        tally.add(LossKind::PageFurniture, heads.len(), number);
        let mut at = 0..;
        page.lines
            .retain(|_| at.next().is_none_or(|at| !heads.contains(&at)));
    }
}

fn open(bytes: &[u8]) -> Result<Pdf, RefusalKind> {
    // Readers accept some rubbish before the header (ISO 32000-1, annex H: within 1,024 bytes).
    let head = &bytes[..bytes.len().min(1_024)];
    let is_pdf = head.windows(5).any(|window| window == b"%PDF-");
    Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => RefusalKind::Encrypted,
        LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => RefusalKind::Damaged {
            why: "it is encrypted in a way that Ayni does not know".into(),
        },
        LoadPdfError::Decryption(
            DecryptionError::MissingIDEntry | DecryptionError::InvalidEncryption,
        ) => RefusalKind::Damaged {
            why: "its encryption is incomplete".into(),
        },
        LoadPdfError::Invalid if is_pdf => no_page(),
        LoadPdfError::Invalid => RefusalKind::NotThisFormat {
            expected: Format::Pdf,
            why: "it does not start with %PDF-".into(),
        },
    })
}

fn no_page() -> RefusalKind {
    RefusalKind::Damaged {
        why: "no page can be found in it".into(),
    }
}

/// Collects the glyphs of a page.
fn collect<'a>(
    page: &Page<'a>,
    transform: Affine,
    cache: &InterpreterCache<'a>,
    collector: &mut Collector,
) {
    let (width, height) = page.render_dimensions();
    collector.start_page((width, height));
    let settings = InterpreterSettings {
        render_content: RenderContent::PAGE,
        ..InterpreterSettings::default()
    };
    let sheet = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(transform, sheet, cache, page.xref(), settings);
    interpret_page(page, &mut context, collector);
}

fn places(remark: &Remark) -> Marked<'_> {
    Marked {
        places: &remark.marked,
        found: None,
    }
}

/// Returns the words that a mark covers; none that a hyphen, joined later, moved past the end.
fn span(marked: &Marked<'_>, text: &Text) -> Option<Span> {
    let (start, end) = marked.found?;
    Span::new(start, end.min(text.len())).ok()
}

fn comment((remark, span): (Remark, Option<Span>)) -> Comment {
    Comment {
        span,
        author: remark.author,
        text: remark.text,
    }
}

/// Losses, one per kind, in the order in which they were met.
#[derive(Default)]
struct Tally {
    losses: Vec<Loss>,
}

impl Tally {
    fn add(&mut self, kind: LossKind, count: usize, page: usize) {
        if count == 0 {
            return;
        }
        match self.losses.iter_mut().find(|loss| loss.kind == kind) {
            Some(loss) => loss.count += count,
            None => self.losses.push(Loss {
                kind,
                count,
                place: Some(format!("page {page}")),
            }),
        }
    }

    fn count(&self, kind: LossKind) -> usize {
        let found = self.losses.iter().find(|loss| loss.kind == kind);
        found.map_or(0, |loss| loss.count)
    }
}

#[cfg(test)]
mod tests;
