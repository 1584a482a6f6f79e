//! See `tests/fuzzed/front_matter.rs`.

#![no_main]

#[path = "../../tests/fuzzed/article.rs"]
mod article;
#[path = "../../tests/fuzzed/front_matter.rs"]
mod front_matter;
#[path = "../../tests/fuzzed/range.rs"]
mod range;

libfuzzer_sys::fuzz_target!(|data: &[u8]| front_matter::hold(data));
