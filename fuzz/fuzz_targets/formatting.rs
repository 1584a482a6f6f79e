//! See `tests/fuzzed/formatting.rs`.

#![no_main]

#[path = "../../tests/fuzzed/formatting.rs"]
mod formatting;
#[path = "../../tests/fuzzed/range.rs"]
mod range;

libfuzzer_sys::fuzz_target!(|data: &[u8]| formatting::hold(data));
