//! What stands before an item on its line: indentation, and a bullet or a number.

/// What stands before byte `start` of the source on its line.
pub(super) fn before(source: &str, start: usize) -> &str {
    let line = source[..start].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    &source[line..start]
}

/// What stands before the next item of the same list: a number goes on, a bullet stays.
pub fn next_marker(marker: &str) -> String {
    let is_digit = |c: char| c.is_ascii_digit();
    let Some((before, number)) = marker.find(is_digit).map(|at| marker.split_at(at)) else {
        let is_bullet = !marker.trim().is_empty();
        return if is_bullet { marker.to_owned() } else { format!("{marker}- ") };
    };
    let (digits, rest) = number.split_at(number.find(|c| !is_digit(c)).unwrap_or(number.len()));
    match digits.parse::<u32>() {
        Ok(number) => format!("{before}{}{rest}", number.saturating_add(1)),
        Err(_) => marker.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_goes_on_as_it_began() {
        let cases = [
            ("- ", "- "),
            ("* ", "* "),
            ("\u{feff}\u{2022} ", "\u{feff}\u{2022} "),
            ("9. ", "10. "),
            ("  2) ", "  3) "),
            ("> - ", "> - "),
            ("  ", "  - "),
            ("99999999999999999999. ", "99999999999999999999. "),
        ];
        for (marker, next) in cases {
            assert_eq!(next_marker(marker), next, "{marker:?}");
        }
        assert_eq!(before("a\n  - b", 6), "  - ");
    }
}
