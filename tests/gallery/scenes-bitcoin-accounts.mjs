// The scenes of the wallet's Bitcoin accounts and of receiving bitcoin.
import { click as press } from './presses.mjs';

const inTab =
  (en, ja, prefix) =>
  (name, rest = {}) => ({
    name: `${prefix}${name}`,
    route: { screen: 'wallet' },
    ...rest,
    press: [press(en, ja, 'tab'), ...(rest.press ?? [])],
  });
const accounts = inTab('Accounts', 'アカウント', 'bitcoin-accounts');
const receive = (name, rest = {}) =>
  inTab('Receive', '受け取り', 'bitcoin-receive')(name, { ...rest, state: ['receiving', rest.state].filter(Boolean).join() });
const more = (nth) => press(/^More for/, /の操作$/, 'button', nth);

export const bitcoinAccountScenes = [
  accounts(''),
  accounts('-searching', { state: 'searching' }),
  accounts('-node', { state: 'searching,node' }),
  accounts('-searched', { state: 'searched,found' }),
  accounts('-unsearched', { state: 'unsearched' }),
  accounts('-menu', { press: [more(1)] }),
  accounts('-add', { press: [press('Add', '追加')] }),
  accounts('-watch', {
    press: [
      press('Watch', '閲覧用に追加'),
      (page) => page.locator('dialog[open] textarea').first().fill('wsh(sortedmulti(2,tpubD6NzVbkrYhZ4'),
    ],
  }),
  accounts('-descriptor', { press: [more(4), press('Descriptor', 'ディスクリプター', 'menuitem')] }),
  accounts('-search', { press: [press('Search again', 'もう一度探す')] }),
  receive(''),
  receive('-none', { state: 'empty' }),
  receive('-many', { state: 'many' }),
  receive('-full', { state: 'full', press: [press('New address', '新しいアドレス')] }),
  receive('-ask', {
    press: [
      (page) => page.locator('details.details summary').first().click(),
      (page) => page.locator('details input').first().fill('0.0150000001'),
    ],
  }),
];
