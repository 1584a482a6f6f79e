//! What can stand in a slot of a template, and how it is written there.

use super::english;
use super::slot::Form;

/// Something that can stand in a slot.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The words, without article.
    pub text: String,
    /// Which article it takes.
    pub article: Article,
    /// Whether a verb beside it stands in the plural.
    pub is_plural: bool,
    /// How much the article is about it, in 0..1.
    pub weight: f32,
    /// Indices of the blocks that name it, in order.
    pub blocks: Vec<usize>,
}

/// Which articles a candidate takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Article {
    /// None: "OpenAI", "human trafficking".
    Never,
    /// "the" in every sentence: "the EU".
    Always,
    /// As the sentence wants it: "a travel ban", "the travel ban".
    Free,
}

impl Candidate {
    /// The candidate as it stands in a sentence that wants it in `form`.
    pub fn written(&self, form: Form) -> String {
        let text = &self.text;
        match form {
            Form::Plain => self.plain(),
            Form::The if self.article == Article::Free => format!("the {text}"),
            Form::The => self.plain(),
            // A name stands before a noun here: "an EU partner".
            Form::A if self.article == Article::Always => english::with_article(text),
            Form::A if self.is_plural => text.clone(),
            Form::A => english::with_article(text),
            Form::Possessive => english::possessive(&self.plain()),
            Form::Plural if self.is_plural || self.article != Article::Free => self.plain(),
            Form::Plural => english::plural(text),
        }
    }

    fn plain(&self) -> String {
        match self.article {
            Article::Always => format!("the {}", self.text),
            Article::Never | Article::Free => self.text.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, article: Article, form: Form) -> String {
        let is_plural = text.ends_with("sharks");
        let weight = 1.0;
        let text = text.to_owned();
        Candidate { text, article, is_plural, weight, blocks: Vec::new() }.written(form)
    }

    #[test]
    fn forms_are_those_of_english() {
        use Article::{Always, Free, Never};
        let cases = [
            ("EU", Always, Form::Possessive, "the EU's"),
            ("Andes", Always, Form::Possessive, "the Andes'"),
            ("OpenAI", Never, Form::A, "an OpenAI"),
            ("EU", Always, Form::A, "an EU"),
            ("travel ban", Free, Form::The, "the travel ban"),
            ("travel ban", Free, Form::Plural, "travel bans"),
            ("human trafficking", Never, Form::The, "human trafficking"),
            ("basking sharks", Free, Form::A, "basking sharks"),
            ("basking sharks", Free, Form::The, "the basking sharks"),
        ];
        for (text, article, form, expected) in cases {
            assert_eq!(written(text, article, form), expected);
        }
    }
}
