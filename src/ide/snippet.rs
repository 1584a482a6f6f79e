//! Templates in the snippet syntax of LSP.

use crate::insights::fill::Filled;
use crate::insights::template::Part;

/// The template as a snippet: one tab stop a slot, its fills as choices.
pub(super) fn snippet(filled: &Filled<'_>) -> String {
    let mut snippet = String::new();
    let mut met = 0;
    for part in &filled.template.parts {
        match part {
            Part::Words(words) => snippet += &escaped(words, &['\\', '$', '}']),
            // Slots are numbered by first appearance: a number met before is a slot met before.
            Part::Slot(slot) if *slot < met => snippet += &format!("${{{}}}", slot + 1),
            Part::Slot(slot) => {
                met = slot + 1;
                snippet += &format!("${{{}|{}|}}", slot + 1, choices(&filled.choices[*slot]));
            }
        }
    }
    snippet + "$0"
}

fn choices(choices: &[String]) -> String {
    let escaped: Vec<_> =
        choices.iter().map(|choice| escaped(choice, &['\\', '$', '}', ',', '|'])).collect();
    escaped.join(",")
}

fn escaped(text: &str, special: &[char]) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if special.contains(&character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::template::Template;

    #[test]
    fn choices_are_escaped_and_a_slot_keeps_its_tab_stop() {
        let template =
            Template::parse("status", "Has {org} paid ${topic}, or has {org} not?").unwrap();
        let names = ["Lind, Bo | Co", r"A\B{$}"].map(str::to_owned).to_vec();
        let filled = Filled {
            template: &template,
            choices: vec![names, vec!["fees".to_owned()]],
            likeliest: Vec::new(),
            weight: 1.0,
        };
        assert_eq!(
            snippet(&filled),
            r"Has ${1|Lind\, Bo \| Co,A\\B{\$\}|} paid \$${2|fees|}, or has ${1} not?$0"
        );
    }
}
