// Owns BIP39 phrases: 12 or 24 English words as UTF-8 bytes, their check, their seed, and the check-back.
//
// The word list and its checksum are @scure/bip39's, which works on strings; so a phrase is a string only while it is made or first
// typed in. From then on, and for every signature, it stays bytes.
import { pbkdf2 } from 'node:crypto';
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { makeSecret } from './secret.ts';
import type { Random } from './sealed-vault.ts';
import type { Secret } from './types.ts';

const known: ReadonlySet<string> = new Set(wordlist);
const salt = Buffer.from('mnemonic', 'latin1');
const space = 0x20;

/** New words from the given randomness: 12 (128 bits) or 24 (256 bits). The caller wipes them. */
export function createPhrase(words: 12 | 24, random: Random): Secret {
  const entropy = random(words === 12 ? 16 : 32);
  try {
    return makeSecret(Uint8Array.from(Buffer.from(entropyToMnemonic(entropy, wordlist), 'latin1')));
  } finally {
    entropy.fill(0);
  }
}

/**
 * Words as a person typed them, brought into the one form that a seed is made of: lower case, single spaces. Refusals:
 * `phrase-word-count`, `phrase-unknown-word` with its position from 1 (never the word itself), `phrase-checksum`.
 */
export function readPhrase(typed: Secret): Result<Secret> {
  const words = new TextDecoder().decode(typed.bytes).normalize('NFKD').toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length !== 12 && words.length !== 24) return refuse('phrase-word-count', { count: `${words.length}` });
  const unknown = words.findIndex((word) => !known.has(word));
  if (unknown >= 0) return refuse('phrase-unknown-word', { position: `${unknown + 1}` });
  const phrase = words.join(' ');
  try {
    mnemonicToEntropy(phrase, wordlist).fill(0);
  } catch {
    return refuse('phrase-checksum');
  }
  return ok(makeSecret(new TextEncoder().encode(phrase)));
}

/** BIP39 seed (64 bytes) of a phrase in the form of `readPhrase`, without a passphrase. The caller wipes it. */
export function seedOf(phrase: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    pbkdf2(phrase, salt, 2048, 64, 'sha512', (error, seed) => (error ? reject(error) : resolve(seed)));
  });
}

/** Different positions from 0, in rising order, to ask back after the words were shown. */
export function positionsToAsk(count: number, words: number, random: Random): readonly number[] {
  const positions = new Set<number>();
  const fair = 256 - (256 % words);
  while (positions.size < Math.min(count, words)) {
    const byte = random(1)[0] ?? 0;
    if (byte < fair) positions.add(byte % words);
  }
  return [...positions].sort((a, b) => a - b);
}

/** True when every answer is the word at its position. Case and spaces around it do not matter. */
export function answersMatch(phrase: Secret, positions: readonly number[], answers: readonly Secret[]): boolean {
  if (positions.length !== answers.length) return false;
  const words = wordSlices(phrase.bytes);
  return positions.every((position, index) => sameWord(words[position], answers[index]?.bytes));
}

function wordSlices(phrase: Uint8Array): readonly Uint8Array[] {
  const words: Uint8Array[] = [];
  let start = 0;
  for (let at = phrase.indexOf(space); at >= 0; at = phrase.indexOf(space, start)) {
    words.push(phrase.subarray(start, at));
    start = at + 1;
  }
  return [...words, phrase.subarray(start)];
}

function sameWord(word: Uint8Array | undefined, answer: Uint8Array | undefined): boolean {
  if (!word || !answer) return false;
  const trimmed = answer.filter((byte) => byte !== space);
  try {
    return trimmed.length === word.length && word.every((byte, index) => byte === lowerCase(trimmed[index] ?? 0));
  } finally {
    trimmed.fill(0);
  }
}

function lowerCase(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}
