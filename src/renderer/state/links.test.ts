import { beforeEach, expect, it } from 'vitest';
import { useLinks } from './links.ts';

const claim = (text: string) => ({ kind: 'claim', claim: text }) as const;
beforeEach(() => useLinks.setState({ open: null, waiting: null, pasteOpen: false }));

it('keeps the newest of the links that wait, and opens it when asked', () => {
  useLinks.getState().wait(claim('first'));
  useLinks.getState().wait(claim('second'));
  expect(useLinks.getState().open).toBeNull();
  useLinks.getState().openWaiting();
  expect(useLinks.getState()).toMatchObject({ open: claim('second'), waiting: null });
});

it('closes the field for pasting when its link opens', () => {
  useLinks.getState().setPaste(true);
  useLinks.getState().show(claim('x'));
  expect(useLinks.getState().pasteOpen).toBe(false);
});
