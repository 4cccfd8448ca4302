// Payments as a real rippled recorded them: what is credited is what arrived, node by node.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { creditOf } from '../src/shared/xrpl/receive/credit.ts';
import { readPaymentRecord } from '../src/shared/xrpl/receive/record-parse.ts';
import { writeAmount } from '../src/shared/xrpl/amounts/write-amount.ts';
import { answersOf, runnerScenarios } from './helpers/runner-steps.ts';
import { RunnerWorld } from './helpers/runner-world.ts';

type Json = Readonly<Record<string, unknown>>;
interface Node {
  readonly type: string;
  readonly change: string;
  readonly fields: Json;
  readonly previous?: Json;
}
interface RecordedStep {
  readonly kind: string;
  readonly result?: string;
  readonly recorded?: boolean;
  readonly delivered_amount?: unknown;
  readonly nodes?: readonly Node[];
}

const folder = join(import.meta.dirname, 'vectors/xrpl/observed');
const recordings = Object.assign(
  {},
  ...readdirSync(folder).map((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { readonly scenarios: Json }).scenarios),
) as Readonly<Record<string, { readonly steps: readonly RecordedStep[] }>>;

/** Receivers whose line counts what comes in below par: their balance rises by more than was delivered. */
const qualities = new Set(['R-14a']);

/** Payments that name their receiver as issuer: whose tokens they brought is in the balances that the vector tells of. */
const issuers: ReadonlyMap<string, string> = new Map([
  ['R-19 step 2', 'G'],
  ['T-10 step 2', 'alice'],
]);

const cases = runnerScenarios().flatMap((scenario) => {
  const world = new RunnerWorld(scenario);
  return scenario.when.flatMap((step, index) => {
    const seen = recordings[scenario.id]?.steps[index];
    if (step.TransactionType !== 'Payment' || seen?.kind !== 'submit' || seen.recorded !== true || step.tamper) return [];
    const tx = world.json(step);
    const named = (value: unknown): unknown => rename(value, world);
    const record = { tx_json: tx, validated: true, hash: 'A'.repeat(64), meta: metaOf(seen, named, sequenceIn(tx)) };
    const name = `${scenario.id} step ${index + 1}`;
    const issuer = issuers.get(name);
    return [
      {
        name,
        arrived: issuer === undefined ? {} : { issuer: named(issuer) },
        scenario: scenario.id,
        tx,
        record,
        seen,
        delivered: named(seen.delivered_amount),
        answers: answersOf(step),
      },
    ];
  });
});

/** Recordings hold names of accounts and saved ids in place of addresses and ids. */
function rename(value: unknown, world: RunnerWorld): unknown {
  if (Array.isArray(value)) return value.map((one) => rename(one, world));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rename(one, world)]));
  if (typeof value !== 'string') return value;
  if (/^\$\w+$/.test(value)) return world.symbols.plain(value);
  return world.symbols.address(value);
}

/** Recordings leave sequences out; an issuance is told by its own, which is the start of its id. */
function sequenceIn(tx: Json): number {
  const amount = tx['Amount'] as { readonly mpt_issuance_id?: string };
  return Number.parseInt(amount.mpt_issuance_id?.slice(0, 8) ?? '0', 16);
}

function metaOf(seen: RecordedStep, named: (value: unknown) => unknown, sequence: number): Json {
  const AffectedNodes = (seen.nodes ?? []).map(({ type, change, fields: recorded, previous }) => {
    const fields = type === 'MPTokenIssuance' ? { ...recorded, Sequence: sequence } : recorded;
    const kind = { created: 'CreatedNode', modified: 'ModifiedNode', deleted: 'DeletedNode' }[change] ?? '';
    const inner = { LedgerEntryType: type, [kind === 'CreatedNode' ? 'NewFields' : 'FinalFields']: named(fields) };
    return { [kind]: previous === undefined ? inner : { ...inner, PreviousFields: named(previous) } };
  });
  return {
    TransactionResult: seen.result,
    AffectedNodes,
    ...(seen.delivered_amount === undefined ? {} : { delivered_amount: named(seen.delivered_amount) }),
  };
}

describe('what a real server recorded', () => {
  const credit = ({ record, tx }: (typeof cases)[number]) => {
    const read = readPaymentRecord(record);
    if (!read.ok) throw new Error(read.error.code);
    return creditOf(read.value, String(tx['Destination']));
  };

  it.each(cases.filter(({ seen }) => seen.result === 'tesSUCCESS'))('$name credits what was delivered', (one) => {
    const { credited, crossCheck } = credit(one);
    const wanted = one.delivered as { readonly value?: string };
    expect(credited).not.toBeNull();
    // Drops are compared as they are; values of tokens may be printed otherwise, so the record's own amount is read and written again.
    expect(writeAmount(credited!)).toEqual(typeof wanted === 'string' ? wanted : { ...wanted, ...one.arrived, value: expect.any(String) });
    if (one.tx['Account'] !== one.tx['Destination']) expect(crossCheck).toBe(qualities.has(one.scenario) ? 'more' : 'agrees');
  });

  it('credits nothing of what failed', () => {
    const failed = cases.filter(({ seen }) => seen.result !== 'tesSUCCESS');
    expect(failed.length).toBeGreaterThan(50);
    for (const one of failed) expect(credit(one)).toMatchObject({ credited: null, reason: 'failed', failed: one.seen.result });
  });
});
