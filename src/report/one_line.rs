//! Text for formats that give a message one line.

/// A message may quote the article: no line end or control character of it gets through.
pub fn on_one_line(message: &str) -> String {
    message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_of_the_article_stay_out() {
        assert_eq!(on_one_line("a\u{1b}[31m\r\nb"), "a [31m  b");
    }
}
