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
