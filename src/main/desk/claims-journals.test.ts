import { expect, it } from 'vitest';
import { type Result, ok, refuse } from '../../shared/result.ts';
import type { Journal } from '../storage/types.ts';
import { claimsJournals } from './claims-journals.ts';

it('opens each network set once, tries again what failed, and closes what is open', async () => {
  const opened: string[] = [];
  const closed: string[] = [];
  let full = true;
  const journals = claimsJournals(async (network): Promise<Result<Journal>> => {
    opened.push(network);
    return full ? refuse('disk-full') : ok({ close: async () => void closed.push(network) } as unknown as Journal);
  });
  expect(await journals.open('practice')).toEqual({ ok: false, error: { code: 'disk-full' } });
  full = false;
  const [first, second] = await Promise.all([journals.open('practice'), journals.open('practice')]);
  expect(first).toBe(second);
  expect(opened).toEqual(['practice', 'practice']);
  await journals.close();
  expect(closed).toEqual(['practice']);
});
