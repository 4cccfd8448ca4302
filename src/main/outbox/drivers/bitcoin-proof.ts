// Owns what a Bitcoin backend's answers prove about an entry. Words of refusal and silence prove nothing; only blocks do.
import { ok, type Result } from '../../../shared/result.ts';
import type { BackendTransaction, BitcoinBackend } from '../../backends/bitcoin-backend.ts';
import type { Verdict } from '../driver.ts';
import { watchedConfirmations } from '../transitions.ts';
import type { Entry } from '../types.ts';
import { mayPay } from './bitcoin-past.ts';

/** What the network knows of the entry: any of its versions first, then who else spends its coins. */
export async function bitcoinVerdict(backend: BitcoinBackend, entry: Entry): Promise<Verdict> {
  const known = await findVersion(backend, entry);
  if (!known.ok) return silent(known.error.code);
  if (known.value === null) return spentElsewhere(backend, entry);
  const { txid, height } = known.value;
  if (height === null) return { kind: 'seen' };
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

/** Proof of void: another transaction, deep enough in blocks, spends one of the coins, and it is none that pays our lines. */
async function spentElsewhere(backend: BitcoinBackend, entry: Entry): Promise<Verdict> {
  const tip = await backend.tip();
  if (!tip.ok) return silent(tip.error.code);
  for (const outpoint of new Set(entry.versions.flatMap((version) => version.consumes))) {
    const { txid, vout } = splitOutpoint(outpoint);
    const spender = await backend.spender(txid, vout);
    if (!spender.ok) return silent(spender.error.code);
    if (spender.value === null) continue;
    if (entry.versions.some((version) => version.transactionId === spender.value?.txid)) return { kind: 'seen' };
    const { height } = spender.value;
    if (height !== null && depth(tip.value.height, height) >= watchedConfirmations) return judgeSpender(backend, entry, spender.value.txid);
  }
  return { kind: 'absent' };
}

/** A spender that pays one of our payouts is a version that the journal lost: the opposite of proof. */
async function judgeSpender(backend: BitcoinBackend, entry: Entry, txid: string): Promise<Verdict> {
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
