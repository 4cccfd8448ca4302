// Owns the life of secret bytes on this page: they exist for one call and are wiped whatever comes of it.

/** Calls `use` with the bytes and overwrites them afterwards. */
export async function withSecrets<T>(secrets: readonly Uint8Array[], use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } finally {
    for (const secret of secrets) secret.fill(0);
  }
}
