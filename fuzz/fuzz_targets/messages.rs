//! See `tests/fuzzed/messages.rs`.

#![no_main]

#[path = "../../tests/fuzzed/messages.rs"]
mod messages;

libfuzzer_sys::fuzz_target!(|data: &[u8]| messages::hold(data));
