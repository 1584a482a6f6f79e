// Restart Server: ends the server and starts the one that the settings name now.

import type { Session } from '../session';

export function restart(session: Session): () => Promise<void> {
  return () => session.restart();
}
