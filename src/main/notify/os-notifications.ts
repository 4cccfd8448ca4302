// Owns the operating system's notifications: words of ours, no amounts unless the user wants them, a click leads to the right place.
import { Notification } from 'electron';
import type { NavigateTarget } from '../../shared/contract/main-api.ts';

export interface Note {
  readonly title: string;
  readonly body: string;
  readonly target: NavigateTarget;
}

/** Shows a notification where the system has them; a click calls `open` with its target. */
export function showNote(note: Note, open: (target: NavigateTarget) => void): void {
  if (!Notification.isSupported()) return;
  const shown = new Notification({ title: note.title, body: note.body, silent: false });
  shown.on('click', () => open(note.target));
  shown.show();
}
