//! Templates in the snippet syntax of LSP.

use crate::insights::fill::Filled;
use crate::insights::template::Part;

/// A text with holes, in the snippet syntax of LSP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// A hole lists what can stand in it.
    pub with_choices: String,
    /// A hole holds the likeliest of that, for editors that cannot show lists.
    pub with_placeholders: String,
}

impl Snippet {
    /// `text`, a snippet whose holes have no choices.
    pub(super) fn without_choices(text: String) -> Self {
        Self { with_choices: text.clone(), with_placeholders: text }
    }

    /// The template: one tab stop a slot, its fills as choices.
    pub(super) fn of(filled: &Filled) -> Self {
        let likeliest = |fills: &[String]| fills.first().map(|fill| escaped(fill, &SPECIAL));
        let placeholder = |fills: &[String]| format!(":{}", likeliest(fills).unwrap_or_default());
        Self {
            with_choices: written(filled, |fills| format!("|{}|", choices(fills))),
            with_placeholders: written(filled, placeholder),
        }
    }

    /// The same with `lead` before it, which has no holes.
    pub(super) fn after(self, lead: &str) -> Self {
        let lead = escaped(lead, &SPECIAL);
        Self {
            with_choices: lead.clone() + &self.with_choices,
            with_placeholders: lead + &self.with_placeholders,
        }
    }
}

/// What has a meaning of its own in snippets.
const SPECIAL: [char; 3] = ['\\', '$', '}'];

/// The template with each slot as a tab stop, which holds its fills as `hole` writes them.
fn written(filled: &Filled, hole: impl Fn(&[String]) -> String) -> String {
    let mut snippet = String::new();
    let mut met = 0;
    for part in &filled.template.wording.parts {
        match part {
            Part::Words(words) => snippet += &escaped(words, &SPECIAL),
            Part::Agreement(agreement) => {
                snippet += &escaped(filled.agreeing(agreement), &SPECIAL);
            }
            // Slots are numbered by first appearance: a number met before is a slot met before.
            Part::Slot(slot) if *slot < met => snippet += &format!("${{{}}}", slot + 1),
            Part::Slot(slot) => {
                met = slot + 1;
                snippet += &format!("${{{}{}}}", slot + 1, hole(&filled.choices[*slot]));
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
    use crate::insights::template::{Template, Wording};

    #[test]
    fn choices_are_escaped_and_a_slot_keeps_its_tab_stop() {
        let wording = Wording::parse("Has {org} paid ${topic}, or has {org} not?").unwrap();
        let (kind, category, recognises) = ("a".into(), "status".into(), Vec::new());
        let (needs, premises, fallback) = (Vec::new(), Vec::new(), false);
        let template = Template { kind, category, wording, recognises, needs, premises, fallback };
        let names = ["Lind, Bo | Co", r"A\B{$}"].map(str::to_owned).to_vec();
        let filled = Filled {
            template: std::sync::Arc::new(template),
            choices: vec![names, vec!["fees".to_owned()]],
            are_plural: vec![false, true],
            likeliest: Vec::new(),
            weight: 1.0,
            is_called_for: true,
            raised_in: None,
        };
        let snippet = Snippet::of(&filled).after("$ ");
        assert_eq!(
            snippet.with_choices,
            r"\$ Has ${1|Lind\, Bo \| Co,A\\B{\$\}|} paid \$${2|fees|}, or has ${1} not?$0"
        );
        assert_eq!(
            snippet.with_placeholders,
            r"\$ Has ${1:Lind, Bo | Co} paid \$${2:fees}, or has ${1} not?$0"
        );
    }
}
