// What stands while the script of the other screens is on its way, and when it cannot be read.
import { expect, it, vi } from 'vitest';
import type { Route } from '../state/route.ts';
import { drawable, fetched, type Screens } from './screens.ts';

const home: Route = { screen: 'home' };
const settings: Route = { screen: 'settings' };
const wallet: Route = { screen: 'wallet' };
const coming: Screens = { kind: 'coming' };
const here: Screens = { kind: 'here', screenOf: () => null };
const always = (): boolean => true;

it('the first screen waits for nothing', () => {
  expect(drawable(home, null, coming, always)).toBe(home);
  expect(drawable(home, null, { kind: 'failed' }, always)).toBe(home);
});

it('the former screen stays until the next one is there', () => {
  expect(drawable(settings, home, coming, always)).toBe(home);
  expect(drawable(settings, home, here, always)).toBe(settings);
});

it('a former screen whose wallet is gone does not stay', () => {
  expect(drawable(settings, wallet, coming, (route) => route.screen !== 'wallet')).toBeNull();
  expect(drawable(settings, null, coming, always)).toBeNull();
});

it('a script that cannot be read is a failure, not an endless wait', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(await fetched(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')))).toEqual({ kind: 'failed' });
  expect(said).toHaveBeenCalledOnce();
  said.mockRestore();
  expect(await fetched(() => Promise.resolve({ screenOf: () => null }))).toMatchObject({ kind: 'here' });
});
