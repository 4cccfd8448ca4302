// Owns Bitcoin entries of accounts whose keys are on another machine: the PSBT that goes there, the signatures that come back, and the look whether it was sent from there.
import { hexToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { BitcoinBackend } from '../../backends/bitcoin-backend.ts';
import { buildPsbt } from '../../chains/bitcoin/build.ts';
import { decodeBitcoin } from '../../chains/bitcoin/decode.ts';
import type { DescriptorKey } from '../../chains/bitcoin/descriptor.ts';
import { matchesLines } from '../../chains/bitcoin/match.ts';
import type { ExportOptions } from '../../chains/bitcoin/psbt-export.ts';
import { type Gathered, gatherSignatures } from '../../chains/bitcoin/psbt-gather.ts';
import type { BitcoinParams } from '../../chains/bitcoin/types.ts';
import { type BitcoinAccount, type BitcoinAccounts, viewOf } from '../../wallets/bitcoin-accounts.ts';
import type { Past, Verdict } from '../driver.ts';
import type { ElsewhereDriver, Gathering } from '../elsewhere-driver.ts';
import type { Detail, Entry, Version } from '../types.ts';
import { type BitcoinDetail, readBitcoinDetail } from './bitcoin-detail.ts';
import { refreshAll, refuseIfPaid, sentByAll } from './bitcoin-past.ts';
import { bitcoinVerdict } from './bitcoin-proof.ts';
import { paidLines, versionOf } from './bitcoin-sign.ts';

export interface BitcoinElsewhereDeps {
  readonly backend: BitcoinBackend;
  readonly params: BitcoinParams;
  readonly accounts: BitcoinAccounts;
  /** Unix seconds. */
  readonly now: () => number;
}

export type ElsewhereSide = ElsewhereDriver & {
  /** What the network knows of an entry that waits: `found`, `void`, `absent` or `silent`. */
  look(entry: Entry, isOurs: (transactionId: string) => boolean): Promise<Verdict>;
};

/** Questions to the server at one time. */
const parallel = 8;
/** Bytes of transactions that are remembered, oldest forgotten first: what an id names never changes. */
const mostKept = 2_000;
/** Seconds after which the coins of a waiting entry are asked about anew while no block came. */
const lookAgainAfter = 30;

export function bitcoinElsewhere(deps: BitcoinElsewhereDeps): ElsewhereSide {
  const made = new Map<string, Uint8Array>();
  const asked = new Map<string, { readonly tip: string; readonly at: number }>();
  const join = (entry: Entry, answers: readonly Uint8Array[]): Promise<Result<Joined>> => joinAnswers(deps, made, entry, answers);
  return {
    holds: ({ detail }) => accountOf(deps, detail)?.number === null,
    signers(entry) {
      const found = readAccount(deps, entry);
      if (!found.ok) return found;
      const { id, descriptor } = found.value.account;
      const keys = descriptor.kind === 'p2wsh-multi' ? descriptor.keys : [descriptor.key];
      const needed = descriptor.kind === 'p2wsh-multi' ? descriptor.threshold : 1;
      return ok({ account: id, needed, keys: keys.map(signerKey) });
    },
    foresee: (entry, past) => foresee(deps, entry, past),
    async request(entry) {
      const joined = await join(entry, answersOf(entry));
      return joined.ok ? ok(joined.value.gathered.psbt) : joined;
    },
    async gather(entry, past, answer) {
      const unpaid = await refuseIfKnownPaid(deps, entry, past, entry.elsewhere?.transactionId);
      if (!unpaid.ok) return unpaid;
      const joined = await join(entry, [...answersOf(entry), answer]);
      return joined.ok ? gathering(deps, entry, joined.value) : joined;
    },
    async look(entry, isOurs) {
      const tip = await deps.backend.tip();
      if (!tip.ok) return { kind: 'silent', reason: tip.error.code };
      const last = asked.get(entry.id);
      if (last?.tip === tip.value.hash && deps.now() < last.at + lookAgainAfter && deps.now() >= last.at) return { kind: 'absent' };
      const verdict = await look(deps, entry, isOurs, (answer) => join(entry, [...answersOf(entry), answer]));
      if (verdict.kind === 'absent') asked.set(entry.id, { tip: tip.value.hash, at: deps.now() });
      return verdict;
    },
  };
}

function signerKey({ xpub, origin }: DescriptorKey): { readonly xpub: string; readonly fingerprint: string | null } {
  return { xpub, fingerprint: origin?.fingerprint ?? null };
}

function answersOf({ elsewhere }: Entry): readonly Uint8Array[] {
  return elsewhere?.answer == null ? [] : [base64.decode(elsewhere.answer)];
}

function accountOf({ accounts }: BitcoinElsewhereDeps, detail: Detail): BitcoinAccount | null {
  const read = readBitcoinDetail(detail);
  return read.ok ? accounts.find(read.value.account) : null;
}

function readAccount(
  { accounts }: BitcoinElsewhereDeps,
  { detail }: Entry,
): Result<{ readonly account: BitcoinAccount; readonly detail: BitcoinDetail }> {
  const read = readBitcoinDetail(detail);
  if (!read.ok) return read;
  const account = accounts.find(read.value.account);
  return account === null ? refuse('account-not-found') : ok({ account, detail: read.value });
}

/** Everything that is looked at before a key is used here is looked at before a key can be used there. */
async function foresee(deps: BitcoinElsewhereDeps, entry: Entry, past: Past): Promise<Result<{ readonly transactionId: string }>> {
  const found = readAccount(deps, entry);
  if (!found.ok) return found;
  const { detail, account } = found.value;
  const lines = paidLines(entry, detail);
  if (!lines.ok) return lines;
  const { selection, lockTime } = detail;
  const built = buildPsbt(selection, deps.params, lockTime);
  if (!built.ok) return built;
  const decoded = decodeBitcoin(Buffer.from(built.value.data.globalMap.unsignedTx.toBuffer()).toString('hex'), deps.params);
  if (!decoded.ok) return decoded;
  // On the network already, it left before: the journal lost its end.
  const unpaid = await refuseIfKnownPaid(deps, entry, past, decoded.value.txid);
  if (!unpaid.ok) return unpaid;
  if (lockTime > (viewOf(deps.accounts, account.id).tipHeight() ?? 0)) return refuse('transaction-mismatch', { part: 'lock-time' });
  const approved = { lines: lines.value, feeCeiling: entry.feeCeiling, lockTime };
  const matches = matchesLines(decoded.value, selection, approved, deps.params);
  return matches.ok ? ok({ transactionId: decoded.value.txid }) : matches;
}

async function refuseIfKnownPaid(
  { accounts }: BitcoinElsewhereDeps,
  { lines }: Entry,
  past: Past,
  transactionId: string | undefined,
): Promise<Result<void>> {
  const refreshed = await refreshAll(accounts);
  if (!refreshed.ok) return refreshed;
  // The transaction itself, signed and sent from there, is what is waited for.
  const others = sentByAll(accounts).filter(({ txid }) => txid !== transactionId);
  return refuseIfPaid(others, lines, past);
}

interface Joined {
  readonly detail: BitcoinDetail;
  readonly gathered: Gathered;
}

async function joinAnswers(
  deps: BitcoinElsewhereDeps,
  made: Map<string, Uint8Array>,
  entry: Entry,
  answers: readonly Uint8Array[],
): Promise<Result<Joined>> {
  const found = readAccount(deps, entry);
  if (!found.ok) return found;
  const { account, detail } = found.value;
  const fetched = await fetchMissing(deps, made, new Set(detail.selection.inputs.map(({ txid }) => txid)));
  if (!fetched.ok) return fetched;
  const options: ExportOptions = {
    account: account.descriptor,
    params: deps.params,
    lockTime: detail.lockTime,
    previous: (txid) => made.get(txid) ?? null,
  };
  const gathered = gatherSignatures(detail.selection, options, answers);
  return gathered.ok ? ok({ detail, gathered: gathered.value }) : gathered;
}

/** Full bytes of the transactions that made the coins; whether they are that is for the export to say. */
async function fetchMissing(
  { backend }: BitcoinElsewhereDeps,
  made: Map<string, Uint8Array>,
  txids: ReadonlySet<string>,
): Promise<Result<void>> {
  const missing = [...txids].filter((txid) => !made.has(txid));
  for (let start = 0; start < missing.length; start += parallel) {
    const some = missing.slice(start, start + parallel);
    const answers = await Promise.all(some.map((txid) => backend.rawTransaction(txid)));
    for (const [index, answer] of answers.entries()) {
      if (!answer.ok) return answer;
      const txid = some[index] ?? '';
      if (answer.value === null || !/^(?:[0-9a-f]{2})+$/i.test(answer.value)) return refuse('previous-missing', { txid });
      if (made.size >= mostKept) made.delete([...made.keys()].find((kept) => !txids.has(kept)) ?? '');
      made.set(txid, hexToBytes(answer.value.toLowerCase()));
    }
  }
  return ok(undefined);
}

function gathering(deps: BitcoinElsewhereDeps, entry: Entry, { detail, gathered }: Joined): Result<Gathering> {
  const { signed, psbt, answer, needed, present, signedBy } = gathered;
  const version = signed === null ? ok(null) : versionOf(deps, entry, detail, signed);
  return version.ok ? ok({ psbt, answer, needed, present, signedBy, version: version.value }) : version;
}

/** The transaction's id is known before it is signed, so it is found whoever sent it; else whether its coins were spent by something else. */
async function look(
  deps: BitcoinElsewhereDeps,
  entry: Entry,
  isOurs: (transactionId: string) => boolean,
  verify: (answer: Uint8Array) => Promise<Result<Joined>>,
): Promise<Verdict> {
  const transactionId = entry.elsewhere?.transactionId;
  if (transactionId === undefined) return { kind: 'absent' };
  const foreseen: Version = {
    raw: '',
    transactionId,
    consumes: entry.consumes,
    outputs: null,
    lastLedgerSequence: null,
    signedAtLedger: null,
    fee: entry.fee,
    signedAt: deps.now(),
  };
  const verdict = await bitcoinVerdict(deps.backend, { ...entry, versions: [foreseen] }, isOurs);
  return verdict.kind === 'seen' || verdict.kind === 'final' ? readFound(deps, entry, transactionId, verdict.kind, verify) : verdict;
}

/**
 * An id says everything that the plan says. In a block it is paid, whatever its witnesses look like; before that they are verified as any answer is, so that no
 * server can put useless bytes in the place of a signature that is still to come.
 */
async function readFound(
  deps: BitcoinElsewhereDeps,
  entry: Entry,
  txid: string,
  kind: 'seen' | 'final',
  verify: (answer: Uint8Array) => Promise<Result<Joined>>,
): Promise<Verdict> {
  const raw = await deps.backend.rawTransaction(txid);
  if (!raw.ok) return { kind: 'silent', reason: raw.error.code };
  const hex = raw.value?.toLowerCase() ?? '';
  const decoded = decodeBitcoin(hex, deps.params);
  if (!decoded.ok || decoded.value.txid !== txid) return { kind: 'silent', reason: 'backend-wrong-transaction' };
  const found = readAccount(deps, entry);
  if (!found.ok) return { kind: 'silent', reason: found.error.code };
  const verified = kind === 'final' ? null : await verify(hexToBytes(hex));
  const signed = verified === null ? { hex, txid } : verified.ok ? verified.value.gathered.signed : null;
  if (signed === null) return { kind: 'silent', reason: 'psbt-signature-wrong' };
  const version = versionOf(deps, entry, found.value.detail, signed);
  return version.ok ? { kind: 'found', version: version.value } : { kind: 'silent', reason: version.error.code };
}
