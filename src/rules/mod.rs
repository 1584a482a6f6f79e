//! The rules: what is reported, how severely, and how to mend it.
//!
//! Each rule is one file here, `RULE` in it, with its documentation page beside it, and one line
//! in the list at the end of this file. [`review`] runs the selected rules over an analysed
//! article.
//!
//! Floor 4.

mod doubt;
mod finding;
mod kept;
mod review;
mod rule;
mod selection;
mod standing;
mod suggestion;
mod support;

pub use finding::{Finding, Fix, Related, Replacement};
pub use review::{Kept, Review, review};
pub use rule::{Context, Group, Others, Rule, Severity};
pub use selection::{Selection, check_rule, check_rule_or_group};
pub use suggestion::closest;

/// The rule called `name`.
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.name == name)
}

/// Declares the module of each rule and collects their `RULE` constants.
macro_rules! registry {
    ($($rule:ident),* $(,)?) => {
        $(mod $rule;)*
        /// All rules, in the order in which they are listed.
        pub static ALL: &[&Rule] = &[$(&$rule::RULE),*];
    };
}

registry! {
    contradicted_claim,
    overstated_claim,
    unsupported_claim,
    unsourced_claim,
    unattributed_quote,
    misquotation,
    anonymous_source,
    undefined_source,
    unused_source,
    missing_archive,
    undated_reference,
    malformed_question,
    duplicate_question,
    off_topic_question,
    unsupported_premise,
    unfilled_slot,
    missing_category,
    invalid_front_matter,
    unknown_class,
    unknown_attribute,
    duplicate_id,
    dangling_reference,
    unused_suppression,
}
