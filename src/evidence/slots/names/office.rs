//! Who holds an office: "Judge Beck" must not stand where the evidence has Judge Amadi and the
//! lawyer Beck.

use crate::evidence::alignment::Alignment;
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::Statement;
use crate::language::lexicon::{DESCRIPTION_WORDS, NAME_CUES};
use crate::language::{EntityType, Name, Token};

use super::name::words;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    alignment.claim.names().filter_map(|name| judge(alignment, name)).collect()
}

/// The holder of the office that the claim gives to somebody whom the evidence gives another.
fn judge(alignment: &Alignment<'_>, name: &Name) -> Option<Reason> {
    let claim = &alignment.claim;
    let mine = office(claim, name)?;
    let surname = *words(claim, name).last()?;
    let with_name = alignment.source.sentences_with(surname.concept());
    let is_said_of_them = |id: &u32| has(&alignment.source.statement(*id), mine);
    if with_name.iter().any(is_said_of_them) || !holds_another(alignment, surname) {
        return None;
    }
    let with_office = alignment.source.sentences_with(mine.concept());
    with_office.iter().find_map(|id| {
        let statement = alignment.source.statement(*id);
        let holds = |other: &&Name| office(&statement, other).is_some_and(|o| o.stem == mine.stem);
        let holder = statement.names().find(holds)?;
        let written = (&statement, holder.range);
        Some(Reason::differs(ReasonKind::Name, (claim, name.range), written))
    })
}

/// Whether the evidence says of somebody of this surname what they are.
fn holds_another(alignment: &Alignment<'_>, surname: &Token) -> bool {
    alignment.source.sentences_with(surname.concept()).iter().any(|id| {
        let statement = alignment.source.statement(*id);
        let mut theirs = statement.names().filter(|other| {
            words(&statement, other).last().is_some_and(|word| word.stem == surname.stem)
        });
        theirs.any(|other| office(&statement, other).is_some())
    })
}

fn has(statement: &Statement<'_>, word: &Token) -> bool {
    statement.tokens().iter().any(|token| token.concept() == word.concept())
}

/// What a person is, right before the name: "Judge Amadi", "her lawyer, Tomas Beck".
fn office<'a>(statement: &Statement<'a>, name: &Name) -> Option<&'a Token> {
    if name.kind != EntityType::Person {
        return None;
    }
    let at = statement.token_span(name.range).start;
    let mut before = statement.tokens().get(..at)?.iter().rev();
    let word = before.find(|token| !token.is_mark(','))?;
    is_office(word).then_some(word)
}

fn is_office(token: &Token) -> bool {
    let word = token.lower.as_str();
    let notes = DESCRIPTION_WORDS.get(word).map_or("", |notes| *notes);
    let is_courtesy = notes.split_whitespace().any(|note| note == "courtesy");
    let is_role = notes.split_whitespace().any(|note| note == "role");
    !is_courtesy && (is_role || NAME_CUES.get(word).is_some_and(|cue| *cue == "title"))
}
