// Owns what one wallet remembers of its automatic runs: the last 200 outcomes, and how often each payout could not be paid.
import * as z from 'zod';
import { type PolicyRun, policyRun } from '../../shared/contract/policies.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { JsonDocument } from '../storage/json-document.ts';

const mostRuns = 200;
const mostFailures = 5000;

export const runFile = z.strictObject({
  /** Oldest first. */
  runs: z.array(policyRun).max(mostRuns),
  /** Runs that could not pay an approved payout; a new approval starts anew. */
  failures: z
    .array(z.strictObject({ payoutId: z.string().min(1).max(64), approvedAt: z.number().int().min(0), count: z.number().int().min(1) }))
    .max(mostFailures),
});
export type RunFile = z.output<typeof runFile>;
export const noRuns: RunFile = { runs: [], failures: [] };

export type NewRun = Pick<PolicyRun, 'methodId' | 'code' | 'params' | 'planId'>;

export type Failure = RunFile['failures'][number];

export interface FailedPayout {
  readonly payoutId: string;
  readonly approvedAt: number;
}

export class RunLog {
  constructor(private readonly document: JsonDocument<RunFile>) {}

  /** Newest first. */
  get runs(): readonly PolicyRun[] {
    return [...this.document.value().runs].reverse();
  }

  /** By payout. */
  failures(): ReadonlyMap<string, Failure> {
    return new Map(this.document.value().failures.map((item) => [item.payoutId, item]));
  }

  /** Writes the outcomes of one run. Equal ones in a row become one line that says how often. */
  async add(at: number, runs: readonly NewRun[], failed: readonly FailedPayout[]): Promise<Result<void>> {
    const written = await this.document.update((file) => ({
      runs: runs.reduce((list, run) => joined(list, run, at), file.runs).slice(-mostRuns),
      failures: failed.reduce(counted, file.failures).slice(-mostFailures),
    }));
    return written.ok ? ok(undefined) : written;
  }
}

function joined(runs: RunFile['runs'], run: NewRun, at: number): RunFile['runs'] {
  const index = runs.map((other) => other.methodId).lastIndexOf(run.methodId);
  const before = runs[index];
  if (before === undefined || run.planId !== null || before.planId !== null || wordsOf(before) !== wordsOf(run))
    return [...runs, { at, lastAt: at, times: 1, ...run }];
  const again = { ...before, lastAt: at, times: before.times + 1 };
  return [...runs.slice(0, index), ...runs.slice(index + 1), again];
}

function wordsOf({ code, params }: NewRun): string {
  return JSON.stringify([code, Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function counted(failures: RunFile['failures'], { payoutId, approvedAt }: FailedPayout): RunFile['failures'] {
  const before = failures.find((item) => item.payoutId === payoutId);
  const count = before?.approvedAt === approvedAt ? before.count + 1 : 1;
  return [...failures.filter((item) => item.payoutId !== payoutId), { payoutId, approvedAt, count }];
}
