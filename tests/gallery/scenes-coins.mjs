// The scenes of Bitcoin coins, labels and the history in full.
import { click as named, end, endOfDialog } from './presses.mjs';

const coins = { screen: 'wallet', tab: 'coins' };
const bitcoin = { screen: 'wallet', tab: 'bitcoin' };
const toHistory = (page) =>
  page
    .locator('.card')
    .last()
    .evaluate((card) => card.scrollIntoView());
const select =
  (...rows) =>
  async (page) => {
    for (const row of rows) await page.locator('.coin-table tbody .coin-check input').nth(row).check();
  };
const importFile = (page) =>
  page.locator('dialog[open] input[type=file]').setInputFiles({ name: 'labels.jsonl', mimeType: 'text/plain', buffer: Buffer.from('{}') });
const labels = named('Labels…', 'ラベルの入出力…');
const editLabel = (page) => page.locator('.coin-table .label-shown button').first().click();
const openTransaction = (page) => page.locator('.card').last().locator('tbody button.is-link').first().click();
const moreFilters = named(/^More filters/, /^詳しく絞り込む/);
const find = (text) => (page) => page.getByRole('searchbox').first().fill(text);
const scene = (name, more = {}) => ({
  name: `coins${name}`,
  route: coins,
  ...more,
  state: ['labelled', more.state].filter(Boolean).join(),
});
const past = (name, more = {}) => ({
  name: `wallet-history${name}`,
  route: bitcoin,
  ...more,
  state: ['labelled', 'worth', more.state].filter(Boolean).join(),
  press: [toHistory, ...(more.press ?? [])],
});

export const coinScenes = [
  scene(''),
  scene('-end', { press: [end] }),
  scene('-empty', { state: 'empty' }),
  scene('-loading', { state: 'loading' }),
  scene('-failed', { state: 'coins-failed' }),
  scene('-stale', { state: 'stale,labels-damaged' }),
  scene('-many', { state: 'many' }),
  scene('-many-end', { state: 'many', press: [end] }),
  scene('-selected', { press: [select(0, 3)] }),
  scene('-selected-frozen', { state: 'many', press: [select(0, 1, 2, 5)] }),
  scene('-none-found', { press: [find('nothing like it')] }),
  scene('-label', { press: [editLabel] }),
  scene('-freeze-reserved', { press: [select(1), (page) => page.locator('.coin-bar .is-secondary').last().click()] }),
  scene('-labels', { press: [labels] }),
  scene('-labels-imported', { press: [labels, importFile] }),
  past(''),
  past('-many', { state: 'many' }),
  past('-filters', { press: [moreFilters] }),
  past('-none-found', { press: [find('nothing like it')] }),
  past('-transaction', { press: [openTransaction] }),
  past('-transaction-end', { press: [openTransaction, endOfDialog] }),
  past('-transaction-loading', { state: 'transaction-loading', press: [openTransaction] }),
  past('-transaction-failed', { state: 'transaction-failed', press: [openTransaction] }),
];
