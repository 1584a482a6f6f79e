//! A raw capture as markup: what was guessed of it is written down, so that its editor can see and
//! mend it. For a code action, and for `import`.
//!
//! The headline becomes `# …`, a label `## …`, a bullet or question `- …`; what is no part of the
//! article goes into a div of its own. No word is lost, and the article reads as before.

use crate::article::{self, Article, BOILERPLATE, Block, BlockKind, Section};
use crate::rules::Replacement;
use crate::text::TextRange;

use super::edit::edited;
use super::place;

/// What opens and closes a div.
const FENCE: &str = ":::";

/// The edits that turn `article`, which was read from `source`, into markup. None where it has
/// marks already, where nothing was guessed, or where the marks would change what is read.
pub fn conversion(article: &Article, source: &str) -> Option<Vec<Replacement>> {
    if !is_raw(article, source) {
        return None;
    }
    let mut writer = Writer::new(article, source);
    article.blocks.iter().for_each(|block| writer.block(block));
    let edits = writer.finish();
    let converted = article::read(&edited(source, &edits), &article.labels);
    says_the_same(article, &converted).then_some(edits)
}

/// Whether the article has no marks, and its parts were told apart all the same.
pub fn is_raw(article: &Article, source: &str) -> bool {
    let is_mark = |block: &Block| matches!(block.kind, BlockKind::Heading(_) | BlockKind::Title);
    let blocks = &article.blocks;
    !blocks.iter().any(is_mark)
        && blocks.iter().any(|block| block.section != Section::Body)
        && !source.lines().any(|line| line.trim_start().starts_with(FENCE))
}

/// Whether two articles have the same blocks in the same sections, apart from what names sections.
fn says_the_same(before: &Article, after: &Article) -> bool {
    let is_label = |article: &Article, block: &Block| {
        block.section == Section::Boilerplate
            && article.labels.section_of(&block.text.plain).is_some()
    };
    let said = |article: &Article| -> Vec<(Section, String)> {
        let blocks = article.blocks.iter().filter(|block| !is_label(article, block));
        blocks.map(|block| (block.section, block.text.plain.clone())).collect()
    };
    said(before) == said(after)
}

/// What a block becomes.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// `# …`
    Headline,
    /// `## …`: its words are the name of a section.
    Name(Section),
    /// A line such as "Summarized by …", which opens a section, but is no name of it.
    Credit(Section),
    /// What is no part of the article.
    Margin,
    /// A paragraph or item of a section.
    Text(Section),
}

/// Writes the marks of one block after another.
struct Writer<'a> {
    article: &'a Article,
    source: &'a str,
    /// The section that is open by the marks so far.
    open: Section,
    /// The block before, with the end of its last line.
    before: Option<(&'a Block, Part, usize)>,
    edits: Vec<Replacement>,
}

impl<'a> Writer<'a> {
    fn new(article: &'a Article, source: &'a str) -> Self {
        Self { article, source, open: Section::Body, before: None, edits: Vec::new() }
    }

    fn block(&mut self, block: &'a Block) {
        let part = self.part(block);
        let line = place::line_at(self.source, block.range.start);
        let lead = TextRange::new(line.start, block.range.start);
        let is_item = self.is_item(block, part);
        if part != Part::Margin {
            self.close_margin();
        }
        let mut marks = String::new();
        if !self.set_apart(line.start, is_item) {
            marks.push('\n');
        }
        marks += &self.opening(part);
        let (marker, is_new) = marker(lead.of(self.source), part, is_item);
        self.replace(lead, marks + marker);
        if is_new && let Some(at) = taken_for_mark(block.range.of(self.source)) {
            self.replace(TextRange::empty(block.range.start + at), "\\".to_owned());
        }
        self.go_on(block, part, is_item);
        let end = place::line_at(self.source, block.range.end).end;
        self.before = Some((block, part, end));
    }

    fn finish(mut self) -> Vec<Replacement> {
        self.close_margin();
        let is_crlf = self.source.contains("\r\n");
        for edit in self.edits.iter_mut().filter(|_| is_crlf) {
            edit.new_text = edit.new_text.replace('\n', "\r\n");
        }
        self.edits
    }

    fn part(&self, block: &Block) -> Part {
        let labels = &self.article.labels;
        let opens = self.article.openings.iter().any(|opening| opening.at == block.range.end);
        match (block.section, labels.section_of(&block.text.plain)) {
            (Section::Headline, _) => Part::Headline,
            (Section::Boilerplate, Some(named)) if opens => match labels.is_name(&block.text.plain)
            {
                true => Part::Name(named),
                false => Part::Credit(named),
            },
            (Section::Boilerplate, _) => Part::Margin,
            (section, _) => Part::Text(section),
        }
    }

    fn is_item(&self, block: &Block, part: Part) -> bool {
        let is_text = matches!(part, Part::Text(_));
        is_text && (block.kind == BlockKind::Item || block.section == Section::Insights)
    }

    /// Closes the div around the blocks before.
    fn close_margin(&mut self) {
        let Some((_, part, end)) = self.before else { return };
        if part.is_fenced() {
            let line = place::line_at(self.source, end).of(self.source);
            // Right behind a quotation the fence would be its last line.
            let blank = if line.trim_start().starts_with('>') { "\n" } else { "" };
            self.replace(TextRange::empty(end), format!("{blank}\n{FENCE}"));
        }
    }

    /// Whether the line at `start` stands where its block can: behind a blank line, or as an item
    /// behind an item, without blank lines between them.
    fn set_apart(&mut self, start: usize, is_item: bool) -> bool {
        let Some((block, part, end)) = self.before else { return true };
        let between = TextRange::new(end, start);
        let is_blank = between.of(self.source).trim().is_empty();
        if is_item && self.is_item(block, part) && is_blank {
            self.replace(between, "\n".to_owned());
            return true;
        }
        between.of(self.source).matches('\n').count() > 1
    }

    /// What opens a section or a div before the block.
    fn opening(&mut self, part: Part) -> String {
        let margin = format!("{FENCE} {{.{BOILERPLATE}}}\n");
        let is_open = matches!(self.before, Some((_, before, _)) if before.is_fenced());
        match part {
            Part::Headline => {
                self.open = Section::Body;
                "# ".to_owned()
            }
            Part::Name(section) => {
                self.open = section;
                "## ".to_owned()
            }
            Part::Credit(section) => self.heading(section) + &margin,
            Part::Margin if is_open => String::new(),
            Part::Margin => margin,
            Part::Text(section) if section != self.open => self.heading(section),
            Part::Text(_) => String::new(),
        }
    }

    /// A heading that names `section`.
    fn heading(&mut self, section: Section) -> String {
        self.open = section;
        let name = self.article.labels.heading(section).unwrap_or_default();
        format!("## {name}\n\n")
    }

    /// Puts the other lines of a headline on its line, and those of an item below its first.
    fn go_on(&mut self, block: &Block, part: Part, is_item: bool) {
        let joint = match part {
            Part::Headline | Part::Name(_) => " ",
            _ if is_item => "\n  ",
            _ => return,
        };
        let text = block.range.of(self.source);
        let ends = text.match_indices('\n').map(|(at, _)| at);
        for at in ends {
            let start = text[..at].trim_end().len();
            let end = text.len() - text[at..].trim_start().len();
            let base = block.range.start;
            self.replace(TextRange::new(base + start, base + end), joint.to_owned());
            if is_item && let Some(mark) = taken_for_mark(&text[end..]) {
                self.replace(TextRange::empty(base + end + mark), "\\".to_owned());
            }
        }
    }

    fn replace(&mut self, range: TextRange, new_text: String) {
        let is_line_end = |text: &str| matches!(text, "\n" | "\r\n");
        let old = range.of(self.source);
        if old != new_text && !(is_line_end(old) && is_line_end(&new_text)) {
            self.edits.push(Replacement { range, new_text });
        }
    }
}

impl Part {
    /// Whether a div is around it.
    fn is_fenced(self) -> bool {
        matches!(self, Self::Margin | Self::Credit(_))
    }
}

/// What stands before a block on its line, in the place of `lead`; and whether what follows stands
/// at the start of a line or item now, and did not before.
fn marker(lead: &str, part: Part, is_item: bool) -> (&str, bool) {
    let is_listed = lead.trim().starts_with(['-', '*', '+']) || lead.contains(char::is_numeric);
    match part {
        _ if lead.contains('>') || is_item && is_listed => (lead, false),
        _ if is_item => ("- ", true),
        Part::Headline | Part::Name(_) => ("", false),
        _ if lead.trim().is_empty() => ("", !lead.is_empty()),
        _ => (lead, false),
    }
}

/// Where in `text` a backslash keeps its start from being read as a heading, a quotation, an item.
fn taken_for_mark(text: &str) -> Option<usize> {
    let behind_number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let starts_item = ["- ", "* ", "+ "].iter().any(|bullet| text.starts_with(bullet));
    if text.starts_with(['#', '>', '|']) || starts_item {
        Some(0)
    } else if behind_number.len() < text.len() && behind_number.starts_with(['.', ')']) {
        Some(text.len() - behind_number.len())
    } else {
        None
    }
}
