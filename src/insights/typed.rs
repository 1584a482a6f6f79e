//! Filling a template so that it goes on from what somebody has typed already.

use std::sync::Arc;

use super::fill::Filled;
use super::template::Part;

impl Filled {
    /// Puts those choices first with which the question starts like `typed`, as far as it can.
    pub fn follow(&mut self, typed: &str) {
        let typed = typed.to_lowercase();
        let mut rest = typed.as_str();
        let mut met = vec![false; self.choices.len()];
        let template = Arc::clone(&self.template);
        for part in &template.wording.parts {
            let known = match part {
                Part::Words(words) => words.to_lowercase(),
                Part::Agreement(agreement) => self.agreeing(agreement).to_lowercase(),
                Part::Slot(slot) => {
                    if !met[*slot] {
                        self.choose(*slot, rest);
                    }
                    met[*slot] = true;
                    self.choices[*slot].first().map_or_else(String::new, |c| c.to_lowercase())
                }
            };
            match rest.strip_prefix(known.as_str()) {
                Some(behind) if !behind.is_empty() => rest = behind,
                _ => break,
            }
        }
    }

    /// Puts the choice of `slot` first that `rest` starts with, or that starts with `rest`.
    fn choose(&mut self, slot: usize, rest: &str) {
        let fits = |choice: &String| {
            let choice = choice.to_lowercase();
            rest.starts_with(&choice) || choice.starts_with(rest)
        };
        let choices = &mut self.choices[slot];
        let Some(at) = choices.iter().position(fits) else { return };
        choices[..=at].rotate_right(1);
        let chosen = choices[0].clone();
        // Two slots are never filled alike.
        for (other, choices) in self.choices.iter_mut().enumerate() {
            if other != slot && choices.len() > 1 && choices[0] == chosen {
                choices.swap(0, 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::insights::fill::Filled;
    use crate::insights::template::{Template, Wording};

    /// The question that goes on from `typed`.
    fn following(typed: &str) -> String {
        let template = Template {
            kind: "a".into(),
            category: "status".into(),
            wording: Wording::parse("Does {org} trust {org2}?").unwrap(),
            recognises: Vec::new(),
            needs: Vec::new(),
            premises: Vec::new(),
            fallback: false,
        };
        let names = ["Aurora Grid", "Tidal Works", "Nordlys"].map(str::to_owned).to_vec();
        let mut others = names.clone();
        others.swap(0, 1);
        let mut filled = Filled {
            template: Arc::new(template),
            choices: vec![names, others],
            are_plural: vec![false, false],
            likeliest: Vec::new(),
            weight: 1.0,
            is_called_for: true,
            raised_in: None,
        };
        filled.follow(typed);
        filled.text()
    }

    #[test]
    fn a_question_goes_on_from_what_was_typed() {
        let cases = [
            ("", "Does Aurora Grid trust Tidal Works?"),
            ("does nor", "Does Nordlys trust Tidal Works?"),
            ("Does Tidal Works", "Does Tidal Works trust Aurora Grid?"),
            ("Does Nordlys trust Au", "Does Nordlys trust Aurora Grid?"),
            ("Does Bo", "Does Aurora Grid trust Tidal Works?"),
            ("Why", "Does Aurora Grid trust Tidal Works?"),
        ];
        for (typed, question) in cases {
            assert_eq!(following(typed), question, "{typed}");
        }
    }
}
