//! `standfirst.proposeQuestions` [uri]: questions that the article invites, as snippets, and the
//! position at which they are to be inserted.

use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::Url;

use crate::ide::{self, NewQuestion};
use crate::server::convert::Converter;
use crate::server::session::Session;
use crate::server::snapshot::Snapshot;

use super::{Command, arguments};

pub(super) static COMMAND: Command = Command {
    name: "standfirst.proposeQuestions",
    run: |session, given| match snapshot(&session, given) {
        Ok(snapshot) => Box::pin(async move { propose(&session, &snapshot).await }),
        Err(error) => Box::pin(async { Err(error) }),
    },
};

fn snapshot(session: &Session, given: Vec<Value>) -> Result<Arc<Snapshot>> {
    let (uri,): (Url,) = arguments(given, "the URI of an open document")?;
    let no_document = || Error::invalid_params(format!("{uri} is not open"));
    session.documents.snapshot(&uri).ok_or_else(no_document)
}

async fn propose(session: &Arc<Session>, snapshot: &Arc<Snapshot>) -> Result<Value> {
    session
        .compute(snapshot, |snapshot, reviewed, client| {
            let insertion = ide::insertion(&reviewed.review, &reviewed.source);
            let converter = Converter::new(snapshot, client);
            let questions = insertion.questions.iter().map(|q| question(&converter, q));
            json!({
                "position": converter.position(insertion.offset),
                "questions": questions.collect::<Vec<_>>(),
            })
        })
        .await
}

fn question(converter: &Converter<'_>, question: &NewQuestion) -> Value {
    json!({
        "category": question.category,
        "question": question.text,
        "newText": converter.snippet(&question.snippet),
    })
}
