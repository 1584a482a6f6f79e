//! `entities`: what was extracted, in each format.

use serde_json::{Value, json};

use crate::{Desk, stdout};

const ARTICLE: &str = "# Aurora Grid fined\n\nAurora Grid will pay €2.1 billion, \
                       said Mara Lind: “We will not.”\n";

fn fields(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn json_has_the_promised_fields() {
    let desk = Desk::with(&[("a.article.md", ARTICLE)]);
    for format in ["json", "jsonl"] {
        let assert = desk.run(&format!("entities --format {format} a.article.md")).code(0);
        let file: Value = serde_json::from_str(&stdout(&assert)).unwrap();
        assert_eq!(fields(&file), ["path", "entities", "quantities", "dates", "quotes"]);
        for entity in file["entities"].as_array().unwrap() {
            let promised = ["id", "name", "type", "aliases", "salience", "mentions"];
            let told = ["roles", "quantities", "dates", "acts", "with"];
            assert_eq!(fields(entity), [&promised[..], &told[..]].concat());
            for mention in entity["mentions"].as_array().unwrap() {
                assert_eq!(ARTICLE[range(mention)], *mention["text"].as_str().unwrap());
            }
        }
        for kind in ["quantities", "dates", "quotes"] {
            for found in file[kind].as_array().unwrap() {
                assert_eq!(ARTICLE[range(found)], *found["text"].as_str().unwrap());
            }
        }
    }
}

#[test]
fn quotations_come_with_their_speakers() {
    let desk = Desk::with(&[(
        "a.article.md",
        "# Aurora Grid fined\n\nMara Lind runs the grid. \"We will not pay,\" she said.\n\n\
         The plan is named \"Sea Wall\". Lind called it a \"gross waste\".\n",
    )]);
    let assert = desk.run("entities --format json a.article.md").code(0);
    let file: Value = serde_json::from_str(&stdout(&assert)).unwrap();
    let fields = |quote: &Value| {
        ["content", "kind", "speaker", "entity"]
            .map(|name| quote[name].as_str().unwrap_or("-").to_owned())
    };
    let told: Vec<_> = file["quotes"].as_array().unwrap().iter().map(fields).collect();
    assert_eq!(told[0], ["We will not pay,", "quotation", "Mara Lind", "mara-lind"]);
    assert_eq!(told[1], ["Sea Wall", "title", "-", "-"]);
    assert_eq!(told[2], ["gross waste", "quotation", "Mara Lind", "mara-lind"]);
    assert_eq!(file["quotes"][0]["said_by"]["text"], "she");
}

fn range(value: &Value) -> std::ops::Range<usize> {
    let at = |end: &str| value[end].as_u64().unwrap() as usize;
    at("start")..at("end")
}

#[test]
fn articles_come_on_standard_input_whole_or_a_line_each() {
    let desk = Desk::with(&[]);
    let assert = desk.run_with("entities --format jsonl -", ARTICLE).code(0);
    let file: Value = serde_json::from_str(&stdout(&assert)).unwrap();
    assert_eq!(file["path"], "-");

    let line = format!("{}\nnonsense\n", json!({"id": 7, "text": ARTICLE}));
    let assert = desk.run_with("entities --jsonl", &line).code(2);
    let printed = stdout(&assert);
    let answers: Vec<Value> = printed.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(fields(&answers[0]), ["id", "entities", "quantities", "dates", "quotes"]);
    assert_eq!(answers[0]["entities"], file["entities"]);
    assert_eq!(fields(&answers[1]), ["id", "error"]);
}
