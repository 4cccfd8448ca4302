// Owns which entry state may follow which. Nothing else decides it.
import type { Entry, EntryState } from './types.ts';

/**
 * The diagram. `publishing` follows `final` when a confirmed block vanished; `signed` follows `unknown` or `seen` after proof that every earlier version is
 * dead, or with a version that replaces a living one (the reducer asks which); `seen` follows itself where a node has another version.
 */
const next: Readonly<Record<EntryState, readonly EntryState[]>> = {
  planned: ['signed', 'elsewhere', 'void'],
  elsewhere: ['signed', 'void'],
  signed: ['publishing'],
  publishing: ['seen', 'unknown', 'final', 'failed', 'void', 'signed'],
  unknown: ['seen', 'final', 'failed', 'void', 'signed'],
  seen: ['seen', 'unknown', 'final', 'failed', 'void', 'signed'],
  final: ['publishing'],
  failed: [],
  void: [],
};

export function mayFollow(from: EntryState, to: EntryState): boolean {
  return next[from].includes(to);
}

/** Blocks a Bitcoin payment is watched for after its first confirmation (security rules, "not paying twice"). */
export const watchedConfirmations = 6;

/** True while an entry waits on that nobody is said to have signed, and whose coins are still unspent as far as is known. */
export function isGivenUp(entry: Entry): boolean {
  return entry.state === 'elsewhere' && entry.elsewhere?.givenUp === true;
}

/**
 * True while the payout of this entry may not be paid by anything else: everything but a proof that nothing was and can be paid, and the sender's word that
 * nobody signed it (what pays then can never be mined beside it: see given-up.ts).
 */
export function occupies(entry: Entry): boolean {
  return entry.state !== 'failed' && entry.state !== 'void' && !isGivenUp(entry);
}

/** True while the network still has to be asked about it and while what it consumes belongs to it alone. */
export function isOpen(entry: Entry): boolean {
  if (isGivenUp(entry)) return true;
  if (!occupies(entry)) return false;
  return entry.state !== 'final' || (entry.chain === 'bitcoin' && entry.confirmations < watchedConfirmations);
}

/** True when bytes exist and every one of them is proved dead. */
export function allDead(entry: Entry): boolean {
  return entry.versions.length > 0 && entry.versions.every((version) => entry.dead.includes(version.transactionId));
}

/** True when nothing of it is or can come onto the network: never signed, or dead by proof. */
export function isHarmless(entry: Entry): boolean {
  return entry.state === 'planned' || (occupies(entry) && entry.state !== 'final' && allDead(entry));
}
