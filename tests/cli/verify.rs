//! `verify`: JSON lines in, JSON lines out.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::{Desk, stdout};

fn verified(lines: &str, code: i32) -> Vec<Value> {
    let assert = Desk::with(&[]).run_with("verify", lines).code(code);
    stdout(&assert).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_pair_is_answered_in_order_with_the_promised_fields() {
    let source = "The grid hums.\n\nThe fine is 3 million euros.";
    let pair =
        |id: u32| json!({"id": id, "claim": "The fine is 4 million euros.", "source": source});
    let lines: String = (0..600).map(|id| format!("{}\n", pair(id))).collect();
    let answers = verified(&lines, 0);
    assert_eq!(answers.len(), 600);
    for (id, answer) in answers.iter().enumerate() {
        assert_eq!(answer["id"], id);
        let fields: Vec<_> = answer.as_object().unwrap().keys().collect();
        assert_eq!(fields, ["id", "verdict", "score", "reasons", "evidence"]);
        let score = answer["score"].as_f64().unwrap();
        assert!((0.0..=1.0).contains(&score), "{score}");
        let verdict = answer["verdict"].as_str().unwrap();
        assert!(["supported", "unsupported", "contradicted", "overstated"].contains(&verdict));
    }
}

#[test]
fn of_several_sentences_the_worst_is_named() {
    let source = "The grid hums in winter. The fine is 3 million euros, the court said.";
    let claim = "The grid hums in winter. The fine is 4 million euros.";
    let line = json!({"id": 1, "claim": claim, "source": source}).to_string();
    let answer = &verified(&line, 0)[0];
    assert_eq!(answer["verdict"], "contradicted");
    assert_eq!(answer["worst"], json!([25, claim.len()]));
}

#[test]
fn a_bad_line_yields_an_error_and_the_stream_goes_on() {
    let lines = "{\"id\":1,\"claim\":\"a\"}\nnonsense\n{\"id\":3,\"claim\":\"a\",\"source\":\"a\"}";
    let answers = verified(lines, 2);
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[0]["id"], 1);
    assert!(answers[0]["error"].as_str().unwrap().contains("source"));
    assert_eq!(answers[1]["id"], Value::Null);
    assert!(answers[1]["error"].is_string());
    assert!(answers[2]["verdict"].is_string());
}

#[test]
fn a_file_is_read_by_name_and_missed_by_name() {
    let desk = Desk::with(&[("pairs.jsonl", "{\"claim\":\"a\",\"source\":\"a\"}\n")]);
    assert_eq!(stdout(&desk.run("verify pairs.jsonl").code(0)).lines().count(), 1);
    desk.run("verify gone.jsonl").code(2);
}

#[test]
fn an_answer_comes_before_the_next_question_is_asked() {
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("standfirst"))
        .arg("verify")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut questions = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    for id in 0..3 {
        writeln!(questions, "{}", json!({"id": id, "claim": "a", "source": "a"})).unwrap();
        let mut answer = String::new();
        answers.read_line(&mut answer).unwrap();
        assert!(answer.starts_with(&format!("{{\"id\":{id},")), "{answer}");
    }
    drop(questions);
    assert!(child.wait().unwrap().success());
}
