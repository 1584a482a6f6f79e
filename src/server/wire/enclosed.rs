//! Answers that handlers have written out already.
//!
//! `tower-lsp` makes a tree of every answer before it writes it: for a list of findings that takes
//! longer than to find them. So such an answer is enclosed with the one that `tower-lsp` gets, and
//! goes to the client in its place.

use std::cell::Cell;

use serde_json::value::RawValue;

tokio::task_local! {
    static ENCLOSED: Cell<Option<Box<RawValue>>>;
}

/// The handler that calls this answers `result`, whatever it returns, unless that is an error.
pub fn enclose(result: Box<RawValue>) {
    // Who calls a handler without a guard gets what it returns.
    let _ = ENCLOSED.try_with(|enclosed| enclosed.set(Some(result)));
}

/// What `handler` returns, and what it has enclosed.
pub async fn opened<T>(handler: impl Future<Output = T>) -> (T, Option<Box<RawValue>>) {
    let handled = async {
        let returned = handler.await;
        (returned, ENCLOSED.with(Cell::take))
    };
    ENCLOSED.scope(Cell::new(None), handled).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_a_handler_encloses_is_with_its_own_answer() {
        let enclosing = |number: u32| async move {
            tokio::task::yield_now().await;
            if number > 0 {
                enclose(serde_json::value::to_raw_value(&number).unwrap());
            }
            number
        };
        let all = futures::future::join_all((0..3).map(|number| opened(enclosing(number)))).await;
        let told: Vec<_> =
            all.iter().map(|(number, raw)| (*number, raw.as_ref().map(|raw| raw.get()))).collect();
        assert_eq!(told, [(0, None), (1, Some("1")), (2, Some("2"))]);
    }
}
