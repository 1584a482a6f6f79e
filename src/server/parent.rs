//! Notices that the editor has died, which leaves a server behind where the pipe outlives it.

use std::fs;
use std::time::Duration;

/// How often to look.
const INTERVAL: Duration = Duration::from_secs(3);

/// Returns when process `id` is gone. Never returns where that cannot be told: off Linux, or where
/// the process was not to be seen in the first place, as from inside a container.
pub async fn gone(id: u32) {
    if !is_alive(id) {
        return std::future::pending().await;
    }
    while is_alive(id) {
        tokio::time::sleep(INTERVAL).await;
    }
}

/// Whether process `id` is there, and no zombie.
fn is_alive(id: u32) -> bool {
    let Ok(status) = fs::read_to_string(format!("/proc/{id}/stat")) else { return false };
    // The state follows the name, which stands in parentheses and may contain some itself.
    let state = status.rsplit_once(") ").map_or("", |(_, rest)| rest);
    !state.starts_with(['Z', 'X'])
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::process::{Command, Stdio};

    use super::*;

    #[test]
    fn this_process_is_alive() {
        assert!(is_alive(std::process::id()));
    }

    #[test]
    fn a_killed_process_is_gone_even_before_it_is_waited_for() {
        let mut child = Command::new("cat").stdin(Stdio::piped()).spawn().unwrap();
        assert!(is_alive(child.id()));
        child.kill().unwrap();
        while is_alive(child.id()) {
            std::thread::yield_now();
        }
        child.wait().unwrap();
        assert!(!is_alive(child.id()));
    }
}
