// The scenes of the wallet's accounts on the XRP Ledger.
import { click as press } from './presses.mjs';

const tab = press('Accounts', 'アカウント', 'tab');
const more = (nth) => press(/^More for/, /の操作$/, 'button', nth);
const scene = (name, rest = {}) => ({ name: `accounts${name}`, route: { screen: 'wallet' }, ...rest, press: [tab, ...(rest.press ?? [])] });

export const accountScenes = [
  { name: 'home-found', route: { screen: 'home' }, state: 'found' },
  scene('-found-unasked', { state: 'found-unasked' }),
  scene(''),
  scene('-one', { state: 'empty,found' }),
  scene('-many', { state: 'many' }),
  scene('-loading', { state: 'loading' }),
  scene('-failed', { state: 'broken' }),
  scene('-unknown', { state: 'stale' }),
  scene('-menu', { press: [more(2)] }),
  scene('-add', { press: [press('Add', '追加')] }),
  scene('-watch-refused', {
    press: [
      press('Watch', '閲覧用に追加'),
      (page) => page.locator('dialog[open] input').first().fill('rHb9'),
      (page) => page.locator('dialog[open] .dialog-foot .is-primary').click(),
    ],
  }),
  scene('-keys', { press: [more(2), press('Signing keys', '署名する鍵', 'menuitem')] }),
  scene('-keys-off', { press: [more(3), press('Signing keys', '署名する鍵', 'menuitem')] }),
];
