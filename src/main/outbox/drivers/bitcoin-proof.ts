// Owns what a Bitcoin backend's answers prove about an entry. Words of refusal and silence prove nothing; only blocks do.
import { ok, type Result } from '../../../shared/result.ts';
import type { BackendTransaction, BitcoinBackend } from '../../backends/bitcoin-backend.ts';
import type { Verdict } from '../driver.ts';
import { watchedConfirmations } from '../transitions.ts';
import type { Entry, Version } from '../types.ts';
import { mayPay } from './bitcoin-past.ts';

/** Whether the journal knows a transaction as a version of one of its entries. */
type IsOurs = (transactionId: string) => boolean;

/** What the network knows of the entry: any of its versions first, then who else spends its coins. */
export async function bitcoinVerdict(backend: BitcoinBackend, entry: Entry, isOurs: IsOurs = () => false): Promise<Verdict> {
  const known = await findVersion(backend, entry);
  if (!known.ok) return silent(known.error.code);
  if (known.value === null) return spentElsewhere(backend, entry, isOurs);
  const { txid, height } = known.value;
  if (height === null) return { kind: 'seen', transactionId: txid };
  const tip = await backend.tip();
  return tip.ok ? { kind: 'final', transactionId: txid, confirmations: depth(tip.value.height, height) } : silent(tip.error.code);
}

/** A confirmed version before one that only waits, so that a replaced one does not hide the one that was mined. */
async function findVersion(backend: BitcoinBackend, entry: Entry): Promise<Result<BackendTransaction | null>> {
  let waiting: BackendTransaction | null = null;
  for (const version of [...entry.versions].reverse()) {
    const found = await backend.transaction(version.transactionId);
    if (!found.ok) return found;
    if (found.value !== null && found.value.height !== null) return found;
    waiting ??= found.value;
  }
  return ok(waiting);
}

/**
 * Proof of void: of every version some coin was spent, deep enough in blocks, by another transaction, and none of these pays our lines. A coin that only one
 * version spends says nothing of the others.
 */
async function spentElsewhere(backend: BitcoinBackend, entry: Entry, isOurs: IsOurs): Promise<Verdict> {
  const tip = await backend.tip();
  if (!tip.ok) return silent(tip.error.code);
  const spenders = new Map<string, string>();
  for (const outpoint of new Set(entry.versions.flatMap((version) => version.consumes))) {
    const { txid, vout } = splitOutpoint(outpoint);
    const spender = await backend.spender(txid, vout);
    if (!spender.ok) return silent(spender.error.code);
    if (spender.value === null) continue;
    const own = entry.versions.find((version) => version.transactionId === spender.value?.txid);
    if (own !== undefined) return { kind: 'seen', transactionId: own.transactionId };
    const { height } = spender.value;
    if (height !== null && depth(tip.value.height, height) >= watchedConfirmations) spenders.set(outpoint, spender.value.txid);
  }
  const isDead = ({ consumes }: Version): boolean => consumes.some((outpoint) => spenders.has(outpoint));
  if (entry.versions.length > 0 && entry.versions.every(isDead)) return judgeSpenders(backend, entry, new Set(spenders.values()), isOurs);
  return parentReplaced(backend, entry, tip.value.height);
}

/** A child is dead for good where something else, deep enough in blocks, spends a coin of its parent or of what that is built on. */
async function parentReplaced(backend: BitcoinBackend, { transfer }: Entry, tip: number): Promise<Verdict> {
  for (const ancestor of transfer?.ancestors ?? []) {
    for (const outpoint of ancestor.inputs) {
      const { txid, vout } = splitOutpoint(outpoint);
      const spender = await backend.spender(txid, vout);
      // A node of one's own does not know who spent a stranger's coin: no proof, and no reason to stop sending.
      if (!spender.ok && spender.error.code === 'backend-spender-unknown') continue;
      if (!spender.ok) return silent(spender.error.code);
      const other = spender.value?.txid === ancestor.txid ? null : spender.value;
      if (other !== null && other.height !== null && depth(tip, other.height) >= watchedConfirmations)
        return { kind: 'void', reason: 'parent-replaced' };
    }
  }
  return { kind: 'absent' };
}

async function judgeSpenders(backend: BitcoinBackend, entry: Entry, txids: ReadonlySet<string>, isOurs: IsOurs): Promise<Verdict> {
  let verdict: Verdict = { kind: 'absent' };
  for (const txid of txids) {
    verdict = await judgeSpender(backend, entry, txid, isOurs);
    if (verdict.kind !== 'void') return verdict;
  }
  return verdict;
}

/** A spender that pays one of our payouts is a version that the journal lost: the opposite of proof. What another entry of the journal paid is known there. */
async function judgeSpender(backend: BitcoinBackend, entry: Entry, txid: string, isOurs: IsOurs): Promise<Verdict> {
  if (isOurs(txid)) return { kind: 'void', reason: 'spent-elsewhere' };
  const spender = await backend.transaction(txid);
  if (!spender.ok) return silent(spender.error.code);
  if (spender.value === null) return silent('spender-unknown');
  const found = spender.value;
  return entry.lines.some((line) => mayPay(found, line)) ? silent('paid-by-unknown-version') : { kind: 'void', reason: 'spent-elsewhere' };
}

function depth(tip: number, height: number): number {
  return Math.max(1, tip - height + 1);
}

function splitOutpoint(outpoint: string): { readonly txid: string; readonly vout: number } {
  const [txid = '', vout = ''] = outpoint.split(':');
  return { txid, vout: Number.parseInt(vout, 10) };
}

function silent(reason: string): Verdict {
  return { kind: 'silent', reason };
}
