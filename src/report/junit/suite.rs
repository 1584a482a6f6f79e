//! A suite of test cases, written as XML as Jenkins' schema wants it.

use std::collections::HashMap;
use std::io;

use quick_xml::Writer;
use quick_xml::events::BytesText;

/// A test case.
pub struct Case {
    /// What the case is called.
    pub name: String,
    /// Why it did not pass, unless it did.
    pub fault: Option<Fault>,
}

/// Why a case did not pass.
pub struct Fault {
    /// The element that says so: `failure` or `error`.
    pub element: &'static str,
    /// What kind of fault it is.
    pub kind: &'static str,
    /// The fault, on one line.
    pub message: String,
    /// More about it.
    pub text: String,
}

/// Writes a suite called `name` with `cases`.
pub fn write_suite(name: &str, mut cases: Vec<Case>, out: &mut dyn io::Write) -> io::Result<()> {
    number(&mut cases);
    let name = allowed(name);
    let tests = cases.len().to_string();
    let (failures, errors) = (count(&cases, "failure"), count(&cases, "error"));
    let attributes =
        [("name", name.as_str()), ("tests", &tests), ("failures", &failures), ("errors", &errors)];
    let mut writer = Writer::new_with_indent(&mut *out, b' ', 2);
    let element = writer.create_element("testsuite").with_attributes(attributes);
    element.write_inner_content(|writer| {
        cases.iter().try_for_each(|case| write_case(&name, case, writer))
    })?;
    writeln!(out)
}

/// Numbers the cases of the same name from the second on, as servers keep one of each name.
fn number(cases: &mut [Case]) {
    let mut alike: HashMap<String, usize> = HashMap::new();
    for case in cases {
        let count = alike.entry(case.name.clone()).or_default();
        *count += 1;
        if *count > 1 {
            case.name = format!("{} ({count})", case.name);
        }
    }
}

/// How many of `cases` have a fault that `element` tells.
fn count(cases: &[Case], element: &str) -> String {
    let faults = cases.iter().filter_map(|case| case.fault.as_ref());
    faults.filter(|fault| fault.element == element).count().to_string()
}

fn write_case<W: io::Write>(class: &str, case: &Case, writer: &mut Writer<W>) -> io::Result<()> {
    let name = allowed(&case.name);
    let attributes = [("classname", class), ("name", name.as_str())];
    let element = writer.create_element("testcase").with_attributes(attributes);
    match &case.fault {
        Some(fault) => element.write_inner_content(|writer| write_fault(fault, writer))?,
        None => element.write_empty()?,
    };
    Ok(())
}

fn write_fault<W: io::Write>(fault: &Fault, writer: &mut Writer<W>) -> io::Result<()> {
    let message = allowed(&fault.message);
    let attributes = [("type", fault.kind), ("message", message.as_str())];
    let element = writer.create_element(fault.element).with_attributes(attributes);
    element.write_text_content(BytesText::new(&allowed(&fault.text)))?;
    Ok(())
}

/// `text` with a sign in the place of each character that no XML document can hold, escaped or not.
fn allowed(text: &str) -> String {
    let is_allowed = |c| {
        let is_space = matches!(c, '\t' | '\n' | '\r');
        is_space || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'))
    };
    text.chars().map(|c| if is_allowed(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_of_the_same_name_are_numbered() {
        let case = |name: &str| Case { name: name.to_owned(), fault: None };
        let mut cases = ["a", "b", "a", "a"].map(case);
        number(&mut cases);
        assert_eq!(cases.map(|case| case.name), ["a", "b", "a (2)", "a (3)"]);
    }

    #[test]
    fn what_no_document_can_hold_is_replaced() {
        assert_eq!(allowed("a\u{1b}\u{fffe}é\n😀"), "a\u{fffd}\u{fffd}é\n😀");
    }
}
