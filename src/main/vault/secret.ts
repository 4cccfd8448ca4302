// Owns bytes that must not be printed, serialised or kept: passwords, phrases, keys.
import { inspect } from 'node:util';
import type { Secret } from './types.ts';

const shown = '[secret]';

/** The only maker of secrets. It takes the bytes over: wiping the secret wipes them. */
export function makeSecret(bytes: Uint8Array): Secret {
  return new SecretBytes(bytes);
}

/** A copy with a life of its own. */
export function copySecret(secret: Secret): Secret {
  return new SecretBytes(Uint8Array.from(secret.bytes));
}

/** The bytes stand in a private field, which neither JSON, structured clone nor inspection reaches. */
class SecretBytes implements Secret {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  wipe(): void {
    this.#bytes.fill(0);
  }

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  [inspect.custom](): string {
    return shown;
  }
}
