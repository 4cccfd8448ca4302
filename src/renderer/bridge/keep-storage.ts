// Owns asking Chromium not to clear our databases when the disk runs low; the permission is granted to our origin alone.

/** True where Chromium agreed. It is asked at each start: a profile may be new, and a kept one costs nothing to ask for. */
export async function keepStorage(): Promise<boolean> {
  try {
    const kept = (await navigator.storage.persisted()) || (await navigator.storage.persist());
    if (!kept) console.warn('Chromium may clear the lists when the disk is full; they are rebuilt from the journals then.');
    return kept;
  } catch (error) {
    console.error(error);
    return false;
  }
}
