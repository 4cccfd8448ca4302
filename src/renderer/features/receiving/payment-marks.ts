// Owns which marks a received payment carries, the most important first, and how a request stands.
import type { ReceivedPayment, ReceiveRequest } from '../../../shared/contract/receiving.ts';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import type { Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';

export interface Mark {
  readonly text: TextKey;
  readonly tone: Tone;
  readonly icon: IconName;
}

const marks = {
  failed: { text: 'receive.mark.failed', tone: 'bad', icon: 'stop' },
  unknown: { text: 'receive.mark.unknown', tone: 'bad', icon: 'help' },
  lookAlike: { text: 'receive.mark.lookAlike', tone: 'bad', icon: 'warning' },
  fake: { text: 'receive.mark.fake', tone: 'bad', icon: 'warning' },
  partial: { text: 'receive.mark.partial', tone: 'warn', icon: 'info' },
  less: { text: 'receive.mark.less', tone: 'warn', icon: 'warning' },
  otherAsset: { text: 'receive.mark.otherAsset', tone: 'warn', icon: 'warning' },
  unknownTag: { text: 'receive.mark.unknownTag', tone: 'warn', icon: 'help' },
  own: { text: 'receive.mark.own', tone: 'quiet', icon: 'wallet' },
  dust: { text: 'receive.mark.dust', tone: 'quiet', icon: 'info' },
} as const satisfies Readonly<Record<string, Mark>>;

export function marksOf(payment: ReceivedPayment): readonly Mark[] {
  const { failed, credited, resembles, imitates, otherIssuer, partial, match, own, dust } = payment;
  const held: readonly (readonly [boolean, Mark])[] = [
    [failed !== null, marks.failed],
    [failed === null && credited === null, marks.unknown],
    [resembles !== null, marks.lookAlike],
    [imitates !== null || otherIssuer !== null, marks.fake],
    [partial, marks.partial],
    [isLess(payment), marks.less],
    [match === 'other-asset', marks.otherAsset],
    [match === 'unknown-tag', marks.unknownTag],
    [own, marks.own],
    [dust, marks.dust],
  ];
  return held.flatMap(([is, mark]) => (is ? [mark] : []));
}

/** The own balance rose by less than the server says was delivered. An MPT was credited by the rise alone, so nothing is wrong there any more. */
export function isLess({ crossCheck, credited }: Pick<ReceivedPayment, 'crossCheck' | 'credited'>): boolean {
  return crossCheck === 'less' && credited !== null && credited.kind !== 'mpt';
}

/** Sent to be noticed, not to pay. */
export function isNoise({ match, dust, resembles }: Pick<ReceivedPayment, 'match' | 'dust' | 'resembles'>): boolean {
  return match !== 'answers' && (dust || resembles !== null);
}

export type RequestState = 'open' | 'part' | 'paid' | 'over' | 'unknown';

/** `asked`: the ledger was asked; without that, and without a look as far back as the request, nobody knows whether one that looks open is. */
export function stateOf(
  { paid, payments, excess, whole }: Pick<ReceiveRequest, 'paid' | 'payments' | 'excess' | 'whole'>,
  asked: boolean,
): RequestState {
  if (paid) return excess === null ? 'paid' : 'over';
  if (!asked || !whole) return 'unknown';
  return payments > 0 ? 'part' : 'open';
}

export const stateLooks = {
  open: { text: 'receive.state.open', tone: 'quiet', icon: 'clock' },
  part: { text: 'receive.state.part', tone: 'warn', icon: 'clock' },
  paid: { text: 'receive.state.paid', tone: 'good', icon: 'check' },
  over: { text: 'receive.state.over', tone: 'warn', icon: 'info' },
  unknown: { text: 'receive.state.unknown', tone: 'quiet', icon: 'help' },
} as const satisfies Readonly<Record<RequestState, Mark>>;
