//! The words that open a section and that mark boilerplate: the only place where reading an
//! article depends on a language, and data throughout.

use std::sync::{Arc, LazyLock};

use super::Section;

/// What stands at the end of a label that may go on ("Summarized by …").
const OPEN_END: &str = " …";

/// The class of a div around what is no part of the article.
pub const BOILERPLATE: &str = "boilerplate";

/// The headings, label lines and class names that open each section, in lower case. A label that
/// ends in " …" matches every line that starts with it. A copy costs nothing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SectionLabels {
    /// Open the summary: "summary", "key points".
    pub summary: Arc<[String]>,
    /// Open the body: "article", "story".
    pub body: Arc<[String]>,
    /// Open the insight questions.
    pub insights: Arc<[String]>,
    /// Open the list of sources.
    pub references: Arc<[String]>,
    /// First words of a line that asks the reader to do something, or labels a picture.
    pub boilerplate: Arc<[String]>,
}

static BUILT_IN: LazyLock<SectionLabels> = LazyLock::new(|| SectionLabels {
    summary: words(&[
        "summary",
        "key points",
        "key takeaways",
        "takeaways",
        "highlights",
        "in brief",
        "at a glance",
        "tl;dr",
        "summarized by …",
        "summarised by …",
    ]),
    body: words(&["article", "body", "story", "full story", "full article"]),
    insights: words(&["insights", "questions", "insight questions"]),
    references: words(&["references", "sources", "bibliography"]),
    boilerplate: words(&[
        "advertisement",
        "by",
        "click",
        "copyright",
        "credit",
        "download",
        "explore",
        "follow",
        "get",
        "image",
        "join",
        "listen",
        "open",
        "photo",
        "photograph",
        "read",
        "related",
        "see",
        "share",
        "sign",
        "subscribe",
        "updated",
        "published",
        "watch",
        "©",
    ]),
});

impl Default for SectionLabels {
    fn default() -> Self {
        BUILT_IN.clone()
    }
}

impl SectionLabels {
    /// The sections that have names, in the order of an article.
    pub const NAMED: [Section; 4] =
        [Section::Summary, Section::Body, Section::Insights, Section::References];

    /// The section that a heading, a label line or a class name opens.
    pub fn section_of(&self, label: &str) -> Option<Section> {
        // Most lines are prose, far longer than any label.
        let all = Self::NAMED.into_iter().flat_map(|section| self.of(section));
        let longest = all.map(String::len).max()?;
        let label = plain(label).chars().take(longest + 1);
        let start: String = label.flat_map(char::to_lowercase).collect();
        let opens = |section: &Section| self.of(*section).iter().any(|known| opens(known, &start));
        Self::NAMED.into_iter().find(opens)
    }

    /// The labels that open `section`; none for sections that have no name.
    pub fn of(&self, section: Section) -> &[String] {
        match section {
            Section::Summary => &self.summary,
            Section::Body => &self.body,
            Section::Insights => &self.insights,
            Section::References => &self.references,
            Section::Headline | Section::Boilerplate => &[],
        }
    }

    /// The labels of `section` that are names of it, and not the beginning of a line.
    pub fn names(&self, section: Section) -> impl Iterator<Item = &str> {
        let labels = self.of(section).iter();
        labels.map(String::as_str).filter(|label| !label.ends_with(OPEN_END))
    }

    /// How a heading names `section`.
    pub fn heading(&self, section: Section) -> Option<String> {
        self.names(section).next().map(capitalised)
    }

    /// Whether a heading, label line or class name is the name of a section as a whole.
    pub fn is_name(&self, label: &str) -> bool {
        let label = plain(label).to_lowercase();
        self.section_of(&label).is_some_and(|section| self.names(section).any(|n| n == label))
    }

    /// Whether a line starts as calls to action and picture credits do.
    pub(super) fn starts_as_boilerplate(&self, line: &str) -> bool {
        let first = line.split(|c: char| c.is_whitespace() || c == ':').next().unwrap_or_default();
        let first = first.to_lowercase();
        self.boilerplate.contains(&first)
    }
}

/// A label without the colon behind it.
fn plain(label: &str) -> &str {
    label.trim().trim_end_matches(':').trim_end()
}

/// `label` with a capital at its start.
pub fn capitalised(label: &str) -> String {
    let mut rest = label.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

fn opens(known: &str, label: &str) -> bool {
    match known.strip_suffix(OPEN_END) {
        Some(start) => label.strip_prefix(start).is_some_and(|rest| rest.starts_with(' ')),
        None => known == label,
    }
}

fn words(list: &[&str]) -> Arc<[String]> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_match_whole_lines_unless_they_are_open_ended() {
        let labels = SectionLabels::default();
        assert_eq!(labels.section_of("Key points:"), Some(Section::Summary));
        assert_eq!(labels.section_of("Summarized by the desk"), Some(Section::Summary));
        assert_eq!(labels.section_of("Summarized"), None);
        assert_eq!(labels.section_of("Insights from the field"), None);
        assert_eq!(labels.section_of(" INSIGHTS "), Some(Section::Insights));
    }
}
