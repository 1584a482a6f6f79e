//! Any bytes, as the front matter of an article.
//!
//! It is read, or what is wrong is said at a place that there is; the article below is still read.

use standfirst::article::{self, Section, SectionLabels};

use super::range::assert_fits;

/// Reads `data` between two fences, above an article of one sentence.
pub fn hold(data: &[u8]) {
    let yaml = String::from_utf8_lossy(data);
    let source = format!("---\n{yaml}\n---\n\n# The line\n\n## Story\n\nThe line hums.\n");
    super::article::hold(source.as_bytes());
    let article = article::read(&source, &SectionLabels::default());
    for problem in &article.problems {
        assert!(!problem.message.is_empty());
        assert_fits(&source, problem.range);
    }
    let says_so = |text: &str| text.contains("The line hums.");
    let is_plain = yaml.chars().all(|c| c.is_alphanumeric() || " :,.\n".contains(c));
    if is_plain && !yaml.contains("\n\n") && article.front_matter.range.is_some() {
        let mut body = article.blocks.iter().filter(|block| block.section == Section::Body);
        assert!(body.any(|block| says_so(&block.text.plain)), "{source:?}");
    }
}
