// Owns gathering from one server all that a preflight of a payment can know of the ledger.
import type { Network } from '../../shared/network.ts';
import { ok, type Result } from '../../shared/result.ts';
import { type Amount, assetOf, sameAsset } from '../../shared/xrpl/amount.ts';
import type { PaymentDraft } from '../../shared/xrpl/draft.ts';
import {
  type AccountFacts,
  type CredentialFacts,
  holdingKey,
  type Known,
  type LedgerFacts,
  nothingKnown,
} from '../../shared/xrpl/facts.ts';
import type { XrplBackend } from '../backends/xrpl-backend.ts';
import type { AccountRoot } from './entries-parse.ts';
import { accountFlags } from '../../shared/xrpl/account-flags.ts';
import { hasFlag } from '../../shared/xrpl/flags.ts';
import { accountFactsOf, credentialFactsOf, holdingFactsOf, issuanceFactsOf } from './entry-facts.ts';
import { known, knownLines, mapped } from './known.ts';
import { type Found, LedgerReader } from './ledger-reader.ts';
import { findPaths } from './paths.ts';
import { serverFacts } from './server-facts.ts';
import { type Wanted, wantedFor } from './wanted.ts';

export interface GatherOptions {
  /** Id of the wallet's ledger: another server's answers are refused with `network-mismatch`. Null: whatever the server is. */
  readonly networkId: number | null;
  /** Whether the wallet has the key of this address, which may also be another account's regular key. Left out: how a key relates to the account stays unknown. */
  readonly holdsKey?: (address: string) => boolean;
  /** Ask the path finder what a SendMax in another asset would have to cover. Costs the server most; true unless said otherwise. */
  readonly quote?: boolean;
}

/**
 * What the server knows of everything that bears on this payment, in two rounds of parallel questions. What it does not say, or says of something
 * else, stays unknown. Of the receiver's permissions and of credentials for a domain only those are asked for that could let this payment pass.
 * Refusals: `network-mismatch`, and those of a server that does not even tell its state (`backend-unreachable`, `backend-timeout`, `backend-garbled`,
 * `backend-refused`, `backend-not-synced`).
 */
export async function gatherFacts(
  backend: Pick<XrplBackend, 'read'>,
  network: Network,
  draft: PaymentDraft,
  options: GatherOptions,
): Promise<Result<LedgerFacts>> {
  const reader = new LedgerReader(backend);
  const wanted = wantedFor(draft);
  const [server, first] = await Promise.all([
    serverFacts(reader, options.networkId),
    firstRound(reader, draft, wanted, options.quote ?? true),
  ]);
  if (!server.ok) return server;
  const { roots, ...known } = first;
  const facts = { ...nothingKnown, network, ...server.value, ...known, signer: signerOf(draft, roots, options.holdsKey) };
  return ok(await secondRound(reader, draft, facts));
}

interface FirstRound extends Pick<LedgerFacts, 'accounts' | 'lines' | 'issuances' | 'holdings' | 'credentials' | 'domains' | 'quote'> {
  readonly roots: Known<AccountRoot>;
}

async function firstRound(reader: LedgerReader, draft: PaymentDraft, wanted: Wanted, asksQuote: boolean): Promise<FirstRound> {
  const parties = [...new Set([draft.account, draft.destination].filter((party) => party !== null))];
  const held = wanted.issuances.flatMap((id) => parties.map((account) => ({ account, id })));
  const [roots, lines, issuances, holdings, credentials, domains, ticket, quote] = await Promise.all([
    known(
      wanted.accounts,
      (address) => address,
      (address) => reader.account(address),
    ),
    knownLines(reader, wanted.lines),
    known(
      wanted.issuances,
      (id) => id,
      (id) => mapped(reader.issuance(id), issuanceFactsOf),
    ),
    known(
      held,
      ({ account, id }) => holdingKey(account, id),
      ({ account, id }) => mapped(reader.holding(account, id), holdingFactsOf),
    ),
    known(
      wanted.credentials,
      (id) => id,
      (id) => mapped(reader.credential(id), credentialFactsOf),
    ),
    known(
      draft.domainId === null ? [] : [draft.domainId],
      (id) => id,
      (id) => mapped(reader.domain(id), (entry) => ({ owner: entry.Owner, accepts: entry.AcceptedCredentials })),
    ),
    ticketOf(reader, draft),
    asksQuote ? quoteOf(reader, draft) : null,
  ]);
  const accounts = Object.fromEntries(
    Object.entries(roots).map(([address, root]) => {
      const facts = root === null ? null : accountFactsOf(root);
      return [address, facts !== null && address === draft.account && ticket !== undefined ? { ...facts, tickets: ticket } : facts];
    }),
  );
  return { roots, accounts, lines, issuances, holdings, credentials, domains, quote };
}

/** The ticket that the payment names, if the account holds it. Undefined: it names none, or nobody knows. */
async function ticketOf(reader: LedgerReader, { account, ticketSequence }: PaymentDraft): Promise<readonly number[] | undefined> {
  if (account === null || ticketSequence === null) return undefined;
  const held = await reader.ticket(account, ticketSequence);
  return held === undefined ? undefined : held ? [ticketSequence] : [];
}

/** Least that the path finder says would be spent of SendMax's asset. Null: not asked, or not known. */
async function quoteOf(reader: LedgerReader, { account, destination, amount, sendMax, domainId }: PaymentDraft): Promise<Amount | null> {
  if (account === null || destination === null || amount === null || sendMax === null) return null;
  const source = assetOf(sendMax);
  if (amount.kind === 'mpt' || source.kind === 'mpt' || sameAsset(assetOf(amount), source)) return null;
  const found = await findPaths(reader, { account, destination, amount, source, domain: domainId });
  return found.ok ? (found.value[0]?.cost ?? null) : null;
}

/** The account's own key where it is here and not switched off, else its regular key. */
function signerOf({ account }: PaymentDraft, roots: Known<AccountRoot>, holdsKey: GatherOptions['holdsKey']): LedgerFacts['signer'] {
  if (holdsKey === undefined || account === null) return null;
  const root = roots[account];
  const regular = root?.RegularKey;
  const isOwn = holdsKey(account);
  const isRegular = regular !== undefined && holdsKey(regular);
  if (isOwn && !(isRegular && root && hasFlag(root.Flags, accountFlags.disableMaster))) return 'master';
  if (isRegular) return 'regular';
  return root ? 'stranger' : null;
}

/** What only matters when the receiver or the payment asks for permission. */
async function secondRound(reader: LedgerReader, draft: PaymentDraft, facts: LedgerFacts): Promise<LedgerFacts> {
  const { account, destination } = draft;
  if (account === null || destination === null) return facts;
  const [receiver, credentialsOf] = await Promise.all([
    withPermissions(reader, draft, facts, facts.accounts[destination]),
    domainCredentials(reader, [account, destination], draft.domainId === null ? null : facts.domains[draft.domainId]),
  ]);
  return { ...facts, accounts: receiver ? { ...facts.accounts, [destination]: receiver } : facts.accounts, credentialsOf };
}

async function withPermissions(
  reader: LedgerReader,
  draft: PaymentDraft,
  facts: LedgerFacts,
  receiver: Found<AccountFacts>,
): Promise<AccountFacts | null> {
  const { account, destination } = draft;
  if (!receiver?.depositAuth || account === null || destination === null || account === destination) return null;
  const presented = (draft.credentialIds ?? []).map((id) => facts.credentials[id]);
  const kinds = presented.flatMap((one) => (one ? [one.kind] : []));
  const isWhole = kinds.length > 0 && kinds.length === presented.length;
  const [one, set] = await Promise.all([
    reader.preauthorizes(destination, account),
    isWhole ? reader.preauthorizesSet(destination, kinds) : undefined,
  ]);
  return {
    ...receiver,
    preauthorizes: one === undefined ? null : one ? [account] : [],
    preauthorizesCredentials: set === undefined ? null : set ? [kinds] : [],
  };
}

/** Of each account the credentials of the kinds that the domain takes. */
async function domainCredentials(
  reader: LedgerReader,
  accounts: readonly string[],
  domain: LedgerFacts['domains'][string] | undefined,
): Promise<LedgerFacts['credentialsOf']> {
  if (!domain) return {};
  return known(
    [...new Set(accounts)].filter((account) => account !== domain.owner),
    (account) => account,
    async (account): Promise<Found<readonly CredentialFacts[]>> => {
      const found = await Promise.all(domain.accepts.map((kind) => reader.credentialOf(account, kind)));
      const held = found.flatMap((entry) => (entry ? [credentialFactsOf(entry)] : []));
      return found.includes(undefined) ? undefined : held;
    },
  );
}
