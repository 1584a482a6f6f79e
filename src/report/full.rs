//! `full`: the source line with a squiggle, the evidence below it, and the fix: for people.

use std::io;
use std::path::Path;

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title, normalize_untrusted_str,
};

use crate::rules::{Finding, Related, Severity};
use crate::text::TextRange;

use super::excerpt::Excerpt;
use super::paths::from_here;
use super::place::Places;
use super::{CheckedFile, Ending, Format, Report};

pub const FORMAT: Format = Format {
    name: "full",
    summary: "the line with a squiggle, the evidence and the fix, for people",
    report: || Box::new(Full { renderer: renderer() }),
};

/// With styles where standard output shows them.
fn renderer() -> Renderer {
    match anstream::stdout().current_choice() {
        anstream::ColorChoice::Never => Renderer::plain(),
        _ => Renderer::styled(),
    }
}

struct Full {
    renderer: Renderer,
}

impl Report for Full {
    fn file(&mut self, file: &CheckedFile, out: &mut dyn io::Write) -> io::Result<()> {
        let sheet = Sheet { page: Page::new(&file.path, &file.text) };
        for finding in &file.findings {
            writeln!(out, "{}\n", self.renderer.render(&sheet.groups(finding)))?;
        }
        Ok(())
    }

    fn end(&mut self, ending: &Ending, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "{}", ending.totals)
    }
}

/// One article, as its findings are drawn.
struct Sheet<'a> {
    page: Page<'a>,
}

/// A text that places are shown in: an article, or the archived text of a source.
struct Page<'a> {
    path: String,
    text: &'a str,
    places: Places,
}

impl Sheet<'_> {
    /// The finding itself, then its evidence, then how to mend it.
    fn groups(&self, finding: &Finding) -> Vec<Group<'_>> {
        let level = level(finding.severity);
        let title = level.clone().secondary_title(normalize_untrusted_str(&finding.message));
        let title = title.id(finding.rule);
        let mut groups = self.page.draw(title, level, finding.range, AnnotationKind::Primary);
        for related in &finding.related {
            let title = Level::NOTE.secondary_title(normalize_untrusted_str(&related.message));
            groups.extend(self.draw_related(title, related));
        }
        for fix in &finding.fixes {
            let title = Level::HELP.secondary_title(normalize_untrusted_str(&fix.title));
            groups.push(Group::with_title(title));
        }
        groups
    }

    /// A place of the article or of a source.
    fn draw_related<'a>(&self, title: Title<'a>, related: &Related) -> Vec<Group<'a>> {
        let (level, kind) = (Level::NOTE, AnnotationKind::Context);
        match &related.archive {
            None => self.page.draw(title, level, related.range, kind),
            Some(archive) => Page::new(from_here(&archive.path), &archive.text).draw(
                title,
                level,
                related.range,
                kind,
            ),
        }
    }
}

impl<'p> Page<'p> {
    fn new(path: &Path, text: &'p str) -> Self {
        Self { path: path.display().to_string(), text, places: Places::new(text) }
    }

    /// `title`, the place of `range`, and the line around it. Each is a group of its own: in one
    /// group with its place, the snippet would print the column that the range has in the excerpt.
    fn draw<'a>(
        &self,
        title: Title<'a>,
        level: Level<'a>,
        range: TextRange,
        kind: AnnotationKind,
    ) -> Vec<Group<'a>> {
        let place = self.places.of(range.start);
        let Excerpt { text, marked } = Excerpt::around(self.text, range);
        let origin = Origin::path(self.path.clone()).line(place.line).char_column(place.column);
        let line = Snippet::source(text).line_start(place.line).annotation(kind.span(marked));
        vec![
            Group::with_title(title),
            Group::with_level(level.clone()).element(origin),
            Group::with_level(level).element(line),
        ]
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
        Severity::Hint => Level::INFO.with_name("hint"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn a_finding_is_drawn_with_its_evidence_and_its_fix() {
        let drawn = "\
warning[overstated-claim]: the summary says *is preparing*, the article says *is weighing*
 --> a.article.md:1:19
  |
1 | - Zoë’s regulator is preparing a fine.
  |                   ^^^^^^^^^^^^
note: the article says it here
 --> a.article.md:3:15
  |
3 | The regulator is weighing a fine.
  |               -----------
help: Write \"is weighing\"

2 articles checked, 1 finding: 1 warning
";
        assert_eq!(fixture::written(&FORMAT), drawn);
    }

    #[test]
    fn a_hint_is_called_a_hint() {
        let mut files = fixture::files();
        files[0].findings[0].severity = Severity::Hint;
        assert!(fixture::written_of(&FORMAT, &files, &[]).starts_with("hint[overstated-claim]"));
    }
}
