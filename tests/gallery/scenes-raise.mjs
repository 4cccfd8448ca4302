// The scenes of raising the fee of a transaction that waits.
import { click as press } from './presses.mjs';

const open = press('Raise the fee…', '手数料を引き上げる…');
const own = (page) => page.locator('dialog[open] .choice-card input').last().check({ force: true });
const proceed = (page) => page.locator('dialog[open] .dialog-foot .is-primary').click();
const scene = (name, rest = {}) => ({
  name: `raise${name}`,
  route: { screen: 'queue', tab: 'InProgress', payoutId: 'pg1' },
  ...rest,
  press: [open, ...(rest.press ?? [])],
});

export const raiseScenes = [
  scene(''),
  scene('-no-estimates', { state: 'no-estimates' }),
  scene('-loading', { state: 'raise-loading' }),
  scene('-not-waiting', { state: 'not-waiting' }),
  scene('-child', { state: 'child' }),
  scene('-own-bad', { press: [own, (page) => page.locator('dialog[open] input:not([type=radio])').first().fill('1.5')] }),
  scene('-refused', { press: [proceed] }),
  { name: 'raise-child-of-income', route: { screen: 'wallet' }, press: [press('Speed it up…', '早める…')] },
  { name: 'raise-from-history', route: { screen: 'wallet' }, press: [open] },
];
