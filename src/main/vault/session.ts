// Owns the data key while the vault is unlocked, and who is told when it comes and goes.

export class Session {
  #key: Uint8Array | null = null;
  #turn = 0;
  readonly #listeners = new Set<() => void>();
  readonly #openers = new Set<() => void>();

  get locked(): boolean {
    return this.#key === null;
  }

  /** Grows with every lock, so that work begun before one can tell. */
  get turn(): number {
    return this.#turn;
  }

  /** The key itself, not a copy: it is zeros after a lock. */
  get key(): Uint8Array | null {
    return this.#key;
  }

  /** Takes the key over. */
  open(key: Uint8Array): void {
    if (this.#key !== key) this.#key?.fill(0);
    this.#key = key;
    for (const listener of this.#openers) listener();
  }

  /** Wipes first and tells then. */
  close(): void {
    this.#turn += 1;
    if (this.#key === null) return;
    this.#key.fill(0);
    this.#key = null;
    for (const listener of this.#listeners) listener();
  }

  onOpen(listener: () => void): () => void {
    this.#openers.add(listener);
    return () => this.#openers.delete(listener);
  }

  onClose(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
