//! Work on all cores whose results come in the order of the tasks.

use std::io;

use rayon::prelude::*;

/// How many results wait to be taken, at most: enough that no core waits long for the slowest
/// article among them, and few enough to be held.
const AT_ONCE: usize = 256;

/// Does `work` for each of `tasks`, on all cores, and lets `take` have the results in the order of
/// the tasks.
///
/// # Errors
///
/// `take` failed; the tasks behind are left undone.
pub fn in_order<T: Sync, R: Send>(
    tasks: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    for some in tasks.chunks(AT_ONCE) {
        let results: Vec<R> = some.par_iter().map(&work).collect();
        results.into_iter().try_for_each(&mut take)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_tasks() {
        let tasks: Vec<usize> = (0..3 * AT_ONCE).collect();
        let mut taken = Vec::new();
        let take = |result| {
            taken.push(result);
            Ok(())
        };
        in_order(&tasks, |task| task * 2, take).unwrap();
        assert!(taken.iter().copied().eq(tasks.iter().map(|task| task * 2)));
    }

    #[test]
    fn a_failure_ends_it() {
        let mut taken = 0;
        let take = |_| {
            taken += 1;
            if taken == 2 { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) }
        };
        assert!(in_order(&[(); 9], |()| (), take).is_err());
        assert_eq!(taken, 2);
    }
}
