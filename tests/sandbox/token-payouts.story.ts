// Owns the stories of payouts in tokens and MPTs over HTTP: terms, claims, what is refused and why, approval, and what the recipient received.
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeAccountID } from 'xrpl';
import { LedgerHands, type Person } from '../../e2e/lib/ledger-hands.ts';
import { askLedger } from '../../e2e/lib/xrpl-socket.ts';
import { btc, xrp } from './lib/addresses.ts';
import { Api, decimal, must, refusal } from './lib/client.ts';
import type { Payout, PullPayment } from './lib/shapes.ts';

const api = new Api();
const port = Number(new URL(api.line.practice.xrpl).port);
const hands = new LedgerHands({
  port: async () => port,
  faucet: async (address, amount) => void must(await api.control('/faucet', { address, amount })),
  close: async () => void must(await api.control('/ledgers', { count: 1 })),
});

let issuer: Person;
let usd = '';
let mpt = '';

/** Makes an issuance and answers its id: the sequence of the transaction before the issuer's account id. */
async function issuance(fields: Readonly<Record<string, unknown>>): Promise<string> {
  const info = await askLedger(port, { command: 'account_info', account: issuer.address, ledger_index: 'current' });
  const { Sequence } = info.account_data as { readonly Sequence: number };
  await hands.must(issuer, { TransactionType: 'MPTokenIssuanceCreate', MaximumAmount: '1000000000', ...fields });
  const account = Buffer.from(decodeAccountID(issuer.address)).toString('hex');
  return `${Sequence.toString(16).padStart(8, '0')}${account}`.toUpperCase();
}

async function opener(): Promise<Person> {
  const person = await hands.person();
  await hands.trust(person, issuer, 'USD', '500');
  await hands.must(person, { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: mpt });
  return person;
}

const offer = (more: object = {}): Promise<PullPayment> =>
  api.pullPayment({
    amount: '1000',
    currency: 'USD',
    payoutMethods: ['BTC', 'XRP', `${usd}-CHAIN`, `${mpt.toLowerCase()}-chain`],
    ...more,
  });

beforeAll(async () => {
  await api.rate('BTC_USD', '5000');
  await api.rate('XRP_USD', '2');
  issuer = await hands.issuer();
  usd = `USD.${issuer.address}`;
  mpt = await issuance({ AssetScale: 2, Flags: 0x20 });
});

describe('a pull payment in USD with tokens', () => {
  it('offers what is named, in its canonical form', async () => {
    const { id } = await offer();
    const { payoutMethods } = must<{ readonly payoutMethods: readonly string[] }>(await api.anon('GET', `/pull-payments/${id}`));
    expect(payoutMethods).toEqual(['BTC-CHAIN', 'XRP-CHAIN', `${usd}-CHAIN`, `${mpt}-CHAIN`]);
  });

  it('is Bitcoin and XRP where nothing is named', async () => {
    const { id } = await api.pullPayment({ currency: 'USD' });
    const { payoutMethods } = must<{ readonly payoutMethods: readonly string[] }>(await api.anon('GET', `/pull-payments/${id}`));
    expect(payoutMethods).toEqual(['BTC-CHAIN', 'XRP-CHAIN']);
  });

  it('refuses a mistyped issuer, and more ways than an offer carries', async () => {
    const wrong = { amount: '1', currency: 'USD', payoutMethods: [`USD.${issuer.address.slice(0, -1)}1-CHAIN`] };
    expect(refusal(await api.post(`${api.at}/pull-payments`, wrong))).toEqual([422, ['PayoutMethods[0]']]);
    const many = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF', 'GGG', 'HHH', 'III'].map((code) => `${code}.${issuer.address}-CHAIN`);
    expect(refusal(await api.post(`${api.at}/pull-payments`, { ...wrong, payoutMethods: many }))).toEqual([422, ['PayoutMethods']]);
  });

  it('is claimed in all of them and approved: one to one, at a rate, by scale', async () => {
    const { id } = await offer();
    const person = await opener();
    const claim = async (payoutMethodId: string, destination: string, more: object = {}): Promise<Payout> =>
      must<Payout>(await api.claim(id, { payoutMethodId, destination, amount: '10', ...more }));
    const inToken = await claim(`${usd}-CHAIN`, person.address, { destinationTag: 7 });
    expect(inToken).toMatchObject({ payoutMethodId: `${usd}-CHAIN`, payoutCurrency: usd, destination: `${person.address}?dt=7` });
    const inMpt = await claim(`${mpt}-CHAIN`, person.address);
    expect(inMpt).toMatchObject({ payoutMethodId: `${mpt}-CHAIN`, payoutCurrency: mpt });
    const inXrp = await claim('XRP', xrp());
    const inBitcoin = await claim('BTC', btc());
    const approve = async (payout: Payout, rateRule?: string): Promise<Payout> =>
      must<Payout>(await api.post(`${api.at}/payouts/${payout.id}`, { revision: 0, ...(rateRule === undefined ? {} : { rateRule }) }));
    expect(await approve(inToken)).toMatchObject({ payoutAmount: '10', rate: '1', rateSource: 'same-currency', state: 'AwaitingPayment' });
    expect(decimal((await approve(inMpt, '3')).payoutAmount)).toBe('3.34');
    expect(decimal((await approve(inXrp)).payoutAmount)).toBe('5');
    expect(decimal((await approve(inBitcoin)).payoutAmount)).toBe('0.002');
  });

  it('an MPT without a market is not approved without a rate', async () => {
    const { id } = await offer();
    const person = await opener();
    const claim = must<Payout>(await api.claim(id, { payoutMethodId: `${mpt}-CHAIN`, destination: person.address, amount: '10' }));
    expect(refusal(await api.post(`${api.at}/payouts/${claim.id}`, { revision: 0 }))).toEqual([400, 'rate-unavailable']);
  });
});

describe('what the ledger would refuse', () => {
  it('is told to the recipient when he claims', async () => {
    const { id } = await offer();
    const stranger = await hands.person();
    const small = await hands.person();
    await hands.trust(small, issuer, 'USD', '5');
    const tagged = await opener();
    await hands.switch(tagged, 'requireDest');
    const guarded = await opener();
    await hands.switch(guarded, 'depositAuth');
    const told = async (method: string, destination: string, amount = '10') =>
      refusal(await api.claim(id, { payoutMethodId: `${method}-CHAIN`, destination, amount }));
    expect(await told(usd, stranger.address)).toEqual([400, 'no-trust-line']);
    expect(await told(mpt, stranger.address)).toEqual([400, 'no-trust-line']);
    expect(await told(usd, small.address)).toEqual([400, 'no-trust-line']);
    expect(await told(usd, xrp())).toEqual([400, 'destination-not-funded']);
    expect(await told(usd, tagged.address)).toEqual([400, 'destination-tag-required']);
    expect(await told(usd, guarded.address)).toEqual([400, 'destination-refused']);
    must(await api.claim(id, { payoutMethodId: `${usd}-CHAIN`, destination: small.address, amount: '5' }));
  });

  it('an MPT that its issuer has locked cannot arrive', async () => {
    const person = await opener();
    const lockable = await issuance({ AssetScale: 0, Flags: 0x22 });
    await hands.must(person, { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: lockable });
    await hands.must(issuer, { TransactionType: 'MPTokenIssuanceSet', MPTokenIssuanceID: lockable, Flags: 1 });
    const locked = await api.pullPayment({ amount: '10', currency: 'USD', payoutMethods: [`${lockable}-CHAIN`] });
    expect(refusal(await api.claim(locked.id, { payoutMethodId: `${lockable}-CHAIN`, destination: person.address, amount: '1' }))).toEqual([
      400,
      'destination-refused',
    ]);
  });
});

describe('payouts of the sender', () => {
  it('without a pull payment are in the token itself', async () => {
    const person = await opener();
    const made = must<Payout>(
      await api.storePayout({ payoutMethodId: `${usd}-CHAIN`, destination: person.address, amount: '12.5', approved: true }),
    );
    expect(made).toMatchObject({ originalCurrency: usd, payoutCurrency: usd, payoutAmount: '12.5', rate: '1' });
    const raw = must<Payout>(
      await api.storePayout({
        payoutMethodId: `${mpt}-CHAIN`,
        destination: person.address,
        destinationTag: 1,
        amount: '1.5',
        approved: true,
      }),
    );
    expect(raw).toMatchObject({ originalCurrency: mpt, payoutAmount: '1.5' });
  });

  it('in tokens are never paid by themselves', async () => {
    const processors = `${api.at}/payout-processors/OnChainAutomatedPayoutSenderFactory`;
    expect(refusal(await api.put(`${processors}/${usd}-CHAIN`, { intervalSeconds: 60 }))).toEqual([422, ['PayoutMethodId']]);
  });
});
