// Owns signing one Bitcoin entry as it was chosen, with the account that it was chosen from.
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { outpointOf, sumOf } from '../../chains/bitcoin/coin-usable.ts';
import { decodeBitcoin } from '../../chains/bitcoin/decode.ts';
import { signSelection } from '../../chains/bitcoin/sign.ts';
import type { BitcoinParams, OutputLine, SignedBitcoin } from '../../chains/bitcoin/types.ts';
import { type BitcoinAccount, type BitcoinAccounts, viewOf } from '../../wallets/bitcoin-accounts.ts';
import type { Past, WithSeed } from '../driver.ts';
import type { Entry, Version } from '../types.ts';
import { type BitcoinDetail, readBitcoinDetail } from './bitcoin-detail.ts';
import type { AmountCheck } from './bitcoin-amounts.ts';
import { refreshAll, refuseIfPaid, sentByAll } from './bitcoin-past.ts';

export interface BitcoinSigning {
  readonly params: BitcoinParams;
  readonly accounts: BitcoinAccounts;
  readonly amounts: AmountCheck;
  /** Unix seconds. */
  readonly now: () => number;
}

/**
 * Signs the detail's selection. Refusals: `plan-unreadable`, `account-not-found`, `account-cannot-sign` (its keys are elsewhere), `already-paid`,
 * `transaction-mismatch`, `previous-differs`, `previous-missing`; else those of the accounts, the keys and `signSelection`.
 */
export async function signBitcoin(deps: BitcoinSigning, entry: Entry, past: Past, withSeed: WithSeed): Promise<Result<Version>> {
  const detail = readBitcoinDetail(entry.detail);
  if (!detail.ok) return detail;
  const { selection, lockTime } = detail.value;
  const lines = paidLines(entry, detail.value);
  if (!lines.ok) return lines;
  const account = signingAccount(deps.accounts, detail.value.account);
  if (!account.ok) return account;
  // A confirmed plan may have waited for hours for the password.
  const refreshed = await refreshAll(deps.accounts);
  if (!refreshed.ok) return refreshed;
  const unpaid = refuseIfPaid(sentByAll(deps.accounts), entry.lines, past);
  if (!unpaid.ok) return unpaid;
  // Made up by a server, or of blocks that vanished: nobody could mine it now, and nothing would prove that nobody ever will.
  if (lockTime > (viewOf(deps.accounts, detail.value.account).tipHeight() ?? 0))
    return refuse('transaction-mismatch', { part: 'lock-time' });
  // Also where the plan was made from proved amounts: the journal is no proof, and nothing else says what is given away.
  const worth = await deps.amounts(selection.inputs);
  if (!worth.ok) return worth;
  // The lines of the plan, not the outputs of the detail, are what the bytes are compared with.
  const approved = { lines: lines.value, feeCeiling: entry.feeCeiling, lockTime };
  const options = { ...account.value, params: deps.params, lockTime, approved };
  const signed = await withSeed((seed) => signSelection(selection, seed, options));
  if (!signed.ok) return signed;
  return signed.value.ok ? versionOf(deps, entry, detail.value, signed.value.value) : signed.value;
}

/** What each line's output must be: its amount less the share of the fee that it bears. `transaction-mismatch` where the detail is of other lines. */
export function paidLines({ lines }: Pick<Entry, 'lines'>, { payoutIndex, feeShares }: BitcoinDetail): Result<readonly OutputLine[]> {
  if (payoutIndex.length !== lines.length) return refuse('transaction-mismatch', { part: 'outputs' });
  return ok(lines.map(({ address, amount }, index) => ({ address, value: amount - (feeShares[index] ?? 0n) })));
}

function signingAccount(accounts: BitcoinAccounts, id: string): Result<{ readonly kind: 'p2wpkh' | 'p2tr'; readonly account: number }> {
  const account: BitcoinAccount | null = accounts.find(id);
  if (account === null) return refuse('account-not-found');
  const { descriptor, number } = account;
  return number === null || descriptor.kind === 'p2wsh-multi'
    ? refuse('account-cannot-sign')
    : ok({ kind: descriptor.kind, account: number });
}

/** Read back from the signed bytes: which output pays which line, and which coins are gone. */
export function versionOf(
  deps: Pick<BitcoinSigning, 'params' | 'now'>,
  entry: Entry,
  detail: BitcoinDetail,
  signed: SignedBitcoin,
): Result<Version> {
  const decoded = decodeBitcoin(signed.hex, deps.params);
  if (!decoded.ok) return decoded;
  const lines = paidLines(entry, detail);
  if (!lines.ok) return lines;
  const { inputs, outputs } = decoded.value;
  const { payoutIndex, selection } = detail;
  const paid = lines.value.every(({ address, value }, line) => {
    const output = outputs[payoutIndex[line] ?? -1];
    return output?.address === address && output.value === value;
  });
  if (!paid) return refuse('transaction-mismatch', { part: 'outputs' });
  const fee = sumOf(selection.inputs) - sumOf(outputs);
  return ok({
    raw: signed.hex,
    transactionId: signed.txid,
    consumes: inputs.map(outpointOf),
    outputs: [...payoutIndex],
    lastLedgerSequence: null,
    signedAtLedger: null,
    fee,
    signedAt: deps.now(),
  });
}
