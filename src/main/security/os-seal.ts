// Owns the sealing of small texts by the operating system's keyring, for secrets of other people's servers that must work without the vault's password.
import * as z from 'zod';

/** `backend` is the keyring's name; another session may have another one, which cannot open what this one sealed. */
export const sealedText = z.strictObject({ backend: z.string().max(64), blob: z.string().max(8192) });
export type SealedText = z.output<typeof sealedText>;

export interface OsSeal {
  /** Null where the system keeps no secrets: nothing is written in clear then. */
  seal(text: string): SealedText | null;
  /** Null where it cannot be opened (any more). */
  open(sealed: SealedText): string | null;
}

/** What we use of Electron's safeStorage; versions differ, so each part is looked for. */
export interface SafeStorage {
  readonly isEncryptionAvailable?: () => boolean;
  readonly encryptString?: (text: string) => Uint8Array;
  readonly decryptString?: (bytes: Buffer) => string;
  readonly getSelectedStorageBackend?: () => string;
}

/** On Linux without a keyring Chromium has a fixed key in its source: that protects from nobody and counts as none. */
const noKeyring = ['basic_text', 'unknown'];

export function osSeal(storage: SafeStorage, platform: string): OsSeal {
  const backend = (): string | null => {
    if (storage.isEncryptionAvailable?.() !== true) return null;
    const name = platform === 'linux' ? (storage.getSelectedStorageBackend?.() ?? 'linux') : platform;
    return noKeyring.includes(name) ? null : name;
  };
  return {
    seal: (text) =>
      quietly(() => {
        const name = backend();
        const bytes = name === null ? undefined : storage.encryptString?.(text);
        return name === null || bytes === undefined ? null : { backend: name, blob: Buffer.from(bytes).toString('base64') };
      }),
    open: ({ backend: sealedBy, blob }) =>
      quietly(() => (backend() === sealedBy ? (storage.decryptString?.(Buffer.from(blob, 'base64')) ?? null) : null)),
  };
}

/** A keyring that refuses, is locked or has another key is as good as none. What it says is not told: it may hold what was sealed. */
function quietly<T>(ask: () => T | null): T | null {
  try {
    return ask();
  } catch {
    return null;
  }
}
