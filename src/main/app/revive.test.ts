// Owns the story of a page that dies.
import { expect, it, vi } from 'vitest';
import { reviveAfterCrash } from './revive.ts';

type Die = (event: unknown, details: { readonly reason: string }) => void;

function page() {
  let die: Die = () => undefined;
  let time = 0;
  const reload = vi.fn();
  const report = vi.fn();
  const on = (_event: 'render-process-gone', listener: Die): void => {
    die = listener;
  };
  reviveAfterCrash({ reload, on }, () => time, report);
  return { reload, report, dies: (reason: string, after = 0) => ((time += after), die(null, { reason })) };
}

it('is loaded again, and the log says why', () => {
  const { reload, report, dies } = page();
  dies('crashed');
  expect(reload).toHaveBeenCalledTimes(1);
  expect(report).toHaveBeenCalledTimes(1);
});

it('that ends with its window stays away', () => {
  const { reload, dies } = page();
  dies('clean-exit');
  expect(reload).not.toHaveBeenCalled();
});

it('that dies again and again is left alone, until a minute has passed', () => {
  const { reload, dies } = page();
  for (let count = 0; count < 10; count += 1) dies('oom', 1000);
  expect(reload).toHaveBeenCalledTimes(3);
  dies('oom', 61_000);
  expect(reload).toHaveBeenCalledTimes(4);
});
