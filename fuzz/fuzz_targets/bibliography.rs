//! See `tests/fuzzed/bibliography.rs`.

#![no_main]

#[path = "../../tests/fuzzed/bibliography.rs"]
mod bibliography;
#[path = "../../tests/fuzzed/range.rs"]
mod range;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bibliography::hold(data));
