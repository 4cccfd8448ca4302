// Owns the URI of a payment request on the XRP Ledger, in the form that wallets of that ledger share: `xrpl://<account>?amount=…&dt=…`.
import { dropsToText, textToDrops } from '../money/units.ts';
import type { Network } from '../network.ts';
import { type Amount, type Asset, assetOf, signOf } from '../xrpl/amount.ts';
import { readAmount } from '../xrpl/amounts/amount-parse.ts';
import { writeCurrency } from '../xrpl/amounts/currency-code.ts';
import { formatTokenValue } from '../xrpl/amounts/token-value.ts';
import { toXAddress } from './xrpl-address.ts';
import { parseXrplDestination } from './xrpl-destination.ts';

export interface XrplRequest {
  /** Classic address. */
  readonly address: string;
  readonly tag: number;
  readonly asset: Asset;
  /** Null: any amount. */
  readonly amount: Amount | null;
}

/**
 * XRP in whole XRP, tokens as `amount`, `currency` and `issuer`, an MPT as `amount` (raw units) and `mpt_issuance_id`. With real money the account is the classic
 * address with `dt`, which every wallet reads; elsewhere it is a test X-address with the tag inside, so that nobody pays real money to it.
 */
export function buildXrplUri({ address, tag, asset, amount }: XrplRequest, network: Network): string {
  const real = network === 'main';
  const pairs = [
    ...(amount === null ? [] : [['amount', amountIn(amount)] as const]),
    ...(real ? [['dt', String(tag)] as const] : []),
    ...assetPairs(asset),
  ];
  const query = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const account = real ? address : toXAddress(address, tag, network);
  return query === '' ? `xrpl://${account}` : `xrpl://${account}?${query}`;
}

function amountIn(amount: Amount): string {
  if (amount.kind === 'xrp') return dropsToText(amount.drops);
  return amount.kind === 'mpt' ? amount.value.toString() : formatTokenValue(amount.value);
}

function assetPairs(asset: Asset): readonly (readonly [string, string])[] {
  if (asset.kind === 'xrp') return [];
  if (asset.kind === 'mpt') return [['mpt_issuance_id', asset.id]];
  return [
    ['currency', writeCurrency(asset.currency)],
    ['issuer', asset.issuer],
  ];
}

/** What a link asks for: to whom, and where it says so of what and how much. */
export interface ReadXrplUri {
  /** Classic address. */
  readonly address: string;
  /** 0 is a tag. */
  readonly tag: number | null;
  /** Null: the link names neither asset nor amount. */
  readonly asset: Asset | null;
  readonly amount: Amount | null;
}

const uriForm = /^(?:xrpl|ripple|xrp):(?:\/\/)?([1-9A-HJ-NP-Za-km-z]{25,50})\/?(?:\?([^#]*))?$/i;
const knownNames = ['amount', 'dt', 'currency', 'issuer', 'mpt_issuance_id'];

/**
 * Reads what `buildXrplUri` writes, also under the older scheme `ripple:`. Null for anything else: an account of another network, a parameter that is not known or
 * stands twice (it might change the meaning), an amount that is not above zero, two different tags. Nothing is dropped.
 */
export function readXrplUri(text: string, network: Network): ReadXrplUri | null {
  const [, account = '', query = ''] = (text.length > 1000 ? null : uriForm.exec(text.trim())) ?? [];
  const parameters = new URLSearchParams(query);
  const names = [...parameters.keys()];
  if (account === '' || names.some((name) => !knownNames.includes(name)) || new Set(names).size < names.length) return null;
  const tag = parameters.get('dt');
  const to = parseXrplDestination(tag === null ? account : `${account}?dt=${tag}`, network);
  const asked = askedIn(parameters);
  return to.ok && asked !== null ? { address: to.value.address, tag: to.value.tag, ...asked } : null;
}

type Asked = Pick<ReadXrplUri, 'asset' | 'amount'>;

/** Null: it cannot be read. */
function askedIn(parameters: URLSearchParams): Asked | null {
  const [value, currency, issuer, id] = [
    parameters.get('amount'),
    parameters.get('currency'),
    parameters.get('issuer'),
    parameters.get('mpt_issuance_id'),
  ];
  const isXrp = (currency === null || currency === 'XRP') && issuer === null;
  if (isXrp && id === null) return xrpIn(value, currency !== null);
  if (id !== null && (currency !== null || issuer !== null)) return null;
  const one = readAmount(id === null ? { currency, issuer, value: value ?? '1' } : { mpt_issuance_id: id, value: value ?? '1' });
  if (!one.ok || signOf(one.value) <= 0) return null;
  return { asset: assetOf(one.value), amount: value === null ? null : one.value };
}

function xrpIn(value: string | null, named: boolean): Asked | null {
  if (value === null) return { asset: named ? { kind: 'xrp' } : null, amount: null };
  const drops = textToDrops(value);
  return drops.ok && drops.value > 0n ? { asset: { kind: 'xrp' }, amount: { kind: 'xrp', drops: drops.value } } : null;
}
