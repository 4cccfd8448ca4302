// Owns what Electron does for a screen: clipboard and saving a file.
import { writeFile } from 'node:fs/promises';
import type { BrowserWindow, clipboard, dialog } from 'electron';
import type { Shell } from './main-handlers.ts';

export interface ShellParts {
  readonly clipboard: Pick<typeof clipboard, 'writeText'>;
  readonly dialog: Pick<typeof dialog, 'showSaveDialog'>;
  /** The window over which a dialog stands. */
  readonly window: () => BrowserWindow | null;
}

export function shellOf({ clipboard: board, dialog: dialogs, window }: ShellParts): Shell {
  const save = async (suggestedName: string, content: string | Uint8Array): Promise<boolean> => {
    const options = { defaultPath: suggestedName };
    const over = window();
    const chosen = over ? await dialogs.showSaveDialog(over, options) : await dialogs.showSaveDialog(options);
    if (chosen.canceled || !chosen.filePath) return false;
    await writeFile(chosen.filePath, content, { mode: 0o600 });
    return true;
  };
  return {
    copy: (text) => board.writeText(text),
    save,
    saveBytes: save,
  };
}
