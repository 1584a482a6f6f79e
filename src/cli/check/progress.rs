//! How far a check has come, on a terminal from one second on.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A check that is faster shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar on standard error, where that is a terminal.
pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
}

impl Progress {
    /// The progress of a check of so many articles.
    pub fn of(articles: usize) -> Self {
        let hidden = ProgressDrawTarget::hidden();
        let bar = ProgressBar::with_draw_target(Some(articles as u64), hidden);
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len} articles, {eta} left");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self { bar, begun: Instant::now() }
    }

    /// Does the work for one article.
    pub fn step<T>(&self, work: impl FnOnce() -> T) -> T {
        let done = work();
        self.bar.inc(1);
        if self.bar.is_hidden() && self.begun.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        done
    }

    /// Writes something to the terminal where the bar does not stand in its way.
    pub fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
