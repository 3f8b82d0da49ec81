//! Worlds for tests: a whole study in one string.
//!
//! ```text
//! attribute source region choice North South
//! member ana
//! phase p1 1990/2004 Growth
//! actor lu-1 organisation organisation_kind="local union" country=CA
//! code Fear > Closure: that the plant is closed
//! source i-1 interview when=2005-08-30 informants=lu-1 region=North
//! | ANA: They [can close our plant]{Fear > Closure} any [time]{Time@ben; -Fear}.
//! voice i-1 ANA rosa informant
//! tie t1 rosa "works at" lu-1 when=2004/2006
//! event e1 meeting when=2005-06-07 place=Montreal
//! participation e1 rosa observer
//! claim source:i-1 country = CA | table-1 | row 3
//! finding f1 row=code:Fear column=phase:p1 text="They fear" on=i-1@1
//! synopsis fears
//! | rows = ["code"]
//! accept finding-on-one-source finding:f1 ana "looked at"
//! ```
//!
//! A source without text lines has no text. `i-1@2` is the second quotation of `i-1`. In a mark,
//! `@ben` names the coder, `-` makes it contrary, `!lost` or `!changed` is the state of its anchor; the
//! words of a lost one are not in the text.
//! Mistakes in a world are mistakes in a test: they panic.

mod marks;
mod nouns;
mod print;
mod world;

pub use print::print;
pub use world::{World, world};
