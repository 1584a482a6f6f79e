//! An article of ours, sound claims about it, and the same claims with one fault each.
//!
//! A suite is Markdown: a heading opens an article, block quotes are its text, and each item of
//! the list under it is a claim behind the word `sound` or behind the kind of its fault; where two
//! kinds say it equally well, behind both (`content or name`: what is added names somebody new). `missed`
//! before the kind marks a fault that nothing finds yet.

/// One article and its claims.
pub struct Article {
    pub title: String,
    pub text: String,
    pub claims: Vec<Claim>,
}

/// A claim about the article.
pub struct Claim {
    /// The number of its line in the file, from 1.
    pub line: usize,
    /// The kinds of its fault, any of which is right; none where the claim is sound.
    pub faults: Vec<String>,
    /// Whether nothing finds the fault yet (`missed name: …`).
    pub is_missed: bool,
    pub text: String,
}

/// Reads the articles of a suite.
pub fn articles(markdown: &str) -> Vec<Article> {
    let mut articles: Vec<Article> = Vec::new();
    for (line, number) in markdown.lines().zip(1..) {
        if let Some(title) = line.strip_prefix("## ") {
            let (title, text, claims) = (title.to_owned(), String::new(), Vec::new());
            articles.push(Article { title, text, claims });
        }
        let Some(article) = articles.last_mut() else { continue };
        if let Some(quoted) = line.strip_prefix('>') {
            article.text.push_str(quoted.trim_start());
            article.text.push('\n');
        }
        if let Some((kind, text)) = line.strip_prefix("- ").and_then(|item| item.split_once(": ")) {
            let (kind, is_missed) = match kind.strip_prefix("missed ") {
                Some(kind) => (kind, true),
                None => (kind, false),
            };
            let kinds = kind.split(" or ").filter(|kind| *kind != "sound");
            let faults = kinds.map(str::to_owned).collect();
            article.claims.push(Claim { line: number, faults, is_missed, text: text.to_owned() });
        }
    }
    articles
}
