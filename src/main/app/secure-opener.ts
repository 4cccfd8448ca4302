// Owns the opening of the secure window: one task at a time; the answer comes when the window is gone.
import type { SecureTask } from '../../shared/contract/main-api.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import type { SecureEnd, SecureSession } from './secure-session.ts';
import type { Windows } from './windows.ts';

export interface SecureOpener {
  /** Refusals: `secure-busy` while another task is open, `network-not-configured` for a network set that cannot be used here. */
  open(task: SecureTask): Promise<Result<SecureEnd>>;
}

export function secureOpener(
  windows: Windows,
  session: SecureSession,
  activity: () => void,
  networkAllowed: (task: SecureTask) => boolean,
  ended: () => void,
): SecureOpener {
  return {
    open: (task) =>
      new Promise((resolve) => {
        if (!networkAllowed(task)) return resolve(refuse('network-not-configured'));
        if (session.current !== null) {
          windows.secure?.focus();
          return resolve(refuse('secure-busy'));
        }
        session.begin(task);
        const window = windows.openSecure(() => {
          void session.settled().then(() => {
            const end = session.end();
            ended();
            resolve(ok(end));
          });
        });
        // Who writes down words or reads a long plan is not idle.
        window?.webContents.on('input-event', activity);
      }),
  };
}
