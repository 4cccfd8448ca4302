// Owns what one account owns on the ledger and how it is set, as a screen shows it.
import type { AccountHoldings, CredentialView, MptView } from '../../shared/contract/xrpl-reads.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { type AccountFacts, accountUnknown, type LineFacts } from '../../shared/xrpl/facts.ts';
import { isExpired } from '../../shared/xrpl/ledger/permission-checks.ts';
import * as shape from './entries-parse.ts';
import { accountFlags } from '../../shared/xrpl/account-flags.ts';
import { hasFlag } from '../../shared/xrpl/flags.ts';
import { accountFactsOf, credentialFactsOf, holdingFactsOf, lineSeenBy } from './entry-facts.ts';
import { credentialId, mptIdOf } from './ledger-ids.ts';
import type { LedgerReader } from './ledger-reader.ts';
import { mptViewOf } from './mpt-view.ts';
import { ownedObjects } from './owned-objects.ts';
import { textOrHex } from './plain-text.ts';
import type { LastLedger } from './server-facts.ts';

const most = { lines: 5_000, mpts: 1_000, credentials: 1_000 } as const;
const longestUri = 512;

/** What is read out of the account's directory; objects of other kinds are passed over. */
interface Owned {
  readonly lines: LineFacts[];
  readonly holdings: shape.Mptoken[];
  readonly issuances: shape.MptIssuance[];
  readonly credentials: shape.Credential[];
  readonly preauths: shape.DepositPreauth[];
  readonly tickets: number[];
  /** An object of these kinds could not be read. */
  unread: boolean;
}

/** Refusals: those of the server. */
export async function holdingsOf(reader: LedgerReader, address: string, ledger: LastLedger): Promise<Result<AccountHoldings>> {
  const [root, owned] = await Promise.all([reader.account(address, 'validated'), ownedObjects(reader, address)]);
  if (!owned.ok) return owned;
  if (root === undefined) return refuse('backend-garbled');
  if (root === null || owned.value === null) return ok(absentAccount(address, ledger));
  const { objects, more } = owned.value;
  const all = sorted(objects, address);
  const mpts = await mptsOf(reader, all);
  const { lines, credentials } = all;
  return ok({
    ...absentAccount(address, ledger),
    exists: true,
    facts: factsOf(root, all, more),
    regularKey: root.RegularKey ?? null,
    noFreeze: hasFlag(root.Flags, accountFlags.noFreeze),
    disallowIncomingTrustline: hasFlag(root.Flags, accountFlags.disallowIncomingTrustline),
    lines: lines.slice(0, most.lines),
    mpts: mpts.slice(0, most.mpts),
    credentials: credentials.slice(0, most.credentials).map((one) => credentialView(one, ledger.closeTime)),
    more: more || all.unread || lines.length > most.lines || mpts.length > most.mpts || credentials.length > most.credentials,
  });
}

function absentAccount(address: string, { reserve, closeTime }: LastLedger): AccountHoldings {
  return {
    address,
    exists: false,
    facts: accountUnknown,
    regularKey: null,
    noFreeze: false,
    disallowIncomingTrustline: false,
    lines: [],
    mpts: [],
    credentials: [],
    reserve,
    closeTime: closeTime ?? 0,
    more: false,
  };
}

/** Each object into its own list; one that names somebody else is not the account's. */
function sorted(objects: readonly Readonly<Record<string, unknown>>[], account: string): Owned {
  const owned: Owned = { lines: [], holdings: [], issuances: [], credentials: [], preauths: [], tickets: [], unread: false };
  for (const object of objects) if (!sortIn(owned, object, account)) owned.unread = true;
  return owned;
}

function sortIn(owned: Owned, object: Readonly<Record<string, unknown>>, account: string): boolean {
  switch (object['LedgerEntryType']) {
    case 'RippleState': {
      const read = shape.rippleState.safeParse(object);
      const line = read.success ? lineSeenBy(account, read.data) : null;
      return line !== null && owned.lines.push(line) > 0;
    }
    case 'MPToken': {
      const read = shape.mptoken.safeParse(object);
      return read.success && read.data.Account === account && owned.holdings.push(read.data) > 0;
    }
    case 'MPTokenIssuance': {
      const read = shape.mptIssuance.safeParse(object);
      return read.success && read.data.Issuer === account && owned.issuances.push(read.data) > 0;
    }
    case 'Credential': {
      const read = shape.credential.safeParse(object);
      return read.success && [read.data.Subject, read.data.Issuer].includes(account) && owned.credentials.push(read.data) > 0;
    }
    case 'DepositPreauth': {
      const read = shape.depositPreauth.safeParse(object);
      return read.success && read.data.Account === account && owned.preauths.push(read.data) > 0;
    }
    case 'Ticket': {
      const read = shape.ticket.safeParse(object);
      return read.success && read.data.Account === account && owned.tickets.push(read.data.TicketSequence) > 0;
    }
    default:
      return true;
  }
}

/** Whom it lets pay it, and its tickets, are known where everything was read. */
function factsOf(root: shape.AccountRoot, { preauths, tickets, unread }: Owned, more: boolean): AccountFacts {
  const facts = accountFactsOf(root);
  if (more || unread) return facts;
  return {
    ...facts,
    tickets: tickets.sort((a, b) => a - b).slice(0, 500),
    preauthorizes: preauths.flatMap(({ Authorize }) => (Authorize === undefined ? [] : [Authorize])),
    preauthorizesCredentials: preauths.flatMap(({ AuthorizeCredentials }) =>
      AuthorizeCredentials === undefined ? [] : [AuthorizeCredentials],
    ),
  };
}

/** Those held, each with its issuance, then those that the account issues itself. */
async function mptsOf(reader: LedgerReader, { holdings, issuances }: Owned): Promise<readonly MptView[]> {
  const own = issuances.map((entry) => mptViewOf(mptIdOf(entry.Issuer, entry.Sequence), entry, null));
  const held = holdings.slice(0, most.mpts).map(async (entry) => {
    const id = entry.MPTokenIssuanceID;
    return mptViewOf(id, (await reader.issuance(id, 'validated')) ?? null, holdingFactsOf(entry));
  });
  return [...(await Promise.all(held)), ...own];
}

function credentialView(entry: shape.Credential, closeTime: number | null): CredentialView {
  const facts = credentialFactsOf(entry);
  return {
    ...facts,
    id: credentialId(facts.subject, facts.kind),
    uri: entry.URI === undefined ? null : textOrHex(entry.URI, longestUri),
    expired: isExpired(facts, closeTime),
  };
}
