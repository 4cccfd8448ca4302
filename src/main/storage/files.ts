// Owns the port to the file system: the few steps from which every safe write is built.

/** `new`: must not exist yet. `replace`: created or emptied. `update`: must exist, is kept as it is. */
export type OpenMode = 'new' | 'replace' | 'update';

export interface OpenFile {
  /** Writes every byte at `position` (bytes from the start); a rejected write may have written a part. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  truncate(length: number): Promise<void>;
  /** Resolves when content and length are on the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Every method rejects with an error that carries a system code (`ENOSPC`, `EACCES`, …); `file-refusal.ts` turns it into ours. */
export interface Files {
  /** The whole content, or null when there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /** Files are made readable by their owner alone (0600). */
  open(path: string, mode: OpenMode): Promise<OpenFile>;
  /** Replaces `to` when it exists. Durable after `syncFolder`. */
  rename(from: string, to: string): Promise<void>;
  /** A missing file is no error. */
  remove(path: string): Promise<void>;
  /** Names in a folder; empty when it does not exist. */
  list(folder: string): Promise<readonly string[]>;
  /** Makes the folder and its parents for their owner alone (0700) and resolves when they are on the disk. */
  makeFolder(path: string): Promise<void>;
  /** Makes created, renamed and removed names durable. Does nothing where the system has no such step (Windows). */
  syncFolder(path: string): Promise<void>;
}
