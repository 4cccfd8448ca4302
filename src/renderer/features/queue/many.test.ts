// Owns the stories of large selections: what goes in one step, what stays, and what a refusal stops.
import { describe, expect, it } from 'vitest';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import { useSelection } from '../../state/selection.ts';
import { mostAtOnce, oldest } from './action-sheet.tsx';
import { inGroups } from './in-groups.ts';

const numbers = Array.from({ length: 1200 }, (_, index) => index);

describe('a selection of more than one step holds', () => {
  it('goes oldest first, and the rest stays selected', () => {
    const newestFirst = numbers.map((number) => `po${1199 - number}`);
    useSelection.getState().setAll(newestFirst);
    const batch = oldest(newestFirst);
    expect(batch).toHaveLength(mostAtOnce);
    expect(batch.at(-1)).toBe('po0');
    useSelection.getState().drop(batch);
    expect(useSelection.getState().ids.size).toBe(700);
    expect(oldest([...useSelection.getState().ids]).at(-1)).toBe('po500');
    useSelection.getState().clear();
  });
});

describe('one thing done to many rows', () => {
  it('is done to each once, some at a time', async () => {
    const done: number[] = [];
    let together = 0;
    let most = 0;
    const answer = await inGroups(numbers, async (number): Promise<Result<null>> => {
      together += 1;
      most = Math.max(most, together);
      await Promise.resolve();
      together -= 1;
      done.push(number);
      return ok(null);
    });
    expect(answer).toMatchObject({ failed: [], left: [] });
    expect(answer.done).toEqual(numbers);
    expect(done.sort((a, b) => a - b)).toEqual(numbers);
    expect(most).toBe(32);
  });

  it('goes on past a row that is refused, and says which and why', async () => {
    const answer = await inGroups(
      numbers,
      async (number): Promise<Result<null>> => (number === 40 || number === 900 ? refuse('invalid-state') : ok(null)),
    );
    expect(answer.failed).toEqual([
      { item: 40, refusal: { code: 'invalid-state' } },
      { item: 900, refusal: { code: 'invalid-state' } },
    ]);
    expect(answer.done).toHaveLength(1198);
    expect(answer.left).toEqual([]);
  });

  it('stops where nothing goes through any more, and leaves the rest alone', async () => {
    const answer = await inGroups(numbers, async (number): Promise<Result<null>> => (number >= 64 ? refuse('disk-full') : ok(null)));
    expect(answer.done).toHaveLength(64);
    expect(answer.failed).toHaveLength(32);
    expect(answer.left).toEqual(numbers.slice(96));
  });
});
