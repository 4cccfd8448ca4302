import { expect, it } from 'vitest';
import { noFilter } from '../state/queue-filter.ts';
import { routeOf } from './use-boot.ts';
import { looksLikeLink } from './use-link-intake.ts';

it('takes links for links and leaves words alone', () => {
  expect(['pullpay://claim?offer=abc', ' PULLPAY://payout?claim=x', 'https://pay.example.org/pull-payments/1'].every(looksLikeLink)).toBe(
    true,
  );
  expect(['hello', 'javascript:alert(1)', 'see pullpay://claim', ''].some(looksLikeLink)).toBe(false);
});

it('leads from a notification to the tab it speaks of, and to the queue when the state is unknown', () => {
  expect(routeOf({ screen: 'queue', state: 'AwaitingPayment' })).toEqual({ screen: 'queue', tab: 'AwaitingPayment', filter: noFilter });
  expect(routeOf({ screen: 'queue', state: 'Nonsense' })).toEqual({ screen: 'queue', tab: 'AwaitingApproval', filter: noFilter });
  expect(routeOf({ screen: 'claims', state: null })).toEqual({ screen: 'claims' });
});
