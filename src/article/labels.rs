//! The words that open a section and that mark boilerplate, per language.

/// The headings, label lines and class names that open each section, in lower case.
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
}

impl Default for SectionLabels {
    fn default() -> Self {
        let words = |list: &[&str]| list.iter().map(|w| (*w).to_owned()).collect();
        Self {
            summary: words(&["summary", "key points", "key takeaways"]),
            body: words(&["article", "body", "story"]),
            insights: words(&["insights", "questions"]),
            references: words(&["references", "sources", "bibliography"]),
        }
    }
}
