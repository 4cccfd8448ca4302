// Owns the made-up connected stores of the gallery: well, in trouble, not finished, with a key that is needed again.
import type { ConnectedStoreRow, PayoutRow } from '../../src/renderer/db/tables.ts';
import type { ConnectedStore, StoreChoice } from '../../src/shared/contract/connected-stores.ts';
import { now } from './data.ts';

function store(id: string, part: Partial<ConnectedStore>): ConnectedStore {
  return {
    id,
    walletId: 'w1',
    origin: 'https://btcpay.example.org',
    storeId: `s${id}`,
    storeName: 'Corner shop',
    keyKept: 'sealed',
    ...part,
  };
}

export const stores: ConnectedStore[] = [
  store('c1', {}),
  store('c2', {
    origin: 'https://pay.mirai-design.example.jp',
    storeName: '株式会社みらいデザイン 業務委託の精算窓口',
    keyKept: 'this-run',
  }),
  store('c3', { origin: 'https://desk.example.net', storeName: 'Bug bounties' }),
  store('c4', { origin: 'http://192.168.1.20:23000', storeName: 'Office', keyKept: 'gone' }),
  store('c5', { origin: 'https://new.example.com', storeId: null, storeName: null }),
];

function row(connectionId: string, part: Partial<ConnectedStoreRow>): ConnectedStoreRow {
  return { connectionId, checkedAt: now - 20, problem: null, unreadable: 0, reasons: {}, payouts: 0, conflicts: [], ...part };
}

export const storeRows: readonly ConnectedStoreRow[] = [
  row('c1', { payouts: 41 }),
  row('c2', { payouts: 3, unreadable: 3, reasons: { 'destination-invalid': 2, 'host-answer': 1 }, conflicts: ['po1'] }),
  row('c3', { payouts: 12, checkedAt: now - 4000, problem: 'host-unreachable' }),
];

export const storeChoices: StoreChoice[] = [
  { id: 'a', name: 'Corner shop', missing: [] },
  { id: 'b', name: '株式会社みらいデザイン', missing: ['btcpay.store.canmanagepayouts', 'btcpay.store.canviewpullpayments'] },
  { id: 'c', name: 'Festival <b>tickets</b>', missing: [] },
];

/** The same rows, some of them from a store. */
export function fromStore(rows: readonly PayoutRow[]): readonly PayoutRow[] {
  return rows.map((payout, index) =>
    index % 3 === 0
      ? {
          ...payout,
          pullPaymentId: null,
          pullPaymentName: '',
          route: 'remote' as const,
          remote: { origin: 'https://btcpay.example.org', storeId: 'sc1', payoutId: '3d6f1c9a-4be2-4c0e-9a54-6c6f6f0f6a11' },
        }
      : payout,
  );
}
