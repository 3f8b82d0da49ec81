//! Reading a declaration from TOML, with errors for people.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    Axis, AxisSpec, Declaration, DeclarationError, Derive, EmptyLines, Expected, Filter, Known,
    Measure, MeasureSpec, Order, Seen, Stated, Unit,
};
use crate::words::did_you_mean;

impl std::str::FromStr for Declaration {
    type Err = DeclarationError;

    fn from_str(text: &str) -> Result<Self, DeclarationError> {
        let table = DeTable::parse(text).map_err(|error| no_toml(text, &error))?;
        declaration(Reader {
            text,
            at: table.span().start,
            table: table.get_ref(),
        })
    }
}

impl Filter {
    /// Reads a filter alone: the lines of `[filter]`, without its header.
    ///
    /// # Errors
    /// [`DeclarationError`] for an unknown axis or a value that is none.
    pub fn parse(text: &str) -> Result<Self, DeclarationError> {
        let table = DeTable::parse(text).map_err(|error| no_toml(text, &error))?;
        filter(&Reader {
            text,
            at: table.span().start,
            table: table.get_ref(),
        })
    }
}

/// A table of the text, read key by key.
#[derive(Clone, Copy)]
struct Reader<'a, 'i> {
    text: &'a str,
    at: usize,
    table: &'a DeTable<'i>,
}

type Read<T> = Result<T, DeclarationError>;
type Item<'i> = Spanned<DeValue<'i>>;

fn line(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

fn no_toml(text: &str, error: &toml::de::Error) -> DeclarationError {
    DeclarationError {
        line: line(text, error.span().map_or(0, |span| span.start)),
        seen: Seen::NoToml(error.message().to_owned()),
        expected: Expected::Toml,
        hint: None,
    }
}

fn shown(value: &DeValue<'_>) -> Seen {
    match value {
        DeValue::String(text) => Seen::Words(text.clone().into_owned()),
        DeValue::Integer(number) => Seen::Value(number.to_string()),
        DeValue::Float(number) => Seen::Value(number.to_string()),
        DeValue::Boolean(answer) => Seen::Value(answer.to_string()),
        DeValue::Datetime(when) => Seen::Value(when.to_string()),
        DeValue::Array(_) => Seen::List,
        DeValue::Table(_) => Seen::Table,
    }
}

impl<'a, 'i> Reader<'a, 'i> {
    fn refuse(&self, at: usize, seen: Seen, expected: Expected) -> DeclarationError {
        DeclarationError {
            line: line(self.text, at),
            seen,
            expected,
            hint: None,
        }
    }

    fn wrong(&self, item: &Item<'_>, expected: Expected) -> DeclarationError {
        self.refuse(item.span().start, shown(item.get_ref()), expected)
    }

    fn unknown(
        &self,
        at: usize,
        seen: &str,
        expected: impl Fn(Known) -> Expected,
        known: Vec<&'static str>,
    ) -> DeclarationError {
        DeclarationError {
            hint: did_you_mean(seen, known.iter().copied()).map(str::to_owned),
            ..self.refuse(at, Seen::Words(seen.to_owned()), expected(Known(known)))
        }
    }

    /// Refuses a key that is not known.
    fn keys(&self, known: &[&'static str]) -> Read<()> {
        let unknown = self
            .table
            .iter()
            .filter(|(key, _)| !known.contains(&key.get_ref().as_ref()))
            .min_by_key(|(key, _)| key.span().start);
        match unknown {
            None => Ok(()),
            Some((key, _)) => {
                let at = key.span().start;
                Err(self.unknown(at, key.get_ref(), Expected::Key, known.to_vec()))
            }
        }
    }

    fn get(&self, key: &str) -> Option<&'a Item<'i>> {
        self.table.get(key)
    }

    fn text(&self, key: &str) -> Read<Option<String>> {
        self.get(key).map(|item| self.as_text(item)).transpose()
    }

    fn required(&self, key: &'static str) -> Read<String> {
        self.text(key)?.ok_or_else(|| self.missing(key, "\"…\""))
    }

    fn missing(&self, key: &'static str, example: &str) -> DeclarationError {
        let expected = Expected::Given(format!("{key} = {example}"));
        self.refuse(self.at, Seen::No(key), expected)
    }

    fn as_text(&self, item: &Item<'i>) -> Read<String> {
        match item.get_ref() {
            DeValue::String(text) => Ok(text.clone().into_owned()),
            _ => Err(self.wrong(item, Expected::Words)),
        }
    }

    fn truth(&self, key: &str, default: bool) -> Read<bool> {
        match self.get(key) {
            None => Ok(default),
            Some(item) => item
                .get_ref()
                .as_bool()
                .ok_or_else(|| self.wrong(item, Expected::Truth)),
        }
    }

    fn number(&self, key: &str, expected: Expected) -> Read<Option<u64>> {
        let Some(item) = self.get(key) else {
            return Ok(None);
        };
        item.get_ref()
            .as_integer()
            .and_then(|number| u64::from_str_radix(number.as_str(), number.radix()).ok())
            .map(Some)
            .ok_or_else(|| self.wrong(item, expected))
    }

    /// Returns the items of a list, or the one item that stands for a list.
    fn items(&self, key: &str) -> Vec<&'a Item<'i>> {
        match self.get(key) {
            None => Vec::new(),
            Some(item) => match item.get_ref() {
                DeValue::Array(items) => items.iter().collect(),
                _ => vec![item],
            },
        }
    }

    fn texts(&self, key: &str) -> Read<Vec<String>> {
        self.items(key)
            .into_iter()
            .map(|item| self.as_text(item))
            .collect()
    }

    fn table(&self, item: &'a Item<'i>, expected: Expected) -> Read<Self> {
        match item.get_ref() {
            DeValue::Table(table) => Ok(Self {
                at: item.span().start,
                table,
                ..*self
            }),
            _ => Err(self.wrong(item, expected)),
        }
    }

    /// Reads a word out of a few.
    fn choice<T: Copy>(&self, key: &str, known: &[(T, &'static str)]) -> Read<Option<T>> {
        let Some(item) = self.get(key) else {
            return Ok(None);
        };
        let seen = self.as_text(item)?;
        match known.iter().find(|(_, word)| *word == seen) {
            Some((choice, _)) => Ok(Some(*choice)),
            None => {
                let words = known.iter().map(|(_, word)| *word).collect();
                Err(self.unknown(item.span().start, &seen, Expected::Word, words))
            }
        }
    }
}

fn declaration(reader: Reader<'_, '_>) -> Read<Declaration> {
    reader.keys(&[
        "name", "title", "caption", "rows", "columns", "measures", "unit", "totals", "empty",
        "filter", "stated",
    ])?;
    let units = Unit::ALL.map(|unit| (unit, unit.word()));
    let unit = reader.choice("unit", &units)?.unwrap_or_default();
    let measures = reader
        .items("measures")
        .into_iter()
        .map(|item| measure(&reader, item))
        .collect::<Read<Vec<_>>>()?;
    Ok(Declaration {
        name: reader.required("name")?,
        title: reader.text("title")?,
        caption: reader.text("caption")?,
        rows: axes(&reader, "rows")?,
        columns: axes(&reader, "columns")?,
        measures: if measures.is_empty() {
            vec![MeasureSpec {
                measure: Measure::Count,
                label: None,
            }]
        } else {
            measures
        },
        unit,
        totals: reader.truth("totals", false)?,
        empty: reader
            .choice(
                "empty",
                &[(EmptyLines::Show, "show"), (EmptyLines::Hide, "hide")],
            )?
            .unwrap_or_default(),
        filter: match reader.get("filter") {
            None => Filter::default(),
            Some(item) => filter(&reader.table(item, Expected::FilterTable)?)?,
        },
        stated: reader
            .items("stated")
            .into_iter()
            .map(|item| stated(&reader.table(item, Expected::StatedTable)?))
            .collect::<Read<_>>()?,
    })
}

fn axis_of(reader: &Reader<'_, '_>, at: usize, word: &str) -> Read<Axis> {
    Axis::from_word(word).ok_or_else(|| {
        let known = Axis::WORDS
            .iter()
            .copied()
            .chain(["attribute:NAME", "actor_attribute:NAME"])
            .collect();
        reader.unknown(at, word, Expected::Axis, known)
    })
}

fn axes(reader: &Reader<'_, '_>, key: &str) -> Read<Vec<AxisSpec>> {
    let read = |item| -> Read<AxisSpec> {
        let item: &Item<'_> = item;
        if let DeValue::String(word) = item.get_ref() {
            return Ok(AxisSpec::plain(axis_of(reader, item.span().start, word)?));
        }
        let table = reader.table(item, Expected::AxisTable)?;
        table.keys(&["axis", "only", "order", "label", "descendants", "level"])?;
        let word = table.required("axis")?;
        let at = table.get("axis").map_or(table.at, |item| item.span().start);
        let axis = axis_of(reader, at, &word)?;
        let level = table.number("level", Expected::Level)?;
        if let (Some(item), true) = (
            table.get("level").or_else(|| table.get("descendants")),
            axis != Axis::Code,
        ) {
            return Err(table.wrong(item, Expected::NoLevel));
        }
        Ok(AxisSpec {
            only: table.texts("only")?,
            order: order(&table)?,
            label: table.text("label")?,
            descendants: table.truth("descendants", true)?,
            level: match level {
                None => None,
                Some(level) => match u32::try_from(level) {
                    Ok(level) if level > 0 => Some(level),
                    _ => {
                        let seen = Seen::Value(level.to_string());
                        return Err(table.refuse(table.at, seen, Expected::Level));
                    }
                },
            },
            axis,
        })
    };
    reader.items(key).into_iter().map(read).collect()
}

fn order(table: &Reader<'_, '_>) -> Read<Order> {
    let Some(item) = table.get("order") else {
        return Ok(Order::Given);
    };
    let word = table.as_text(item)?;
    match word.as_str() {
        "given" => Ok(Order::Given),
        "label" => Ok(Order::Label),
        "size" => Ok(Order::Size),
        "when" => Ok(Order::When),
        other => match other.strip_prefix("attribute:").map(str::trim) {
            Some(name) if !name.is_empty() => Ok(Order::Attribute(name.to_owned())),
            _ => Err(table.unknown(
                item.span().start,
                other,
                Expected::Order,
                vec!["given", "label", "size", "when", "attribute:NAME"],
            )),
        },
    }
}

fn measure(reader: &Reader<'_, '_>, item: &Item<'_>) -> Read<MeasureSpec> {
    let read = |at: usize, word: &str| {
        Measure::from_word(word).ok_or_else(|| {
            let known = Measure::WORDS
                .iter()
                .copied()
                .chain(["values:ATTRIBUTE"])
                .collect();
            reader.unknown(at, word, Expected::Measure, known)
        })
    };
    match item.get_ref() {
        DeValue::String(word) => Ok(MeasureSpec {
            measure: read(item.span().start, word)?,
            label: None,
        }),
        DeValue::Table(inner) => {
            let table = Reader {
                text: reader.text,
                at: item.span().start,
                table: inner,
            };
            table.keys(&["measure", "label"])?;
            Ok(MeasureSpec {
                measure: read(table.at, &table.required("measure")?)?,
                label: table.text("label")?,
            })
        }
        _ => Err(reader.wrong(item, Expected::MeasureTable)),
    }
}

fn filter(reader: &Reader<'_, '_>) -> Read<Filter> {
    let mut filter = Filter::default();
    for (key, item) in reader.table.iter() {
        let word = key.get_ref().as_ref();
        if word == "when" {
            let text = reader.as_text(item)?;
            let when = text
                .parse()
                .map_err(|error| reader.wrong(item, Expected::When(error)))?;
            filter.when = Some(when);
            continue;
        }
        if word == "descendants" {
            filter.descendants = reader.truth(word, true)?;
            continue;
        }
        if word == "coded" {
            filter.coded = Some(reader.truth(word, true)?);
            continue;
        }
        let axis = Axis::from_word(word).ok_or_else(|| {
            let known = ["when", "descendants", "coded"]
                .into_iter()
                .chain(Axis::WORDS.iter().copied())
                .chain(["attribute:NAME", "actor_attribute:NAME"])
                .collect();
            reader.unknown(key.span().start, word, Expected::Condition, known)
        })?;
        let values = reader.texts(word)?;
        if values.is_empty() {
            return Err(reader.wrong(item, Expected::Values));
        }
        filter.lines.push((axis, values));
    }
    Ok(filter)
}

fn stated(table: &Reader<'_, '_>) -> Read<Stated> {
    table.keys(&["label", "value", "derive", "according_to"])?;
    Ok(Stated {
        label: table.required("label")?,
        value: table
            .number("value", Expected::Number)?
            .ok_or_else(|| table.missing("value", "60"))?,
        derive: table
            .choice("derive", &Derive::ALL)?
            .ok_or_else(|| table.missing("derive", "\"persons\""))?,
        according_to: table.text("according_to")?,
    })
}
