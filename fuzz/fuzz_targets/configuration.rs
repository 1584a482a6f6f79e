//! See `tests/fuzzed/configuration.rs`.

#![no_main]

#[path = "../../tests/fuzzed/configuration.rs"]
mod configuration;

libfuzzer_sys::fuzz_target!(|data: &[u8]| configuration::hold(data));
