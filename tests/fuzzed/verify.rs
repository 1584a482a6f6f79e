//! Any bytes, as a line of what `standfirst verify` reads.
//!
//! There is one answer, in JSON, whose ranges lie in the claim and in the source.

use serde_json::Value;
use standfirst::cli;

/// Has `data` answered as it is; and its first line as the claim, the rest as the source.
pub fn hold(data: &[u8]) {
    assert_answers(data);
    let text = String::from_utf8_lossy(data);
    let (claim, source) = text.split_once('\n').unwrap_or((&text, ""));
    let line = serde_json::json!({"id": 1, "claim": claim, "source": source}).to_string();
    let answer = assert_answers(line.as_bytes());
    assert_eq!(answer["id"], 1, "{answer}");
    let score = answer["score"].as_f64().expect("a score");
    assert!((0.0..=1.0).contains(&score), "{answer}");
    for reason in answer["reasons"].as_array().into_iter().flatten() {
        assert_is_range(&reason["claim"], claim);
        assert_is_range(&reason["source"], source);
    }
    for passage in answer["evidence"].as_array().into_iter().flatten() {
        assert_is_range(&serde_json::json!([passage["start"], passage["end"]]), source);
    }
    assert_is_range(&answer["worst"], claim);
}

fn assert_answers(line: &[u8]) -> Value {
    let answer = cli::answered(line);
    assert!(!answer.contains('\n'), "{answer}");
    serde_json::from_str(&answer).unwrap_or_else(|error| panic!("{error}: {answer:?}"))
}

/// Asserts that `range`, where there is one, lies in `text`, between characters.
fn assert_is_range(range: &Value, text: &str) {
    let Some(range) = range.as_array() else { return };
    let place = |end: usize| range[end].as_u64().and_then(|place| usize::try_from(place).ok());
    let (start, end) = (place(0).expect("a start"), place(1).expect("an end"));
    assert!(text.get(start..end).is_some(), "{start}..{end} is no range of {text:?}");
}
