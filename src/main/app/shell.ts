// Owns what Electron does for a screen: clipboard, saving a file, opening an explorer.
import { writeFile } from 'node:fs/promises';
import { clipboard, dialog } from 'electron';
import type { Shell } from './main-handlers.ts';
import type { Windows } from './windows.ts';

export function shellOf(windows: Windows): Shell {
  return {
    copy: (text) => clipboard.writeText(text),
    async save(suggestedName, text) {
      const options = { defaultPath: suggestedName };
      const chosen = windows.main ? await dialog.showSaveDialog(windows.main, options) : await dialog.showSaveDialog(options);
      if (chosen.canceled || !chosen.filePath) return false;
      await writeFile(chosen.filePath, text, { mode: 0o600 });
      return true;
    },
    // Explorers belong to real networks, which come with their backends.
    explore: async () => false,
  };
}
