//! `standfirst.checkArticles` []: checks every article of the workspace's folders, has the client
//! show what was found in those that are not open, and answers with the counts.

use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;

use crate::server::client::progress::Progress;
use crate::server::findings::scanning::{self, Summary};
use crate::server::session::Session;

use super::Command;

pub(super) static COMMAND: Command = Command {
    name: "standfirst.checkArticles",
    run: |session, _| Box::pin(async move { check(session).await }),
};

async fn check(session: Arc<Session>) -> Result<Value> {
    session.stored.forget();
    let worker = Arc::clone(&session);
    let scan = async move { scanning::scan(&worker, Progress::silent(&worker)).await };
    let Summary { articles, counts, unreadable } = session.apart(scan).await??;
    Ok(json!({
        "articles": articles,
        "errors": counts.errors,
        "warnings": counts.warnings,
        "infos": counts.infos,
        "hints": counts.hints,
        "unreadable": unreadable,
    }))
}
