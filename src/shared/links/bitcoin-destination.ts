// Owns Bitcoin destinations as recipients give them: a bare address, a BIP21 or a BIP321 URI (spec §4.5).
import type { Decimal } from '../money/decimal.ts';
import { formatDecimal, toUnits } from '../money/decimal.ts';
import { parseDecimal } from '../money/parse-amount.ts';
import { bitcoinDecimals } from '../money/units.ts';
import type { Network } from '../network.ts';
import type { ParsedDestination } from '../payouts/destination.ts';
import { dedupKeyOf } from '../payouts/destination.ts';
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import { type BitcoinAddress, bitcoinParams, readBitcoinAddress } from './bitcoin-address.ts';
import { codePoints } from '../code-points.ts';
import { maxDestination } from './fields.ts';

type Parameters = ReadonlyMap<string, string>;

/** Ways to pay that a BIP321 URI may name several of; of those we read the addresses. */
const instructions = new Set(['bc', 'tb', 'bcrt', 'lightning', 'lno', 'pay', 'sp']);
const addressKeys = new Set(['bc', 'tb', 'bcrt']);

/** 21 million coins: no payment can ask for more. */
const maxSats = 2_100_000_000_000_000n;

/**
 * Reads an address or a URI of the network set: BIP21, or BIP321, whose address may stand behind `bc=` (`tb=` on test networks) instead of before the question
 * mark. What stands before it wins, else the first that is of this network. Any failure (checksum, network, `req-…`, a parameter given twice, amount) has the
 * one code `bitcoin-destination-invalid`, as the specification wants.
 */
export function parseBitcoinDestination(text: string, network: Network): Result<ParsedDestination> {
  const trimmed = text.trim();
  const parsed = codePoints(trimmed) > maxDestination ? null : read(trimmed, network);
  return parsed === null || parsed.normalised.length > maxDestination ? refuse('bitcoin-destination-invalid') : ok(parsed);
}

function read(text: string, network: Network): ParsedDestination | null {
  const scheme = /^bitcoin:(?:\/\/)?/i.exec(text)?.[0];
  if (scheme === undefined) return assemble(text, new Map(), network, false);
  const rest = text.slice(scheme.length);
  const mark = rest.indexOf('?');
  const parameters = readParameters(mark < 0 ? '' : rest.slice(mark + 1));
  if (parameters === null) return null;
  const body = mark < 0 ? rest : rest.slice(0, mark);
  return assemble(body === '' ? (addressIn(parameters, network)?.address ?? '') : body, parameters.single, network, true);
}

/** The first SegWit address of this network among `bc=` or `tb=`. */
function addressIn({ addresses }: Query, network: Network): BitcoinAddress | null {
  const { hrp } = bitcoinParams(network);
  for (const { name, value } of addresses) {
    const found = name === hrp && value.toLowerCase().startsWith(`${hrp}1`) ? readBitcoinAddress(value, network) : null;
    if (found !== null) return found;
  }
  return null;
}

interface Query {
  /** What may stand once, and the first of each way to pay that is no address. */
  readonly single: Parameters;
  readonly addresses: readonly { readonly name: string; readonly value: string }[];
}

function assemble(addressText: string, parameters: Parameters, network: Network, isUri: boolean): ParsedDestination | null {
  const found = readBitcoinAddress(addressText, network);
  const amountText = parameters.get('amount');
  const amount = amountText === undefined ? null : readAmount(amountText);
  if (found === null || (amountText !== undefined && amount === null)) return null;
  const { address, scriptKind } = found;
  const normalised = isUri ? writeUri(address, amount, parameters) : address;
  return { normalised, address, tag: null, amount, dedupKey: dedupKeyOf(address, null), scriptKind };
}

/** Names are compared without regard to case, since a QR code may hold the URI in capitals. Null: a `req-…` or repeated name, or damage. */
function readParameters(query: string): Query | null {
  const found = new Map<string, string>();
  const addresses: { readonly name: string; readonly value: string }[] = [];
  for (const pair of query.split('&').filter((part) => part !== '')) {
    const mark = pair.indexOf('=');
    const name = unescaped(mark < 0 ? pair : pair.slice(0, mark))?.toLowerCase();
    const value = unescaped(mark < 0 ? '' : pair.slice(mark + 1));
    if (name === undefined || value === null || name === '' || name.startsWith('req-')) return null;
    if (found.has(name) && !instructions.has(name)) return null;
    if (addressKeys.has(name)) addresses.push({ name, value });
    else if (!found.has(name)) found.set(name, value);
  }
  return { single: found, addresses };
}

/** Half of a surrogate pair cannot be escaped again, and a fragment belongs to no payment. */
function unescaped(text: string): string | null {
  if (/[#\p{Surrogate}]/u.test(text)) return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Whole coins in plain decimals, at most 8 places (BIP21). */
function readAmount(text: string): Decimal | null {
  const value = /^\d*\.?\d*$/.test(text) ? parseDecimal(text) : null;
  const sats = value?.ok === true ? toUnits(value.value, bitcoinDecimals) : null;
  return value?.ok !== true || sats === null || sats > maxSats ? null : value.value;
}

/** Amount, label and message first, then what we do not read, in the order given: it belongs to the recipient. */
function writeUri(address: string, amount: Decimal | null, parameters: Parameters): string {
  const known = ['amount', 'label', 'message'];
  const names = [...known.filter((name) => parameters.has(name)), ...[...parameters.keys()].filter((name) => !known.includes(name))];
  const pairs = names.map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(valueOf(name, amount, parameters))}`);
  return pairs.length === 0 ? `bitcoin:${address}` : `bitcoin:${address}?${pairs.join('&')}`;
}

function valueOf(name: string, amount: Decimal | null, parameters: Parameters): string {
  return name === 'amount' && amount !== null ? formatDecimal(amount) : (parameters.get(name) ?? '');
}
