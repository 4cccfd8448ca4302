// The scenes of the ledger servers in the settings.
const settings = { screen: 'settings' };
const card = (page, locale) =>
  page
    .getByRole('heading', { name: locale === 'ja' ? 'レジャーのサーバー' : 'Ledger servers' })
    .evaluate((title) => title.closest('.card').scrollIntoView());
const tests = (nth) => (page, locale) =>
  page
    .getByRole('button', { name: locale === 'ja' ? /の接続テスト$/ : /^Test (?!and)/ })
    .nth(nth)
    .click();
const add = (text) => async (page, locale) => {
  await page.getByLabel(locale === 'ja' ? '追加するサーバーのアドレス' : 'Address of a further server').fill(text);
  await page.getByRole('button', { name: locale === 'ja' ? 'テストして追加' : 'Test and add' }).click();
};

export const serverScenes = [
  { name: 'servers', route: settings, press: [card] },
  { name: 'servers-tested', route: settings, state: 'servers', press: [tests(0), tests(1), tests(2), card] },
  { name: 'servers-silent', route: settings, state: 'servers', press: [add('wss://gone.example'), card] },
  { name: 'servers-ten', route: settings, state: 'ten-servers', press: [card] },
  { name: 'servers-loading', route: settings, state: 'servers-loading', press: [card] },
  { name: 'servers-failed', route: settings, state: 'servers-broken', press: [card] },
];
