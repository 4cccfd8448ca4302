// Owns attacks on what the secure window shows of an order: nothing that is signed is left out, and nothing is shown as what it is not.
import { describe, expect, it } from 'vitest';
import { Server } from '../../../tests/helpers/set-rippled.ts';
import { toXAddress } from '../../shared/links/xrpl-address.ts';
import { practiceNetworkId } from '../../shared/network.ts';
import { planOrder } from '../../shared/contract/secure-api.ts';
import { canonicalOrder, readOrder, type TransactionJson } from '../chains/xrpl/order-parse.ts';
import { showOrder } from './order-view.ts';

const us = 'rHsMGQEkVNJmpGWs8XUBoTBiAAbwxZN5v3';
const other = 'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY';
const usd = (value: string, currency = 'USD') => ({ currency, issuer: other, value });
const hexOf = (text: string): string => Buffer.from(text).toString('hex').toUpperCase().padEnd(40, '0');

async function shown(tx: object) {
  const read = readOrder(JSON.stringify(tx), us, 'practice');
  if (!read.ok) throw new Error(`${read.error.code} ${JSON.stringify(read.error.params)}`);
  const order = { account: us, tx: read.value, useTicket: false };
  const around = {
    backend: new Server(),
    network: 'practice' as const,
    networkId: practiceNetworkId,
    holdsKey: (address: string) => address === us,
  };
  const view = await showOrder({ id: 'e', order, fee: 12n, feeCeiling: 60n }, around);
  // What the page gets has passed the contract.
  expect(planOrder.safeParse(view).success).toBe(true);
  return {
    view,
    tx: read.value,
    field: (name: string) => view.fields.find((one) => one.name === name)?.value,
    codes: view.findings.map(({ code }) => code),
  };
}

describe('every field that is signed', () => {
  const payment = { TransactionType: 'Payment', Destination: other, Amount: usd('1e-80'), SendMax: usd('9999999999999999e80') };
  const everything: readonly TransactionJson[] = [
    {
      ...payment,
      DeliverMin: usd('1e-81'),
      DestinationTag: 0,
      SourceTag: 4_294_967_295,
      InvoiceID: 'A'.repeat(64),
      AccountTxnID: 'B'.repeat(64),
      DomainID: 'C'.repeat(64),
      CredentialIDs: ['D'.repeat(64), 'E'.repeat(64)],
      Flags: 0x2_0000,
      Paths: [[{ account: other, type: 1 }], [{ currency: 'XRP', type: 16 }]],
      Memos: [{ Memo: { MemoType: '41', MemoData: 'F0'.repeat(900) } }],
    },
    {
      TransactionType: 'AccountSet',
      SetFlag: 7,
      ClearFlag: 4,
      Domain: '65',
      TransferRate: 1_200_000_000,
      MessageKey: '',
      NFTokenMinter: other,
    },
    { TransactionType: 'OfferCreate', TakerGets: '1', TakerPays: usd('5'), Expiration: 1, OfferSequence: 9, Flags: 0x8_0000 },
    { TransactionType: 'CredentialAccept', Issuer: other, CredentialType: '4B5943' },
  ];

  it('is shown, with nothing between what is read and what is shown', async () => {
    for (const one of everything) {
      const tx = Object.fromEntries(Object.entries(one).filter(([, value]) => value !== ''));
      const { view, tx: signed } = await shown(tx);
      const names = Object.keys(signed).filter((name) => name !== 'TransactionType' && name !== 'Account');
      expect(view.fields.map(({ name }) => name).sort()).toEqual(names.sort());
      expect(names.sort()).toEqual(
        Object.keys(tx)
          .filter((name) => name !== 'TransactionType')
          .sort(),
      );
      expect(canonicalOrder(signed)).toEqual(signed);
    }
  });

  it('is refused where it is none that the codec knows, or hides in an X-address', async () => {
    const code = (tx: object) => readOrder(JSON.stringify(tx), us, 'practice');
    expect(code({ ...payment, Surprise: 1 })).toMatchObject({ ok: false });
    expect(code({ TransactionType: 'AccountSet', Surprise: 1 })).toMatchObject({ ok: false });
    const x = 'XVYRdEocC28DRx94ZFGP3qNJ1D5Ln7ecXFMd3vREB5Pesju';
    expect(code({ ...payment, Destination: x })).toMatchObject({ ok: false });
    expect(code({ TransactionType: 'AccountSet', Account: x })).toMatchObject({ ok: false });
  });

  it('has the classic address that is signed, also where an X-address was given', async () => {
    const { field } = await shown({ TransactionType: 'DepositPreauth', Authorize: toXAddress(other, null, 'practice') });
    expect(field('Authorize')).toBe(other);
    const tagged = toXAddress(other, 5, 'practice');
    expect(readOrder(JSON.stringify({ TransactionType: 'DepositPreauth', Authorize: tagged }), us, 'practice')).toMatchObject({
      ok: false,
    });
  });

  it('has amounts without exponents', async () => {
    const { field } = await shown(payment);
    expect(field('Amount')).toBe(`0.${'0'.repeat(79)}1 USD · ${other}`);
    expect(field('SendMax')).toBe(`9999999999999999${'0'.repeat(80)} USD · ${other}`);
  });
});

describe('a code that looks like another', () => {
  const imitations = ['USD', 'U\u200DSD', 'U\u0405D', '\u202EDSU', 'EUR\u00A0'].map(hexOf);

  it('is never shown without its bytes, and is warned of', async () => {
    for (const code of imitations) {
      const { field, codes } = await shown({ TransactionType: 'TrustSet', LimitAmount: usd('7', code) });
      expect(field('LimitAmount')).toContain(code);
      if (code !== hexOf('\u202EDSU')) expect(codes).toContain('xrpl-warn-look-alike-currency');
      const paid = await shown({ TransactionType: 'Payment', Destination: other, Amount: usd('7', code) });
      expect(paid.field('Amount')).toContain(code);
      if (code !== hexOf('\u202EDSU')) expect(paid.view.review?.delivered.unit).toContain(code);
    }
  });

  it('of an honest token is shown with its bytes among the fields alone', async () => {
    const paid = await shown({ TransactionType: 'Payment', Destination: other, Amount: usd('7', hexOf('RLUSD')) });
    expect(paid.view.review?.delivered).toEqual({ value: '7', unit: 'RLUSD', issuer: other });
    expect(paid.field('Amount')).toBe(`7 RLUSD (${hexOf('RLUSD')}) · ${other}`);
  });
});

describe('an order about keys', () => {
  it('says when a key of somebody else may spend everything', async () => {
    const given = await shown({ TransactionType: 'SetRegularKey', RegularKey: other });
    expect(given.codes).toEqual(['order-gives-key-away']);
    expect((await shown({ TransactionType: 'SetRegularKey' })).codes).toEqual([]);
  });

  it('says what disabling the own key means', async () => {
    const { codes, field } = await shown({ TransactionType: 'AccountSet', SetFlag: 4 });
    expect([codes, field('SetFlag')]).toEqual([['order-disables-own-key'], '4 · asfDisableMaster']);
  });
});
