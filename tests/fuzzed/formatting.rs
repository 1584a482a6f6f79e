//! Any bytes, as an article that is tidied.
//!
//! It says the same afterwards, letter for letter, and tidied twice is tidied once.

use standfirst::article;
use standfirst::ide::{self, Tidying};
use standfirst::text::TextRange;

use super::range::assert_fits;

/// Tidies `data`, and what that makes of it.
pub fn hold(data: &[u8]) {
    let source = String::from_utf8_lossy(data);
    let tidy = tidied(&source);
    assert!(article::read_alike(&source, &tidy), "{source:?} → {tidy:?}");
    assert_eq!(letters(&source), letters(&tidy), "{source:?} → {tidy:?}");
    let again = tidied(&tidy);
    assert_eq!(tidy, again, "{source:?}");
}

fn tidied(source: &str) -> String {
    let edits = ide::tidied(source, TextRange::new(0, source.len()), Tidying::default());
    edits.iter().for_each(|edit| assert_fits(source, edit.range));
    ide::edited(source, &edits)
}

/// All that is no layout. Attributes may change their order, so the order of letters is no matter.
fn letters(text: &str) -> Vec<char> {
    let is_layout = |c: &char| c.is_whitespace() || "-*+{}\"'=#.".contains(*c);
    let mut letters: Vec<char> = text.chars().filter(|c| !is_layout(c)).collect();
    letters.sort_unstable();
    letters
}
