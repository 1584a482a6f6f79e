//! What the rules keep of an article while it is edited. It saves work, and changes nothing.

use std::sync::Mutex;

use super::standing::KeptStanding;
use super::unsupported_premise::KeptPremises;

/// What the rules keep.
#[derive(Debug, Default)]
pub struct KeptByRules {
    /// What the questions take for granted, held against the article.
    pub premises: Mutex<KeptPremises>,
    /// Who stands for each sentence of the body.
    pub standing: Mutex<KeptStanding>,
}
