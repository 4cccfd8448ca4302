// The way of a payment as it is drawn: who and which books it passes.
import { describe, expect, it } from 'vitest';
import { normalisePayment } from '../../../shared/xrpl/normalise.ts';
import { directBook, routesOf, type RouteStop } from './route-hops.ts';

const [me, friend, bank] = [
  'rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys',
  'rDTXLQ7ZKZVKz33zJbHjgVShjsBnqMBhmN',
  'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe',
];
const mpt = '00000001B5F762798A53D543A014CAF8B297CFF8F2F937E8';
const token = (currency: string, issuer = bank) => ({ currency, issuer, value: '5' });
const draft = (part: Readonly<Record<string, unknown>>) =>
  normalisePayment({ TransactionType: 'Payment', Account: me, Destination: friend, ...part }, null).draft;
const told = (stop: RouteStop): string =>
  stop.kind === 'book'
    ? `${stop.pays.kind === 'token' ? stop.pays.currency : 'XRP'}/${stop.gets.kind === 'token' ? stop.gets.currency : 'XRP'}`
    : stop.role;
const ways = (part: Readonly<Record<string, unknown>>) => routesOf(draft(part)).map(({ stops }) => stops.map(told).join(' '));

describe('the way of a payment', () => {
  it('is unknown while nobody is named', () => {
    expect(routesOf(normalisePayment({ Account: me }, null).draft)).toEqual([]);
  });

  it('is one step for XRP and for an MPT', () => {
    expect(ways({ Amount: '5' })).toEqual(['sender receiver']);
    expect(ways({ Amount: { mpt_issuance_id: mpt, value: '5' } })).toEqual(['sender receiver']);
  });

  it('of a token goes through its issuer, unless the issuer is at one end', () => {
    expect(ways({ Amount: token('USD') })).toEqual(['sender issuer receiver']);
    expect(ways({ Amount: token('USD'), Destination: bank })).toEqual(['sender receiver']);
    expect(ways({ Amount: token('USD', me) })).toEqual(['sender receiver']);
  });

  it('of an exchange passes a book, with XRP at either end too', () => {
    expect(ways({ Amount: token('CNY'), SendMax: token('USD') })).toEqual(['sender issuer USD/CNY receiver']);
    expect(ways({ Amount: token('CNY'), SendMax: '9' })).toEqual(['sender XRP/CNY receiver']);
    expect(ways({ Amount: '9', SendMax: token('USD') })).toEqual(['sender issuer USD/XRP receiver']);
  });

  it('of a conversion comes back to oneself', () => {
    expect(ways({ Destination: me, Amount: token('CNY'), SendMax: '9' })).toEqual(['sender XRP/CNY receiver']);
  });

  it('has a line for each path, and none for the direct way where it is switched off', () => {
    const paths = { Amount: token('CNY'), SendMax: token('USD'), Paths: [[{ currency: 'XRP' }, { currency: 'CNY', issuer: bank }]] };
    expect(ways(paths)).toEqual(['sender issuer USD/CNY receiver', 'sender issuer USD/XRP XRP/CNY receiver']);
    expect(ways({ ...paths, Flags: 65_536 })).toEqual(['sender issuer USD/XRP XRP/CNY receiver']);
  });

  it('cannot be followed where a path is malformed', () => {
    expect(ways({ Amount: token('CNY'), SendMax: '9', Paths: [[{ currency: 'XRP' }]] })).toEqual(['sender XRP/CNY receiver', '']);
  });
});

describe('the book of a payment', () => {
  it('is the one between the two assets', () => {
    expect(directBook(draft({ Amount: token('CNY'), SendMax: '9' }))).toEqual({
      pays: { kind: 'xrp' },
      gets: { kind: 'token', currency: 'CNY', issuer: bank },
    });
  });

  it('is none where nothing is exchanged', () => {
    expect(directBook(draft({ Amount: '5' }))).toBeNull();
    expect(directBook(draft({ Amount: token('USD') }))).toBeNull();
  });
});
