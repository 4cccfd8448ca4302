// Owns the outbox's driver for Bitcoin: one transaction for all lines of a plan, chosen once, signed as chosen.
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { BitcoinBackend } from '../../backends/bitcoin-backend.ts';
import { outpointOf } from '../../chains/bitcoin/coin-usable.ts';
import { selectCoins, type SelectionRequest } from '../../chains/bitcoin/select-coins.ts';
import { payoutIndex } from '../../chains/bitcoin/output-order.ts';
import type { BitcoinParams, Selection } from '../../chains/bitcoin/types.ts';
import { type BitcoinAccounts, viewOf } from '../../wallets/bitcoin-accounts.ts';
import type { BitcoinWallet } from '../../wallets/bitcoin-wallet.ts';
import { feeRateFor, minimumFeeRate } from '../../wallets/fee-rate.ts';
import type { Afford, ChainDriver, Draft, DraftOptions } from '../driver.ts';
import type { PlanLine } from '../types.ts';
import { raiseBitcoin, raiseFacts } from './bitcoin-bump.ts';
import { bitcoinDetail, changeAddressesOf } from './bitcoin-detail.ts';
import { refreshAll, refuseIfPaid, sentByAll } from './bitcoin-past.ts';
import { bitcoinElsewhere } from './bitcoin-elsewhere.ts';
import { bitcoinVerdict } from './bitcoin-proof.ts';
import { signBitcoin } from './bitcoin-sign.ts';

export interface BitcoinDriverDeps {
  readonly backend: BitcoinBackend;
  readonly params: BitcoinParams;
  readonly accounts: BitcoinAccounts;
  /** Unix seconds. */
  readonly now: () => number;
  /** As many random bytes. */
  readonly random: (length: number) => Uint8Array;
  /** Outpoints that the user has frozen: never chosen. Absent: none. */
  readonly frozen?: () => ReadonlySet<string>;
}

interface Deps extends BitcoinDriverDeps {
  readonly wallet: Pick<BitcoinWallet, 'refresh' | 'spendable' | 'changeAddress' | 'tipHeight'>;
}

/** Satoshi per 1,000 virtual bytes: more than this is a slip of the point, not a wish. */
const mostFeeRate = 2_000_000n;
/** Blocks in which a payment should confirm when the sender names no rate. */
const feeTarget = 3;

/** A driver over one wallet's coins. Refusals of its own: `fee-rate-impossible`, `plan-unreadable`, `already-paid`; else those of backend, selection and signing. */
export function bitcoinDriver(options: BitcoinDriverDeps): ChainDriver {
  const { accounts } = options;
  const paying = (): Deps => ({ ...options, wallet: viewOf(accounts, accounts.pays().id) });
  const elsewhere = bitcoinElsewhere(options);
  return {
    afford: (asked) => afford(paying(), asked),
    draft: (lines, asked) => draft(paying(), lines, asked),
    sign: (entry, consumption, signers) => signBitcoin(options, entry, consumption.past, signers.withSeed),
    raiseFacts: (entry, version, asked) => raiseFacts(options, entry, version, asked),
    raise: async (entry, version, feeRate, asked) => {
      const rate = await rateFor(options.backend, feeRate);
      return rate.ok ? raiseBitcoin(options, entry, version, rate.value, asked) : rate;
    },
    publish: (version) => options.backend.broadcast(version.raw),
    verdict: (entry, isOurs) =>
      entry.state === 'elsewhere' ? elsewhere.look(entry, isOurs ?? (() => false)) : bitcoinVerdict(options.backend, entry, isOurs),
    elsewhere,
  };
}

async function afford(deps: Deps, options: DraftOptions): Promise<Result<Afford>> {
  const feeRate = await rateFor(deps.backend, options.feeRate);
  if (!feeRate.ok) return feeRate;
  const refreshed = await deps.wallet.refresh();
  if (!refreshed.ok) return refreshed;
  return ok((lines) => {
    const selection = select(deps, lines, options, feeRate.value);
    return selection.ok ? ok(lines.reduce((sum, line) => sum + line.amount, selection.value.fee)) : selection;
  });
}

async function draft(deps: Deps, lines: readonly PlanLine[], options: DraftOptions): Promise<Result<readonly Draft[]>> {
  const feeRate = await rateFor(deps.backend, options.feeRate);
  if (!feeRate.ok) return feeRate;
  const refreshed = await refreshAll(deps.accounts);
  if (!refreshed.ok) return refreshed;
  const unpaid = refuseIfPaid(sentByAll(deps.accounts), lines, options.past);
  if (!unpaid.ok) return unpaid;
  const selection = select(deps, lines, options, feeRate.value);
  // A lock time of the newest block keeps miners from re-mining it for our fee, as Bitcoin Core does.
  return selection.ok ? ok([draftOf(deps, lines, selection.value, deps.wallet.tipHeight() ?? 0)]) : selection;
}

function select(deps: Deps, lines: readonly PlanLine[], asked: DraftOptions, feeRate: bigint): Result<Selection> {
  const reserved = new Set([...asked.reserved, ...(deps.frozen?.() ?? [])]);
  const outputs = lines.map(({ address, amount }) => ({ address, value: amount }));
  const changeTo = deps.wallet.changeAddress(changeAddressesOf(asked.open));
  return selectSafely(deps.wallet, { outputs, reserved, changeTo, feeRate, params: deps.params });
}

/** Confirmed coins first; our own change that still waits for its block only when they do not suffice. */
function selectSafely(wallet: Deps['wallet'], request: Omit<SelectionRequest, 'coins'>): Result<Selection> {
  const confirmed = selectCoins({ ...request, coins: wallet.spendable({ ownUnconfirmed: false }) });
  if (confirmed.ok || confirmed.error.code !== 'insufficient-funds') return confirmed;
  return selectCoins({ ...request, coins: wallet.spendable({ ownUnconfirmed: true }) });
}

function draftOf({ accounts }: Deps, lines: readonly PlanLine[], selection: Selection, lockTime: number): Draft {
  return {
    lines,
    fee: selection.fee,
    // What is shown is what is signed: a higher fee would need a new word of the sender.
    feeCeiling: selection.fee,
    change: selection.change?.value ?? null,
    detail: bitcoinDetail({
      selection,
      lockTime,
      account: accounts.pays().id,
      payoutIndex: lines.map((_, line) => payoutIndex(selection, line)),
      feeShares: lines.map(() => 0n),
    }),
    consumes: selection.inputs.map(outpointOf),
  };
}

async function rateFor(backend: BitcoinBackend, asked: bigint | null): Promise<Result<bigint>> {
  if (asked !== null) return asked < minimumFeeRate || asked > mostFeeRate ? refuse('fee-rate-impossible') : ok(asked);
  const rates = await backend.feeRates();
  return rates.ok ? ok(feeRateFor(rates.value, feeTarget)) : rates;
}
