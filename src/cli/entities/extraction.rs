//! What an article yields, in the shape that is printed: a contract. Offsets are bytes of the
//! source.

use jiff::civil::Date;
use serde::Serialize;

use crate::analysis::{Analysis, Companion, Place, Quote, Speaker};
use crate::language::{Bound, DateMention, EntityType, Quantity, QuotationKind, Reading, Unit};
use crate::text::TextRange;

/// Everything that was extracted from one article.
#[derive(Serialize)]
pub struct Extraction {
    /// Who and what it names, most salient first.
    pub entities: Vec<Entity>,
    /// Quantities, in the order of the text.
    pub quantities: Vec<FoundQuantity>,
    /// Dates, in the order of the text.
    pub dates: Vec<FoundDate>,
    /// Quotations, in the order of the text.
    pub quotes: Vec<FoundQuote>,
}

/// Someone or something that is named.
#[derive(Serialize)]
pub struct Entity {
    id: String,
    /// The fullest name.
    pub name: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    aliases: Vec<String>,
    /// How much the article is about it, in 0..1.
    pub salience: f32,
    /// Where it is named.
    pub mentions: Vec<Span>,
    /// What the article says that it is.
    pub roles: Vec<Span>,
    quantities: Vec<Span>,
    dates: Vec<Span>,
    acts: Vec<Span>,
    with: Vec<With>,
}

/// Another entity that is named in one sentence with it.
#[derive(Serialize)]
pub struct With {
    id: String,
    sentences: usize,
}

/// A stretch of the source and the words in it, without their markup.
#[derive(Serialize)]
pub struct Span {
    start: usize,
    end: usize,
    /// The words.
    pub text: String,
}

/// A quantity, normalised.
#[derive(Serialize)]
pub struct FoundQuantity {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    value: f64,
    upper: f64,
    kind: &'static str,
    unit: Option<String>,
    bound: &'static str,
}

/// A date, with the first and the last day that it can mean where that is known.
#[derive(Serialize)]
pub struct FoundDate {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    first: Option<String>,
    last: Option<String>,
}

/// A quotation with its marks, its words without them, and who speaks. One that runs over several
/// paragraphs reaches from its first mark to its last.
#[derive(Serialize)]
pub struct FoundQuote {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    content: String,
    kind: &'static str,
    speech: bool,
    speaker: Option<String>,
    entity: Option<String>,
    said_by: Option<Span>,
    cue: Option<Span>,
}

impl Extraction {
    /// What was found in an analysed article.
    pub fn of(analysis: &Analysis) -> Self {
        Self {
            entities: analysis.entities.iter().map(|found| entity(analysis, found)).collect(),
            quantities: each(analysis, |reading| &reading.quantities, quantity),
            dates: each(analysis, |reading| &reading.dates, date),
            quotes: quotes(analysis),
        }
    }
}

impl FoundQuantity {
    /// What the words come to: "at least 13000000000 USD", "3 to 5 year".
    pub fn meaning(&self) -> String {
        let Self { value, upper, .. } = self;
        let number = match self.bound {
            _ if self.kind == "score" => format!("{value}–{upper}"),
            "range" => format!("{value} to {upper}"),
            "exact" => value.to_string(),
            bound => format!("{} {value}", bound.replace('-', " ")),
        };
        match (self.kind, &self.unit) {
            ("percent" | "share", _) => format!("{number} %"),
            (_, Some(unit)) => format!("{number} {unit}"),
            (_, None) => number,
        }
    }
}

impl FoundDate {
    /// The days that are meant: "2026-02-01 to 2026-02-28"; nothing where they are not known.
    pub fn meaning(&self) -> String {
        match (&self.first, &self.last) {
            (Some(first), Some(last)) if first == last => first.clone(),
            (Some(first), Some(last)) => format!("{first} to {last}"),
            _ => String::new(),
        }
    }
}

/// One block of an article, from which spans are cut.
#[derive(Clone, Copy)]
struct Spot<'a> {
    analysis: &'a Analysis,
    block: usize,
}

impl Spot<'_> {
    fn span(self, range: TextRange) -> Span {
        let place = Place { block: self.block, range };
        let TextRange { start, end } = self.analysis.to_source(place);
        Span { start, end, text: self.text(range) }
    }

    fn text(self, range: TextRange) -> String {
        self.analysis.slice(Place { block: self.block, range }).to_owned()
    }
}

/// `describe` of each thing that `list` takes from the readings of all blocks.
fn each<'a, T: 'a, D>(
    analysis: &'a Analysis,
    list: impl Fn(&'a Reading) -> &'a Vec<T>,
    describe: impl Fn(Spot<'a>, &'a T) -> D,
) -> Vec<D> {
    let mut described = Vec::new();
    for (block, reading) in analysis.readings.iter().enumerate() {
        let spot = Spot { analysis, block };
        described.extend(list(reading).iter().map(|thing| describe(spot, thing)));
    }
    described
}

fn entity(analysis: &Analysis, found: &crate::analysis::Entity) -> Entity {
    let span = |Place { block, range }: &Place| Spot { analysis, block: *block }.span(*range);
    let spans = |places: &[Place]| places.iter().map(span).collect();
    let with =
        |Companion { id, sentences }: &Companion| With { id: id.clone(), sentences: *sentences };
    Entity {
        id: found.id.clone(),
        name: found.name.clone(),
        kind: found.kind,
        aliases: found.aliases.clone(),
        salience: found.salience,
        mentions: found.mentions.iter().map(|mention| span(&mention.place)).collect(),
        roles: spans(&found.roles),
        quantities: spans(&found.quantities),
        dates: spans(&found.dates),
        acts: spans(&found.acts),
        with: found.companions.iter().map(with).collect(),
    }
}

fn quantity(spot: Spot<'_>, found: &Quantity) -> FoundQuantity {
    let (kind, unit) = unit(&found.unit);
    FoundQuantity {
        span: spot.span(found.range),
        value: found.value,
        upper: found.upper,
        kind,
        unit: unit.filter(|unit| !unit.is_empty()).map(str::to_owned),
        bound: bound(found.bound),
    }
}

fn unit(unit: &Unit) -> (&'static str, Option<&str>) {
    match unit {
        Unit::Money(currency) => ("money", Some(currency)),
        Unit::Percent => ("percent", None),
        Unit::Share => ("share", None),
        Unit::Duration(unit) => ("duration", Some(unit)),
        Unit::Measure(unit) => ("measure", Some(unit)),
        Unit::Count(noun) => ("count", Some(noun)),
        Unit::Ordinal(noun) => ("ordinal", Some(noun)),
        Unit::Score => ("score", None),
    }
}

fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::AtLeast => "at-least",
        Bound::AtMost => "at-most",
        Bound::About => "about",
        Bound::Range => "range",
    }
}

fn date(spot: Spot<'_>, found: &DateMention) -> FoundDate {
    let days = found.expression.resolve(spot.analysis.date);
    let written = |day: Date| day.to_string();
    FoundDate {
        span: spot.span(found.range),
        first: days.map(|days| written(days.first)),
        last: days.map(|days| written(days.last)),
    }
}

fn quotes(analysis: &Analysis) -> Vec<FoundQuote> {
    let speakers = analysis.speakers();
    let spoken = analysis.quotes.iter().zip(&speakers);
    spoken.filter_map(|(found, speaker)| quote(analysis, found, speaker.as_ref())).collect()
}

fn quote(analysis: &Analysis, found: &Quote, speaker: Option<&Speaker>) -> Option<FoundQuote> {
    let span_of = |place: Place| Spot { analysis, block: place.block }.span(place.range);
    let written = |places: &[Place]| {
        let parts: Vec<_> = places.iter().map(|place| analysis.slice(*place)).collect();
        parts.join("\n\n")
    };
    let first = analysis.to_source(*found.parts.first()?);
    let last = analysis.to_source(*found.parts.last()?);
    Some(FoundQuote {
        span: Span { start: first.start, end: last.end, text: written(&found.parts) },
        content: written(&found.contents),
        kind: quotation_kind(found.kind),
        speech: found.kind == QuotationKind::Speech,
        speaker: speaker.map(|speaker| speaker.name.clone()),
        entity: speaker.and_then(|speaker| speaker.entity.clone()),
        said_by: speaker.and_then(|speaker| speaker.words).map(span_of),
        cue: found.cue.map(span_of),
    })
}

fn quotation_kind(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Speech => "quotation",
        QuotationKind::Scare => "scare",
        QuotationKind::Title => "title",
    }
}
