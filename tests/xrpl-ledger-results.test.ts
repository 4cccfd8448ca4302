// The runner's vectors, whose answers came from a real rippled, judged with what their steps leave in the ledger: no payment that went through is held up,
// and what is foreseen is what rippled answered.
import { expect, it } from 'vitest';
import { normalisePayment } from '../src/shared/xrpl/normalise.ts';
import { preflight } from '../src/shared/xrpl/preflight.ts';
import { answersOf, runnerScenarios } from './helpers/runner-steps.ts';
import { RunnerWorld } from './helpers/runner-world.ts';

interface Judged {
  readonly name: string;
  readonly predicted: string | null;
  readonly answers: readonly string[];
}

/** Every Payment up to the first step whose effects are not followed. */
function judgedPayments(): readonly Judged[] {
  return runnerScenarios().flatMap((scenario) => {
    const world = new RunnerWorld(scenario);
    const judged: Judged[] = [];
    for (const [index, step] of scenario.when.entries()) {
      if (!world.certain) break;
      const answers = answersOf(step);
      if (step.TransactionType === 'Payment' && !step.tamper && step['via'] === undefined && step['signed_by'] === undefined)
        judged.push({ name: `${scenario.id} ${index + 1}`, answers, predicted: predicted(world, step) });
      if (answers[0] === 'tesSUCCESS') world.apply(step);
      else if (answers[0]?.startsWith('tec')) world.charge(step);
    }
    return judged;
  });
}

function predicted(world: RunnerWorld, step: Parameters<RunnerWorld['json']>[0]): string | null {
  return preflight(normalisePayment(world.json(step), null), { ...world.facts(), signer: null }).predicted;
}

const all = judgedPayments();

it('nothing is foreseen that did not happen', () => {
  expect(all.filter(({ predicted: said, answers }) => said !== null && !answers.includes(said))).toEqual([]);
  expect(all.length).toBeGreaterThan(150);
});

it('most of what failed is foreseen', () => {
  const failed = all.filter(
    ({ answers }) => answers[0] !== 'tesSUCCESS' && !answers[0]?.startsWith('tef') && !answers[0]?.startsWith('ter'),
  );
  const unforeseen = failed.filter(({ predicted: said }) => said === null);
  console.log(
    `${failed.length - unforeseen.length} of ${failed.length} failures foreseen; not: ${unforeseen.map(({ name }) => name).join(', ')}`,
  );
  expect(unforeseen.length).toBeLessThan(failed.length / 4);
});
