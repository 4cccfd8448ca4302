import { describe, expect, it } from 'vitest';
import { withNewNames } from './aliases.ts';

describe('what an older client sends', () => {
  it.each([
    ['createPullPayment', { paymentMethods: ['BTC'] }, { payoutMethods: ['BTC'] }],
    ['claim', { paymentMethod: 'BTC', amount: '1' }, { payoutMethodId: 'BTC', amount: '1' }],
    ['createPayout', { paymentMethod: 'BTC' }, { payoutMethodId: 'BTC' }],
    ['setOnChainProcessor', { feeTargetBlock: 2 }, { feeBlockTarget: 2 }],
  ] as const)('%s: is read by the new name', (operation, sent, read) => {
    expect(withNewNames(operation, sent)).toEqual(read);
  });

  it('counts for nothing beside the new name, even where that is null', () => {
    expect(withNewNames('claim', { paymentMethod: 'BTC', payoutMethodId: null }).payoutMethodId).toBeNull();
  });

  it('is left alone where another operation means something else by it', () => {
    const sent = { paymentMethod: 'BTC', feeTargetBlock: 1 };
    expect(withNewNames('editClaim', sent)).toEqual(sent);
    expect(withNewNames('createWebhook', sent)).toEqual(sent);
  });

  it('is not changed in place, and inherited names are none of it', () => {
    const sent = Object.freeze({ paymentMethod: 'BTC' });
    withNewNames('claim', sent);
    expect(sent).toEqual({ paymentMethod: 'BTC' });
    expect(withNewNames('claim', { ['__proto__']: 1 })).toEqual({ ['__proto__']: 1 });
  });
});
