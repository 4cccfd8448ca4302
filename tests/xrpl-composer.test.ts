// The composer vectors of tests/vectors/xrpl: what the wallet says of a payment before it is sent, what it credits, and what it makes of answers.
import { deriveKeypair, sign } from 'ripple-keypairs';
import { encode, encodeForSigning } from 'ripple-binary-codec';
import { describe, expect, it } from 'vitest';
import { transactionHash } from '../src/main/chains/xrpl/hash.ts';
import type { Credit } from '../src/shared/xrpl/api.ts';
import { writeAmount } from '../src/shared/xrpl/amounts/write-amount.ts';
import { lookAlikes, suggestContacts } from '../src/shared/xrpl/look-alike.ts';
import { normalisePayment } from '../src/shared/xrpl/normalise.ts';
import { applyPathAlternative } from '../src/shared/xrpl/path-alternative-parse.ts';
import { preflight } from '../src/shared/xrpl/preflight.ts';
import { readPaymentText } from '../src/shared/xrpl/read-payment.ts';
import { creditOf } from '../src/shared/xrpl/receive/credit.ts';
import { readPaymentRecord } from '../src/shared/xrpl/receive/record-parse.ts';
import { reviewPayment } from '../src/shared/xrpl/review.ts';
import { writePayment } from '../src/shared/xrpl/write-payment.ts';
import { codeOfWord, type ComposeVector, factsOf, verdictsOfState } from './helpers/composer-vectors.ts';
import { entryWith, must, setUp, transaction, version } from './helpers/set-rippled.ts';
import history from './vectors/xrpl/composer-history.json';
import outbox from './vectors/xrpl/composer-outbox.json';
import payments from './vectors/xrpl/composer-payment.json';

describe('composing', () => {
  it.each(payments.scenarios as unknown as readonly ComposeVector[])('$id: $title', ({ input, expect: expected }) => {
    const network = input.context?.network ?? null;
    const reading = input.text === undefined ? normalisePayment(input.tx ?? {}, network) : must(readPaymentText(input.text, network));
    const draft = input.pathFinder === undefined ? reading.draft : must(applyPathAlternative(reading.draft, input.pathFinder));
    const report = preflight({ ...reading, draft }, factsOf(input.context));

    const said = report.findings.map(({ code, severity, field }) => ({ code, severity, field }));
    const wanted = expected.findings.map(({ about, severity, field }) => ({ code: codeOfWord[about], severity, field }));
    expect(said).toHaveLength(wanted.length);
    expect(said).toEqual(expect.arrayContaining(wanted));
    if (expected.type !== undefined) expect(report.kind?.type).toBe(expected.type);
    expect(report.sendable).toBe(!wanted.some(({ severity }) => severity === 'block'));
    if (expected.normalised !== undefined) expect(writePayment(draft)).toEqual(expected.normalised);
    if (input.seed !== undefined) expect(signedWith(input.seed, writePayment(draft))).toEqual(expected.signed);
  });

  /** By the libraries that xrpl.js signs with. */
  function signedWith(seed: string, json: Readonly<Record<string, unknown>>) {
    const keys = deriveKeypair(seed);
    const unsigned = { ...json, SigningPubKey: keys.publicKey };
    const blob = encode({ ...unsigned, TxnSignature: sign(encodeForSigning(unsigned), keys.privateKey) });
    return { blob, hash: transactionHash(blob) };
  }
});

describe('crediting', () => {
  interface CreditVector {
    readonly id: string;
    readonly title: string;
    readonly input: { readonly us: string; readonly records: readonly { readonly answer: unknown }[] };
    readonly expect: Readonly<Record<string, unknown>>;
  }
  const scenarios = (history.scenarios as unknown as readonly (CreditVector & { readonly kind: string })[]).filter(
    ({ kind }) => kind === 'credit',
  );

  it.each(scenarios)('$id: $title', ({ input, expect: expected }) => {
    for (const { answer } of input.records) {
      const credit = creditOf(must(readPaymentRecord(answer)), input.us);
      expect(inTheirWords(credit)).toMatchObject(expected);
    }
  });

  function inTheirWords({ credited, requested, partial, amountKnown, failed }: Credit) {
    return {
      credited: credited === null ? null : writeAmount(credited),
      requested: requested === null ? null : writeAmount(requested),
      partial,
      amountKnown,
      ...(failed === null ? {} : { failed }),
    };
  }
});

describe('contacts', () => {
  const scenario = history.scenarios.find(({ kind }) => kind === 'contacts')!;

  it(`${scenario.id}: ${scenario.title}`, () => {
    const { contacts = [], incoming = [], typed = '' } = scenario.input;
    const flagged = lookAlikes(
      contacts,
      incoming.map(({ from }) => from),
    );
    expect(flagged.map(({ address }) => address)).toEqual(scenario.expect.flagged);
    expect(suggestContacts(contacts, typed).map(({ address }) => address)).toEqual(scenario.expect.suggestions);

    const reading = normalisePayment({ Account: 'rf1BiGeXwwQoi8Z2ueFYTEXSwuJYfV2Jpn', Amount: '1000000' }, null);
    const draft = { ...reading.draft, destination: incoming[0]!.from };
    const warnings = reviewPayment(draft, factsOf(), { contacts, knownIssuers: {} })?.warnings.map(({ code }) => code);
    expect(warnings).toContain(codeOfWord[scenario.expect.about!]);
  });
});

describe('the outbox', () => {
  type Event = Readonly<Record<string, unknown>>;

  it.each(outbox.scenarios)('$id: $title', async ({ input, expect: expected }) => {
    const { server, driver } = setUp();
    const { pending } = input;
    const entry = entryWith({
      state: 'unknown',
      versions: [
        version({ transactionId: pending.hash, lastLedgerSequence: pending.lastLedgerSequence, signedAtLedger: pending.firstLedger }),
      ],
    });
    let verdict = await driver.verdict(entry);
    for (const event of input.events as readonly Event[]) {
      if (typeof event['validatedLedger'] === 'number') server.ledger = { ...server.ledger, validatedLedger: event['validatedLedger'] };
      if (event['lookup'] === undefined) continue;
      server.found = lookupOf(event);
      verdict = await driver.verdict(entry);
    }
    const allowed = verdictsOfState[expected.state]!;
    expect(allowed.map(({ kind }) => kind)).toContain(verdict.kind);
    expect(allowed.every(({ mayBuildAnother }) => mayBuildAnother === expected.mayBuildAnother)).toBe(true);
    // "Nowhere, and there is time" is what makes the executor send the same bytes again.
    if ('sends' in expected) expect(verdict.kind).toBe('absent');
  });

  function lookupOf(event: Event) {
    const { lookup } = event;
    if (typeof lookup !== 'object' || lookup === null) return { kind: 'absent', searchedAll: event['searchedAll'] === true } as const;
    const found = lookup as { readonly validated: boolean; readonly ledger_index?: number; readonly TransactionResult?: string };
    const changes = { validated: found.validated, ledgerIndex: found.ledger_index ?? null, result: found.TransactionResult ?? '' };
    return { kind: 'found', transaction: transaction(changes) } as const;
  }
});
