//! `standfirst.showEvidence` [uri, position]: has the client show the passage on which the verdict
//! about the claim at that position rests. The notes above claims run it.

use std::sync::Arc;

use serde_json::Value;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{Position, ShowDocumentParams, Url};

use crate::ide;
use crate::server::convert::Converter;
use crate::server::session::Session;
use crate::server::snapshot::Snapshot;

use super::{Command, arguments};

/// What clients call the command.
pub const NAME: &str = "standfirst.showEvidence";

pub(super) static COMMAND: Command = Command {
    name: NAME,
    run: |session, given| match arguments(given, "a URI and a position") {
        Ok((uri, position)) => {
            let snapshot = session.documents.snapshot(&uri);
            Box::pin(async move { show(&session, snapshot, uri, position).await })
        }
        Err(error) => Box::pin(async { Err(error) }),
    },
};

/// Shows the evidence, where there is any.
async fn show(
    session: &Arc<Session>,
    snapshot: Option<Arc<Snapshot>>,
    uri: Url,
    position: Position,
) -> Result<Value> {
    let Some(snapshot) = snapshot else { return Ok(Value::Null) };
    let evidence = session
        .compute(&snapshot, move |snapshot, reviewed, client| {
            let converter = Converter::new(snapshot, client);
            let evidence = ide::evidence(&reviewed.review, converter.offset(position))?;
            Some(converter.range(evidence))
        })
        .await?;
    if let Some(range) = evidence {
        session.show(ShowDocumentParams {
            uri,
            external: None,
            take_focus: Some(true),
            selection: Some(range),
        });
    }
    Ok(Value::Null)
}
