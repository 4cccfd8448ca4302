// The scenes of the Bitcoin servers in the settings, of choosing a network for a further wallet, and of a wallet that is on another one.
const settings = { screen: 'settings' };
const state = (name) => `networks,${name}`;
const card = (page, locale) =>
  page
    .getByRole('heading', { name: locale === 'ja' ? 'Bitcoin サーバー' : 'Bitcoin servers' })
    .evaluate((title) => title.closest('.card').scrollIntoView());
const tests = (nth) => (page, locale) =>
  page
    .getByRole('button', { name: locale === 'ja' ? /」のサーバーの接続テスト$/ : /^Test the server for/ })
    .nth(nth)
    .click();
const open = (nth) => (page, locale) =>
  page
    .getByRole('button', { name: locale === 'ja' ? /」のサーバーを(選ぶ|変更)$/ : /^(Choose a|Change the) server for/ })
    .nth(nth)
    .click();
const kind = (name) => (page) =>
  page
    .getByRole('dialog')
    .getByRole('radio', { name: new RegExp(name) })
    .check();
const press = (en, ja) => (page, locale) =>
  page
    .getByRole('dialog')
    .getByRole('button', { name: locale === 'ja' ? ja : en, exact: true })
    .click();
const down = (page) => page.locator('.dialog-body').evaluate((body) => body.scrollTo(0, body.scrollHeight));
const addWallet = { screen: 'add-wallet' };
const choose = (en, ja) => (page, locale) => page.getByRole('radio', { name: locale === 'ja' ? ja : en }).check();

export const setScenes = [
  { name: 'coin-servers-none', route: settings, state: state(''), press: [card] },
  { name: 'coin-servers', route: settings, state: state('coin-servers'), press: [card] },
  { name: 'coin-servers-tested', route: settings, state: state('coin-servers'), press: [tests(0), tests(1), tests(2), card] },
  { name: 'coin-servers-loading', route: settings, state: state('coin-servers-loading'), press: [card] },
  { name: 'coin-servers-failed', route: settings, state: state('coin-servers-broken'), press: [card] },
  { name: 'coin-server-node', route: settings, state: state('coin-servers'), press: [card, open(2), press('Test', '接続テスト')] },
  {
    name: 'coin-server-silent',
    route: settings,
    state: state('coin-servers'),
    press: [card, open(2), press('Test and use', 'テストして使う'), down],
  },
  {
    name: 'coin-server-certificate',
    route: settings,
    state: state('coin-servers'),
    press: [card, open(1), press('Test', '接続テスト'), down],
  },
  { name: 'coin-server-several', route: settings, state: state('coin-servers'), press: [card, open(0), down] },
  {
    name: 'coin-server-wrong',
    route: settings,
    state: state(''),
    press: [card, open(0), kind('^Electrum'), press('Test', '接続テスト'), down],
  },
  { name: 'add-wallet-main', route: addWallet, state: state(''), press: [choose(/^Real money/, /^本番/)] },
  { name: 'home-no-server', route: { screen: 'home' }, state: state('regtest,empty') },
];
