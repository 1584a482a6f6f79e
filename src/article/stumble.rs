//! The parser (0.34) panics over a few texts. That is caught, and nobody is told: the text gets another
//! try.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Once;

thread_local! {
    static IS_TRYING: Cell<bool> = const { Cell::new(false) };
}

/// What `parse` makes; none if it panics. The panic is not reported: it would stand among what the
/// user reads.
pub(super) fn try_to<T>(parse: impl FnOnce() -> T) -> Option<T> {
    static HUSHED: Once = Once::new();
    HUSHED.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |about| {
            if !IS_TRYING.get() {
                report(about);
            }
        }));
    });
    IS_TRYING.set(true);
    let made = catch_unwind(AssertUnwindSafe(parse)).ok();
    IS_TRYING.set(false);
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stumble_is_none() {
        assert_eq!(try_to(|| "made"), Some("made"));
        assert_eq!(try_to(|| panic!("over a bracket")), None::<()>);
        assert!(!IS_TRYING.get());
    }
}
