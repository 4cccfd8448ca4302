// Owns reading a transaction that somebody ordered: which types are made here, which fields are chosen at signing, and its one canonical form.
import { decode, encode } from 'ripple-binary-codec';
import type { Transaction } from 'xrpl';
import { readXAddress } from '../../../shared/links/xrpl-address.ts';
import type { Network } from '../../../shared/network.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { normalisePayment } from '../../../shared/xrpl/normalise.ts';
import { readJsonText } from '../../../shared/xrpl/reading/json-text-parse.ts';
import { chosenAtSigning } from '../../../shared/xrpl/chosen-at-signing.ts';

export type TransactionJson = Readonly<Record<string, unknown>>;

/** What can be ordered, and the fields without which the ledger calls it malformed. */
const requiredFields: Readonly<Record<string, readonly string[]>> = {
  Payment: ['Destination', 'Amount'],
  TrustSet: ['LimitAmount'],
  AccountSet: [],
  SetRegularKey: [],
  MPTokenAuthorize: ['MPTokenIssuanceID'],
  CredentialAccept: ['Issuer', 'CredentialType'],
  CredentialDelete: ['CredentialType'],
  DepositPreauth: [],
  TicketCreate: ['TicketCount'],
  OfferCreate: ['TakerGets', 'TakerPays'],
  OfferCancel: ['OfferSequence'],
};

/** Chosen at signing, or another's to sign: an order that names one would promise what it does not hold. */
const boundFields: readonly string[] = [...chosenAtSigning, 'Delegate'];
/** Stands for the bound fields while an order is encoded to find its canonical form. */
const placeholders = { Fee: '10', Sequence: 1, LastLedgerSequence: 1, SigningPubKey: '' };
/** Bytes of the longest order; the longest possible payment with six paths and 1 KB of memos is shorter. */
const maxBytes = 8_000;

/**
 * Reads the text of an order of this account. The answer is in the codec's own spelling, so that the bytes decode to exactly it. Refusals:
 * `order-unreadable` (`part` names the field, or says what is wrong), `order-type-unknown`, `order-not-ours` (another Account).
 */
export function readOrder(text: string, account: string, network: Network): Result<TransactionJson> {
  const read = readJsonText(text);
  if (!read.ok) return refuse('order-unreadable', { part: 'JSON' });
  const { value } = read.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('order-unreadable', { part: 'JSON' });
  return checkOrder(Object.fromEntries(Object.entries(value)), account, network);
}

function checkOrder(given: TransactionJson, account: string, network: Network): Result<TransactionJson> {
  const type = given['TransactionType'];
  if (typeof type !== 'string' || !Object.hasOwn(requiredFields, type)) {
    return refuse('order-type-unknown', { type: typeof type === 'string' ? type.slice(0, 40) : '' });
  }
  const bound = boundFields.find((field) => given[field] !== undefined);
  if (bound !== undefined) return refuse('order-unreadable', { part: bound });
  const plain = type === 'Payment' ? plainPayment(given, network) : withoutForeign(given, network);
  if (!plain.ok) return plain;
  const json = { ...plain.value, Account: plain.value['Account'] ?? account };
  // The codec would write zeros for nothing.
  const empty = Object.keys(json).find((field) => plain.value[field] === '');
  if (empty !== undefined) return refuse('order-unreadable', { part: empty });
  const missing = requiredFields[type]?.find((field) => plain.value[field] === undefined);
  if (missing !== undefined) return refuse('order-unreadable', { part: missing });
  const canonical = canonicalOrder(json);
  if (canonical !== null && !hasPossibleTickets(canonical)) return refuse('order-unreadable', { part: 'TicketCount' });
  if (canonical === null) return refuse('order-unreadable', { part: type });
  return canonical['Account'] === account ? ok(canonical) : refuse('order-not-ours', { account: String(canonical['Account']) });
}

/** The ledger's own bound. Each ticket takes a sequence that is written down, so the number is not believed before. */
function hasPossibleTickets({ TransactionType, TicketCount }: TransactionJson): boolean {
  return TransactionType !== 'TicketCreate' || (typeof TicketCount === 'number' && TicketCount >= 1 && TicketCount <= 250);
}

/** Amount for DeliverMax, classic addresses, flags as a number; what could not be read is named. */
function plainPayment(given: TransactionJson, network: Network): Result<TransactionJson> {
  const { normalised, findings } = normalisePayment(given, network);
  const wrong = findings.find(({ severity }) => severity === 'block');
  return wrong === undefined ? ok(normalised) : refuse('order-unreadable', { part: wrong.params?.['field'] ?? wrong.field ?? 'Payment' });
}

const longestAddress = 60;

/** The codec takes an X-address wherever an account stands, and drops what network it is of: one of another kind of network names the field it stands in. */
function withoutForeign(given: TransactionJson, network: Network): Result<TransactionJson> {
  const foreign = Object.keys(given).find((field) => hasForeignAddress(given[field], network));
  return foreign === undefined ? ok(given) : refuse('order-unreadable', { part: foreign });
}

function hasForeignAddress(value: unknown, network: Network): boolean {
  if (typeof value === 'string')
    return value.length <= longestAddress && (readXAddress(value)?.real ?? network === 'main') !== (network === 'main');
  return typeof value === 'object' && value !== null && Object.values(value).some((part) => hasForeignAddress(part, network));
}

/** A transaction without bound fields in the codec's spelling; null where the codec cannot write it, drops something of it, or would write it differently the second time. */
export function canonicalOrder(json: TransactionJson): TransactionJson | null {
  try {
    const blob = encode({ ...json, ...placeholders } as unknown as Transaction);
    const decoded = decode(blob);
    const names = Object.keys(decoded).filter((field) => !Object.hasOwn(placeholders, field));
    const isWhole = Object.keys(json).every((field) => json[field] === undefined || names.includes(field));
    if (blob.length > 2 * maxBytes || !isWhole || encode(decoded as unknown as Transaction) !== blob) return null;
    return Object.fromEntries(names.map((field) => [field, decoded[field]]));
  } catch {
    return null;
  }
}
