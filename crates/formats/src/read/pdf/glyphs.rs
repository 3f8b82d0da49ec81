//! What stands on a page: a device that keeps glyphs and draws nothing.

use hayro_interpret::font::{Glyph as Shape, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::hayro_syntax::object::{self, Dict};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};

use super::letters;
use super::notes::text_string;

/// A glyph with its place. Lengths are in points, measured along (`x`) and across (`y`, downwards)
/// the direction in which the glyph is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    /// First byte of its letters in [`Collector::letters`].
    pub(super) first: u32,
    /// Number of bytes of its letters; 0 for a glyph that only takes room.
    pub(super) bytes: u32,
    /// Start along the line.
    pub(super) x: f32,
    /// End along the line.
    pub(super) end: f32,
    /// Baseline.
    pub(super) y: f32,
    /// Font size.
    pub(super) size: f32,
    /// Direction of writing in degrees, clockwise from left-to-right.
    pub(super) angle: i16,
}

/// Thrown through the interpreter (see [`Collector::spend`]) when a file asks for too much work.
#[derive(Debug, Clone, Copy)]
pub(super) struct Exhausted;

/// The device: collects the glyphs of one page after another.
#[derive(Debug)]
pub(super) struct Collector {
    /// The glyphs of the present page, in content order.
    pub(super) glyphs: Vec<Glyph>,
    /// Their letters.
    pub(super) letters: String,
    /// Lines left out because the page calls them furniture.
    pub(super) furniture: usize,
    /// Lines left out because they lie off the page.
    pub(super) hidden: usize,
    /// Where the last line that was left out stands.
    left_out_at: Option<f32>,
    /// Pictures drawn on the page.
    pub(super) pictures: usize,
    /// Glyphs of which the file does not say what letter they are; they stand as U+FFFD.
    pub(super) undecodable: usize,
    width: f32,
    height: f32,
    marks: Vec<Mark>,
    artifacts: usize,
    budget: u64,
    form_cost: u64,
}

/// A marked content sequence that is open.
#[derive(Debug)]
enum Mark {
    Plain,
    Artifact,
    /// The words that the file gives for the glyphs inside; taken by the first of them.
    Replaced {
        words: Option<String>,
        taken: bool,
    },
}

impl Collector {
    /// Makes a collector that may take `budget` steps; a nested form costs `form_cost` of them.
    pub(super) const fn new(budget: u64, form_cost: u64) -> Self {
        Self {
            glyphs: Vec::new(),
            letters: String::new(),
            furniture: 0,
            hidden: 0,
            left_out_at: None,
            pictures: 0,
            undecodable: 0,
            width: 0.0,
            height: 0.0,
            marks: Vec::new(),
            artifacts: 0,
            budget,
            form_cost,
        }
    }

    /// Starts a page of the given size in points.
    pub(super) fn start_page(&mut self, (width, height): (f32, f32)) {
        self.glyphs.clear();
        self.letters.clear();
        self.furniture = 0;
        self.hidden = 0;
        self.left_out_at = None;
        self.pictures = 0;
        self.undecodable = 0;
        self.marks.clear();
        self.artifacts = 0;
        (self.width, self.height) = (width, height);
    }

    /// Takes steps off the budget.
    ///
    /// The interpreter has no way to be stopped, so an empty budget unwinds through it. That is
    /// not a panic (no hook runs, nothing is printed); `read` catches it and refuses the file.
    fn spend(&mut self, steps: u64) {
        match self.budget.checked_sub(steps) {
            Some(left) => self.budget = left,
            None => std::panic::resume_unwind(Box::new(Exhausted)),
        }
    }

    /// Adds one glyph; returns nothing, for a glyph may be left out.
    fn add(&mut self, shape: &PositionedGlyph<'_>, place: &Placement) {
        let on_page = (-1.0..=self.width + 1.0).contains(&place.origin.0)
            && (-1.0..=self.height + 1.0).contains(&place.origin.1);
        if self.artifacts > 0 || !on_page {
            let blank =
                matches!(shape.as_unicode(), Some(BfString::Char(char)) if char.is_whitespace());
            let same = |at: f32| (at - place.across).abs() < place.size / 2.0;
            if !blank && !self.left_out_at.is_some_and(same) {
                self.furniture += usize::from(on_page);
                self.hidden += usize::from(!on_page);
                self.left_out_at = Some(place.across);
            }
            return;
        }
        let first = self.letters.len();
        let replaced = self.marks.iter_mut().rev().find_map(|mark| match mark {
            Mark::Replaced { words, taken } => Some((words, taken)),
            Mark::Plain | Mark::Artifact => None,
        });
        match replaced {
            Some((words, taken)) => {
                *taken = true;
                if let Some(words) = words.take() {
                    words
                        .chars()
                        .for_each(|char| letters::push(&mut self.letters, char));
                }
            }
            None => match shape.as_unicode() {
                Some(BfString::Char(char)) => letters::push(&mut self.letters, char),
                Some(BfString::String(several)) => several
                    .chars()
                    .for_each(|char| letters::push(&mut self.letters, char)),
                None => self.letters.push(char::REPLACEMENT_CHARACTER),
            },
        }
        // One glyph may stand for a page of words, and be drawn on every page.
        self.spend((self.letters.len() - first) as u64);
        self.undecodable += self.letters[first..]
            .matches(char::REPLACEMENT_CHARACTER)
            .count();
        self.glyphs.push(Glyph {
            first: small(first),
            bytes: small(self.letters.len() - first),
            x: place.along,
            end: place.along + place.advance,
            y: place.across,
            size: place.size,
            angle: place.angle,
        });
    }
}

fn small(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// Where a glyph is written.
struct Placement {
    /// Origin on the page, from its upper left corner.
    origin: (f32, f32),
    along: f32,
    across: f32,
    /// Advance if the glyph's width follows the horizontal scale.
    advance: f32,
    /// Advance if a substituted font was stretched to fit, so that the scale must not count.
    unscaled: f32,
    size: f32,
    angle: i16,
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "pages are some thousand points wide; f32 keeps a thousandth of a point"
)]
fn placement(shape: &PositionedGlyph<'_>, page: Affine, vertical: bool) -> Option<Placement> {
    let [a, b, c, d, e, f] = (page * shape.transform()).as_coeffs();
    let along = a.hypot(b);
    if !(along.is_finite() && along > 1e-9 && e.is_finite() && f.is_finite()) {
        return None;
    }
    let size = ((a * d - b * c) / along).abs() * 1000.0;
    let (mut cos, mut sin) = (a / along, b / along);
    let width = match &**shape {
        Shape::Outline(outline) => outline.advance_width(),
        Shape::Type3(drawn) => drawn.advance_width(),
    };
    let width = f64::from(width.filter(|width| width.is_finite()).unwrap_or(500.0));
    let (mut advance, mut unscaled) = (width * along, width * size / 1000.0);
    if vertical {
        (cos, sin) = (-sin, cos);
        (advance, unscaled) = (size, size);
    }
    let angle = sin.atan2(cos).to_degrees().round();
    Some(Placement {
        origin: (e as f32, f as f32),
        along: (e * cos + f * sin) as f32,
        across: (f * cos - e * sin) as f32,
        advance: advance as f32,
        unscaled: unscaled as f32,
        size: size as f32,
        angle: angle as i16,
    })
}

/// Tells whether the widths of a run fit its places better without the horizontal scale.
fn stretched(places: &[Placement]) -> bool {
    let (mut scaled, mut unscaled) = (0.0, 0.0);
    for pair in places.windows(2) {
        let step = pair[1].along - pair[0].along;
        scaled += (step - pair[0].advance).abs();
        unscaled += (step - pair[0].unscaled).abs();
    }
    unscaled < scaled
}

impl<'a> Device<'a> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.spend(1 + run.glyphs().len() as u64);
        // Outlined letters (`2 Tr`) come twice, filled and stroked.
        if matches!(mode, DrawMode::Stroke(_)) && self.repeats(run, &props) {
            return;
        }
        let vertical = matches!(run.writing_mode(), WritingMode::Vertical);
        let mut kept = Vec::with_capacity(run.glyphs().len());
        let mut places = Vec::with_capacity(run.glyphs().len());
        for shape in run.glyphs() {
            if let Some(place) = placement(shape, props.transform, vertical) {
                kept.push(shape);
                places.push(place);
            }
        }
        if stretched(&places) {
            places
                .iter_mut()
                .for_each(|place| place.advance = place.unscaled);
        }
        for (shape, place) in kept.into_iter().zip(&places) {
            self.add(shape, place);
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        self.spend(1);
        let mark = if tag == b"Artifact" {
            self.artifacts += 1;
            Mark::Artifact
        } else if let Some(words) =
            properties.and_then(|dict| dict.get::<object::String<'_>>(b"ActualText"))
        {
            // Words that many places name are decoded for each of them.
            self.spend(words.as_bytes().len() as u64);
            Mark::Replaced {
                words: Some(text_string(words.as_bytes())),
                taken: false,
            }
        } else {
            Mark::Plain
        };
        self.marks.push(mark);
    }

    fn end_marked_content(&mut self) {
        self.spend(1);
        match self.marks.pop() {
            Some(Mark::Artifact) => self.artifacts -= 1,
            Some(Mark::Plain | Mark::Replaced { .. }) | None => {}
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.spend(16);
        self.pictures += usize::from(self.artifacts == 0);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        // Every form begins with a clip to its box, a path of at most five elements.
        let form = clip.path.elements().len() <= 5;
        self.spend(if form { self.form_cost } else { 1 });
    }
    fn push_clip_rect(&mut self, _: &Rect) {
        self.spend(1);
    }
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.spend(1);
    }
    fn draw_rect(&mut self, _: &Rect, _: DrawProps<'a>, _: &DrawMode) {
        self.spend(1);
    }
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.spend(1);
    }
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

impl Collector {
    /// Tells whether a stroked run lies exactly where the last glyphs were filled.
    fn repeats(&self, run: &GlyphRun<'_, '_>, props: &DrawProps<'_>) -> bool {
        let count = run.glyphs().len();
        let Some(start) = self.glyphs.len().checked_sub(count) else {
            return self.artifacts > 0;
        };
        let vertical = matches!(run.writing_mode(), WritingMode::Vertical);
        run.glyphs()
            .iter()
            .zip(&self.glyphs[start..])
            .all(|(shape, kept)| {
                placement(shape, props.transform, vertical).is_some_and(|place| {
                    (place.along - kept.x).abs() < 0.01 && (place.across - kept.y).abs() < 0.01
                })
            })
    }
}

/// Returns a rectangle of the file in the page's coordinates, from its upper left corner.
pub(super) fn on_page(transform: Affine, x0: f64, y0: f64, x1: f64, y1: f64) -> Rect {
    Rect::from_points(
        transform * Point::new(x0, y0),
        transform * Point::new(x1, y1),
    )
}
