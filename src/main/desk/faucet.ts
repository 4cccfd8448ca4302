// Owns asking the practice faucet for coins, for a wallet of the practice network only.
import { type Result, refuse } from '../../shared/result.ts';
import type { PracticeBackends } from './backend-set.ts';
import type { Desks } from './desks.ts';

/** Practice coins: enough to try things, in whole coins. */
const faucetAmounts = { bitcoin: '1', xrpl: '1000' } as const;

/** Refusals: `practice-only`, `wallet-not-found`, and those of the faucet. */
export async function faucet(
  desks: Desks,
  backends: Pick<PracticeBackends, 'faucet'>,
  walletId: string,
  chain: 'bitcoin' | 'xrpl',
): Promise<Result<void>> {
  const desk = desks.desk(walletId);
  if (!desk.ok) return desk;
  if (desk.value.record.network !== 'practice') return refuse('practice-only');
  const overview = await desk.value.overview();
  return backends.faucet(chain === 'bitcoin' ? overview.bitcoin.address : overview.xrpl.address, faucetAmounts[chain]);
}
