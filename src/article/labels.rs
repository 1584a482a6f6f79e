//! The words that open a section and that mark boilerplate: the only place where reading an
//! article depends on a language, and data throughout.

use super::Section;

/// What stands at the end of a label that may go on ("Summarized by …").
const OPEN_END: &str = " …";

/// The headings, label lines and class names that open each section, in lower case. A label that
/// ends in " …" matches every line that starts with it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SectionLabels {
    /// Open the summary: "summary", "key points".
    pub summary: Vec<String>,
    /// Open the body: "article", "story".
    pub body: Vec<String>,
    /// Open the insight questions.
    pub insights: Vec<String>,
    /// Open the list of sources.
    pub references: Vec<String>,
    /// First words of a line that asks the reader to do something, or labels a picture.
    pub boilerplate: Vec<String>,
}

impl Default for SectionLabels {
    fn default() -> Self {
        Self {
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
        }
    }
}

impl SectionLabels {
    /// The section that a heading, a label line or a class name opens.
    pub fn section_of(&self, label: &str) -> Option<Section> {
        let label = label.trim().trim_end_matches(':').trim_end();
        let all = [
            (&self.summary, Section::Summary),
            (&self.body, Section::Body),
            (&self.insights, Section::Insights),
            (&self.references, Section::References),
        ];
        // Most lines are prose, far longer than any label.
        let longest = all.iter().flat_map(|(labels, _)| *labels).map(String::len).max()?;
        let start: String = label.chars().take(longest + 1).flat_map(char::to_lowercase).collect();
        all.into_iter()
            .find(|(labels, _)| labels.iter().any(|known| opens(known, &start)))
            .map(|(_, section)| section)
    }

    /// Whether a line starts as calls to action and picture credits do.
    pub(super) fn starts_as_boilerplate(&self, line: &str) -> bool {
        let first = line.split(|c: char| c.is_whitespace() || c == ':').next().unwrap_or_default();
        let first = first.to_lowercase();
        self.boilerplate.contains(&first)
    }
}

fn opens(known: &str, label: &str) -> bool {
    match known.strip_suffix(OPEN_END) {
        Some(start) => label.strip_prefix(start).is_some_and(|rest| rest.starts_with(' ')),
        None => known == label,
    }
}

fn words(list: &[&str]) -> Vec<String> {
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
