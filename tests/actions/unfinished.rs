//! While an article is being written, nothing that is asked about it does harm: the edits of every
//! action fit the text, and can be made one behind the other.

use standfirst::ide::{self, ActionKind};
use standfirst::text::TextRange;

use super::{ARTICLES, review};

/// What half-written markup ends in.
const ENDS: [&str; 8] =
    ["", "😀", "[", "]{", "<!-- standfirst-disable-next-line ", "::: {.", "\r\n- é", "**"];

#[track_caller]
fn does_no_harm(source: &str) {
    let review = review(source);
    let last = source.len();
    let places = [0, 1, 5, last / 3, last / 2, last.saturating_sub(3), last, last + 9];
    for (index, start) in places.into_iter().enumerate() {
        let _ = ide::complete(&review, source, start);
        for length in [0, 7 * index] {
            let range = TextRange::new(start, start + length);
            for kind in ActionKind::ALL {
                for action in ide::actions(&review, source, range, kind) {
                    let mut done = 0;
                    for edit in action.edits() {
                        assert!(done <= edit.range.start, "{}: {source}", action.title);
                        assert!(source.get(edit.range.start..edit.range.end).is_some(), "{source}");
                        done = edit.range.end;
                    }
                }
            }
        }
    }
}

#[test]
fn articles_that_break_off_anywhere_do_no_harm() {
    for article in ARTICLES {
        let ends = article.char_indices().map(|(at, _)| at);
        for (count, end) in ends.filter(|at| at % 53 == 0).enumerate() {
            let begun = format!("{}{}", &article[..end], ENDS[count % ENDS.len()]);
            does_no_harm(&begun);
            does_no_harm(&format!("\u{feff}{}", begun.replace('\n', "\r\n")));
        }
    }
}
