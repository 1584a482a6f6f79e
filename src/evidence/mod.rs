//! Is a claim supported? Claim → passages → alignment → verdict.
//!
//! [`judge`] holds one sentence against a [`Source`] and says what it found in a [`Judgement`]:
//! the verdict, a score, the reasons and the passages. `check`, `verify` and the server all ask
//! here.
//!
//! The way of a claim: `retrieval` finds the sentences that speak of the same thing, `alignment`
//! pairs their words with the claim's, `slots` compares what stands in them one kind at a time,
//! `verdict` draws the conclusion.
//!
//! Floor 3.

mod alignment;
mod archive;
mod asked;
mod cited;
mod claims;
pub mod features;
mod interest;
mod kept;
mod meaning;
pub mod model;
mod opposites;
mod paragraphs;
mod plain;
pub mod quotation;
mod reason;
mod recent;
mod retrieval;
mod slots;
mod source;
mod statement;
mod synonyms;
mod verdict;
mod vocabulary;
mod wording;

pub use archive::{Archive, ArchivedText, Archives, Unreadable};
pub use cited::{CitedClaim, cited_words, judge_cited};
pub use claims::{JudgedClaim, judge_article};
pub use kept::{KeptJudgements, KeptStatements};
pub use paragraphs::paragraphs;
pub use plain::{TextJudgement, features_of_text, judge_text, read_source};
pub use reason::{Reason, ReasonKind};
pub use recent::RecentSources;
pub use source::Source;
pub use verdict::{Judgement, Passage, Thresholds, Verdict, judge};
