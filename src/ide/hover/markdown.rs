//! Words of the article inside Markdown.

/// Longer quotations are cut, at a word's border.
const EXCERPT_CHARS: usize = 300;

/// `text` so that nothing in it is markup.
pub(in crate::ide) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '*' | '_' | '`' | '[' | '<' | '~') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// The beginning of `text`, escaped.
pub(super) fn excerpt(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(EXCERPT_CHARS) else { return escaped(text) };
    let cut = &text[..end];
    let words = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    escaped(words) + " …"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_and_brackets_stay_what_they_are() {
        assert_eq!(escaped("5 * 3 [sic] a_b <i>"), r"5 \* 3 \[sic] a\_b \<i>");
    }

    #[test]
    fn long_quotations_end_with_a_whole_word() {
        assert_eq!(excerpt("It pays."), "It pays.");
        let long = "pays ".repeat(100);
        assert_eq!(excerpt(&long), format!("{}…", "pays ".repeat(60)));
        assert_eq!(excerpt(&"é".repeat(400)), format!("{} …", "é".repeat(300)));
    }
}
