// Every Payment of the runner's vectors, whose answers came from a real rippled, judged offline: the malformed ones are named as rippled names them,
// and no other is called malformed.
import { describe, expect, it } from 'vitest';
import { normalisePayment } from '../src/shared/xrpl/normalise.ts';
import { preflight } from '../src/shared/xrpl/preflight.ts';
import { paymentSteps } from './helpers/runner-steps.ts';

/** Answers that the transaction alone decides. */
const offline = /^(tem[A-Z]|telBAD_PATH_COUNT|telWRONG_NETWORK|telREQUIRES_NETWORK_ID|telNETWORK_ID_|invalidTransaction)/;
/** A fault behind a hop that the ledger makes impossible is never seen by rippled; without the ledger it cannot be told apart. */
const hiddenByState = new Set(['H-04b']);

const steps = paymentSteps();
const predicted = (step: (typeof steps)[number]) => preflight(normalisePayment(step.payment, null), step.facts).predicted;

describe('answers that need no ledger', () => {
  const malformed = steps.filter(({ answers }) => answers.some((answer) => offline.test(answer)));

  it.each(malformed)('$name', (step) => {
    expect(step.answers).toContain(predicted(step));
  });

  it('are many', () => {
    expect(malformed.length).toBeGreaterThan(45);
  });
});

it('no payment that rippled took further is called malformed', () => {
  const further = steps.filter(({ answers, scenario }) => !answers.some((answer) => offline.test(answer)) && !hiddenByState.has(scenario));
  expect(further.length).toBeGreaterThan(150);
  expect(further.map((step) => [step.name, predicted(step)]).filter(([, answer]) => answer !== null)).toEqual([]);
});
