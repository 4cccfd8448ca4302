// Owns when the worker counts as stopped.
import { expect, it } from 'vitest';
import { stoppedBy } from './use-health.ts';

it('one silence is a computer that slept, two are a worker that is gone', () => {
  expect(stoppedBy({ silences: 1, startingMs: 0 })).toBeNull();
  expect(stoppedBy({ silences: 2, startingMs: 0 })).toEqual({ code: 'workflow-gone' });
});

it('a start that does not end is said, not waited out', () => {
  expect(stoppedBy({ silences: 0, startingMs: 14_000 })).toBeNull();
  expect(stoppedBy({ silences: 0, startingMs: 16_000 })).toEqual({ code: 'not-ready' });
});
