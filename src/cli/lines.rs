//! JSON lines: one object a line in, one out, in the same order.
//!
//! Memory is bounded by a chunk of lines. A chunk is what has arrived so far, so that a program
//! that waits for each answer before it asks again gets it.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::ExitCode;

use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::workspace::limits;

use super::{FAILED, Outcome, output};

/// How many lines are answered at a time, at most.
const CHUNK: usize = 256;
/// From how many bytes on a chunk takes no further line.
const MUCH: usize = 1 << 24;
/// How many bytes are read ahead, at most.
const READ_AHEAD: usize = 1 << 20;

/// A question and the identifier that its answer carries.
#[derive(Deserialize)]
struct Asked<Q> {
    #[serde(default)]
    id: Value,
    #[serde(flatten)]
    question: Q,
}

/// What is printed for a line.
#[derive(Serialize)]
struct Answered<A> {
    id: Value,
    #[serde(flatten)]
    answer: Reply<A>,
}

/// An answer, or why there is none.
#[derive(Serialize)]
#[serde(untagged)]
enum Reply<A> {
    Answer(A),
    Refusal { error: String },
}

/// Answers each line of `input` on standard output. The exit status is 2 if a line was no such
/// question.
pub fn answer<Q, A>(input: impl Read, answer: impl Fn(Q) -> A + Sync) -> Outcome
where
    Q: DeserializeOwned,
    A: Serialize + Send,
{
    let mut input = BufReader::with_capacity(READ_AHEAD, input);
    let mut out = output::plain();
    let mut all_answered = true;
    loop {
        let lines = next_chunk(&mut input)?;
        if lines.is_empty() {
            return Ok(if all_answered { ExitCode::SUCCESS } else { ExitCode::from(FAILED) });
        }
        let answers: Vec<_> = lines.par_iter().map(|line| answer_line(line, &answer)).collect();
        for answered in answers {
            all_answered &= matches!(answered.answer, Reply::Answer(_));
            print(&answered, &mut out)?;
        }
        out.flush()?;
    }
}

/// What is printed for one `line`, without the line end.
pub fn answered<Q: DeserializeOwned, A: Serialize>(line: &[u8], answer: impl Fn(Q) -> A) -> String {
    serde_json::to_string(&answer_line(line, answer)).unwrap_or_default()
}

/// The lines that have arrived; waits for the first. Empty at the end of the input.
fn next_chunk(input: &mut BufReader<impl Read>) -> io::Result<Vec<Vec<u8>>> {
    let (mut lines, mut bytes) = (Vec::new(), 0);
    loop {
        let line = next_line(input)?;
        if line.is_empty() {
            return Ok(lines);
        }
        bytes += line.len();
        lines.push(line);
        if lines.len() == CHUNK || bytes > MUCH || !input.buffer().contains(&b'\n') {
            return Ok(lines);
        }
    }
}

/// The next line, or just too much of it; empty at the end of the input.
fn next_line(input: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    input.take(limits::LINE.most + 1).read_until(b'\n', &mut line)?;
    if is_too_long(&line) && !line.ends_with(b"\n") {
        input.skip_until(b'\n')?;
    }
    Ok(line)
}

fn is_too_long(line: &[u8]) -> bool {
    line.len() as u64 > limits::LINE.most
}

fn answer_line<Q: DeserializeOwned, A>(line: &[u8], answer: impl Fn(Q) -> A) -> Answered<A> {
    if is_too_long(line) {
        let error = format!("the line is longer than {}", limits::LINE);
        return Answered { id: Value::Null, answer: Reply::Refusal { error } };
    }
    match serde_json::from_slice::<Asked<Q>>(line) {
        Ok(Asked { id, question }) => Answered { id, answer: Reply::Answer(answer(question)) },
        Err(reason) => {
            Answered { id: id_of(line), answer: Reply::Refusal { error: reason.to_string() } }
        }
    }
}

/// The identifier of a line that is no question; null where it has none.
fn id_of(line: &[u8]) -> Value {
    let object = serde_json::from_slice::<Value>(line).unwrap_or_default();
    object.get("id").cloned().unwrap_or_default()
}

fn print(answered: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, answered)?;
    out.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Length {
        text: String,
    }

    #[derive(Serialize)]
    struct Bytes {
        bytes: usize,
    }

    fn length(line: &str) -> String {
        answered(line.as_bytes(), |question: Length| Bytes { bytes: question.text.len() })
    }

    #[test]
    fn an_answer_carries_the_identifier_of_its_question() {
        let table = [
            (r#"{"id":"a","text":"é"}"#, r#"{"id":"a","bytes":2}"#),
            (r#"{"text":"","id":7,"more":1}"#, r#"{"id":7,"bytes":0}"#),
            (r#"{"text":""}"#, r#"{"id":null,"bytes":0}"#),
        ];
        for (line, expected) in table {
            assert_eq!(length(line), expected, "{line}");
        }
    }

    #[test]
    fn a_line_that_is_no_question_says_why_under_its_identifier() {
        let table = [
            (r#"{"id":"a"}"#, r#"{"id":"a","error":"missing field `text`"#),
            ("no", r#"{"id":null,"error":"#),
            ("", r#"{"id":null,"error":"#),
        ];
        for (line, expected) in table {
            assert!(length(line).starts_with(expected), "{line}: {}", length(line));
        }
    }

    #[test]
    fn a_chunk_holds_the_lines_that_have_arrived() {
        let mut input = BufReader::new("a\nb\nlast".as_bytes());
        assert_eq!(next_chunk(&mut input).unwrap(), [b"a\n", b"b\n"]);
        assert_eq!(next_chunk(&mut input).unwrap(), [b"last"]);
        assert!(next_chunk(&mut input).unwrap().is_empty());
        let many = "x\n".repeat(CHUNK + 1);
        assert_eq!(next_chunk(&mut BufReader::new(many.as_bytes())).unwrap().len(), CHUNK);
    }
}
