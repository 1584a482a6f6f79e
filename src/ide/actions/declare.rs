//! "Declare ‘NAME’ as an entity": an entry for the name at the cursor in the front matter.

use crate::analysis::Entity;
use crate::article::ProblemKind;
use crate::ide::front_matter;

use super::{Action, ActionKind, Asked};

pub(super) fn actions(asked: Asked<'_>) -> Vec<Action<'_>> {
    let Some(entity) = undeclared(asked) else { return Vec::new() };
    let title = format!("Declare ‘{}’ as an entity", entity.name);
    let edits = move || {
        let article = &asked.review.analysis.article;
        vec![front_matter::with_entity(article, asked.source, &entry(entity))]
    };
    vec![Action::new(ActionKind::Rewrite, title, edits)]
}

/// The entity that is named at the cursor, unless the article declares it.
fn undeclared(asked: Asked<'_>) -> Option<&Entity> {
    let analysis = &asked.review.analysis;
    let is_broken = |kind: ProblemKind| kind == ProblemKind::FrontMatter;
    if analysis.article.problems.iter().any(|problem| is_broken(problem.kind)) {
        return None;
    }
    let (block, offset) = analysis.place_at(asked.range.start)?;
    let (entity, _) = analysis.entities.at(block, offset)?;
    let mut declared = analysis.article.front_matter.entities.iter();
    (!declared.any(|declaration| declaration.id.value == entity.id)).then_some(entity)
}

/// `{id: aurora, name: Aurora Grid, type: org, aliases: [Aurora]}`
fn entry(entity: &Entity) -> String {
    let scalar = front_matter::scalar;
    let aliases: Vec<_> = entity.aliases.iter().map(|alias| scalar(alias)).collect();
    let aliases = match aliases.as_slice() {
        [] => String::new(),
        aliases => format!(", aliases: [{}]", aliases.join(", ")),
    };
    let (id, name, kind) = (scalar(&entity.id), scalar(&entity.name), entity.kind.as_str());
    format!("{{id: {id}, name: {name}, type: {kind}{aliases}}}")
}
