// Owns which account of a wallet pays payouts on the XRP Ledger, as far as the screens know.
import type { WalletSummary } from '../../shared/contract/common.ts';
import type { XrplAccountView } from '../../shared/contract/xrpl-accounts.ts';
import type { Answer } from '../ui/use-answer.ts';
import { useAccountList } from './use-own-accounts.ts';

export type Payer =
  | { readonly kind: 'asking' }
  /** The list could not be had. Main knows the account all the same: it is only not shown. */
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'known';
      readonly address: string;
      readonly label: string;
      /** Place in the list, from one. */
      readonly number: number;
      /** False where there is no other account that could be taken for it. */
      readonly isOneOfSeveral: boolean;
    };

export function usePayer(wallet: WalletSummary): Payer {
  return payerIn(useAccountList(wallet));
}

/** Never the first account for want of a better one: what it holds or may receive says nothing of the one that pays. */
export function payerIn({ value, refusal }: Pick<Answer<readonly XrplAccountView[]>, 'value' | 'refusal'>): Payer {
  const at = (value ?? []).findIndex(({ pays }) => pays);
  const account = value?.[at];
  if (account === undefined) return { kind: value === undefined && refusal === null ? 'asking' : 'unknown' };
  const { address, label } = account;
  return { kind: 'known', address, label, number: at + 1, isOneOfSeveral: (value ?? []).length > 1 };
}
