// Owns the questions about recipients to main: in bulk, and each address with its currency once.
import type { Client } from '../../../shared/contract/rpc.ts';
import { mostRecipients, type workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { Network } from '../../../shared/network.ts';
import type { DestinationFacts } from '../../../shared/payouts/destination-facts.ts';
import { methodChain } from '../../../shared/payouts/methods.ts';
import type { Payout } from '../../../shared/payouts/types.ts';

interface FactsDeps {
  readonly main: Client<typeof workerMainApi>;
}

/** Where something shall arrive, and by which method. */
export type Recipient = Pick<Payout, 'address' | 'methodId' | 'payoutCurrency'>;

/** What the ledger says of each; unknown for what nobody could be asked about, and for Bitcoin. */
export type FactsBook = (to: Pick<Payout, 'address' | 'payoutCurrency'>) => DestinationFacts;

export const noFacts: FactsBook = () => ({ kind: 'unknown' });

/** A lookup that fails never hides anything else: it says unknown. `sender` is the wallet's first account; main knows which one pays. */
export async function gatherFacts(
  deps: FactsDeps,
  { network, xrplAddress: sender }: { readonly network: Network; readonly xrplAddress: string | null },
  recipients: readonly Recipient[],
): Promise<FactsBook> {
  const onLedger = recipients.filter(({ methodId }) => methodChain(methodId) === 'xrpl');
  const asked = [
    ...new Map(onLedger.map(({ address, payoutCurrency: currency }) => [keyOf(address, currency), { address, currency }])).values(),
  ];
  const found = new Map<string, DestinationFacts>();
  for (let from = 0; from < asked.length; from += mostRecipients) {
    const page = asked.slice(from, from + mostRecipients);
    const answer = await deps.main.recipientFacts({ network, sender, recipients: page });
    for (const [index, { address, currency }] of page.entries()) {
      const word = answer.ok ? answer.value[index] : undefined;
      if (word !== undefined) found.set(keyOf(address, currency), word);
    }
  }
  return ({ address, payoutCurrency }) => found.get(keyOf(address, payoutCurrency)) ?? { kind: 'unknown' };
}

function keyOf(address: string, currency: string): string {
  return `${address} ${currency}`;
}
