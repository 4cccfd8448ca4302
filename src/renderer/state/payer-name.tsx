// Owns how the paying account is named, and the line that names it where payouts are approved and paid.
import type { ReactNode } from 'react';
import type { WalletSummary } from '../../shared/contract/common.ts';
import { methodChain } from '../../shared/payouts/methods.ts';
import { shortId } from '../../shared/xrpl/amounts/asset-words.ts';
import { Banner } from '../ui/banner.tsx';
import { type Words, useWords } from '../ui/words.tsx';
import { type Payer, usePayer } from './use-payer.ts';

export function payerName(t: Words['t'], { label, number, address }: Extract<Payer, { kind: 'known' }>): string {
  return `${label || t('wallet.accountNumber', { number: String(number) })} · ${shortId(address)}`;
}

interface NoteProps {
  readonly wallet: WalletSummary;
  readonly rows: readonly { readonly methodId: string }[];
  readonly text: 'payer.checked' | 'payer.from';
}

/** Nothing where no row is paid on the ledger, or where there is but one account. */
export function PayerNote(props: NoteProps): ReactNode {
  return props.rows.some(({ methodId }) => methodChain(methodId) === 'xrpl') ? <LedgerPayer {...props} /> : null;
}

function LedgerPayer({ wallet, text }: NoteProps): ReactNode {
  const { t } = useWords();
  const payer = usePayer(wallet);
  if (payer.kind === 'unknown') return <Banner tone="warn">{t('payer.unknown')}</Banner>;
  if (payer.kind === 'asking' || !payer.isOneOfSeveral) return null;
  return <Banner>{t(text, { account: payerName(t, payer) })}</Banner>;
}
