//! Reports, read as their readers do: by the rules of each format, not by ours.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;

/// What a reader learns of a finding. What a format does not tell is left empty.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Seen {
    pub path: String,
    pub rule: String,
    pub message: String,
    /// The first and the last line, from 1.
    pub lines: (u64, u64),
    /// The bytes of the article that the columns lead to.
    pub found: Option<Range<usize>>,
    pub fingerprint: String,
    /// The article after each fix.
    pub mended: Vec<String>,
    /// File and words of each piece of evidence.
    pub evidence: Vec<(String, String)>,
}

/// The text of the file that a report names.
pub type TextOf<'a> = &'a dyn Fn(&str) -> String;

/// `jsonl`, whose byte offsets need no counting.
pub fn jsonl(report: &str, text_of: TextOf<'_>) -> Vec<Seen> {
    let bytes = |range: &Value| {
        let offset = |end: &str| range[end]["offset"].as_u64().unwrap() as usize;
        offset("start")..offset("end")
    };
    let seen = |line: &str| {
        let line: Value = serde_json::from_str(line).unwrap();
        let text = text_of(string(&line["path"]));
        let mended = |fix: &Value| {
            let edits = array(&fix["edits"]);
            edited(&text, edits.map(|edit| (bytes(&edit["range"]), string(&edit["new_text"]))))
        };
        let place = |related: &Value| {
            let path = string(&related["path"]);
            (path.to_owned(), text_of(path)[bytes(&related["range"])].to_owned())
        };
        Seen {
            path: string(&line["path"]).to_owned(),
            rule: string(&line["rule"]).to_owned(),
            message: string(&line["message"]).to_owned(),
            found: Some(bytes(&line["range"])),
            mended: array(&line["fixes"]).map(mended).collect(),
            evidence: array(&line["related"]).map(place).collect(),
            ..Seen::default()
        }
    };
    report.lines().map(seen).collect()
}

/// SARIF: columns in UTF-16 code units without the byte order mark, URIs with percent signs.
pub fn sarif(report: &str, text_of: TextOf<'_>) -> Vec<Seen> {
    let document: Value = serde_json::from_str(report).unwrap();
    let run = &document["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let path_of = |location: &Value| {
        let uri = string(&location["artifactLocation"]["uri"]);
        percent_encoding::percent_decode_str(uri).decode_utf8().unwrap().into_owned()
    };
    let seen = |result: &Value| {
        let rule = string(&result["ruleId"]);
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], rule);
        let place = &result["locations"][0]["physicalLocation"];
        let (path, region) = (path_of(place), &place["region"]);
        let text = text_of(&path);
        let mended = |fix: &Value| {
            let change = &fix["artifactChanges"][0];
            assert_eq!(path_of(change), path);
            let replaced = array(&change["replacements"]).map(|replacement| {
                let inserted = string(&replacement["insertedContent"]["text"]);
                (sarif_bytes(&text, &replacement["deletedRegion"]), inserted)
            });
            edited(&text, replaced)
        };
        let evidence = |related: &Value| {
            let place = &related["physicalLocation"];
            let (path, region) = (path_of(place), &place["region"]);
            let text = text_of(&path);
            (path, text[sarif_bytes(&text, region)].to_owned())
        };
        Seen {
            rule: rule.to_owned(),
            message: without_backslashes(string(&result["message"]["text"])),
            lines: (region["startLine"].as_u64().unwrap(), region["endLine"].as_u64().unwrap()),
            found: Some(sarif_bytes(&text, region)),
            fingerprint: string(&result["partialFingerprints"]["wordsFound/v1"]).to_owned(),
            mended: array(&result["fixes"]).map(mended).collect(),
            evidence: array(&result["relatedLocations"]).map(evidence).collect(),
            path,
        }
    };
    array(&run["results"]).map(seen).collect()
}

/// A message of SARIF as it is shown: a backslash stands before what would be part of a link.
fn without_backslashes(message: &str) -> String {
    message.replace("\\[", "[").replace("\\]", "]").replace("\\\\", "\\")
}

/// The bytes of a region, which its offset and its columns must agree upon.
fn sarif_bytes(text: &str, region: &Value) -> Range<usize> {
    let number = |name: &str| region[name].as_u64().unwrap();
    let place = |line: u64, column: u64| {
        let (start, line) = line_of(text, line);
        let mark = if line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let units: Vec<u16> = line[mark..].encode_utf16().take(column as usize - 1).collect();
        start + mark + String::from_utf16(&units).unwrap().len()
    };
    let start = place(number("startLine"), number("startColumn"));
    let end = place(number("endLine"), number("endColumn"));
    assert_eq!(start as u64, number("byteOffset"), "{region}");
    assert_eq!((end - start) as u64, number("byteLength"), "{region}");
    start..end
}

/// reviewdog: columns in bytes.
pub fn rdjson(report: &str, text_of: TextOf<'_>) -> Vec<Seen> {
    let document: Value = serde_json::from_str(report).unwrap();
    assert_eq!(document["source"]["name"], "standfirst");
    let bytes = |text: &str, range: &Value| {
        let place = |end: &Value| {
            let (start, _) = line_of(text, end["line"].as_u64().unwrap());
            start + end["column"].as_u64().unwrap() as usize - 1
        };
        place(&range["start"])..place(&range["end"])
    };
    let seen = |diagnostic: &Value| {
        let location = &diagnostic["location"];
        let path = string(&location["path"]);
        let text = text_of(path);
        let mended = |suggestion: &Value| {
            let edit = (bytes(&text, &suggestion["range"]), string(&suggestion["text"]));
            edited(&text, [edit].into_iter())
        };
        let evidence = |related: &Value| {
            let path = string(&related["location"]["path"]);
            let text = text_of(path);
            (path.to_owned(), text[bytes(&text, &related["location"]["range"])].to_owned())
        };
        Seen {
            path: path.to_owned(),
            rule: string(&diagnostic["code"]["value"]).to_owned(),
            message: string(&diagnostic["message"]).to_owned(),
            found: Some(bytes(&text, &location["range"])),
            mended: array(&diagnostic["suggestions"]).map(mended).collect(),
            evidence: array(&diagnostic["related_locations"]).map(evidence).collect(),
            ..Seen::default()
        }
    };
    array(&document["diagnostics"]).map(seen).collect()
}

/// GitLab: lines alone.
pub fn gitlab(report: &str) -> Vec<Seen> {
    let issues: Value = serde_json::from_str(report).unwrap();
    let seen = |issue: &Value| {
        let lines = &issue["location"]["lines"];
        Seen {
            path: string(&issue["location"]["path"]).to_owned(),
            rule: string(&issue["check_name"]).to_owned(),
            message: string(&issue["description"]).to_owned(),
            lines: (lines["begin"].as_u64().unwrap(), lines["end"].as_u64().unwrap()),
            fingerprint: string(&issue["fingerprint"]).to_owned(),
            ..Seen::default()
        }
    };
    array(&issues).map(seen).collect()
}

/// GitHub's commands, taken apart and decoded as the runner does; columns in characters.
pub fn github(report: &str, text_of: TextOf<'_>) -> Vec<Seen> {
    let decoded = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n");
    let seen = |line: &str| {
        let command = line.trim_start().strip_prefix("::").unwrap();
        let (about, data) = command.split_once("::").unwrap();
        let (_, properties) = about.split_once(' ').unwrap();
        let property = |name: &str| {
            let properties = properties.split(',').filter_map(|property| property.split_once('='));
            let value = properties.filter(|(key, _)| *key == name).map(|(_, value)| value).next();
            let value = value.unwrap_or_default().replace("%3A", ":").replace("%2C", ",");
            decoded(&value).replace("%25", "%")
        };
        let number = |name: &str| property(name).parse::<u64>().ok();
        let mut seen = Seen {
            path: property("file"),
            rule: property("title"),
            message: decoded(data).replace("%25", "%"),
            ..Seen::default()
        };
        let (Some(first), Some(last)) = (number("line"), number("endLine")) else { return seen };
        seen.lines = (first, last);
        if let (Some(from), Some(to)) = (number("col"), number("endColumn")) {
            let text = text_of(&seen.path);
            let (start, line) = line_of(&text, first);
            let mark = if line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
            let bytes = |column: u64| {
                let before: String = line[mark..].chars().take(column as usize - 1).collect();
                start + mark + before.len()
            };
            seen.found = Some(bytes(from)..bytes(to));
        }
        seen
    };
    report.lines().map(seen).collect()
}

/// JUnit: the failed cases and the errors, in a strict reader of XML.
pub fn junit(report: &str) -> Vec<Seen> {
    let mut reader = Reader::from_str(report);
    let (mut seen, mut case) = (Vec::new(), Seen::default());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) => match element.name().as_ref() {
                b"testcase" => {
                    let name = attribute(&element, "name");
                    let rule = name.split_once(": ").map_or("", |(rule, _)| rule).to_owned();
                    let path = attribute(&element, "classname");
                    case = Seen { path, rule, ..Seen::default() };
                }
                b"failure" | b"error" => {
                    case.message = attribute(&element, "message");
                    seen.push(case.clone());
                }
                _ => {}
            },
            Event::Eof => return seen,
            _ => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> String {
    let attribute = element.try_get_attribute(name).unwrap().unwrap();
    attribute.unescape_value().unwrap().into_owned()
}

/// Where line `line`, from 1, begins, and the text from there.
fn line_of(text: &str, line: u64) -> (usize, &str) {
    let line_ends = text.match_indices('\n').map(|(at, _)| at + 1);
    let start = [0].into_iter().chain(line_ends).nth(line as usize - 1).unwrap();
    (start, &text[start..])
}

fn edited<'a>(text: &str, edits: impl Iterator<Item = (Range<usize>, &'a str)>) -> String {
    let mut edits: Vec<_> = edits.collect();
    edits.sort_by_key(|(range, _)| range.start);
    let mut text = text.to_owned();
    for (range, new_text) in edits.into_iter().rev() {
        text.replace_range(range, new_text);
    }
    text
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no string: {value}"))
}

/// The elements of an array; none where there is no array.
fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
