// Owns finding an account's money on the chain with few questions: everything within the gap limit once, afterwards what may have changed.
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { BackendTransaction, BitcoinBackend } from '../backends/bitcoin-backend.ts';
import type { KeyPosition } from '../chains/bitcoin/types.ts';
import { type AddressFacts, type AddressSet, chains, isUsed } from './address-set.ts';

/** Unused addresses in a row after which a wallet ends (BIP44). */
export const gapLimit = 20;
/** Blocks after which a transaction is no longer watched for a reorganisation. */
const settledDepth = 6;
/** Fresh addresses that are always asked about: the next ones to be shown. */
const freshAlways = 3;
/** Of all others, how many are asked about in each round. */
const othersPerRound = 6;
const parallel = 4;
/** Addresses per chain beyond which nobody searches: a server that calls every address used would keep us asking for ever. */
export const mostAddresses = 20_000;

/** The most that a user may ask for instead of 20. */
export const mostGap = 1_000;

/** Told how many addresses were asked about since it was told last; may end the round. */
export interface ScanWatcher {
  readonly asked: (addresses: number) => void;
  readonly isCancelled: () => boolean;
}

export interface ScanState {
  /** Addresses per chain beyond which nobody searches. */
  readonly most: number;
  /** Unused addresses in a row that end a chain. */
  gap: number;
  /** Index of the receive address that was given out last by hand; -1 for none. */
  given: number;
  /** Where the round through the quiet addresses goes on. */
  cursor: number;
}

export interface ScanRound {
  readonly tipHeight: number;
  /** Asks about every known address. */
  readonly full: boolean;
  readonly watcher: ScanWatcher | null;
}

/**
 * One round. New use moves the gap on, in the same round. Facts learned before a refusal are kept. Refusals: those of the backend, and `rescan-cancelled`.
 */
export async function scan(backend: BitcoinBackend, set: AddressSet, state: ScanState, round: ScanRound): Promise<Result<void>> {
  const { tipHeight, full, watcher } = round;
  const known = set.all().filter(({ transactions }) => transactions !== null);
  const due = full
    ? known
    : [...known.filter((facts) => isLively(facts, set, state, tipHeight)), ...quietShare(known, set, state, tipHeight)];
  const positions = due.map(({ position }) => position);
  const asked = await askAll({ backend, set, watcher }, positions);
  return asked.ok ? discover({ backend, set, watcher }, state) : asked;
}

interface Asking {
  readonly backend: BitcoinBackend;
  readonly set: AddressSet;
  readonly watcher: ScanWatcher | null;
}

/** Asks about unasked addresses until each chain ends in a full gap. */
async function discover(asking: Asking, { most, gap }: ScanState): Promise<Result<void>> {
  for (;;) {
    const missing = chains.flatMap((chain) => unaskedWithinGap(asking.set, chain, gap));
    if (missing.length === 0) return ok(undefined);
    if (missing.some(({ index }) => index >= most)) return refuse('backend-garbled');
    const asked = await askAll(asking, missing);
    if (!asked.ok) return asked;
  }
}

function unaskedWithinGap(set: AddressSet, chain: 0 | 1, gap: number): readonly KeyPosition[] {
  const end = set.lastUsed(chain) + 1 + gap;
  const positions = Array.from({ length: end }, (_, index) => ({ chain, index }));
  return positions.filter((position) => set.at(position).transactions === null);
}

/** Addresses where something is likely to move: they hold coins, are not settled, are the next to be shown, or were given out lately. */
function isLively(facts: AddressFacts, set: AddressSet, { given }: ScanState, tipHeight: number): boolean {
  const { chain, index } = facts.position;
  const fresh = index - set.lastUsed(chain);
  const isGiven = chain === 0 && fresh > 0 && index <= given && index > given - gapLimit;
  const unsettled = facts.transactions?.some(({ height }) => height === null || tipHeight - height + 1 < settledDepth) ?? true;
  return facts.utxos.length > 0 || unsettled || isGiven || (fresh > 0 && fresh <= freshAlways);
}

/** The rest takes turns, so that also a payment to an old address is found after some rounds. */
function quietShare(known: readonly AddressFacts[], set: AddressSet, state: ScanState, tipHeight: number): readonly AddressFacts[] {
  const quiet = known.filter((facts) => !isLively(facts, set, state, tipHeight));
  const share = Array.from({ length: Math.min(othersPerRound, quiet.length) }, (_, step) => quiet[(state.cursor + step) % quiet.length]);
  state.cursor = quiet.length === 0 ? 0 : (state.cursor + share.length) % quiet.length;
  return share.flatMap((facts) => facts ?? []);
}

async function askAll({ backend, set, watcher }: Asking, positions: readonly KeyPosition[]): Promise<Result<void>> {
  for (let start = 0; start < positions.length; start += parallel) {
    if (watcher?.isCancelled() === true) return refuse('rescan-cancelled');
    const group = positions.slice(start, start + parallel);
    const answers = await Promise.all(group.map((position) => askAbout(backend, set, position)));
    const failed = answers.find((answer) => !answer.ok);
    if (failed !== undefined) return failed;
    watcher?.asked(group.length);
  }
  return ok(undefined);
}

/** An unchanged history means unchanged coins: the second question is saved then. */
async function askAbout(backend: BitcoinBackend, set: AddressSet, position: KeyPosition): Promise<Result<void>> {
  const before = set.at(position);
  const transactions = await backend.transactions(before.address);
  if (!transactions.ok) return transactions;
  if (before.transactions !== null && fingerprint(before.transactions) === fingerprint(transactions.value)) return ok(undefined);
  if (transactions.value.length === 0 && !isUsed(before)) {
    set.learn(position, [], []);
    return ok(undefined);
  }
  const utxos = await backend.utxos(before.address);
  if (!utxos.ok) return utxos;
  set.learn(position, transactions.value, utxos.value);
  return ok(undefined);
}

function fingerprint(transactions: readonly BackendTransaction[]): string {
  return transactions.map(({ txid, height }) => `${txid}:${height}`).join();
}
