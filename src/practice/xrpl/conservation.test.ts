// Whatever is done to the ledger, nothing comes from nowhere: XRP only burns by fees, what is owed is held, owner counts are true, and
// every entry can be written down. LONG=1 plays 10,000 sequences. The seed is printed.
import * as fc from 'fast-check';
import { decode, encode } from 'ripple-binary-codec';
import { expect, test } from 'vitest';
import type { Json, JsonObject } from './base/json.ts';
import { isClaim, isSuccess } from './engine/results.ts';
import { audit, totalXrp } from './testing/audit.ts';
import { addressOf, amount, type Draft, EngineWorld } from './testing/engine-world.ts';

const RUNS = process.env['LONG'] === '1' ? 10_000 : 60;
/** SEED=n plays the same sequences again. */
const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const FEE = 10n;
const people = ['gw', 'hub', 'alice', 'bob', 'carol', 'dan'] as const;
const tokens = ['USD/gw', 'EUR/gw', 'USD/hub'] as const;

const person = fc.constantFrom(...people);
const token = fc.constantFrom(...tokens);
/** Round and awkward values, small and large. */
const value = fc.oneof(
  fc.integer({ min: 1, max: 500 }).map(String),
  fc.tuple(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: -12, max: 4 })).map(([m, e]) => `${m}e${e}`),
  fc.constantFrom('0.3333333333333333', '1e-15', '123456789.0123456', '1'),
);
const drops = fc.bigInt({ min: 1n, max: 900_000_000n }).map(String);
const tokenAmount = fc.tuple(value, token).map(([much, of]) => amount(`${much} ${of}`));
const anyAmount: fc.Arbitrary<Json> = fc.oneof({ weight: 1, arbitrary: drops }, { weight: 3, arbitrary: tokenAmount });
const bits = (...flags: readonly number[]) => fc.subarray([...flags]).map((chosen) => chosen.reduce((all, flag) => all | flag, 0));

const step: fc.Arbitrary<Json> = fc.oneof(
  person.map((name): Json => ({ account: addressOf(name) })),
  fc.constant<Json>({ currency: 'XRP' }),
  token.map((of): Json => ({ currency: of.slice(0, 3), issuer: addressOf(of.slice(4)) })),
);
const paths = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });

const draftOf = (fields: fc.Arbitrary<JsonObject>, TransactionType: string) => fields.map((rest): Draft => ({ ...rest, TransactionType }));
const optional = (fields: Record<string, fc.Arbitrary<Json>>, requiredKeys: string[]): fc.Arbitrary<JsonObject> =>
  fc.record(fields, { requiredKeys });

const PARTIAL = 0x2_0000;
/** Likely to go through: one token with room for a fee, or whatever can be had for some of another. */
const sensiblePayment = fc.oneof(
  fc
    .record({ Destination: person.map(addressOf), of: token, much: fc.integer({ min: 1, max: 60 }) })
    .map(
      ({ Destination, of, much }): JsonObject => ({ Destination, Amount: amount(`${much} ${of}`), SendMax: amount(`${much * 2} ${of}`) }),
    ),
  fc.record({ Destination: person.map(addressOf), Amount: anyAmount, SendMax: anyAmount, Flags: fc.constant(PARTIAL) }),
  fc.record({ Destination: person.map(addressOf), Amount: drops }),
);
const wildPayment = optional(
  { Destination: person.map(addressOf), Amount: anyAmount, SendMax: anyAmount, Paths: paths, Flags: bits(0x1_0000, PARTIAL, 0x4_0000) },
  ['Destination', 'Amount'],
);
const payment = draftOf(fc.oneof(sensiblePayment, wildPayment), 'Payment');
const trustSet = draftOf(
  optional(
    {
      LimitAmount: fc.oneof(
        tokenAmount,
        token.map((of) => amount(`0 ${of}`)),
      ),
      QualityIn: fc.constantFrom(0, 900_000_000, 1_000_000_000, 1_100_000_000),
      QualityOut: fc.constantFrom(0, 900_000_000, 1_000_000_000, 1_100_000_000),
      Flags: bits(0x2_0000, 0x4_0000, 0x10_0000, 0x20_0000, 0x40_0000, 0x80_0000),
    },
    ['LimitAmount'],
  ),
  'TrustSet',
);
const offerCreate = draftOf(
  optional(
    {
      TakerGets: anyAmount,
      TakerPays: anyAmount,
      Flags: bits(0x1_0000, 0x2_0000, 0x4_0000, 0x8_0000),
      OfferSequence: fc.integer({ min: 1, max: 20 }),
      Expiration: fc.constantFrom(800_000_000, 800_000_400),
    },
    ['TakerGets', 'TakerPays'],
  ),
  'OfferCreate',
);
const plainOffer = draftOf(fc.record({ TakerGets: anyAmount, TakerPays: anyAmount }), 'OfferCreate');
const settings = fc.oneof(
  draftOf(fc.record({ SetFlag: fc.constantFrom(7, 8, 15), TransferRate: fc.constantFrom(0, 1_100_000_000, 1_333_333_333) }), 'AccountSet'),
  draftOf(fc.record({ ClearFlag: fc.constantFrom(7, 8, 15), TickSize: fc.constantFrom(0, 5) }), 'AccountSet'),
  draftOf(fc.record({ OfferSequence: fc.integer({ min: 1, max: 20 }) }), 'OfferCancel'),
  draftOf(fc.record({ TicketCount: fc.integer({ min: 1, max: 3 }) }), 'TicketCreate'),
);
const draft = fc.oneof(
  { weight: 5, arbitrary: payment },
  { weight: 1, arbitrary: trustSet },
  { weight: 2, arbitrary: offerCreate },
  { weight: 4, arbitrary: plainOffer },
  { weight: 1, arbitrary: settings },
);
const sequence = fc.array(fc.tuple(person, draft, fc.integer({ min: 0, max: 40 })), { minLength: 5, maxLength: 40 });

/** A world in which something can happen from the start: everybody trusts, holds and ripples. */
function openWorld(): EngineWorld {
  const world = new EngineWorld(people, 60n);
  for (const issuer of ['gw', 'hub']) world.set(issuer, 8);
  for (const name of ['alice', 'bob', 'carol']) for (const of of tokens) world.trust(name, `1000000 ${of}`);
  world.trust('hub', '1000000 USD/gw');
  for (const name of ['alice', 'bob']) for (const of of tokens) world.pay(of.slice(4), name, `1000 ${of}`);
  world.pay('gw', 'hub', '500 USD/gw');
  world.offer('alice', '100 USD/gw', '40');
  world.offer('bob', '30', '50 EUR/gw');
  world.offer('bob', '80 USD/hub', '77 EUR/gw');
  return world;
}

test('XRP burns by fees alone, debts are holdings, owner counts are true, entries and metadata can be written down', {
  timeout: 3_600_000,
}, () => {
  const seen = new Map<string, number>();
  const beginning = openWorld();
  fc.assert(
    fc.property(sequence, (steps) => {
      const world = beginning.fork();
      for (const [by, transaction, later] of steps) {
        world.closeTime += later;
        const before = totalXrp(world.view);
        const { result, metadata } = world.submit(by, transaction);
        const isRecorded = isSuccess(result) || isClaim(result);
        expect(before - totalXrp(world.view), result).toBe(isRecorded ? FEE : 0n);
        expect(result).not.toBe('tecINTERNAL');
        if (metadata !== null) expect(Object.keys(decode(encode(metadata as JsonObject)))).toContain('AffectedNodes');
        seen.set(result, (seen.get(result) ?? 0) + 1);
      }
      expect(audit(world.view)).toEqual([]);
    }),
    { numRuns: RUNS, seed: SEED },
  );
  const most = [...seen].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`);
  console.log(`seed ${SEED}, ${RUNS} sequences: ${most.join(', ')}`);
  expect(seen.get('tesSUCCESS')).toBeGreaterThan(RUNS);
});
