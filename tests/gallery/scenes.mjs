// The scenes of the gallery: a route or a task, what is unusual (`state`), and the presses that lead to what is to be seen.
import { accountScenes } from './scenes-accounts.mjs';
import { raiseScenes } from './scenes-raise.mjs';
import { coinScenes } from './scenes-coins.mjs';
import { elsewhereScenes } from './scenes-elsewhere.mjs';
import { bitcoinAccountScenes } from './scenes-bitcoin-accounts.mjs';
import { tokenScenes } from './scenes-tokens.mjs';
import { receivingScenes } from './scenes-receiving.mjs';
import { setScenes } from './scenes-sets.mjs';
import { serverScenes } from './scenes-servers.mjs';
import { studioScenes } from './scenes-studio.mjs';
import { secureScenes } from './scenes-secure.mjs';
import { click, end, endOfDialog, fill } from './presses.mjs';

const pick = (nth) => (page) => page.locator('dialog[open] .choice-card input').nth(nth).check({ force: true });
const key = (name) => (page) => page.keyboard.press(name);
const hover = (selector) => (page) => page.locator(selector).first().hover();
const toCard = (nth) => (page) =>
  page
    .locator('.card')
    .nth(nth)
    .evaluate((card) => card.scrollIntoView());
const find = (text) => (page) => page.getByRole('searchbox').fill(text);
const unit = (page) => page.locator('input[role=combobox]').first().focus();
const typeInto = (en, ja) => (page, locale) =>
  page
    .locator('input[role=combobox]')
    .first()
    .fill(locale === 'ja' ? ja : en);
const openMenu = click('More', 'その他');

const importText =
  'address,amount,note\nbcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080,"1,5",Ann\nbcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080,"0,25",Ben\n,"3",\nbcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080,"2",田中\n';
const importList = (page) => page.locator('dialog textarea').fill(importText);
const listPeople = (page) => page.locator('dialog textarea').fill('Ann,12.5,March\nBen\n,3\n田中 愛子,40\n');
const checkList = (page, locale) => page.getByRole('button', { name: locale === 'ja' ? /行を確認/ : /^Check/ }).click();

const queue = (tab, payoutId) => ({ screen: 'queue', tab, ...(payoutId ? { payoutId } : {}) });
const approving = queue('AwaitingApproval');
const paying = queue('AwaitingPayment');
const approve = click('Approve…', '承認…');
const pay = click('Pay…', '支払う…');
/** The recipients bear the fee, and a limit that is too low. */
const payLimits = [
  (page) => page.locator('dialog .choice input[type=checkbox]').first().check(),
  (page) => page.locator('dialog details summary').first().click(),
  (page) => page.locator('dialog details input').first().fill('0.00004'),
  (page) => page.waitForTimeout(700),
  endOfDialog,
];
const lock = click('Lock the rate and approve', 'レートを固定して承認');
const policiesTab = click('Automatic payments', '自動支払い', 'tab');
const addPolicy = click('Add automatic payments', '自動支払いを追加');
const selectAll = (page) => page.locator('.queue-tools input[type=checkbox]').check();

const confirm = (page) => page.locator('dialog[open] .dialog-foot .is-primary').click();
const makeKey = click('Make a key…', 'キーを作成…');
const addHook = click('Add a webhook…', 'Webhook を追加…');
const hookUrl = (text) => (page) => page.locator('dialog[open] input:not([type=radio]):not([type=checkbox])').first().fill(text);
const removeHook = (page, locale) =>
  page
    .getByRole('button', { name: locale === 'ja' ? /^削除… http/ : /^Remove… http/ })
    .first()
    .click();
const storesCard = (page) => page.getByRole('heading', { name: /BTCPay/ }).evaluate((title) => title.closest('.card').scrollIntoView());
const connectStore = click('Connect a store…', 'ストアを接続…');
const storeFields = (address) => async (page) => {
  const fields = page.locator('dialog[open] input');
  await fields.nth(0).fill(address);
  await fields.nth(1).fill('a1b2c3d4e5f6');
};
const deliveriesOf = (page, locale) =>
  page
    .getByRole('button', { name: locale === 'ja' ? /^配信の記録/ : /^Deliveries/ })
    .first()
    .click();

const main = [
  { name: 'onboarding-1', state: 'no-wallet' },
  { name: 'onboarding-2', state: 'no-wallet', press: [click('Set up a wallet', 'ウォレットを用意する')] },
  { name: 'onboarding-3', state: 'no-wallet', press: [click('Set up a wallet', 'ウォレットを用意する'), click('Next', '次へ')] },
  { name: 'add-wallet', route: { screen: 'add-wallet' } },

  { name: 'home' },
  { name: 'home-end', press: [end] },
  { name: 'home-empty', state: 'empty' },
  { name: 'home-empty-end', state: 'empty', press: [end] },
  { name: 'home-faucet', state: 'empty', press: [click('Get practice coins', '練習用コインをもらう')] },
  { name: 'home-many', state: 'many,wallets,no-backup' },
  { name: 'home-loading', state: 'loading' },
  { name: 'home-hidden', state: 'hide' },
  { name: 'home-broken', state: 'broken' },
  { name: 'home-stale', state: 'stale,api-off,no-backup' },
  { name: 'home-locked', state: 'locked' },
  { name: 'home-vault-problem', state: 'vault-problem,locked' },
  { name: 'home-wallets', state: 'wallets', press: [click('Switch wallet', 'ウォレットを切り替える')] },
  { name: 'start-failed', state: 'no-start' },
  { name: 'standing-hangs', state: 'hangs', wait: 900 },
  { name: 'standing-hangs-queue', route: approving, state: 'hangs,selected', wait: 900 },
  { name: 'standing-hangs-locked', route: { screen: 'claims' }, state: 'hangs,vault-problem,locked', wait: 900 },
  { name: 'standing-shut', state: 'shut,wallets' },
  { name: 'standing-shut-wallet', route: { screen: 'wallet' }, state: 'shut' },
  { name: 'standing-behind', route: approving, state: 'behind' },
  { name: 'standing-trouble', route: { screen: 'pulls' }, state: 'trouble,loading' },

  { name: 'pulls', route: { screen: 'pulls' } },
  { name: 'pulls-many', route: { screen: 'pulls' }, state: 'many' },
  { name: 'pulls-empty', route: { screen: 'pulls' }, state: 'empty' },
  { name: 'pulls-tab-future', route: { screen: 'pulls' }, press: [click('Not started', '開始前', 'tab')] },
  { name: 'pulls-tab-ended', route: { screen: 'pulls' }, press: [click('Ended', '終了', 'tab')] },
  { name: 'pulls-tab-archived', route: { screen: 'pulls' }, press: [click('Archived', 'アーカイブ済み', 'tab')] },
  { name: 'pulls-loading', route: { screen: 'pulls' }, state: 'loading' },
  { name: 'pulls-failed', route: { screen: 'pulls' }, state: 'failed', noisy: true },
  { name: 'new-pull', route: { screen: 'new-pull' } },
  {
    name: 'tokens-new-pull',
    route: { screen: 'new-pull' },
    state: 'tokens',
    press: [
      (page, locale) =>
        page
          .getByText(locale === 'ja' ? 'トークンを追加' : 'Add a token')
          .first()
          .click(),
      end,
    ],
  },
  { name: 'new-pull-filled', route: { screen: 'new-pull' }, state: 'filled' },
  { name: 'new-pull-filled-end', route: { screen: 'new-pull' }, state: 'filled', press: [end] },
  { name: 'new-pull-passphrase', route: { screen: 'new-pull' }, state: 'passphrase', press: [end] },
  { name: 'new-pull-passphrase-empty', route: { screen: 'new-pull' }, state: 'passphrase', press: [click('Create', '作成'), end] },
  { name: 'new-pull-errors', route: { screen: 'new-pull' }, press: [click('Create', '作成')] },
  { name: 'new-pull-wrong', route: { screen: 'new-pull' }, state: 'wrong', press: [click('Create', '作成')] },
  { name: 'new-pull-wrong-end', route: { screen: 'new-pull' }, state: 'wrong', press: [click('Create', '作成'), end] },
  { name: 'new-pull-own-unit', route: { screen: 'new-pull' }, state: 'own-unit' },
  { name: 'new-pull-own-unit-end', route: { screen: 'new-pull' }, state: 'own-unit,priced', press: [end] },
  { name: 'new-pull-precise', route: { screen: 'new-pull' }, state: 'precise' },
  { name: 'unit-all', route: { screen: 'new-pull' }, press: [unit, key('ArrowDown')] },
  { name: 'unit-search', route: { screen: 'new-pull' }, press: [unit, typeInto('dollar', 'ドル'), key('ArrowDown'), key('ArrowDown')] },
  { name: 'unit-own', route: { screen: 'new-pull' }, press: [unit, typeInto('workshop', '時間')] },
  { name: 'refund', route: { screen: 'new-pull' }, state: 'refund' },
  { name: 'refund-end', route: { screen: 'new-pull' }, state: 'refund', press: [end] },
  { name: 'refund-then', route: { screen: 'new-pull' }, state: 'refund,then' },
  { name: 'refund-custom', route: { screen: 'new-pull' }, state: 'refund,custom' },
  { name: 'refund-no-rate', route: { screen: 'new-pull' }, state: 'refund,rate-failed', press: [click('Create', '作成')] },
  { name: 'pulls-selected', route: { screen: 'pulls' }, press: [selectAll] },
  { name: 'pulls-search', route: { screen: 'pulls' }, state: 'many', press: [find('Aiko')] },
  { name: 'pulls-search-none', route: { screen: 'pulls' }, press: [find('zzz')] },
  { name: 'pulls-archive', route: { screen: 'pulls' }, press: [selectAll, click('Archive…', 'アーカイブ…')] },
  {
    name: 'pulls-archive-done',
    route: { screen: 'pulls' },
    press: [selectAll, click('Archive…', 'アーカイブ…'), (page) => page.locator('dialog .button.is-danger').click()],
  },
  { name: 'history', route: { screen: 'pull', id: 'pp4' } },
  { name: 'history-table', route: { screen: 'pull', id: 'pp4' }, press: [(page) => page.locator('summary').click(), end] },
  { name: 'history-long', route: { screen: 'pull', id: 'pp3' } },
  { name: 'history-failed', route: { screen: 'pull', id: 'pp4' }, state: 'history-failed' },
  { name: 'pull', route: { screen: 'pull', id: 'pp1' } },
  { name: 'pull-end', route: { screen: 'pull', id: 'pp1' }, press: [end] },
  { name: 'pull-long-name', route: { screen: 'pull', id: 'pp3' } },
  { name: 'pull-future', route: { screen: 'pull', id: 'pp6' } },
  { name: 'pull-expired', route: { screen: 'pull', id: 'pp7' } },
  { name: 'pull-archived', route: { screen: 'pull', id: 'pp8' } },
  { name: 'pull-loading', route: { screen: 'pull', id: 'pp1' }, state: 'loading' },
  { name: 'pull-gone', route: { screen: 'pull', id: 'none' } },
  { name: 'pull-menu', route: { screen: 'pull', id: 'pp1' }, press: [openMenu] },
  {
    name: 'pull-auto-approval',
    route: { screen: 'pull', id: 'pp1' },
    press: [openMenu, click('Automatic approval…', '自動承認…', 'menuitem')],
  },
  {
    name: 'pull-passphrase-set',
    route: { screen: 'pull', id: 'pp1' },
    press: [openMenu, click('Set a passphrase…', '合言葉を設定…', 'menuitem')],
  },
  {
    name: 'pull-passphrase-change',
    route: { screen: 'pull', id: 'pp2' },
    press: [openMenu, click('Change the passphrase…', '合言葉を変更…', 'menuitem')],
  },
  {
    name: 'pull-passphrase-remove',
    route: { screen: 'pull', id: 'pp2' },
    press: [openMenu, click('Remove the passphrase…', '合言葉を解除…', 'menuitem')],
  },
  { name: 'pull-passphrase', route: { screen: 'pull', id: 'pp2' } },
  { name: 'share-passphrase', route: { screen: 'pull', id: 'pp2', share: true } },
  {
    name: 'pull-edit',
    route: { screen: 'pull', id: 'pp1' },
    press: [openMenu, click('Edit name and description', '名前と説明を編集', 'menuitem')],
  },
  { name: 'pull-archive', route: { screen: 'pull', id: 'pp1' }, press: [openMenu, click('Archive', 'アーカイブ', 'menuitem')] },
  { name: 'share-this-computer', route: { screen: 'pull', id: 'pp1', share: true } },
  { name: 'share-while-on', route: { screen: 'pull', id: 'pp1', share: true }, state: 'while-on' },
  { name: 'share-anybody', route: { screen: 'pull', id: 'pp1', share: true }, press: [pick(1)] },
  {
    name: 'share-message',
    route: { screen: 'pull', id: 'pp1', share: true },
    press: [(page) => page.locator('dialog[open] summary').click(), endOfDialog],
  },
  { name: 'share-no-qr', route: { screen: 'pull', id: 'pp1', share: true }, state: 'no-qr', press: [pick(1)] },
  { name: 'share-api-off', route: { screen: 'pull', id: 'pp1', share: true }, state: 'api-off' },
  { name: 'share-failed', route: { screen: 'pull', id: 'pp1', share: true }, state: 'share-failed' },

  { name: 'tokens-queue', route: approving, state: 'tokens' },
  { name: 'tokens-queue-paying', route: paying, state: 'tokens' },
  { name: 'tokens-payout', route: queue('AwaitingPayment', 'ta2'), state: 'tokens' },
  { name: 'tokens-approve', route: approving, state: 'tokens', press: [selectAll, approve] },
  { name: 'tokens-pay', route: paying, state: 'tokens', press: [selectAll, pay] },
  { name: 'queue', route: approving },
  { name: 'queue-many', route: approving, state: 'many' },
  { name: 'queue-keyboard', route: approving, press: [(page) => page.locator('[data-row="0"]').focus(), key('ArrowDown'), key('Space')] },
  { name: 'queue-hover', route: approving, press: [hover('[data-row="2"]')] },
  { name: 'queue-loading', route: approving, state: 'loading' },
  { name: 'queue-failed', route: approving, state: 'failed', noisy: true },
  { name: 'queue-empty', route: approving, state: 'empty' },
  { name: 'queue-no-match', route: approving, press: [fill(1, 'zzz')] },
  { name: 'pulls-people', route: { screen: 'pulls' }, press: [click('One per person…', '一人ずつ作る…'), listPeople, endOfDialog] },
  { name: 'queue-filters', route: approving, press: [click('More filters', '詳しく絞り込む')] },
  { name: 'queue-export', route: approving, press: [click('Export…', '書き出す…')] },
  { name: 'queue-import', route: approving, press: [click('Import list…', '一覧を取り込む…')] },
  { name: 'queue-import-list', route: approving, press: [click('Import list…', '一覧を取り込む…'), importList, endOfDialog] },
  { name: 'queue-import-check', route: approving, press: [click('Import list…', '一覧を取り込む…'), importList, checkList] },
  { name: 'queue-selected', route: approving, state: 'selected' },
  { name: 'queue-approve', route: approving, state: 'selected', press: [approve] },
  { name: 'queue-approve-end', route: approving, state: 'selected', press: [approve, endOfDialog] },
  {
    name: 'queue-approve-own',
    route: approving,
    state: 'one',
    press: [approve, (page) => page.locator('dialog[open] summary').click(), endOfDialog],
  },
  {
    name: 'queue-approve-rule',
    route: approving,
    state: 'one',
    press: [
      approve,
      (page) => page.locator('dialog[open] summary').click(),
      (page) => page.locator('.own-rate input').fill('(kraken(BTC_USD) + coingecko(BTC_USD)) / 2 * 1.01'),
      click('Use this rate', 'このレートを使う'),
    ],
  },
  {
    name: 'queue-approve-rule-bad',
    route: approving,
    state: 'one',
    press: [
      approve,
      (page) => page.locator('dialog[open] summary').click(),
      (page) => page.locator('.own-rate input').fill('kraken(BTC_USD) *'),
      (page) => page.locator('.own-rate .field-error').waitFor(),
      endOfDialog,
    ],
  },
  { name: 'queue-approve-problem', route: approving, state: 'mixed', press: [approve] },
  { name: 'queue-approve-old', route: approving, state: 'selected,old-rate', press: [approve] },
  { name: 'queue-approve-loading', route: approving, state: 'selected,rate-loading', press: [approve] },
  { name: 'queue-approve-failed', route: approving, state: 'one,rate-failed', press: [approve] },
  {
    name: 'queue-approve-many',
    route: approving,
    state: 'many',
    press: [selectAll, approve],
  },
  { name: 'queue-approve-500', route: approving, state: 'batch', press: [selectAll, approve] },
  { name: 'queue-approve-500-done', route: approving, state: 'batch', press: [selectAll, approve, lock] },
  { name: 'queue-decline', route: approving, state: 'selected', press: [click('Decline…', '却下…')] },
  { name: 'queue-pay-tab', route: paying },
  { name: 'queue-external', route: paying, state: 'external' },
  { name: 'queue-external-payout', route: queue('AwaitingPayment', 'pp1a'), state: 'external' },
  { name: 'queue-external-followed', route: queue('InProgress', 'pg2'), state: 'external' },
  {
    name: 'queue-external-accept',
    route: queue('AwaitingPayment', 'pp1a'),
    state: 'external',
    press: [click('Confirm payment', '送金を確認')],
  },
  {
    name: 'queue-external-reject-some',
    route: paying,
    state: 'external,selected',
    press: [click('Reject payment', '送金を却下'), (page) => page.locator('dialog .button.is-danger').click()],
  },
  {
    name: 'queue-attempts',
    route: queue('AwaitingPayment', 'pp1d'),
    press: [(page) => page.locator('dialog summary').click(), endOfDialog],
  },
  {
    name: 'queue-mark-paid',
    route: queue('AwaitingPayment', 'pp1c'),
    press: [click('Mark as paid elsewhere', '別の方法で支払い済みにする')],
  },
  { name: 'queue-pay-selected', route: paying, state: 'selected' },
  { name: 'queue-pay-many', route: paying, state: 'many' },
  { name: 'queue-pay-empty', route: paying, state: 'empty' },
  { name: 'queue-pay', route: paying, state: 'selected', press: [pay] },
  {
    name: 'queue-pay-own-fee',
    route: paying,
    state: 'selected',
    press: [
      pay,
      (page) => page.locator('dialog .segment input').nth(3).check({ force: true }),
      (page) => page.locator('dialog input[inputmode=decimal]').first().fill('x'),
    ],
  },
  { name: 'queue-pay-limits', route: paying, state: 'selected', press: [pay, ...payLimits] },
  { name: 'queue-pay-fees-failed', route: paying, state: 'selected,fees-failed', press: [pay] },
  { name: 'queue-pay-fees-loading', route: paying, state: 'selected,fees-loading', press: [pay] },
  { name: 'queue-pay-fees-old', route: paying, state: 'selected,fees-old', press: [pay] },
  { name: 'queue-pay-short', route: paying, state: 'short' },
  { name: 'wallet-bitcoin-short', route: { screen: 'wallet', tab: 'bitcoin' }, state: 'short' },
  { name: 'queue-pay-500', route: paying, state: 'batch', press: [selectAll, pay] },
  { name: 'queue-progress', route: queue('InProgress') },
  { name: 'queue-progress-many', route: queue('InProgress'), state: 'many' },
  { name: 'queue-progress-empty', route: queue('InProgress'), state: 'empty' },
  { name: 'queue-paid', route: queue('Completed') },
  { name: 'queue-paid-many', route: queue('Completed'), state: 'many' },
  { name: 'queue-paid-empty', route: queue('Completed'), state: 'empty' },
  { name: 'queue-declined', route: queue('Cancelled') },
  { name: 'queue-declined-empty', route: queue('Cancelled'), state: 'empty' },
  { name: 'payout-new', route: queue('AwaitingApproval', 'po2') },
  { name: 'payout-new-end', route: queue('AwaitingApproval', 'po2'), press: [endOfDialog] },
  { name: 'payout-approved', route: queue('AwaitingPayment', 'pp1a') },
  { name: 'payout-approved-end', route: queue('AwaitingPayment', 'pp1a'), press: [endOfDialog] },
  { name: 'payout-locked', route: queue('AwaitingPayment', 'pp1e') },
  { name: 'payout-failed', route: queue('AwaitingPayment', 'pp1d') },
  { name: 'payout-progress', route: queue('InProgress', 'pg1') },
  { name: 'payout-unknown-end', route: queue('InProgress', 'pg2'), press: [endOfDialog] },
  { name: 'payout-recheck', route: queue('InProgress', 'pg3') },
  { name: 'payout-paid', route: queue('Completed', 'pc2') },
  { name: 'payout-paid-end', route: queue('Completed', 'pc2'), press: [endOfDialog] },
  { name: 'payout-declined', route: queue('Cancelled', 'px1') },
  { name: 'payout-gone', route: queue('Cancelled', 'none'), wait: 1700 },
  {
    name: 'payout-mark-paid',
    route: queue('AwaitingPayment', 'pp1a'),
    press: [click('Mark as paid elsewhere', '別の方法で支払い済みにする')],
  },
  { name: 'payout-requote', route: queue('AwaitingPayment', 'pp1a'), press: [click('Ask for a new rate', 'レートを取り直す')] },
  { name: 'payout-uncancel', route: queue('Cancelled', 'px1'), press: [click('Take up again', 'もう一度受け付ける')] },
  { name: 'payout-receipt', route: queue('Completed', 'pc2'), press: [click('Make a receipt code', '受領コードを作る')] },

  { name: 'tokens-claim', route: { screen: 'claim' }, state: 'claim,tokens' },
  { name: 'tokens-claim-mpt', route: { screen: 'claim' }, state: 'claim,tokens,xrp,typed', press: [end] },
  { name: 'claim-start', route: { screen: 'claim' } },
  { name: 'claim', route: { screen: 'claim' }, state: 'claim' },
  { name: 'claim-offer', route: { screen: 'claim' }, state: 'claim,offer' },
  { name: 'claim-own', route: { screen: 'claim' }, state: 'claim,own' },
  { name: 'claim-no-wallet', route: { screen: 'claim' }, state: 'claim,no-wallet' },
  { name: 'claim-xrp', route: { screen: 'claim' }, state: 'claim,xrp,typed' },
  {
    name: 'claim-errors',
    route: { screen: 'claim' },
    state: 'claim,xrp',
    press: [(page) => page.locator('.form-actions .is-primary').click()],
  },
  {
    name: 'claim-overdraft',
    route: { screen: 'claim' },
    state: 'claim,xrp,typed',
    press: [(page) => page.locator('.form-actions .is-primary').click()],
  },
  { name: 'claim-refused-ended', route: { screen: 'claim' }, state: 'claim,refused=expired' },
  { name: 'claim-refused-future', route: { screen: 'claim' }, state: 'claim,refused=not-started' },
  { name: 'claim-refused-archived', route: { screen: 'claim' }, state: 'claim,refused=archived' },
  { name: 'claim-refused-network', route: { screen: 'claim' }, state: 'claim,offer,refused=offer-wrong-network' },
  { name: 'claim-sent', route: { screen: 'claim' }, state: 'sent' },
  { name: 'claim-code', route: { screen: 'claim' }, state: 'code' },
  { name: 'claims', route: { screen: 'claims' } },
  { name: 'claims-many', route: { screen: 'claims' }, state: 'many' },
  { name: 'claims-empty', route: { screen: 'claims' }, state: 'empty' },
  { name: 'claims-loading', route: { screen: 'claims' }, state: 'loading' },
  { name: 'claims-no-wallet', route: { screen: 'claims' }, state: 'no-wallet' },
  { name: 'my-claim-waiting', route: { screen: 'my-claim', id: 'c5' } },
  { name: 'my-claim-approved', route: { screen: 'my-claim', id: 'c6' } },
  { name: 'my-claim-seen', route: { screen: 'my-claim', id: 'c1' } },
  { name: 'my-claim-paid', route: { screen: 'my-claim', id: 'c7' } },
  { name: 'my-claim-told', route: { screen: 'my-claim', id: 'c3' } },
  { name: 'my-claim-declined', route: { screen: 'my-claim', id: 'c4' } },
  { name: 'my-claim-code', route: { screen: 'my-claim', id: 'c2' } },
  { name: 'my-claim-unreachable', route: { screen: 'my-claim', id: 'c8' } },
  {
    name: 'my-claim-withdraw',
    route: { screen: 'my-claim', id: 'c5' },
    press: [openMenu, click('Withdraw the claim', '申請を取り下げる', 'menuitem')],
  },
  {
    name: 'my-claim-forget',
    route: { screen: 'my-claim', id: 'c4' },
    press: [openMenu, click('Remove from this list', '一覧から消す', 'menuitem')],
  },

  { name: 'wallet', route: { screen: 'wallet' } },
  { name: 'wallet-many', route: { screen: 'wallet' }, state: 'many', press: [end] },
  { name: 'wallet-xrpl', route: { screen: 'wallet' }, press: [click('XRP Ledger', 'XRP Ledger', 'tab')] },
  { name: 'wallet-xrpl-end', route: { screen: 'wallet' }, press: [click('XRP Ledger', 'XRP Ledger', 'tab'), end] },
  { name: 'wallet-empty', route: { screen: 'wallet' }, state: 'empty' },
  { name: 'wallet-xrpl-empty', route: { screen: 'wallet' }, state: 'empty', press: [click('XRP Ledger', 'XRP Ledger', 'tab')] },
  { name: 'wallet-loading', route: { screen: 'wallet' }, state: 'loading' },
  { name: 'wallet-failed', route: { screen: 'wallet' }, state: 'broken' },
  { name: 'policies', route: { screen: 'wallet' }, press: [policiesTab] },
  { name: 'policies-armed', route: { screen: 'wallet' }, state: 'armed', press: [policiesTab] },
  { name: 'policies-armed-end', route: { screen: 'wallet' }, state: 'armed', press: [policiesTab, end] },
  { name: 'policies-empty', route: { screen: 'wallet' }, state: 'empty', press: [policiesTab] },
  { name: 'policies-loading', route: { screen: 'wallet' }, state: 'loading', press: [policiesTab] },
  { name: 'policies-form', route: { screen: 'wallet' }, state: 'empty', press: [policiesTab, addPolicy] },
  { name: 'policies-form-errors', route: { screen: 'wallet' }, state: 'empty', press: [policiesTab, addPolicy, click('Save', '保存')] },
  { name: 'policies-edit-end', route: { screen: 'wallet' }, press: [policiesTab, click('Edit', '編集'), endOfDialog] },
  { name: 'policies-remove', route: { screen: 'wallet' }, press: [policiesTab, click('Remove', '削除')] },
  ...accountScenes,
  ...elsewhereScenes,
  ...bitcoinAccountScenes,
  ...serverScenes,
  ...setScenes,
  ...tokenScenes,
  { name: 'wallet-stale', route: { screen: 'wallet' }, state: 'stale' },

  { name: 'notifications', route: { screen: 'notifications' } },
  { name: 'notifications-many', route: { screen: 'notifications' }, state: 'many' },
  {
    name: 'notifications-notice',
    route: { screen: 'notifications' },
    state: 'many',
    press: [(page) => page.locator('.note-open').nth(4).click()],
  },
  { name: 'notifications-empty', route: { screen: 'notifications' }, state: 'empty' },
  { name: 'notifications-loading', route: { screen: 'notifications' }, state: 'loading' },
  { name: 'settings', route: { screen: 'settings' } },
  { name: 'settings-end', route: { screen: 'settings' }, press: [end] },
  {
    name: 'settings-network',
    route: { screen: 'settings' },
    press: [
      (page) => page.locator('.settings-reach input[type=radio]').nth(1).check(),
      (page) => page.locator('.settings-reach input:not([type=radio])').fill('https://192.168.1.5'),
      (page) => page.locator('.settings-reach .button').click(),
      (page) => page.locator('.settings-reach').evaluate((form) => form.scrollIntoView()),
    ],
  },
  {
    name: 'settings-api-off',
    route: { screen: 'settings' },
    state: 'api-off,empty,wallets',
    press: [
      (page) =>
        page
          .locator('.card')
          .nth(4)
          .evaluate((card) => card.scrollIntoView()),
    ],
  },
  { name: 'settings-rates', route: { screen: 'settings' }, state: 'many-rates', press: [toCard(3)] },
  { name: 'settings-rates-few', route: { screen: 'settings' }, press: [toCard(3)] },
  {
    name: 'settings-rates-ledger',
    route: { screen: 'settings' },
    state: 'many-rates',
    press: [
      (page) =>
        page
          .locator('.rate-form')
          .nth(1)
          .evaluate((part) => part.scrollIntoView({ block: 'end' })),
    ],
  },
  {
    name: 'settings-rates-try',
    route: { screen: 'settings' },
    state: 'many-rates',
    press: [
      click('Try now', '今すぐ試す'),
      (page) => page.locator('.rates-table tfoot').evaluate((part) => part.scrollIntoView({ block: 'end' })),
    ],
  },
  {
    name: 'settings-rates-bad',
    route: { screen: 'settings' },
    state: 'many-rates',
    press: [
      (page) => page.locator('.rate-form input').nth(0).fill('bitcoin'),
      (page) => page.locator('.rate-form input').nth(1).fill('5'),
      click('Add a price', '価格を追加'),
      (page) =>
        page
          .locator('.rate-form')
          .nth(1)
          .evaluate((part) => part.scrollIntoView({ block: 'end' })),
    ],
  },
  { name: 'access', route: { screen: 'settings' }, press: [toCard(5)] },
  { name: 'access-empty', route: { screen: 'settings' }, state: 'empty', press: [toCard(5)] },
  { name: 'access-failed', route: { screen: 'settings' }, state: 'broken', press: [toCard(5)] },
  { name: 'access-key', route: { screen: 'settings' }, state: 'wallets', press: [makeKey, endOfDialog] },
  {
    name: 'access-key-custom',
    route: { screen: 'settings' },
    press: [makeKey, pick(3), confirm, endOfDialog],
  },
  { name: 'access-key-refused', route: { screen: 'settings' }, press: [makeKey, pick(3), confirm] },
  { name: 'access-key-made', route: { screen: 'settings' }, press: [makeKey, confirm] },
  {
    name: 'access-key-revoke',
    route: { screen: 'settings' },
    press: [
      (page) =>
        page
          .getByRole('button', { name: /Revoke… Web shop|取り消す… Web shop/ })
          .first()
          .click(),
    ],
  },
  { name: 'access-hook', route: { screen: 'settings' }, press: [addHook, pick(1)] },
  {
    name: 'access-hook-private',
    route: { screen: 'settings' },
    press: [addHook, hookUrl('http://192.168.1.7:3000/hook'), confirm],
  },
  {
    name: 'access-hook-made',
    route: { screen: 'settings' },
    press: [addHook, hookUrl('https://example.org/hook'), confirm],
  },
  { name: 'access-hook-remove', route: { screen: 'settings' }, press: [removeHook] },
  { name: 'access-deliveries', route: { screen: 'settings' }, press: [deliveriesOf] },
  { name: 'access-deliveries-empty', route: { screen: 'settings' }, state: 'no-deliveries', press: [deliveriesOf] },
  { name: 'stores', route: { screen: 'settings' }, state: 'stores', press: [storesCard] },
  { name: 'stores-empty', route: { screen: 'settings' }, press: [storesCard] },
  { name: 'stores-connect', route: { screen: 'settings' }, press: [connectStore] },
  { name: 'stores-host', route: { screen: 'settings' }, press: [connectStore, storeFields('http://192.168.1.20:23000/stores'), confirm] },
  { name: 'stores-choose', route: { screen: 'settings' }, press: [connectStore, storeFields('btcpay.example.org'), confirm] },
  {
    name: 'stores-choose-none',
    route: { screen: 'settings' },
    state: 'no-stores',
    press: [connectStore, storeFields('btcpay.example.org'), confirm],
  },
  {
    name: 'stores-choose-refused',
    route: { screen: 'settings' },
    state: 'refused',
    press: [connectStore, storeFields('btcpay.example.org'), confirm],
  },
  {
    name: 'stores-disconnect',
    route: { screen: 'settings' },
    state: 'stores',
    press: [
      click('Disconnect… Corner shop', '接続を解除… Corner shop'),
      (page) => page.locator('dialog[open] .dialog-foot .is-danger').click(),
    ],
  },
  {
    name: 'stores-renew',
    route: { screen: 'settings' },
    state: 'stores',
    press: [click('New key… Corner shop', '新しいキー… Corner shop')],
  },
  { name: 'stores-queue', route: approving, state: 'remote' },
  { name: 'stores-payout', route: queue('AwaitingApproval', 'po1'), state: 'remote' },
  { name: 'stores-approve', route: approving, state: 'remote', press: [selectAll, approve] },
  { name: 'stores-pay', route: paying, state: 'remote', press: [selectAll, pay] },
  { name: 'help', press: [key('?')] },
  {
    name: 'toast',
    route: { screen: 'settings' },
    press: [
      (page) => page.locator('.settings-reach input[type=radio]').nth(2).check(),
      (page) => page.locator('.settings-reach input:not([type=radio])').fill('https://pay.example.com'),
      (page) => page.locator('.settings-reach .button').click(),
    ],
  },

  { name: 'link-paste', state: 'paste' },
  {
    name: 'link-paste-unknown',
    state: 'paste',
    press: [fill(0, 'hello there'), (page) => page.locator('dialog .button.is-primary').click()],
  },
  { name: 'link-host', state: 'host' },
  { name: 'link-host-public', state: 'host-public' },
  { name: 'link-host-onion', state: 'host-onion' },
  { name: 'link-reading', state: 'reading' },
  { name: 'link-passphrase', state: 'reading,passphrase' },
  { name: 'link-passphrase-wrong', state: 'reading,passphrase,wrong' },
  { name: 'link-import', state: 'import' },
  { name: 'link-import-known', state: 'import,known' },
  { name: 'link-import-refused', state: 'import,refused' },
  { name: 'link-receipt', state: 'receipt' },
  { name: 'link-receipt-refused', state: 'receipt,refused' },
  { name: 'link-unknown', state: 'unknown' },
  { name: 'link-waiting', route: { screen: 'new-pull' }, state: 'filled,waiting' },
];

export const scenes = [...main, ...raiseScenes, ...receivingScenes, ...coinScenes, ...studioScenes, ...secureScenes];
