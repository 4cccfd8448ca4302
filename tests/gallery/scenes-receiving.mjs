// The scenes of receiving on the XRP Ledger.
import { click as named, end, endOfDialog } from './presses.mjs';

const route = { screen: 'wallet', tab: 'receive' };
const row = (nth) => (page) => page.locator('.received-row').nth(nth).click();
const request = (nth) => (page) => page.locator('.request-row').nth(nth).click();
const everything = (page) => page.locator('.segment').last().click();
const make = named('New request…', '新しい請求…');
const confirm = (page) => page.locator('dialog[open] .dialog-foot .is-primary').click();
const back = named('Return this payment…', 'この入金を返す…');
const scene = (name, more = {}) => ({ name: `receive${name}`, route, ...more, state: ['receiving', more.state].filter(Boolean).join() });

export const receivingScenes = [
  scene(''),
  scene('-end', { press: [end] }),
  scene('-all', { press: [everything, end] }),
  scene('-empty', { state: 'empty' }),
  scene('-loading', { state: 'loading' }),
  scene('-failed', { state: 'failed-ledger' }),
  scene('-damaged', { state: 'damaged' }),
  scene('-many', { state: 'many,several' }),
  scene('-many-end', { state: 'many,several', press: [end] }),
  scene('-new', { press: [make] }),
  scene('-new-wrong', { state: 'several', press: [make, (page) => page.locator('dialog[open] input').nth(1).fill('1.2.3'), confirm] }),
  scene('-new-refused', { state: 'disk-full', press: [make, confirm] }),
  scene('-request-open', { press: [request(0)] }),
  scene('-request-part', { press: [request(1)] }),
  scene('-request-part-end', { press: [request(1), endOfDialog] }),
  scene('-request-over', { press: [request(4)] }),
  scene('-request-unasked', { state: 'failed-ledger', press: [request(0)] }),
  scene('-request-remove', { press: [request(0), named('Remove…', '削除…')] }),
  scene('-payment-partial', { press: [row(0)] }),
  scene('-payment-partial-end', { press: [row(0), endOfDialog] }),
  scene('-payment-unknown-tag', { press: [row(2)] }),
  scene('-payment-unavailable', { press: [row(3)] }),
  scene('-payment-look-alike', { press: [everything, row(4)] }),
  scene('-payment-other-issuer', { press: [row(4)] }),
  scene('-payment-mpt', { press: [row(5)] }),
  scene('-return', { press: [row(0), back] }),
  scene('-return-no-tag', { press: [row(1), back] }),
  scene('-return-nothing', { press: [row(3), back] }),
  scene('-return-look-alike', { press: [everything, row(4), back] }),
  { name: 'receive-history', route: { screen: 'wallet', tab: 'xrpl' }, state: 'receiving', press: [end] },
];
