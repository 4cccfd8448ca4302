// Owns the gallery's payments that wait for signatures from another device: one key, two of three, held up, and two hundred of them.
import { base64 } from '@scure/base';
import type { Services } from '../../src/renderer/state/services.tsx';
import type { WaitingElsewhere } from '../../src/shared/contract/elsewhere.ts';
import { ok, refuse } from '../../src/shared/result.ts';
import { now } from './data.ts';

const key = (digit: string, signed: boolean): WaitingElsewhere['keys'][number] => ({
  fingerprint: digit.repeat(8),
  xpub: `tpubD${digit.repeat(20)}`,
  signed,
});

const waiting = (number: number, part: Partial<WaitingElsewhere> = {}): WaitingElsewhere => ({
  entryId: `e${number}`,
  planId: `p${number}`,
  payoutIds: Array.from({ length: 12 }, (_, index) => `payout-${number}-${index}`),
  amount: '0.48210500',
  fee: '0.00004210',
  transactionId: number.toString(16).padStart(2, '0').repeat(32),
  account: 'Safe of the association',
  needed: 2,
  present: 1,
  keys: [key('7', true), key('b', false), key('4', false)],
  reason: null,
  since: now - 7_200,
  ...part,
});

const few = [
  waiting(31),
  waiting(32, { payoutIds: ['one'], account: '', needed: 1, present: 0, keys: [key('7', false)], amount: '1.00000000' }),
  waiting(33, { present: 0, keys: [key('7', false), key('b', false), key('4', false)], reason: 'backend-timeout', since: now - 300_000 }),
];

const request = (length: number): string => {
  const bytes = new Uint8Array(length).map((_, index) => (index * 2_654_435_761) >>> 11);
  bytes.set([0x70, 0x73, 0x62, 0x74, 0xff]);
  return base64.encode(bytes);
};

export function elsewhereServices(has: (name: string) => boolean): Partial<Services['main']> {
  const shown = has('elsewhere') ? (has('many') ? Array.from({ length: 200 }, (_, index) => waiting(index)) : few) : [];
  return {
    elsewhereWaiting: async () => ok(shown),
    elsewherePsbt: async () =>
      has('broken') ? refuse('backend-unreachable') : ok({ psbt: request(has('large') ? 400_000 : has('small') ? 200 : 6_000) }),
    elsewhereAnswer: async ({ answer }) =>
      answer.startsWith('cHNidP') ? ok({ needed: 2, present: 1, complete: false }) : refuse('psbt-other-transaction'),
    giveUpElsewhere: async () => ok({}),
    openCamera: async () => ok({}),
    closeCamera: async () => ok({}),
  };
}

/** Main says nothing in the gallery, but that the camera's time is up where a scene is about that. */
export function elsewhereEvents(has: (name: string) => boolean): Services['onMain'] {
  return (name, listener) => {
    if (name === 'camera-closed' && has('camera-off')) setTimeout(listener, 200, {});
    return () => undefined;
  };
}
