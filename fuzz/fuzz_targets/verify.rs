//! See `tests/fuzzed/verify.rs`.

#![no_main]

#[path = "../../tests/fuzzed/verify.rs"]
mod verify;

libfuzzer_sys::fuzz_target!(|data: &[u8]| verify::hold(data));
