//! See `tests/fuzzed/article.rs`.

#![no_main]

#[path = "../../tests/fuzzed/article.rs"]
mod article;
#[path = "../../tests/fuzzed/range.rs"]
mod range;

libfuzzer_sys::fuzz_target!(|data: &[u8]| article::hold(data));
