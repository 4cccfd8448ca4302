// Owns the gathering of what a wallet owes on Bitcoin and what it can spend, for the look ahead.
import type { PaymentForecast } from '../../shared/contract/paying.ts';
import { satsToText } from '../../shared/money/units.ts';
import { ok, type Result } from '../../shared/result.ts';
import { outpointOf } from '../chains/bitcoin/coin-usable.ts';
import { forecastBitcoin } from '../chains/bitcoin/forecast.ts';
import { inputWeight } from '../chains/bitcoin/size.ts';
import { viewOf } from '../wallets/bitcoin-accounts.ts';
import { feeRateFor } from '../wallets/fee-rate.ts';
import { promisedBy, type WalletDesk } from './wallet-desk.ts';

/** As payments are estimated when the sender names no rate. */
const feeTarget = 3;

/** Refusals: the server's. What a payment holds, planned or on its way, counts on neither side. */
export async function forecastOf(desk: WalletDesk): Promise<Result<PaymentForecast>> {
  const account = desk.coins.pays();
  const wallet = viewOf(desk.coins, account.id);
  const [refreshed, rates] = await Promise.all([wallet.refresh(), desk.feeRates()]);
  if (!refreshed.ok) return refreshed;
  const reserved = desk.outbox.reserved();
  const frozen = desk.labels.frozen();
  const coins = wallet.spendable({ ownUnconfirmed: true }).filter((coin) => {
    const outpoint = outpointOf(coin);
    return !reserved.has(outpoint) && !frozen.has(outpoint);
  });
  const found = forecastBitcoin({
    due: amountsDue(desk),
    coins,
    // Without an estimate the least that nodes relay: the warning then comes too late rather than for nothing.
    feeRate: feeRateFor(rates.ok ? rates.value : {}, feeTarget),
    inputWeight: inputWeight(account.descriptor),
  });
  return ok({
    payments: found.payments,
    due: satsToText(found.due),
    fee: satsToText(found.fee),
    spendable: satsToText(found.spendable),
    reserved: satsToText(wallet.balance(reserved).reserved),
    missing: satsToText(found.missing),
  });
}

function amountsDue(desk: WalletDesk): readonly bigint[] {
  const promised = promisedBy(desk.promises);
  const waiting = [...desk.promises.state.payouts.values()].filter(
    ({ state, methodId }) => state === 'AwaitingPayment' && methodId === 'BTC-CHAIN',
  );
  return waiting.flatMap(({ id }) => {
    const payout = promised.payout(id);
    const counts = payout !== null && payout.paidElsewhere !== true && !desk.outbox.isSpokenFor(id);
    return counts ? [payout.amount] : [];
  });
}
