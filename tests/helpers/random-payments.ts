// Owns random payments as JSON, legal and not, for properties of the payment rules and of the practice ledger. It shares no code with either: what is drawn
// is written here from the public description of the Payment transaction alone.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { encodeAccountID } from 'ripple-address-codec';

export type RandomPayment = Readonly<Record<string, unknown>>;

/** Few people, so that they meet each other; the last two are never funded. */
export const people: readonly string[] = ['p', 'q', 'r', 's', 't', 'u'].map((name) => {
  return encodeAccountID(createHash('sha256').update(name).digest().subarray(0, 20));
});
export const currencies: readonly string[] = ['USD', 'EUR', 'CNY'];
/** Ids of MPTs that the first two people issue. */
export const issuances: readonly string[] = ['p', 'q'].map((name, index) => {
  return `0000000${index + 1}${createHash('sha256').update(name).digest('hex').slice(0, 40)}`.toUpperCase();
});

const person = fc.constantFrom(...people);
/** Mostly small, now and then at an edge. */
const wholeText = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 50_000_000 }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom('0', '1', '999999', '1000000', '1000001', '100000000000000000') },
);
const valueText = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 0, max: 4 }))
      .map(([digits, places]) => decimal(digits, places)),
  },
  { weight: 1, arbitrary: fc.constantFrom('0', '-5', '1e-7', '9999999999999999e80', '1000000000000000e-96', '0.4545454545454545') },
);

function decimal(digits: number, places: number): string {
  const text = String(digits).padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}

const token = fc.record({ currency: fc.constantFrom(...currencies), issuer: person, value: valueText });
const mpt = fc.record({ mpt_issuance_id: fc.constantFrom(...issuances), value: wholeText });
const amount = fc.oneof({ weight: 3, arbitrary: wholeText }, { weight: 4, arbitrary: token }, { weight: 1, arbitrary: mpt });

const step = fc.oneof(
  { weight: 4, arbitrary: person.map((account) => ({ account })) },
  { weight: 4, arbitrary: fc.record({ currency: fc.constantFrom(...currencies), issuer: person }) },
  { weight: 2, arbitrary: fc.constant({ currency: 'XRP' }) },
  { weight: 1, arbitrary: person.map((issuer) => ({ issuer })) },
  { weight: 1, arbitrary: fc.record({ account: person, currency: fc.constantFrom(...currencies) }) },
);
const paths = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 });
const flags = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 0x0002_0000, 0x0004_0000, 0x0006_0000, 0x0001_0000) },
  { weight: 1, arbitrary: fc.constantFrom(0x8000_0000, 0x0008_0000, 0x8002_0000) },
);
const hash = fc.constantFrom('0'.repeat(64), '5'.repeat(64), 'A'.repeat(64));

/** A field that is there with a chance of one in `odds`. */
function sometimes<T>(odds: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: odds - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

/** A payment whose bytes can be made; whether a ledger takes it is for the tests to ask. Without Fee, Sequence, NetworkID and signature. */
export const randomPayment: fc.Arbitrary<RandomPayment> = fc
  .record({
    TransactionType: fc.constant('Payment'),
    Account: person,
    Destination: person,
    Amount: amount,
    SendMax: sometimes(2, amount),
    DeliverMin: sometimes(6, amount),
    Paths: sometimes(4, paths),
    Flags: sometimes(2, flags),
    DestinationTag: sometimes(4, fc.constantFrom(0, 1, 4_294_967_295)),
    SourceTag: sometimes(8, fc.integer({ min: 0, max: 100 })),
    InvoiceID: sometimes(8, hash),
    CredentialIDs: sometimes(10, fc.array(hash, { minLength: 1, maxLength: 3 })),
    DomainID: sometimes(12, hash),
  })
  .map((payment) => Object.fromEntries(Object.entries(payment).filter(([, value]) => value !== undefined)));
