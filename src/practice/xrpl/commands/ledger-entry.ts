// Owns `ledger_entry`: one object of the ledger, named by its id or by what makes it unique.
import { encode } from 'ripple-binary-codec';
import { accountId } from '../base/address.ts';
import { isHash } from '../base/hex.ts';
import { isList, isObject, type Json, type JsonObject, textOf, wholeOf } from '../base/json.ts';
import {
  accountIndex,
  type CredentialName,
  credentialIndex,
  credentialPreauthIndex,
  depositPreauthIndex,
  directoryPageIndex,
  domainIndex,
  issuanceIndex,
  mptokenIndex,
  offerIndex,
  ownerDirectoryIndex,
  ticketIndex,
  trustLineIndex,
} from '../ledger/indexes.ts';
import { isCredentialType, malformedList, sortedNames } from '../permissions/listed-credentials.ts';
import { type Answer, answer, type Command, type ErrorName, fail } from './command.ts';
import { chooseLedger } from './ledger-choice.ts';

/** An id, or the name of the error. */
type Found = { readonly index: string } | { readonly error: ErrorName };
interface Selector {
  readonly kind: string | null;
  readonly read: (value: Json) => Found;
}

const HEX = /^(?:[0-9a-fA-F]{2})+$/;
const ISSUANCE = /^[0-9a-fA-F]{48}$/;
const MAX_LISTED = 8;
const malformed: Found = { error: 'malformedRequest' };

const selectors: Readonly<Record<string, Selector>> = {
  index: { kind: null, read: byId },
  account_root: { kind: 'AccountRoot', read: byAddress },
  ticket: { kind: 'Ticket', read: (value) => byNumber(value, 'ticket_seq', ticketIndex) },
  offer: { kind: 'Offer', read: (value) => byNumber(value, 'seq', offerIndex) },
  deposit_preauth: { kind: 'DepositPreauth', read: byPreauth },
  directory: { kind: 'DirectoryNode', read: byDirectory },
  ripple_state: { kind: 'RippleState', read: byLine },
  state: { kind: 'RippleState', read: byLine },
  mptoken: { kind: 'MPToken', read: byHolding },
  mpt_issuance: { kind: 'MPTokenIssuance', read: byIssuance },
  credential: { kind: 'Credential', read: byCredential },
  permissioned_domain: { kind: 'PermissionedDomain', read: (value) => byNumber(value, 'seq', domainIndex) },
  signer_list: { kind: 'SignerList', read: byId },
  fee: { kind: 'FeeSettings', read: byId },
};

export const ledgerEntry: Command = (context) => {
  const { request } = context;
  const given = Object.keys(selectors).filter((name) => request[name] !== undefined);
  const name = given[0];
  const selector = name === undefined ? undefined : selectors[name];
  if (name === undefined || selector === undefined) return fail('invalidParams', 'No ledger_entry params provided.');
  if (given.length > 1) return fail('invalidParams', 'Too many fields provided.');
  const choice = chooseLedger(context);
  if (!choice.ok) return choice;
  const { view, fields } = choice.ledger;
  const found = selector.read(request[name] ?? null);
  if ('error' in found) return fail(found.error, undefined, fields);
  const entry = view.get(found.index);
  if (entry === undefined) return fail('entryNotFound', 'Entry not found.', { ...fields, index: found.index });
  if (selector.kind !== null && entry.LedgerEntryType !== selector.kind) return fail('unexpectedLedgerType', undefined, fields);
  return shown(found.index, entry, request['binary'] === true, fields);
};

function shown(index: string, entry: JsonObject, binary: boolean, fields: JsonObject): Answer {
  const node = binary ? { node_binary: encode(entry) } : { node: { ...entry, index } };
  return answer({ index, ...node, ...fields });
}

function byId(value: Json): Found {
  return typeof value === 'string' && isHash(value) ? { index: value.toUpperCase() } : malformed;
}

function isAddress(value: Json | undefined): value is string {
  return typeof value === 'string' && accountId(value) !== null;
}

function byAddress(value: Json): Found {
  return isAddress(value) ? { index: accountIndex(value) } : { error: 'malformedAddress' };
}

const MAX_UINT32 = 0xffff_ffff;

/** A sequence, ticket or page number; absent and impossible ones are undefined. */
function uint32Of(object: JsonObject, key: string): number | undefined {
  const number = wholeOf(object, key);
  return number === undefined || number < 0 || number > MAX_UINT32 ? undefined : number;
}

function byNumber(value: Json, key: string, index: (address: string, number: number) => string): Found {
  if (!isObject(value)) return byId(value);
  const [account, number] = [value['account'], uint32Of(value, key)];
  if (!isAddress(account)) return { error: 'malformedAddress' };
  return number === undefined ? malformed : { index: index(account, number) };
}

function byPreauth(value: Json): Found {
  if (!isObject(value)) return byId(value);
  const { owner, authorized, authorized_credentials: listed } = value;
  if (!isAddress(owner)) return { error: 'malformedOwner' };
  if (isList(listed)) return byListed(owner, listed);
  return isAddress(authorized) ? { index: depositPreauthIndex(owner, authorized) } : malformed;
}

function byListed(owner: string, listed: readonly Json[]): Found {
  const names = listed.flatMap((item) => (isObject(item) ? (credentialName(item) ?? []) : []));
  const isGood = names.length === listed.length && malformedList(names, MAX_LISTED) === null;
  return isGood ? { index: credentialPreauthIndex(owner, sortedNames(names)) } : malformed;
}

/** Issuer and type as requests name them. */
function credentialName(value: JsonObject): CredentialName | null {
  const [issuer, type] = [value['issuer'], textOf(value, 'credential_type') ?? ''];
  return isAddress(issuer) && HEX.test(type) && isCredentialType(type) ? { issuer, type: type.toUpperCase() } : null;
}

function byCredential(value: Json): Found {
  if (!isObject(value)) return byId(value);
  const name = credentialName(value);
  return isAddress(value['subject']) && name !== null ? { index: credentialIndex(value['subject'], name) } : malformed;
}

function byIssuance(value: Json): Found {
  return typeof value === 'string' && ISSUANCE.test(value) ? { index: issuanceIndex(value) } : malformed;
}

function byHolding(value: Json): Found {
  if (!isObject(value)) return byId(value);
  const [id, account] = [textOf(value, 'mpt_issuance_id') ?? '', value['account']];
  if (!ISSUANCE.test(id)) return malformed;
  return isAddress(account) ? { index: mptokenIndex(id, account) } : { error: 'malformedAddress' };
}

function byDirectory(value: Json): Found {
  if (!isObject(value)) return byId(value);
  const owner = value['owner'];
  const root = textOf(value, 'dir_root') ?? (isAddress(owner) ? ownerDirectoryIndex(owner) : undefined);
  const page = value['sub_index'] === undefined ? 0 : uint32Of(value, 'sub_index');
  if (root === undefined || !isHash(root) || page === undefined) return malformed;
  return { index: directoryPageIndex(root.toUpperCase(), BigInt(page)) };
}

const CURRENCY = /^(?:[\x21-\x7e]{3}|[0-9a-fA-F]{40})$/;

function byLine(value: Json): Found {
  if (!isObject(value)) return byId(value);
  const [one, other] = isList(value['accounts']) ? value['accounts'] : [];
  const currency = textOf(value, 'currency') ?? '';
  const isGood = isAddress(one) && isAddress(other) && one !== other && CURRENCY.test(currency);
  return isGood ? { index: trustLineIndex(one, other, currency) } : malformed;
}
