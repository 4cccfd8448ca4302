// Owns the adapter from the vault's functions for typed secrets to what the secure window needs.
import { answersMatch, createPhrase, positionsToAsk, readPhrase } from '../vault/mnemonic.ts';
import { makeSecret } from '../vault/secret.ts';
import type { Result } from '../../shared/result.ts';
import type { Secret } from '../vault/types.ts';
import { readXrplSecret } from '../vault/xrpl-secret.ts';
import type { TypedKey } from './secure-keys.ts';
import type { Phrases } from './secure-session.ts';

/** How many words are asked back. */
const askedWords = 3;

export function vaultPhrases(random: (length: number) => Uint8Array): Phrases {
  return {
    create: (words) => createPhrase(words, random),
    read: readPhrase,
    askBack: (phrase) => positionsToAsk(askedWords, countWords(phrase.bytes), random),
    answered(phrase, positions, answers) {
      const secrets = answers.map((answer) => makeSecret(Uint8Array.from(answer)));
      try {
        return answersMatch(phrase, positions, secrets);
      } finally {
        for (const secret of secrets) secret.wipe();
      }
    },
    secret: (bytes) => makeSecret(bytes),
  };
}

/** Words stand apart by single spaces (0x20). */
function countWords(phrase: Uint8Array): number {
  return phrase.reduce((count, byte) => (byte === 0x20 ? count + 1 : count), 1);
}

/** A family seed or secret numbers as typed, with the account that they make. The caller wipes `entropy`. */
export function readTypedKey(typed: Secret): Result<TypedKey> {
  return readXrplSecret(typed);
}
