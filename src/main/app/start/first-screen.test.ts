// What waits for the first screen.
import { expect, it } from 'vitest';
import { firstScreen } from './first-screen.ts';

const settled = async (promise: Promise<void>): Promise<boolean> =>
  Promise.race([promise.then(() => true), Promise.resolve().then(() => false)]);

it('begins when the page says that it stands', async () => {
  const screen = firstScreen(() => new Promise(() => undefined));
  expect(await settled(screen.promise)).toBe(false);
  screen.now();
  screen.now();
  await expect(screen.promise).resolves.toBeUndefined();
});

it('begins all the same where no page ever says so', async () => {
  let asked = 0;
  const screen = firstScreen(async (ms) => {
    asked = ms;
  });
  await expect(screen.promise).resolves.toBeUndefined();
  expect(asked).toBe(2_000);
});
