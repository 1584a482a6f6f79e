//! `misquotation`: a quotation that its source, or the same article, has in other words.

use std::cell::LazyCell;
use std::collections::HashSet;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use crate::analysis::{Analysis, Place, Quote};
use crate::article::{Block, Section};
use crate::evidence::quotation::{Deviation, Difference, Words, deviations, length};
use crate::evidence::{Archive, cited_words};
use crate::language::{QuotationKind, Reading, Token};
use crate::text::TextRange;

use super::support::excerpt;
use super::{Context, Finding, Fix, Group, Related, Replacement, Rule, Severity};

/// A citation this close behind a quotation is its source, in bytes of plain text.
const REACH: usize = 3;
/// …and so is one behind the words that say who speaks, if they are no more than these.
const LONGEST_ATTRIBUTION: usize = 8;
/// Shorter quotations recur by chance, in words.
const TELLING: usize = 4;
/// A quotation is the same as another of the article if it shares so many of its words…
const SAME: f32 = 0.75;
/// …and no more than these differ.
const CHANGED: usize = 3;

pub(super) const RULE: Rule = Rule {
    name: "misquotation",
    group: Group::Sourcing,
    severity: Severity::Warning,
    summary: "A quotation differs from its source, or from the same quotation elsewhere.",
    page: include_str!("misquotation.md"),
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let analysis = context.analysis;
    let quotes = analysis.quotes.iter().filter(|quote| is_quoted(analysis, quote));
    let cited = quotes.flat_map(|quote| against_source(context, quote));
    cited.chain(against_body(analysis)).collect()
}

/// Whether the marks hold somebody's words, not a title, a nickname or a term.
fn is_quoted(analysis: &Analysis, quote: &Quote) -> bool {
    let words = || quote.contents.iter().map(|place| length(analysis.slice(*place))).sum::<usize>();
    match quote.kind {
        QuotationKind::Speech => true,
        QuotationKind::Scare => words() >= TELLING,
        QuotationKind::Title => false,
    }
}

/// The sources that a quotation is from.
struct Cited<'a> {
    /// The archives of all of them, each with what the source is called.
    archives: Vec<(&'a Arc<Archive>, &'a str)>,
    /// Whether they are somebody's words, and the citations stand so close that the source must have
    /// them.
    is_close: bool,
}

/// What differs from the source that agrees most.
fn against_source(context: &Context<'_>, quote: &Quote) -> Vec<Finding> {
    let Some(cited) = cited(context, quote) else { return Vec::new() };
    let compared = cited.archives.iter().map(|(archive, name)| {
        let differs = differences(context.analysis, quote, &archive.words);
        (differs, *archive, *name)
    });
    let best = compared.min_by_key(|(differs, ..)| {
        let absent = differs.iter().filter(|(_, d)| matches!(d, Deviation::Absent(_))).count();
        (absent, differs.len())
    });
    let Some((differs, archive, name)) = best else { return Vec::new() };
    let told = differs.iter().filter(|(_, d)| cited.is_close || matches!(d, Deviation::Near(_)));
    told.filter_map(|(place, deviation)| {
        let quotation = Quotation::at(context.analysis, *place)?;
        Some(match deviation {
            Deviation::Near(near) => quotation.near_source(near, archive, name),
            Deviation::Absent(words) => quotation.absent(*words, name),
        })
    })
    .collect()
}

/// How each part of a quotation differs from `text`, with the place of the part.
fn differences(analysis: &Analysis, quote: &Quote, text: &Words) -> Vec<(Place, Deviation)> {
    let of_part = |place: &Place| {
        let place = *place;
        deviations(analysis.slice(place), text).into_iter().map(move |d| (place, d))
    };
    quote.contents.iter().flat_map(of_part).collect()
}

/// The sources of a quotation, if there are any and all of them can be read.
fn cited<'a>(context: &Context<'a>, quote: &Quote) -> Option<Cited<'a>> {
    let close = keys(context, quote, is_close);
    let is_known = !close.is_empty();
    let keys = if is_known { close } else { keys(context, quote, is_of_sentence) };
    let archive = |key: &str| {
        let archive = context.archives.readable(key).filter(|archive| archive.is_english)?;
        Some((archive, context.source_name(key)))
    };
    let archives: Option<Vec<_>> = keys.into_iter().map(archive).collect();
    archives.filter(|archives| !archives.is_empty()).map(|archives| Cited { archives, is_close: is_known && quote.kind == QuotationKind::Speech })
}

/// The keys of those citations beside a quotation that belong to it.
fn keys<'a>(
    context: &Context<'a>,
    quote: &Quote,
    belongs: fn(&Analysis, &Quote, Place, usize) -> bool,
) -> Vec<&'a str> {
    let analysis = context.analysis;
    let of_part = |part: &Place| {
        let part = *part;
        let block = analysis.article.blocks.get(part.block);
        let citations = block.into_iter().flat_map(|block| &block.text.citations);
        citations.filter(move |citation| belongs(analysis, quote, part, citation.at))
    };
    let citations = quote.parts.iter().flat_map(of_part);
    citations.map(|citation| citation.key.value.as_str()).collect()
}

/// Whether a citation at `at` stands in the quotation, right behind it or its markup, or behind
/// nothing but the words that say who speaks.
fn is_close(analysis: &Analysis, quote: &Quote, part: Place, at: usize) -> bool {
    let reading = &analysis.readings[part.block];
    let marked = analysis.article.blocks[part.block].text.annotations.iter();
    let mut marked = marked.filter(|annotation| annotation.attributes.has_class("quote"));
    let around = marked.find(|annotation| annotation.plain.overlaps(part.range));
    let whole = around.map_or(part.range, |annotation| annotation.plain.join(part.range));
    let between = TextRange::new(whole.end, at);
    let says_who = quote.cue.is_some_and(|cue| cue.block == part.block && between.covers(cue.range))
        && reading.slice(between).split_whitespace().count() <= LONGEST_ATTRIBUTION
        && is_of_sentence(analysis, quote, part, at);
    whole.start < at && at <= whole.end + REACH || says_who
}

/// Whether a citation at `at` belongs to the sentence of the quotation.
fn is_of_sentence(analysis: &Analysis, _: &Quote, part: Place, at: usize) -> bool {
    let text = &analysis.article.blocks[part.block].text;
    let mut citations = text.citations.iter().filter(|citation| citation.at == at);
    let words = |citation| cited_words(text, &analysis.readings[part.block], citation);
    citations.find_map(words).is_some_and(|words| words.overlaps(part.range))
}

/// What the quotations of headline and summary have in other words than those of the body.
fn against_body(analysis: &Analysis) -> Vec<Finding> {
    let section = |place: &Place| analysis.article.blocks.get(place.block).map(|b| b.section);
    let is_in = |quote: &Quote, wanted: &[Section]| {
        let section = quote.parts.first().and_then(section);
        section.is_some_and(|section| wanted.contains(&section))
    };
    let quotes = || analysis.quotes.iter();
    let on_top = [Section::Headline, Section::Summary];
    let repeated = quotes().filter(|quote| is_in(quote, &on_top)).flat_map(|quote| &quote.contents);
    let is_telling = |place: &&Place| length(analysis.slice(**place)) >= TELLING;
    let telling: Vec<&Place> = repeated.filter(is_telling).collect();
    if telling.is_empty() {
        return Vec::new();
    }
    let subjects = Subjects::of(analysis, &telling);
    let quoted = quotes().filter(|quote| is_in(quote, &[Section::Body]));
    let quoted = quoted.flat_map(|quote| quote.contents.iter().copied());
    let quoted: Vec<Place> = quoted.filter(|place| subjects.touch(analysis, *place)).collect();
    let quoted = words_at(analysis, &quoted);
    // Few quotations are like another, so that it rarely takes the whole body to clear them.
    let body = LazyCell::new(|| words_of_body(analysis));
    let mut findings = Vec::new();
    for place in telling {
        let found = against_quoted(analysis, *place, &quoted);
        if !found.is_empty() && !deviations(analysis.slice(*place), &body).is_empty() {
            findings.extend(found);
        }
    }
    findings
}

/// What quotations are about: the stems of their content words. Most quotations of the body share
/// none of them, and need not be compared word by word.
struct Subjects<'a> {
    stems: HashSet<&'a str, FxBuildHasher>,
    /// Whether one of them has no content words, so that it can be like any other.
    is_open: bool,
}

impl<'a> Subjects<'a> {
    fn of(analysis: &'a Analysis, places: &[&Place]) -> Self {
        let mut subjects = Self { stems: HashSet::default(), is_open: false };
        for place in places {
            subjects.is_open |= content(analysis, **place).next().is_none();
            subjects.stems.extend(content(analysis, **place).map(|token| token.stem.as_str()));
        }
        subjects
    }

    fn touch(&self, analysis: &Analysis, place: Place) -> bool {
        let is_subject = |token: &Token| self.stems.contains(token.stem.as_str());
        self.is_open || content(analysis, place).any(is_subject)
    }
}

/// The content words at `place`.
fn content(analysis: &Analysis, place: Place) -> impl Iterator<Item = &Token> {
    let tokens = analysis.readings[place.block].tokens.as_slice();
    let from = tokens.partition_point(|token| token.range.start < place.range.start);
    let inside = tokens[from..].iter().take_while(move |t| t.range.end <= place.range.end);
    inside.filter(|token| token.is_wordlike() && !token.is_function)
}

fn words_of_body(analysis: &Analysis) -> Words {
    let body = analysis.section(Section::Body);
    let whole = |reading: &Reading| TextRange::new(0, reading.text.len());
    let body: Vec<Place> =
        body.map(|(block, _, reading)| Place { block, range: whole(reading) }).collect();
    words_at(analysis, &body)
}

/// The words at `places`; their ranges are bytes of the article's file.
fn words_at(analysis: &Analysis, places: &[Place]) -> Words {
    let locate = |index: usize, range: TextRange| {
        let place: Place = places[index];
        analysis.to_source(Place { range: range.shift(place.range.start), ..place })
    };
    Words::of_texts(places.iter().map(|place| analysis.slice(*place)), locate)
}

/// What the quotation at `place` has in other words than `quoted`.
fn against_quoted(analysis: &Analysis, place: Place, quoted: &Words) -> Vec<Finding> {
    let differs = deviations(analysis.slice(place), quoted).into_iter();
    let same = differs.filter_map(|deviation| match deviation {
        Deviation::Near(near) if near.shared >= SAME && near.changed <= CHANGED => Some(near),
        _ => None,
    });
    let quotation = Quotation::at(analysis, place);
    same.filter_map(|near| Some(quotation.as_ref()?.near_body(&near, analysis))).collect()
}

/// The words between the marks of a quotation, or of one of its parts.
struct Quotation<'a> {
    block: &'a Block,
    place: Place,
    text: &'a str,
}

impl<'a> Quotation<'a> {
    fn at(analysis: &'a Analysis, place: Place) -> Option<Self> {
        let block = analysis.article.blocks.get(place.block)?;
        Some(Self { block, place, text: analysis.slice(place) })
    }

    /// The source has almost the same words.
    fn near_source(&self, near: &Difference, archive: &Arc<Archive>, name: &str) -> Finding {
        let written = shown(near.written_around.of(&archive.written.text));
        let said = self.shown(near.said_around);
        let message = format!("the source says “{written}”, the quotation “{said}”");
        let mut finding = self.finding(near.said, message);
        finding.related.push(Related {
            message: format!("{name}: “{written}”"),
            archive: Some(Arc::clone(&archive.written)),
            range: near.written,
        });
        finding.fixes.extend(self.requote(near.said, near.written.of(&archive.written.text)));
        finding.data = data(near.shared);
        finding
    }

    /// The body quotes almost the same words.
    fn near_body(&self, near: &Difference, analysis: &Analysis) -> Finding {
        let text = |range: TextRange| {
            let (block, from) = analysis.place_at(range.start).unwrap_or_default();
            let to = analysis.article.blocks.get(block).map_or(from, |b| b.to_plain(range.end));
            analysis.readings.get(block).map_or("", |r| r.slice(TextRange::new(from, to)))
        };
        let written = shown(text(near.written_around));
        let part = if self.block.section == Section::Headline { "headline" } else { "summary" };
        let said = self.shown(near.said_around);
        let message = format!("the article quotes “{written}”, the {part} “{said}”");
        let mut finding = self.finding(near.said, message);
        finding.related.push(Related {
            message: format!("the article: “{written}”"),
            archive: None,
            range: near.written,
        });
        finding.fixes.extend(self.requote(near.said, text(near.written)));
        finding.data = data(near.shared);
        finding
    }

    /// The source has nothing like these words.
    fn absent(&self, words: TextRange, name: &str) -> Finding {
        let message = format!("not in the source: “{}”", excerpt(words.of(self.text)));
        let mut finding = self.finding(words, format!("{message} ({name})"));
        finding.data = data(0.0);
        finding
    }

    fn finding(&self, words: TextRange, message: String) -> Finding {
        RULE.finding(self.to_source(words), message)
    }

    fn to_source(&self, words: TextRange) -> TextRange {
        self.block.to_source(words.shift(self.place.range.start))
    }

    /// The quotation's words, with marks where it is cut.
    fn shown(&self, words: TextRange) -> String {
        let before = if words.start > 0 { "…" } else { "" };
        let after = if words.end < self.text.trim_end_matches(['.', ',']).len() { "…" } else { "" };
        format!("{before}{}{after}", shown(words.of(self.text)))
    }

    /// Puts the words that were `written` for those that were said, if they are plain text.
    fn requote(&self, said: TextRange, written: &str) -> Option<Fix> {
        let new_text = shown(written);
        let is_plain = !new_text.contains(['"', '“', '”', '*', '_', '[', ']', '<', '>', '`', '\\']);
        let edits = vec![Replacement { range: self.to_source(said), new_text }];
        is_plain.then(|| Fix { title: "Quote the source’s words".to_owned(), edits, is_safe: false })
    }
}

/// How much of the quotation is the source's, for programs.
fn data(shared: f32) -> serde_json::Value {
    serde_json::json!({ "shared": (f64::from(shared) * 100.0).round() / 100.0 })
}

/// Words of a file as they read in a message: on one line, not too many.
fn shown(words: &str) -> String {
    excerpt(&words.split_whitespace().collect::<Vec<_>>().join(" "))
}
