//! What clients say that `tower-lsp` and its types would not understand, put so that they do.

use serde_json::Value;
use tower_lsp::jsonrpc::Request;

/// `request` as `tower-lsp` understands it.
pub fn understood(request: Request) -> Request {
    match (request.method(), request.params()) {
        // Some clients send it with `shutdown`, where it is refused.
        (_, Some(Value::Null)) => with_params(request, |_| None),
        ("initialize", Some(_)) => with_params(request, |params| params.map(with_refreshing)),
        _ => request,
    }
}

fn with_params(request: Request, change: impl Fn(Option<Value>) -> Option<Value>) -> Request {
    let (method, id, params) = request.into_parts();
    let mut request = Request::build(method);
    if let Some(params) = change(params) {
        request = request.params(params);
    }
    match id {
        Some(id) => request.id(id).finish(),
        None => request.finish(),
    }
}

/// The protocol calls the field `workspace.diagnostics`, `lsp-types` 0.94 `workspace.diagnostic`.
fn with_refreshing(mut params: Value) -> Value {
    let told = params.pointer("/capabilities/workspace/diagnostics").cloned();
    let workspace = params.pointer_mut("/capabilities/workspace").and_then(Value::as_object_mut);
    if let (Some(told), Some(workspace)) = (told, workspace) {
        workspace.insert("diagnostic".to_owned(), told);
    }
    params
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn understood_params(method: &'static str, params: Value) -> Option<Value> {
        let request = understood(Request::build(method).params(params).id(1).finish());
        assert_eq!((request.method(), request.id()), (method, Some(&1.into())));
        request.params().cloned()
    }

    #[test]
    fn null_parameters_are_none() {
        assert_eq!(understood_params("shutdown", Value::Null), None);
        assert_eq!(understood_params("a/b", json!([1])), Some(json!([1])));
    }

    #[test]
    fn clients_that_refresh_diagnostics_are_known_by_it() {
        let can = json!({"refreshSupport": true});
        let told = json!({"capabilities": {"workspace": {"diagnostics": can}}});
        let params = understood_params("initialize", told).unwrap();
        assert_eq!(params.pointer("/capabilities/workspace/diagnostic"), Some(&can));
        let nothing = json!({"capabilities": {}});
        assert_eq!(understood_params("initialize", nothing.clone()), Some(nothing));
    }
}
