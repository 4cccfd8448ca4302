// Owns what MPTs that stand in a list are called and at which scale they count: asked of the ledger by issuance, also where none is held any more.
import { useEffect } from 'react';
import type { MptView } from '../../shared/contract/xrpl-reads.ts';
import { ok } from '../../shared/result.ts';
import type { Amount } from '../../shared/xrpl/amount.ts';
import type { MptName, MptNames } from '../ui/ledger-amount.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { useServices } from './services.tsx';

/** A list with more issuances than this shows the others in raw units: each costs a question to the server. */
const mostAsked = 30;

/** Of issuances that could be read. */
export function mptNamesOf(mpts: readonly MptView[]): MptNames {
  return new Map(
    mpts.flatMap(({ id, issuance, ticker }): readonly (readonly [string, MptName])[] =>
      issuance === null ? [] : [[id, { scale: issuance.assetScale, ticker }]],
    ),
  );
}

/** Issuance ids among these amounts, each once, in their order. */
export function mptIdsOf(amounts: readonly (Amount | null)[]): readonly string[] {
  return [...new Set(amounts.flatMap((amount) => (amount?.kind === 'mpt' ? [amount.id] : [])))];
}

/** Names of these issuances as the ledger has them. One that is gone or cannot be read is left out, and asked for again when the chain moves. */
export function useMptNamesOf(wallet: { readonly id: string; readonly xrplAddress: string }, ids: readonly string[]): MptNames {
  const { main, onMain } = useServices();
  const wanted = ids.slice(0, mostAsked);
  const { value, reload } = useAnswer(`mpts ${wallet.id} ${wanted.join(' ')}`, async () => {
    const views = await Promise.all(
      wanted.map((id) => main.xrplIssuer({ walletId: wallet.id, address: wallet.xrplAddress, asset: { kind: 'mpt', id } })),
    );
    return ok(mptNamesOf(views.flatMap((view) => (view.ok && view.value.kind === 'mpt' && view.value.mpt ? [view.value.mpt] : []))));
  });
  const isWhole = wanted.length === (value?.size ?? 0);
  useEffect(
    () => (isWhole ? undefined : onMain('chain-changed', (change) => (change.walletId === wallet.id ? reload() : undefined))),
    [onMain, wallet.id, isWhole, reload],
  );
  return value ?? none;
}

const none: MptNames = new Map();
