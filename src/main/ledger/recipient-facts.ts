// Owns the check of many recipients at once: what must be known of each to say whether it can be paid, every object asked for once.
import { type Result, ok } from '../../shared/result.ts';
import type { Asset } from '../../shared/xrpl/amount.ts';
import { mptIssuerOf } from '../../shared/xrpl/amounts/mpt.ts';
import { type AccountFacts, holdingKey, type Known, type LedgerFacts, lineKey, nothingKnown } from '../../shared/xrpl/facts.ts';
import type { XrplBackend } from '../backends/xrpl-backend.ts';
import { accountFactsOf, holdingFactsOf, issuanceFactsOf } from './entry-facts.ts';
import { known, knownLines, mapped } from './known.ts';
import { LedgerReader } from './ledger-reader.ts';
import { preauthorizedBy } from './preauthorized.ts';
import { serverFacts } from './server-facts.ts';
import type { WantedLine } from './wanted.ts';

export interface Recipient {
  /** Classic address. */
  readonly address: string;
  /** What is to arrive there. */
  readonly asset: Asset;
}

/** More questions at once than for one payment: a thousand recipients are up to 3,000 objects. */
const width = 16;

/**
 * Accounts of the recipients and of the issuers, the line of each recipient with its issuer (both views), issuances and holdings. Equal questions are asked once, at most
 * 16 at a time; what the server does not say is left out, and after a loss of the connection nothing more is asked. Of those with deposit authorization also
 * whether they have let `payer` in. `networkId` as for `gatherFacts`. Refusals: `network-mismatch`,
 * and those of a server that does not tell its state.
 */
export async function recipientFacts(
  backend: Pick<XrplBackend, 'read'>,
  recipients: readonly Recipient[],
  networkId: number | null,
  payer: string | null,
): Promise<Result<LedgerFacts>> {
  const reader = new LedgerReader(backend, width);
  const server = await serverFacts(reader, networkId);
  if (!server.ok) return server;
  const { accounts, lines, issuances, holdings } = questionsOf(recipients);
  const [accountsKnown, linesKnown, issuancesKnown, holdingsKnown] = await Promise.all([
    known(
      accounts,
      (address) => address,
      (address) => mapped(reader.account(address), accountFactsOf),
    ),
    knownLines(reader, lines),
    known(
      issuances,
      (id) => id,
      (id) => mapped(reader.issuance(id), issuanceFactsOf),
    ),
    known(
      holdings,
      ({ account, id }) => holdingKey(account, id),
      ({ account, id }) => mapped(reader.holding(account, id), holdingFactsOf),
    ),
  ]);
  return ok({
    ...nothingKnown,
    ...server.value,
    accounts: payer === null ? accountsKnown : await withPermission(reader, payer, recipients, accountsKnown),
    lines: linesKnown,
    issuances: issuancesKnown,
    holdings: holdingsKnown,
  });
}

/** `preauthorizes` of an account that was not asked, or did not answer, stays unknown. */
async function withPermission(
  reader: LedgerReader,
  payer: string,
  recipients: readonly Recipient[],
  accounts: Known<AccountFacts>,
): Promise<Known<AccountFacts>> {
  const careful = recipients.map(({ address }) => address).filter((address) => accounts[address]?.depositAuth === true);
  const letIn = await preauthorizedBy(reader, payer, careful);
  const changed = [...letIn].flatMap(([address, isIn]): readonly (readonly [string, AccountFacts])[] => {
    const account = accounts[address];
    return account ? [[address, { ...account, preauthorizes: isIn ? [payer] : [] }]] : [];
  });
  return { ...accounts, ...Object.fromEntries(changed) };
}

interface Questions {
  readonly accounts: readonly string[];
  readonly lines: readonly WantedLine[];
  readonly issuances: readonly string[];
  readonly holdings: readonly { readonly account: string; readonly id: string }[];
}

function questionsOf(recipients: readonly Recipient[]): Questions {
  const accounts = new Set<string>();
  const issuances = new Set<string>();
  const lines = new Map<string, WantedLine>();
  const holdings = new Map<string, { readonly account: string; readonly id: string }>();
  for (const { address, asset } of recipients) {
    accounts.add(address);
    if (asset.kind === 'token') {
      accounts.add(asset.issuer);
      const line = { one: address, other: asset.issuer, currency: asset.currency };
      if (address !== asset.issuer) lines.set(lineKey(line.one, line.other, line.currency), line);
    }
    if (asset.kind === 'mpt') {
      const issuer = mptIssuerOf(asset.id);
      accounts.add(issuer);
      issuances.add(asset.id);
      if (address !== issuer) holdings.set(holdingKey(address, asset.id), { account: address, id: asset.id });
    }
  }
  return { accounts: [...accounts], lines: [...lines.values()], issuances: [...issuances], holdings: [...holdings.values()] };
}
