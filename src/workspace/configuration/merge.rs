//! Lays what one file says over what another says: tables are merged key by key, lists of tables
//! add up, anything else takes the place of what was there.

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// The lists of tables whose items have a name, and the key of that name.
const NAMED: [(&str, &str); 3] = [("entities", "id"), ("template", "kind"), ("category", "name")];

/// The list whose last item counts most; of the others the first does.
const LAST_COUNTS: &str = "overrides";

/// Lays `over` over `under`.
pub fn lay_over<'a>(under: &mut DeTable<'a>, over: DeTable<'a>) {
    for (key, over) in over {
        let under_it = under.remove_entry(key.get_ref().as_ref()).map(|(_, value)| value);
        let value = match under_it {
            Some(under_it) => merged(key.get_ref(), under_it, over),
            None => over,
        };
        under.insert(key, value);
    }
}

/// What `key` is where one file says `under` and another, which counts more, `over`.
fn merged<'a>(
    key: &str,
    under: Spanned<DeValue<'a>>,
    over: Spanned<DeValue<'a>>,
) -> Spanned<DeValue<'a>> {
    let place = over.span();
    let value = match (under.into_inner(), over.into_inner()) {
        (DeValue::Table(mut under), DeValue::Table(over)) => {
            lay_over(&mut under, over);
            DeValue::Table(under)
        }
        (DeValue::Array(under), DeValue::Array(over))
            if has_tables(&under) && has_tables(&over) =>
        {
            DeValue::Array(added(key, under, over))
        }
        (_, over) => over,
    };
    Spanned::new(place, value)
}

/// The tables of both lists; of two with the same name only that of `over`.
fn added<'a>(key: &str, under: DeArray<'a>, over: DeArray<'a>) -> DeArray<'a> {
    let known: Vec<_> = over.iter().filter_map(|item| name(key, item)).map(str::to_owned).collect();
    let is_new = |item: &Spanned<DeValue<'a>>| {
        name(key, item).is_none_or(|name| known.iter().all(|other| other != name))
    };
    let under = under.into_iter().filter(is_new);
    if key == LAST_COUNTS {
        under.chain(over).collect()
    } else {
        over.into_iter().chain(under).collect()
    }
}

fn name<'t>(key: &str, item: &'t Spanned<DeValue<'_>>) -> Option<&'t str> {
    let (_, named_by) = NAMED.iter().find(|(list, _)| *list == key)?;
    item.get_ref().get(*named_by)?.get_ref().as_str()
}

fn has_tables(list: &DeArray<'_>) -> bool {
    list.iter().any(|item| item.get_ref().is_table())
}
