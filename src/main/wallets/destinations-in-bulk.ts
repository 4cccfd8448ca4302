// Owns what is asked of the ledger about many recipients before claims are taken, approved or paid: each address and each holding once.
import type { DestinationFacts, HoldingFacts } from '../../shared/payouts/destination-facts.ts';
import { holdingOf } from '../../shared/payouts/holding.ts';
import { type LedgerFacts, nothingKnown } from '../../shared/xrpl/facts.ts';
import type { XrplBackend } from '../backends/xrpl-backend.ts';
import { LedgerReader } from '../ledger/ledger-reader.ts';
import { preauthorizedBy } from '../ledger/preauthorized.ts';
import { type DestinationFacts as AccountWord, destinationFacts } from './destination-facts.ts';

export interface Recipient {
  readonly address: string;
  /** `XRP`, a token or an MPT id. */
  readonly currency: string;
}

/** Facts about what the recipients hold; what could not be read is missing from them. */
export type GatherHoldings = (recipients: readonly Recipient[]) => Promise<LedgerFacts>;

/** Addresses that are asked about at a time. */
const atOnce = 20;

/** One answer for each recipient, in their order. Where the ledger does not answer, unknown. */
export async function destinationsInBulk(
  backend: XrplBackend,
  gather: GatherHoldings,
  sender: string | null,
  recipients: readonly Recipient[],
): Promise<readonly DestinationFacts[]> {
  const [accounts, holdings] = await Promise.all([accountsOf(backend, recipients), holdingsOf(gather, recipients)]);
  const shut = await shutTo(backend, sender, accounts);
  return recipients.map(({ address, currency }) => {
    const account = accounts.get(address);
    return account === undefined ? { kind: 'unknown' } : joined(account, shut.has(address), holdingOf(holdings, address, currency, sender));
  });
}

/** Those with deposit authorization that have surely not let the payer in. Nobody is asked about a payer who is not known. */
async function shutTo(
  backend: XrplBackend,
  sender: string | null,
  accounts: ReadonlyMap<string, AccountWord>,
): Promise<ReadonlySet<string>> {
  const careful = [...accounts].flatMap(([address, word]) => (word.kind === 'known' && word.depositAuth ? [address] : []));
  if (sender === null || careful.length === 0) return new Set();
  const letIn = await preauthorizedBy(new LedgerReader(backend, atOnce), sender, careful);
  return new Set(careful.filter((address) => letIn.get(address) === false));
}

async function holdingsOf(gather: GatherHoldings, recipients: readonly Recipient[]): Promise<LedgerFacts> {
  const holders = recipients.filter(({ currency }) => currency !== 'XRP');
  return holders.length === 0 ? nothingKnown : gather(holders);
}

async function accountsOf(backend: XrplBackend, recipients: readonly Recipient[]): Promise<ReadonlyMap<string, AccountWord>> {
  const found = new Map<string, AccountWord>();
  const waiting = [...new Set(recipients.map(({ address }) => address))];
  for (let from = 0; from < waiting.length; from += atOnce) {
    const asked = waiting.slice(from, from + atOnce);
    const words = await Promise.all(asked.map((address) => destinationFacts(backend, address)));
    for (const [index, address] of asked.entries()) {
      const word = words[index];
      if (word !== undefined) found.set(address, word);
    }
  }
  return found;
}

function joined(account: AccountWord, depositAuth: boolean, asset: HoldingFacts | null): DestinationFacts {
  if (account.kind === 'unknown') return { kind: 'unknown' };
  const { exists, requiresTag, disallowsXrp, balance, reserveBase } = account;
  const isPoor = balance !== null && balance <= reserveBase;
  return { kind: 'known', exists, requiresTag, depositAuth, isPoor, disallowsXrp, reserveBase: String(reserveBase), asset };
}
