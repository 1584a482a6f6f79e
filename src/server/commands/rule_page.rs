//! `standfirst.rulePage` [rule]: the rule's page, in Markdown.

use tower_lsp::jsonrpc::{Error, Result};

use serde_json::Value;

use crate::rules;

use super::{Command, arguments};

pub(super) static COMMAND: Command = Command {
    name: "standfirst.rulePage",
    run: |_, given| {
        let page = page(given);
        Box::pin(async { page })
    },
};

fn page(given: Vec<Value>) -> Result<Value> {
    let (name,): (String,) = arguments(given, "the name of a rule")?;
    rules::check_rule(&name).map_err(Error::invalid_params)?;
    Ok(rules::find(&name).map_or("", |rule| rule.page).into())
}
