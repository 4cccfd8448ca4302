// Prices from the books of a practice ledger over a real socket: exact, of both sides, of enough depth, as old as the ledger; and none where there is no market.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Wallet } from 'xrpl';
import { backendAt } from '../../../tests/helpers/practice-backend.ts';
import type { JsonObject } from '../../practice/xrpl/base/json.ts';
import { type Desk, openDesk } from '../../practice/xrpl/testing/desk.ts';
import type { RateSettings } from '../../shared/contract/rate-settings.ts';
import { practiceNetworkId } from '../../shared/network.ts';
import type { RateProvider } from '../backends/rates/rate-provider.ts';
import type { XrplBackend } from '../backends/xrpl-backend.ts';
import { mptIdOf } from './ledger-ids.ts';
import { ledgerRates } from './ledger-rates.ts';

let desk: Desk;
let backend: XrplBackend;
let rates: RateProvider;
let units: RateSettings['ledger'];
let late: number;
let [gateway, dealer]: readonly Wallet[] = [];

const at = (wallet: Wallet | undefined): string => wallet?.classicAddress ?? '';
const token = (code: string) => `${code}.${at(gateway)}`;
const of = (code: string, value: string) => ({ currency: code, issuer: at(gateway), value });
const nowSeconds = () => Math.floor(desk.loopback.clock.ms / 1000) + late;

function ratesWith(networkId: number): RateProvider {
  return ledgerRates({ backend, networkId, units: () => units, now: nowSeconds, maxAgeSeconds: () => 300 });
}

beforeEach(async () => {
  desk = await openDesk();
  backend = backendAt(desk.loopback.url);
  [units, late] = [[], 0];
  [gateway, dealer] = [desk.person(), desk.person()];
  await send(gateway, { TransactionType: 'AccountSet', SetFlag: 8 });
  rates = ratesWith(practiceNetworkId);
});
afterEach(async () => {
  backend.close();
  await desk.close();
});

async function send(wallet: Wallet | undefined, tx: JsonObject): Promise<void> {
  if (wallet === undefined) throw new Error('nobody');
  expect(await desk.send(wallet, tx)).toBe('tesSUCCESS');
}
/** The gateway makes the market; it always has enough of its own tokens. */
const sell = (gets: string | JsonObject, pays: string | JsonObject) =>
  send(gateway, { TransactionType: 'OfferCreate', TakerGets: gets, TakerPays: pays, Flags: 0x0001_0000 });

/** "rate, source", or the code. */
async function price(pair: string): Promise<string> {
  const answer = await rates.quote(pair);
  return answer.ok ? `${answer.value.rate}, ${answer.value.source}` : answer.error.code;
}

describe('a token in XRP', () => {
  it('costs halfway between what buying and selling for 10 XRP gives, along the offers that are taken for it', async () => {
    await sell(of('USD', '2'), '4000000');
    await sell(of('USD', '100'), '206000000');
    await sell('50000000', of('USD', '25'));
    // 10 XRP buy 2 USD for 4 XRP and 6 / 2.06 USD; they fetch 5 USD.
    const ask = 10 / (2 + 6 / 2.06);
    const [rate = '', source] = (await price(`${token('USD')}_XRP`)).split(', ');
    expect(source).toBe('ledger');
    expect(Number(rate)).toBeCloseTo((ask + 2) / 2, 15);
    expect(rate).toBe('2.017786561264822134');
  });

  it('has no price with one side, or with too little of the other', async () => {
    expect(await price(`${token('USD')}_XRP`)).toBe('rate-unavailable');
    await sell(of('USD', '100'), '200000000');
    expect(await price(`${token('USD')}_XRP`)).toBe('rate-book-thin');
    await sell('9000000', of('USD', '4.5'));
    expect(await price(`${token('USD')}_XRP`)).toBe('rate-book-thin');
    // 9 XRP for 4.5 and 1 of the next 9 for 5.5.
    await sell('9000000', of('USD', '5.5'));
    expect(await price(`${token('USD')}_XRP`)).toMatch(/^1\.97826\d+, ledger$/);
  });

  it('sides that are more than a tenth apart are no price', async () => {
    await sell(of('USD', '100'), '230000000');
    await sell('100000000', of('USD', '50'));
    expect(await price(`${token('USD')}_XRP`)).toBe('rate-book-thin');
  });

  it('what an owner cannot give does not count', async () => {
    await sell('100000000', of('USD', '50'));
    await send(dealer, { TransactionType: 'TrustSet', LimitAmount: of('USD', '100') });
    await send(gateway, { TransactionType: 'Payment', Destination: at(dealer), Amount: of('USD', '1') });
    await send(dealer, { TransactionType: 'OfferCreate', TakerGets: of('USD', '100'), TakerPays: '200000000', Flags: 0x0001_0000 });
    expect(await price(`${token('USD')}_XRP`)).toBe('rate-book-thin');
    await send(gateway, { TransactionType: 'Payment', Destination: at(dealer), Amount: of('USD', '20') });
    expect(await price(`${token('USD')}_XRP`)).toBe('2, ledger');
  });
});

describe('a unit', () => {
  beforeEach(async () => {
    await sell(of('USD', '1000'), '2000000000');
    await sell('20000000', of('USD', '10'));
    await sell(of('EUR', '1000'), '2500000000');
    await sell('50000000', of('EUR', '20'));
  });

  it('is what the user says it is, and the source names the issuer', async () => {
    expect(await price(`${token('EUR')}_USD`)).toBe('rate-unavailable');
    units = [{ unit: 'USD', token: token('USD'), depth: '10' }];
    expect(await price('XRP_USD')).toBe(`0.5, ledger:${at(gateway)}`);
    expect(await price(`${token('USD')}_USD`)).toBe(`1, ledger:${at(gateway)}`);
    expect(await price('BTC_USD')).toBe('rate-unavailable');
    expect(await price('XRP_EUR')).toBe('rate-unavailable');
  });

  it('by way of XRP where the two have no book, by their own book where they have one', async () => {
    units = [{ unit: 'USD', token: token('USD'), depth: '10' }];
    expect(await price(`${token('EUR')}_USD`)).toBe(`1.25, ledger:${at(gateway)}`);
    await sell(of('EUR', '100'), of('USD', '130'));
    await sell(of('USD', '130'), of('EUR', '100'));
    expect(await price(`${token('EUR')}_USD`)).toBe(`1.3, ledger:${at(gateway)}`);
    units = [{ unit: 'USD', token: token('USD'), depth: '1000' }];
    expect(await price(`${token('EUR')}_USD`)).toBe('rate-book-thin');
  });

  it('is as old as the last ledger, and too old is too old', async () => {
    units = [{ unit: 'USD', token: token('USD'), depth: '10' }];
    const answer = await rates.quote('XRP_USD');
    expect(answer.ok && Math.abs(nowSeconds() - answer.value.at)).toBeLessThan(60);
    late = 400;
    expect(await price('XRP_USD')).toBe('rate-stale');
    late = -4000;
    expect(await price('XRP_USD')).toBe('rate-unavailable');
  });
});

describe('no price at all', () => {
  it('have MPTs, what is not of the ledger, and another network’s books', async () => {
    expect(await price(`${mptIdOf(at(gateway), 1)}_USD`)).toBe('rate-mpt-no-book');
    expect(await price('BTC_XRP')).toBe('rate-unavailable');
    expect(await price('XRP_XRP')).toBe('rate-unavailable');
    await sell(of('USD', '1000'), '2000000000');
    await sell('20000000', of('USD', '10'));
    expect(await price(`${token('USD')}_XRP`)).toBe('2, ledger');
    rates = ratesWith(1);
    expect(await price(`${token('USD')}_XRP`)).toBe('rate-unavailable');
  });
});
