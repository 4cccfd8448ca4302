// Owns the utility process's side of its parent: the typed parent port, which plain Node does not know.
import type { MessagePortMain, ParentPort } from 'electron';

/** The port to main. Throws outside a utility process: this entry has no other use. */
export function parentPort(): ParentPort {
  const port = (process as unknown as { parentPort?: ParentPort }).parentPort;
  if (!port) throw new Error('the API server runs as a utility process');
  return port;
}

export type { MessagePortMain };
