// Owns telling the operating system of payments that came in: that there are some, never how much.
import type { Notification } from 'electron';
import { noteOf, showNote } from '../../notify/os-notifications.ts';
import type { SystemWords } from '../../notify/system-words.ts';
import type { Windows } from '../windows.ts';

export interface ReceivedNoteOptions {
  readonly notifications: typeof Notification;
  readonly windows: Pick<Windows, 'showMain' | 'send'>;
  readonly words: SystemWords;
  /** Nobody sits at this desk. */
  readonly silent: boolean;
}

export function receivedNote({ notifications, windows, words, silent }: ReceivedNoteOptions): (walletId: string, count: number) => void {
  return (walletId, count) => {
    if (silent) return;
    const target = { screen: 'receive', walletId, state: null } as const;
    showNote(notifications, noteOf({ kind: 'received', count, amount: null, target }, false, words), (to) => {
      windows.showMain();
      windows.send('navigate', to);
    });
  };
}
