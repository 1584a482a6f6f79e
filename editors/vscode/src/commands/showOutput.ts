// Show Output: what the server and its client have written.

import type { Session } from '../session';

export function showOutput(session: Session): () => void {
  return () => session.output.show();
}
