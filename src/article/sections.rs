//! Which part of the article each unit of the outline belongs to.
//!
//! Headings, divs and label lines open sections. What stands before the first of them, and what a
//! raw capture leaves unmarked, is decided by [`super::capture`].

use std::sync::Arc;

use panache_parser::syntax::SyntaxNode;

use crate::text::TextRange;

use super::capture;
use super::inline::{Flattened, flatten};
use super::labels::{BOILERPLATE, SectionLabels};
use super::model::{Block, BlockKind, BlockText, Opening, Section, Spanned};
use super::outline::{Line, Unit, lines};
use super::paragraph::KeptParagraphs;
use super::syntax::Syntax;

/// The blocks of an article, and from which offset on which section is open.
#[derive(Default)]
pub(super) struct Sections {
    pub blocks: Vec<Block>,
    pub openings: Vec<Opening>,
}

/// How the open section was opened, and hence what closes it.
#[derive(Clone, Copy, PartialEq)]
enum Opener {
    /// Nothing yet: the lines above the article.
    Nothing,
    /// A heading of this level: closed by the next heading that is not deeper.
    Heading(u8),
    /// A label line: closed by the next.
    Label,
    /// A div: closed by its end.
    Div,
}

/// Assigns every unit to a section.
pub(super) fn assign(
    syntax: &Syntax,
    units: Vec<Unit>,
    title: Option<&Spanned<String>>,
    labels: &SectionLabels,
    kept: &mut KeptParagraphs,
) -> Sections {
    let is_marked = title.is_some() || units.iter().any(|u| matches!(u, Unit::Heading { .. }));
    let mut assigner = Assigner {
        syntax,
        labels,
        kept,
        is_marked,
        names_body: false,
        section: Section::Body,
        opener: Opener::Nothing,
        divs: Vec::new(),
        result: Sections::default(),
    };
    assigner.names_body = units.iter().any(|unit| assigner.names(unit, Section::Body));
    for unit in units {
        assigner.unit(unit);
    }
    let mut result = assigner.result;
    choose_headline(&mut result.blocks, title, is_marked);
    if !is_marked {
        capture::keep_what_is_all_there_is(&mut result.blocks);
    }
    result
}

/// The first level-1 heading, else the front matter's title, else the best of the lines above a
/// raw capture.
fn choose_headline(blocks: &mut Vec<Block>, title: Option<&Spanned<String>>, is_marked: bool) {
    if blocks.iter().any(|block| block.section == Section::Headline) {
        return;
    }
    if let Some(title) = title {
        blocks.insert(0, title_block(title));
    } else if !is_marked {
        capture::choose_headline(blocks);
    }
}

fn title_block(title: &Spanned<String>) -> Block {
    let text = BlockText::verbatim(&title.value, title.range.len());
    Block {
        range: title.range,
        section: Section::Headline,
        kind: BlockKind::Title,
        marker: String::new(),
        text: Arc::new(text),
    }
}

struct Assigner<'a> {
    syntax: &'a Syntax,
    labels: &'a SectionLabels,
    kept: &'a mut KeptParagraphs,
    /// Whether the article has headings or a title, so that nothing has to be guessed.
    is_marked: bool,
    /// Whether a heading or a div says where the body starts, so that a summary may have
    /// paragraphs behind its bullets.
    names_body: bool,
    section: Section,
    opener: Opener,
    /// What was open around each open div.
    divs: Vec<(Section, Opener)>,
    result: Sections,
}

impl Assigner<'_> {
    fn unit(&mut self, unit: Unit) {
        match unit {
            Unit::Heading { level, range, line, classes } => {
                self.heading(level, range, &line, &classes)
            }
            Unit::Paragraph(node) => self.paragraph(&node),
            Unit::Item(node) => self.item(&node),
            Unit::Open { classes, fence } => {
                self.divs.push((self.section, self.opener));
                if let Some(section) = self.named_by(&classes) {
                    self.open(section, Opener::Div, fence);
                }
            }
            Unit::Close { at } => {
                if let Some((section, opener)) = self.divs.pop()
                    && (section, opener) != (self.section, self.opener)
                {
                    self.go_on(section, opener, at);
                }
            }
        }
    }

    /// Whether `unit` is a heading or a div that names `section`.
    fn names(&self, unit: &Unit, section: Section) -> bool {
        let named = match unit {
            Unit::Heading { line, classes, .. } => {
                let heading = || flatten(self.syntax, line);
                self.named_by(classes).or_else(|| self.labels.section_of(&heading()?.text.plain))
            }
            Unit::Open { classes, .. } => self.named_by(classes),
            _ => None,
        };
        named == Some(section)
    }

    fn named_by(&self, classes: &[String]) -> Option<Section> {
        let section = |class: &String| match class.as_str() {
            BOILERPLATE => Some(Section::Boilerplate),
            name => self.labels.section_of(name),
        };
        classes.iter().find_map(section)
    }

    /// Opens `section` behind its heading, label or fence.
    fn open(&mut self, section: Section, opener: Opener, head: TextRange) {
        self.go_on(section, opener, head.end);
        if let Some(opening) = self.result.openings.last_mut() {
            opening.head = Some(head);
        }
    }

    /// Has `section` go on from `at`.
    fn go_on(&mut self, section: Section, opener: Opener, at: usize) {
        self.section = section;
        self.opener = opener;
        self.result.openings.push(Opening { at, section, head: None });
    }

    fn heading(&mut self, level: u8, range: TextRange, line: &Line, classes: &[String]) {
        let Some(heading) = flatten(self.syntax, line) else { return };
        let named = self.named_by(classes).or_else(|| self.labels.section_of(&heading.text.plain));
        let has_headline = self.result.blocks.iter().any(|b| b.section == Section::Headline);
        let section = if level == 1 && named.is_none() && !has_headline {
            Section::Headline
        } else {
            Section::Boilerplate
        };
        self.push(section, BlockKind::Heading(level), heading);
        match (named, self.opener) {
            (Some(named), _) => self.open(named, Opener::Heading(level), range),
            // A deeper heading is a subheading of the open section.
            (None, Opener::Heading(open)) if level > open => {}
            (None, Opener::Div) => {}
            (None, _) => self.open(Section::Body, Opener::Heading(level), range),
        }
    }

    fn item(&mut self, node: &SyntaxNode) {
        let item = self.kept.read(self.syntax, node);
        if let Some(text) = item.text(self.syntax, node) {
            self.push(self.section, BlockKind::Item, text);
        }
    }

    fn paragraph(&mut self, node: &SyntaxNode) {
        let paragraph = self.kept.read(self.syntax, node);
        let is_several =
            self.section == Section::Insights || paragraph.is_list || paragraph.is_label;
        if is_several {
            self.lines(&lines(node));
        } else if let Some(text) = paragraph.text(self.syntax, node) {
            self.prose(text, paragraph.is_call_to_action);
        }
    }

    /// A paragraph that may be more than one: a label and what it labels, bullets, questions.
    fn lines(&mut self, lines: &[Line]) {
        let Some((first, rest)) = lines.split_first() else { return };
        if self.section != Section::Boilerplate
            && let Some(label) = flatten(self.syntax, first)
            && let Some(section) = self.labels.section_of(&label.text.plain)
            && (rest.is_empty()
                || capture::is_list(self.syntax, rest)
                || section == Section::Insights)
        {
            let head = label.range;
            self.push(Section::Boilerplate, BlockKind::Paragraph, label);
            self.open(section, Opener::Label, head);
            if !rest.is_empty() {
                self.lines(rest);
            }
            return;
        }
        match self.section {
            Section::Insights => self.questions(lines),
            _ if capture::is_list(self.syntax, lines) => self.bullets(lines),
            _ => {
                if let Some(text) = flatten(self.syntax, &lines.concat()) {
                    let is_call = capture::is_call_to_action(&text.text.plain, self.labels);
                    self.prose(text, is_call);
                }
            }
        }
    }

    /// A paragraph without bullets. Behind the bullets of a summary it starts the body, unless a
    /// heading or a div does.
    fn prose(&mut self, text: Flattened, is_call_to_action: bool) {
        let follows_bullets = self.result.blocks.last().is_some_and(|b| b.kind == BlockKind::Item);
        let ends_with_bullets = match self.opener {
            Opener::Nothing | Opener::Label => true,
            Opener::Heading(_) => !self.names_body,
            Opener::Div => false,
        };
        if self.section == Section::Summary && ends_with_bullets && follows_bullets {
            self.go_on(Section::Body, self.opener, text.range.start);
        }
        let is_boilerplate = self.section == Section::Body
            && (is_call_to_action || (!self.is_marked && capture::is_loose_line(&text.text.plain)));
        let section = if is_boilerplate { Section::Boilerplate } else { self.section };
        self.push(section, BlockKind::Paragraph, text);
    }

    /// The lines of one paragraph that are bullets; other lines go on the bullet before them.
    fn bullets(&mut self, lines: &[Line]) {
        let mut item: Line = Vec::new();
        for line in lines {
            if capture::is_bullet(self.syntax, line) && !item.is_empty() {
                self.bullet(&std::mem::take(&mut item));
            }
            item.extend(line.iter().cloned());
        }
        self.bullet(&item);
    }

    fn bullet(&mut self, line: &Line) {
        let Some(text) = flatten(self.syntax, line) else { return };
        let marker = capture::bullet_len(&text.text.plain);
        if let Some(text) = text.without_prefix(marker) {
            self.push(self.section, BlockKind::Item, text);
        }
    }

    /// Questions may take several lines, and several may stand in one paragraph: each ends at its
    /// question mark. In a raw capture, what has none is not part of the list.
    fn questions(&mut self, lines: &[Line]) {
        let mut question: Line = Vec::new();
        for line in lines {
            if capture::is_bullet(self.syntax, line) && !question.is_empty() {
                self.question(&std::mem::take(&mut question));
            }
            question.extend(line.iter().cloned());
            let is_done = capture::ends_question(self.syntax, line);
            if is_done
                || self.opener == Opener::Label
                    && !lines.iter().any(|l| capture::ends_question(self.syntax, l))
            {
                self.question(&std::mem::take(&mut question));
            }
        }
        self.question(&question);
    }

    fn question(&mut self, line: &Line) {
        let Some(text) = flatten(self.syntax, line) else { return };
        let is_question = text.text.plain.ends_with('?') || self.opener != Opener::Label;
        let section = if is_question { Section::Insights } else { Section::Boilerplate };
        let marker = capture::bullet_len(&text.text.plain);
        let kind = if marker > 0 { BlockKind::Item } else { BlockKind::Paragraph };
        if let Some(text) = text.without_prefix(marker) {
            self.push(section, kind, text);
        }
    }

    fn push(&mut self, section: Section, kind: BlockKind, text: Flattened) {
        self.result.blocks.push(Block {
            range: text.range,
            section,
            kind,
            marker: String::new(),
            text: text.text,
        });
    }
}
