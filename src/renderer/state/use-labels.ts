// Owns the labels of a wallet on screen: asked for once, and again when one of them is another.
import { useEffect, useMemo } from 'react';
import type { labelledTypes, ShownLabel } from '../../shared/contract/labels.ts';
import { useAnswer } from '../ui/use-answer.ts';
import { useServices } from './services.tsx';

export interface LabelledThing {
  readonly type: (typeof labelledTypes)[number];
  /** "txid:vout", address, transaction id, or id of a payout. */
  readonly ref: string;
}

export interface Labels {
  /** Empty where there is none. */
  readonly of: (thing: LabelledThing) => string;
}

const keyOf = ({ type, ref }: LabelledThing): string => `${type} ${ref}`;

export function useLabels(walletId: string): Labels {
  const { main, onMain } = useServices();
  const { value, reload } = useAnswer(`labels ${walletId}`, () => main.labels({ walletId }));
  useEffect(() => onMain('labels-changed', (change) => (change.walletId === walletId ? reload() : undefined)), [onMain, walletId, reload]);
  return useMemo(() => labelsIn(value ?? []), [value]);
}

export function labelsIn(labels: readonly ShownLabel[]): Labels {
  const texts = new Map(labels.map((label) => [keyOf(label), label.label]));
  return { of: (thing) => texts.get(keyOf(thing)) ?? '' };
}
