//! How much each word of a sentence speaks for each tag.
//!
//! More than half of the features of a word depend on one word: on itself, or on one of its
//! neighbours. What they weigh is added up once for each word form and remembered.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use super::decode::Scores;
use super::feature::{self, Sentence, Side, Word};
use super::tag::Tag;
use super::weights::SHIPPED;

/// What speaks against a word being in a name before anything is known of it, in the unit of the
/// weights. Set on validation sets: a name that is none costs more than a name that is missed.
const CAUTION: i32 = 96;

/// So many word forms are remembered; then all are forgotten.
const MOST: usize = 2048;

/// What one word adds by itself.
#[derive(Default)]
struct Alone {
    /// To its own scores.
    own: Scores,
    /// To those of the word on whose [`Side`] it stands.
    beside: [Scores; Side::ALL.len()],
}

/// What stands beyond the ends of a sentence adds.
static EDGE: LazyLock<[Scores; Side::ALL.len()]> = LazyLock::new(|| beside(None));

thread_local! {
    static REMEMBERED: RefCell<HashMap<u64, Rc<Alone>, FxBuildHasher>> = RefCell::default();
}

/// The scores of the words of one sentence.
pub struct Scorer<'s, 't> {
    sentence: &'s Sentence<'t>,
    alone: Vec<Option<Rc<Alone>>>,
}

impl<'s, 't> Scorer<'s, 't> {
    /// For `sentence`, of which nothing is looked up yet.
    pub fn new(sentence: &'s Sentence<'t>) -> Self {
        Self { sentence, alone: vec![None; sentence.len()] }
    }

    /// The scores of the word with index `at`.
    pub fn of(&mut self, at: usize) -> Scores {
        let mut scores = self.alone(at).own;
        scores[usize::from(Tag::OUTSIDE.0)] += CAUTION;
        for side in Side::ALL {
            let near = at.checked_add_signed(side.offset()).filter(|near| *near < self.alone.len());
            match near {
                Some(near) => add(&mut scores, &self.alone(near).beside[side as usize]),
                None => add(&mut scores, &EDGE[side as usize]),
            }
        }
        SHIPPED.add(&self.sentence.together(at), &mut scores);
        scores
    }

    fn alone(&mut self, at: usize) -> &Alone {
        self.alone[at].get_or_insert_with(|| remembered(self.sentence.word(at)))
    }
}

fn remembered(word: &Word<'_>) -> Rc<Alone> {
    REMEMBERED.with_borrow_mut(|remembered| {
        if remembered.len() >= MOST {
            remembered.clear();
        }
        Rc::clone(remembered.entry(word.key()).or_insert_with(|| Rc::new(Alone::of(word))))
    })
}

impl Alone {
    fn of(word: &Word<'_>) -> Self {
        let mut own = Scores::default();
        SHIPPED.add(&word.itself(), &mut own);
        SHIPPED.add(&word.affixes(), &mut own);
        Self { own, beside: beside(Some(word)) }
    }
}

fn beside(word: Option<&Word<'_>>) -> [Scores; Side::ALL.len()] {
    Side::ALL.map(|side| {
        let mut scores = Scores::default();
        SHIPPED.add(&feature::beside(word, side), &mut scores);
        scores
    })
}

fn add(scores: &mut Scores, more: &Scores) {
    for (score, more) in scores.iter_mut().zip(more) {
        *score += more;
    }
}
