// Owns the URI of a payment request on the XRP Ledger, in the form that wallets of that ledger share: `xrpl://<account>?amount=…&dt=…`.
import { dropsToText } from '../money/units.ts';
import type { Network } from '../network.ts';
import type { Amount, Asset } from '../xrpl/amount.ts';
import { writeCurrency } from '../xrpl/amounts/currency-code.ts';
import { formatTokenValue } from '../xrpl/amounts/token-value.ts';
import { toXAddress } from './xrpl-address.ts';

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
