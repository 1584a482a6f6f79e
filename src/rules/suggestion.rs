//! "Did you mean …?"

/// Names less alike than this (Jaro–Winkler, 0..1) are no slips of the same hand.
const ALIKE: f64 = 0.75;

/// The known name that `written` was probably meant to be, if any is close enough.
pub fn closest<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|name| (strsim::jaro_winkler(&written.to_lowercase(), &name.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, name)| name)
}

/// In shorter names one letter is too much of the name.
const LONG_ENOUGH: usize = 4;

/// Whether `written` can only be a slip of the hand for `known`: one letter is missing, wrong, too
/// many, or has changed places with its neighbour. Figures tell names apart.
pub(super) fn is_slip(written: &str, known: &str) -> bool {
    let figures = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    written.chars().count() >= LONG_ENOUGH
        && strsim::osa_distance(&written.to_lowercase(), &known.to_lowercase()) <= 1
        && figures(written) == figures(known)
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn one_letter_is_a_slip_and_one_figure_is_another_name() {
        assert!(
            is_slip("curier", "courier") && is_slip("calim", "claim") && is_slip("Lind", "lind")
        );
        assert!(!is_slip("courier3", "courier2") && !is_slip("organisation", "org"));
        assert!(!is_slip("la", "law"));
    }
}
