//! Planted faults: of claims with one fault each, all but those marked `missed` must be found, each
//! for the right reason, and nearly none of the sound ones may be flagged.
//!
//! The suites beside this file are read by `suite`. A test that fails prints every miss and every
//! false alarm.

mod suite;

use std::rc::Rc;

use standfirst::evidence::{Judgement, Reason, Source, judge_text, read_source};
use suite::{Article, Claim, articles};

/// The share of faults that must be found for the right reason: so few may be marked as missed. The
/// suites on science and the council were written without a look at the rules, to tell what these do
/// on faults that nobody had in mind: about three in ten were found at first sight.
const FOUND: f64 = 0.78;
/// The share of sound claims that may be flagged.
const ALARMS: f64 = 0.03;

const SUITES: [(&str, &str); 7] = [
    ("public.md", include_str!("public.md")),
    ("trade.md", include_str!("trade.md")),
    ("life.md", include_str!("life.md")),
    ("city.md", include_str!("city.md")),
    ("courts.md", include_str!("courts.md")),
    ("science.md", include_str!("science.md")),
    ("council.md", include_str!("council.md")),
];

/// Every claim of every suite: where it stands, its article, and what is found about it.
fn judged() -> Vec<(String, Claim, Rc<Source>, Judgement)> {
    let mut all = Vec::new();
    for (name, markdown) in SUITES {
        for Article { title, text, claims } in articles(markdown) {
            assert!(!text.is_empty(), "{name}: “{title}” has no text");
            let source = Rc::new(read_source(&text));
            for claim in claims {
                let judgement = judge_text(&claim.text, &source).judgement;
                let place = format!("{name}:{}", claim.line);
                all.push((place, claim, Rc::clone(&source), judgement));
            }
        }
    }
    all
}

fn shown(claim: &Claim, reasons: &[Reason]) -> String {
    let kind = if claim.faults.is_empty() { "sound" } else { &claim.faults.join(" or ") };
    let reasons = reasons.iter().map(|r| format!("\n      {}: {}", r.kind.as_str(), r.detail));
    format!("{kind}: {}{}", claim.text, reasons.collect::<String>())
}

fn share(some: usize, all: usize) -> f64 {
    some as f64 / all.max(1) as f64
}

#[test]
fn planted_faults_are_found_but_for_the_known_misses() {
    let judged = judged();
    let faulty: Vec<_> = judged.iter().filter(|(_, claim, ..)| !claim.faults.is_empty()).collect();
    let known = faulty.iter().filter(|(_, claim, ..)| claim.is_missed).count();
    let otherwise: Vec<String> = faulty
        .iter()
        .filter(|(_, claim, _, judgement)| {
            let is_it =
                |reason: &Reason| claim.faults.iter().any(|kind| kind == reason.kind.as_str());
            judgement.reasons.iter().any(is_it) == claim.is_missed
        })
        .map(|(place, claim, _, judgement)| {
            let change = if claim.is_missed { "found now, mark it so" } else { "missed" };
            format!("{place}: {change}: {}", shown(claim, &judgement.reasons))
        })
        .collect();
    assert!(otherwise.is_empty(), "of {} faults:\n{}", faulty.len(), otherwise.join("\n"));
    let found = 1.0 - share(known, faulty.len());
    assert!(found >= FOUND, "{:.1}% of {} faults found", 100.0 * found, faulty.len());
}

#[test]
fn sound_claims_stay_silent() {
    let judged = judged();
    let sound: Vec<_> = judged.iter().filter(|(_, claim, ..)| claim.faults.is_empty()).collect();
    let flagged: Vec<String> = sound
        .iter()
        .filter(|(.., judgement)| !judgement.reasons.is_empty())
        .map(|(place, claim, _, judgement)| {
            format!("{place}: {}", shown(claim, &judgement.reasons))
        })
        .collect();
    let alarms = share(flagged.len(), sound.len());
    assert!(
        alarms <= ALARMS,
        "{:.1}% of {} sound claims flagged:\n{}",
        100.0 * alarms,
        sound.len(),
        flagged.join("\n")
    );
}

#[test]
fn a_fix_makes_its_finding_vanish() {
    let mut unmended = Vec::new();
    for (place, claim, source, judgement) in judged() {
        for reason in &judgement.reasons {
            let Some(new) = &reason.replacement else { continue };
            let mut mended = claim.text.clone();
            mended.replace_range(reason.claim.start..reason.claim.end, new);
            let is_left = |r: &Reason| r.kind == reason.kind && r.claim.start == reason.claim.start;
            if judge_text(&mended, &source).judgement.reasons.iter().any(is_left) {
                unmended
                    .push(format!("{place}: {}\n   → {mended}", shown(&claim, &judgement.reasons)));
            }
        }
    }
    assert!(unmended.is_empty(), "{} fixes mend nothing:\n{}", unmended.len(), unmended.join("\n"));
}
