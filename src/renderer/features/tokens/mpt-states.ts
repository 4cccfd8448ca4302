// Owns what is special about a holding of a multi-purpose token, and how its amounts are written.
import type { MptView } from '../../../shared/contract/xrpl-reads.ts';
import { mptText } from '../../../shared/xrpl/amounts/mpt.ts';
import type { Tone } from '../../ui/badge.tsx';

export const mptStates = {
  gone: 'bad',
  locked: 'bad',
  lockedForAll: 'bad',
  notAuthorized: 'warn',
  issuerOnly: 'quiet',
  issued: 'accent',
} as const satisfies Readonly<Record<string, Tone>>;
export type MptState = keyof typeof mptStates;

const stateNames = Object.keys(mptStates).filter((name): name is MptState => name in mptStates);

export function mptStatesOf({ holding, issuance }: MptView): readonly MptState[] {
  const is: Readonly<Record<MptState, boolean>> = {
    gone: issuance === null,
    locked: holding?.locked === true,
    lockedForAll: issuance?.locked === true,
    notAuthorized: issuance?.requireAuth === true && holding !== null && !holding.authorized,
    issuerOnly: issuance?.canTransfer === false && holding !== null,
    issued: holding === null,
  };
  return stateNames.filter((state) => is[state]);
}

/** An amount of raw units by the issuance's scale; raw units where it is not known. */
export function unitsText(value: bigint, { issuance }: Pick<MptView, 'issuance'>): string {
  return mptText(value, issuance?.assetScale ?? 0);
}

/** Thousandths of a percent as decimal text: 314 is "0.314". */
export function mptFeeText(fee: number): string {
  return mptText(BigInt(fee), 3);
}
