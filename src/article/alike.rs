//! Whether two sources are read alike: whatever the names of sections, every block says the same,
//! in the same markup, and rules are silent in the same places.

use super::inline::{Flattened, flatten};
use super::model::{Attributes, BlockText};
use super::outline::{Line, Unit, lines, outline};
use super::suppression;
use super::syntax::{self, Syntax};

/// Whether `source` and `other` are read alike.
pub fn read_alike(source: &str, other: &str) -> bool {
    said(source) == said(other)
}

/// What a source says, without where it stands.
#[derive(PartialEq)]
struct Said {
    front_matter: String,
    units: Vec<SaidUnit>,
    silences: Vec<Silence>,
}

/// One unit of the outline; sections are made of nothing else.
#[derive(PartialEq)]
enum SaidUnit {
    Heading(u8, Vec<String>, Option<SaidText>),
    /// A paragraph or an item: its lines one by one, and as one text.
    Text {
        is_item: bool,
        lines: Vec<Option<SaidText>>,
        whole: Option<SaidText>,
    },
    Open(Vec<String>),
    Close,
}

/// The text of a block with its markup.
#[derive(PartialEq)]
struct SaidText {
    plain: String,
    spans: Vec<(usize, usize, SaidAttributes)>,
    /// Each citation's key, place, brackets and locator.
    citations: Vec<(String, usize, bool, Option<String>)>,
}

#[derive(PartialEq)]
struct SaidAttributes {
    id: Option<String>,
    classes: Vec<String>,
    pairs: Vec<(String, String)>,
}

/// Rules that are silent, why, and how many lines of text stand before the silence begins and ends.
#[derive(PartialEq)]
struct Silence {
    rules: Vec<String>,
    reason: Option<String>,
    from: usize,
    to: usize,
}

fn said(source: &str) -> Said {
    let syntax = syntax::parse(source);
    let mut starts = Vec::new();
    let units = outline(&syntax).into_iter().map(|unit| said_unit(&syntax, unit, &mut starts));
    let units = units.collect();
    let lines_before = |at: usize| starts.partition_point(|start| *start < at);
    let silences = suppression::collect(&syntax, source, &[]).into_iter().map(|silence| Silence {
        rules: silence.rules.into_iter().map(|rule| rule.value).collect(),
        reason: silence.reason,
        from: lines_before(silence.scope.start),
        to: lines_before(silence.scope.end),
    });
    Said { front_matter: front_matter(&syntax), units, silences: silences.collect() }
}

fn front_matter(syntax: &Syntax) -> String {
    let mut nodes = syntax.root.children();
    let found = nodes.find(|n| n.kind() == panache_parser::syntax::SyntaxKind::YAML_METADATA);
    found.map(|node| node.text().to_string()).unwrap_or_default()
}

fn said_unit(syntax: &Syntax, unit: Unit, starts: &mut Vec<usize>) -> SaidUnit {
    match unit {
        Unit::Heading { level, line, classes, .. } => {
            SaidUnit::Heading(level, classes, said_line(syntax, &line, starts))
        }
        Unit::Paragraph(node) => said_text(syntax, false, &lines(&node), starts),
        Unit::Item(node) => said_text(syntax, true, &lines(&node), starts),
        Unit::Open { classes, .. } => SaidUnit::Open(classes),
        Unit::Close { .. } => SaidUnit::Close,
    }
}

fn said_text(syntax: &Syntax, is_item: bool, lines: &[Line], starts: &mut Vec<usize>) -> SaidUnit {
    let whole = flatten(syntax, &lines.concat()).map(|text| SaidText::from(&*text.text));
    let lines = lines.iter().map(|line| said_line(syntax, line, starts)).collect();
    SaidUnit::Text { is_item, lines, whole }
}

fn said_line(syntax: &Syntax, line: &Line, starts: &mut Vec<usize>) -> Option<SaidText> {
    let Flattened { range, text } = flatten(syntax, line)?;
    starts.push(range.start);
    Some(SaidText::from(&*text))
}

impl From<&BlockText> for SaidText {
    fn from(text: &BlockText) -> Self {
        let spans = text.annotations.iter();
        let citations = text.citations.iter();
        let citations =
            citations.map(|c| (c.key.value.clone(), c.at, c.bracketed, c.locator.clone()));
        Self {
            plain: text.plain.clone(),
            spans: spans.map(|a| (a.plain.start, a.plain.end, (&a.attributes).into())).collect(),
            citations: citations.collect(),
        }
    }
}

impl From<&Attributes> for SaidAttributes {
    fn from(attributes: &Attributes) -> Self {
        let pairs = attributes.pairs.iter();
        Self {
            id: attributes.id.as_ref().map(|id| id.value.clone()),
            classes: attributes.classes.iter().map(|class| class.value.clone()).collect(),
            pairs: pairs.map(|(key, value)| (key.value.clone(), value.value.clone())).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_is_nothing_that_is_read() {
        let pairs = [
            ("# A\ntext", "# A\n\ntext  \n\n"),
            ("* a\n* b\n", "- a\n- b\n"),
            ("[a]{.x #i k=v}", "[a]{#i .x k=\"v\"}"),
        ];
        for (one, other) in pairs {
            assert!(read_alike(one, other), "{one:?}");
        }
    }

    #[test]
    fn words_markup_and_silences_are() {
        let pairs = [
            ("a b", "a  b"),
            ("a\n\nb", "a\nb"),
            ("- a", "a"),
            ("[a]{.x}", "[a]{.y}"),
            ("a [@k]", "a [@k, 2]"),
            ("---\na: b\n---\n", "---\na:  b\n---\n"),
            (
                "<!-- standfirst-disable-next-line x: y -->\n\na\nb",
                "<!-- standfirst-disable x: y -->\n\na\nb",
            ),
        ];
        for (one, other) in pairs {
            assert!(!read_alike(one, other), "{one:?}");
        }
    }
}
