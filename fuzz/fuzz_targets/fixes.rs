//! See `tests/fuzzed/fixes.rs`.

#![no_main]

#[path = "../../tests/fuzzed/fixes.rs"]
mod fixes;
#[path = "../../tests/fuzzed/range.rs"]
mod range;

libfuzzer_sys::fuzz_target!(|data: &[u8]| fixes::hold(data));
