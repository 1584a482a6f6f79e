//! How deep YAML is nested: the parser takes the square of that, and more, so that a page of
//! brackets would keep it busy for hours.

use crate::text::TextRange;

/// YAML that is nested deeper is not read.
pub const DEEPEST: usize = 64;

/// Whether lists and maps stand in one another more than [`DEEPEST`] times in `yaml`. What stands in
/// quotation marks counts, too: a closing bracket takes back what an opening one has added.
pub fn is_too_deep(yaml: &str) -> bool {
    let (mut brackets, mut margins) = (0_usize, Vec::new());
    yaml.lines().any(|line| {
        let deepest = line.chars().fold(brackets, |deepest, c| {
            match c {
                '[' | '{' => brackets += 1,
                ']' | '}' => brackets = brackets.saturating_sub(1),
                _ => {}
            }
            deepest.max(brackets)
        });
        enter(line, &mut margins);
        deepest > DEEPEST || margins.len() > DEEPEST || longest_run(line) > DEEPEST
    })
}

/// How many marks that open a list or a map follow each other in `line`: `a: - - b:` has four.
fn longest_run(line: &str) -> usize {
    let is_opening = |word: &str| matches!(word, "-" | "?") || word.ends_with(':');
    let runs = line.split([' ', '\t']).scan(0, |run, word| {
        *run = if is_opening(word) { *run + 1 } else { 0 };
        Some(*run)
    });
    runs.max().unwrap_or_default()
}

/// Leaves in `margins` those of the lists and maps in which the first word of `line` stands, the
/// outermost first. `- - a` is a list in a list.
fn enter(line: &str, margins: &mut Vec<usize>) {
    let mut margin = 0;
    let mut rest = line;
    loop {
        let inner = rest.trim_start();
        margin += rest.len() - inner.len();
        if inner.is_empty() {
            return;
        }
        while margins.last().is_some_and(|outer| *outer >= margin) {
            margins.pop();
        }
        margins.push(margin);
        match inner.strip_prefix(['-', '?']) {
            Some(behind) if behind.starts_with(' ') && margins.len() <= DEEPEST => {
                (rest, margin) = (behind, margin + 1);
            }
            _ => return,
        }
    }
}

/// The first block of YAML in `text`, between a line of hyphens and the next or one of dots, that is
/// nested too deep; without these lines.
pub(super) fn too_deep_block(text: &str) -> Option<TextRange> {
    let (mut at, mut begun) = (0, None);
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if !line.starts_with(['-', '.']) {
            at = end;
            continue;
        }
        match (line.trim_end(), begun) {
            ("---" | "...", Some(start)) => {
                if is_too_deep(text.get(start..at)?) {
                    return Some(TextRange::new(start, at));
                }
                // What closes one block of prose may open the next.
                begun = (line.trim_end() == "---").then_some(end);
            }
            ("---", None) => begun = Some(end),
            _ => {}
        }
        at = end;
    }
    let start = begun?;
    is_too_deep(text.get(start..)?).then(|| TextRange::new(start, text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_as_people_write_it_is_not_too_deep() {
        let deep = "references:\n- id: a\n  author:\n  - {given: Mara, family: [Lind]}\n";
        assert!(!is_too_deep(&deep.repeat(1_000)));
        assert!(!is_too_deep(&"title: \"[1] [2] {3}\"\n".repeat(1_000)));
        assert!(!is_too_deep(&"- - a\n".repeat(1_000)));
    }

    #[test]
    fn brackets_margins_and_hyphens_nest() {
        let margins: String = (0..100).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
        assert!(is_too_deep(&format!("title: {}", "- ".repeat(100))));
        for deep in [
            "[".repeat(100),
            "a: ".repeat(100),
            "{a: ".repeat(100),
            "[\n".repeat(100),
            "- ".repeat(100),
        ] {
            assert!(is_too_deep(&deep), "{deep}");
        }
        assert!(is_too_deep(&margins));
    }

    #[test]
    fn a_block_is_found_wherever_it_stands() {
        let deep = "[".repeat(100);
        for (before, behind) in [("---\n", "\n---\nIt hums.\n"), ("It hums.\n\n---\n", "")] {
            let text = format!("{before}{deep}{behind}");
            let block = too_deep_block(&text).unwrap();
            assert_eq!(block.of(&text).trim_end(), deep);
        }
        assert_eq!(too_deep_block("---\ntitle: A\n---\n\nIt hums.\n\n---\n"), None);
    }
}
