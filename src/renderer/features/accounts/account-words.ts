// Owns what is said of an account: its name, where its key comes from, and who may sign for it.
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import type { XrplAccountView } from '../../../shared/contract/xrpl-accounts.ts';

export interface Said {
  readonly key: TextKey;
  readonly params?: Readonly<Record<string, string>>;
}

/** The number in the list stands in for a missing name. */
export function nameOf({ label }: Pick<XrplAccountView, 'label'>, position: number): Said | string {
  return label === '' ? { key: 'wallet.accountNumber', params: { number: String(position + 1) } } : label;
}

export function originOf({ origin, index, algorithm }: XrplAccountView): Said {
  switch (origin) {
    case 'phrase':
      return { key: 'accounts.ofWords', params: { path: `m/44'/144'/${index ?? 0}'/0/0` } };
    case 'imported':
      return { key: 'accounts.imported', params: { algorithm: algorithm === 'ed25519' ? 'Ed25519' : 'secp256k1' } };
    case 'watched':
      return { key: 'accounts.watched' };
  }
}

/** Null where there is nothing out of the ordinary: its own key is here and signs. */
export function signingOf({ signs, origin, masterDisabled, regularKey }: XrplAccountView): Said | null {
  if (signs === null) return { key: 'accounts.signsUnknown' };
  if (signs === 'regular') return { key: 'accounts.signsRegular', params: { key: regularKey ?? '' } };
  if (signs === 'none') return { key: origin === 'watched' ? 'accounts.signsWatched' : 'accounts.signsNone' };
  return regularKey === null || masterDisabled === true ? null : { key: 'accounts.signsBoth', params: { key: regularKey } };
}

/** A key that is here and not known to be refused by the ledger; a watched one only where the ledger is known to take a key of this wallet. */
export function mayPay({ signs, origin }: XrplAccountView): boolean {
  return signs === null ? origin !== 'watched' : signs !== 'none';
}

/** As main judges it: an account of the words that the ledger has seen stays, as does the one that pays. */
export function mayGo({ origin, index, pays, exists, problem }: XrplAccountView): boolean {
  if (pays || index === 0) return false;
  return origin !== 'phrase' || (!exists && problem === null);
}
