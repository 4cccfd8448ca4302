// Owns what the form of a webhook makes of what was filled in, and the words for deliveries.
import { describe, expect, it } from 'vitest';
import type { Webhook } from '../../../shared/contract/webhooks.ts';
import type { DeliveryRow } from '../../db/tables.ts';
import { draftOf, originToAllow, outcomeOf, toneOf, wishOf } from './webhook-draft.ts';

const hook: Webhook = {
  id: 'h',
  createdAt: 1,
  url: 'https://shop.example/hook',
  enabled: false,
  automaticRedelivery: false,
  authorizedEvents: { everything: false, specificEvents: ['PayoutUpdated'] },
};

describe('the form of a webhook', () => {
  it('begins with everything on and makes the secret itself', () => {
    expect(wishOf({ ...draftOf(null), url: ' https://shop.example/hook ' })).toEqual({
      ok: true,
      value: {
        choice: {
          url: 'https://shop.example/hook',
          enabled: true,
          automaticRedelivery: true,
          authorizedEvents: { everything: true, specificEvents: [] },
        },
        secret: null,
      },
    });
  });

  it('shows a webhook as it is and saves it unchanged, its secret kept', () => {
    const { id: _id, createdAt: _at, ...choice } = hook;
    expect(wishOf(draftOf(hook))).toEqual({ ok: true, value: { choice, secret: null } });
  });

  it('asks for one event at least, and names them in their order', () => {
    expect(wishOf({ ...draftOf(hook), events: [] })).toMatchObject({ error: { code: 'webhook-events-invalid' } });
    const wish = wishOf({ ...draftOf(hook), events: ['PayoutUpdated', 'PayoutCreated'], secret: 'new' });
    expect(wish).toMatchObject({
      value: { secret: 'new', choice: { authorizedEvents: { specificEvents: ['PayoutCreated', 'PayoutUpdated'] } } },
    });
  });

  it('offers to agree to a private address and to nothing else', () => {
    expect(originToAllow({ code: 'webhook-host-not-allowed', params: { origin: 'http://10.0.0.2' } })).toBe('http://10.0.0.2');
    expect(originToAllow({ code: 'webhook-needs-https' })).toBeNull();
    expect(originToAllow(null)).toBeNull();
  });
});

describe('a delivery in words', () => {
  const row: DeliveryRow = {
    id: 'd',
    webhookId: 'h',
    originalDeliveryId: 'd',
    isRedelivery: false,
    type: 'PayoutCreated',
    payoutId: 'p',
    pullPaymentId: null,
    payoutState: 'AwaitingApproval',
    timestamp: 1,
    attempts: 1,
    nextAttemptAt: 0,
    status: 'pending',
    httpCode: null,
    error: null,
  };

  it.each<[Partial<DeliveryRow>, string, string | null]>([
    [{}, 'quiet', 'hooks.soon'],
    [{ nextAttemptAt: 70 }, 'quiet', 'hooks.later'],
    [{ status: 'delivered', httpCode: 200 }, 'good', 'hooks.answered'],
    [{ status: 'failed', httpCode: 500 }, 'bad', 'hooks.answered'],
    [{ status: 'failed', error: 'host-timeout' }, 'bad', 'hooks.error.timeout'],
    [{ status: 'failed', error: 'webhook-needs-https' }, 'bad', null],
  ])('%j', (changes, tone, words) => {
    expect(toneOf({ ...row, ...changes })).toBe(tone);
    expect(outcomeOf({ ...row, ...changes }, 10)).toBe(words);
  });
});
