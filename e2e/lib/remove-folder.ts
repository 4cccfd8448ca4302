// Owns removing what a copy left: a process of Chromium may still write its last file when the copy itself has ended.
import { rm } from 'node:fs/promises';

/** Removes a folder with all in it, and tries again for two seconds while something is still written there. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 6, retryDelay: 100 });
}
