// The scenes of tokens and permissions.
const tokens = { screen: 'wallet', tab: 'tokens' };
const permissions = { screen: 'wallet', tab: 'permissions' };
const bank = 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe';
const harbour = 'rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys';
const fake = 'rfkE1aSy9G8Upk4JssnwBxhEv5p4mn2KTy';
const mptId = '00000001A407AF5856CEFBF81F3D4A0D2A9C5161D0CF3BE0';

const click =
  (en, ja, nth = 0) =>
  (page, locale) =>
    page
      .getByRole('button', { name: locale === 'ja' ? ja : en })
      .nth(nth)
      .click();
const open = (nth) => (page) => page.locator('.token-row').nth(nth).click();
const end = (page) => page.locator('.page-body').evaluate((body) => body.scrollTo(0, body.scrollHeight));
const endOfDialog = (page) => page.locator('dialog[open] .dialog-body').evaluate((body) => body.scrollTo(0, body.scrollHeight));
const add = click('Accept a token…', 'トークンを受け入れる…');
const name = (text) => (page) => page.locator('dialog[open] input').first().fill(text);
const limit = click('Change the limit…', '上限を変更…');
const close = click('Give up…', '受け入れをやめる…');
const confirm = (page) => page.locator('dialog[open] .dialog-foot .is-primary').click();
const protect = click('Set NoRipple…', 'NoRipple を設定…');
const inField = (nth, text) => (page) => page.locator('dialog[open] input').nth(nth).fill(text);

const scenes = [
  { name: 'tokens', route: tokens },
  { name: 'tokens-empty', route: tokens, state: 'empty' },
  { name: 'tokens-states', route: tokens, state: 'states,accounts' },
  { name: 'tokens-states-end', route: tokens, state: 'states', press: [end] },
  { name: 'tokens-many', route: tokens, state: 'many' },
  { name: 'tokens-many-none', route: tokens, state: 'many', press: [(page) => page.getByRole('searchbox').fill('zzz')] },
  { name: 'tokens-loading', route: tokens, state: 'loading' },
  { name: 'tokens-failed', route: tokens, state: 'broken' },
  { name: 'tokens-not-open', route: tokens, state: 'not-open' },
  { name: 'tokens-watched', route: tokens, state: 'watched' },
  { name: 'tokens-orders', route: tokens, state: 'orders' },
  { name: 'tokens-hidden', route: tokens, state: 'hide' },
  { name: 'tokens-line', route: tokens, press: [open(1)] },
  { name: 'tokens-line-frozen', route: tokens, press: [open(0)] },
  { name: 'tokens-line-fake', route: tokens, state: 'states', press: [open(1)] },
  { name: 'tokens-line-fake-end', route: tokens, state: 'states', press: [open(1), endOfDialog] },
  { name: 'tokens-line-pending', route: tokens, state: 'orders', press: [open(1)] },
  { name: 'tokens-line-refused', route: tokens, state: 'orders', press: [open(2)] },
  { name: 'tokens-line-issuer-failed', route: tokens, state: 'issuer-failed', press: [open(1)] },
  { name: 'tokens-limit', route: tokens, press: [open(1), limit, name('1,000')] },
  { name: 'tokens-limit-wrong', route: tokens, press: [open(1), limit, name('12,5x')] },
  { name: 'tokens-protect', route: tokens, press: [open(2), protect] },
  { name: 'tokens-close-held', route: tokens, press: [open(1), close] },
  { name: 'tokens-close-tag', route: tokens, press: [open(0), close] },
  { name: 'tokens-close-empty', route: tokens, press: [open(2), close] },
  { name: 'tokens-close-refused', route: tokens, press: [open(2), close, confirm] },
  { name: 'tokens-mpt', route: tokens, press: [open(3)] },
  { name: 'tokens-mpt-states', route: tokens, state: 'orders', press: [open(4)] },
  { name: 'tokens-add', route: tokens, press: [add] },
  { name: 'tokens-add-good', route: tokens, state: 'empty', press: [add, name(`USD.${bank}`)] },
  { name: 'tokens-add-fee', route: tokens, state: 'empty', press: [add, name(`EUR.${harbour}`), endOfDialog] },
  { name: 'tokens-add-fake', route: tokens, press: [add, name(`USD.${fake}`)] },
  { name: 'tokens-add-code', route: tokens, press: [add, name(bank)] },
  { name: 'tokens-add-mpt', route: tokens, press: [add, name(mptId)] },
  { name: 'tokens-add-poor', route: tokens, state: 'poor', press: [add, name(`GBP.${bank}`)] },
  { name: 'tokens-add-missing', route: tokens, state: 'no-issuer', press: [add, name(`GBP.${bank}`)] },
  { name: 'tokens-add-unchecked', route: tokens, state: 'issuer-failed', press: [add, name(`GBP.${bank}`)] },
  { name: 'tokens-add-checking', route: tokens, state: 'issuer-loading', press: [add, name(`GBP.${bank}`)] },
  { name: 'tokens-add-wrong', route: tokens, press: [add, name('dollars please')] },
  { name: 'permissions', route: permissions },
  { name: 'permissions-end', route: permissions, press: [end] },
  { name: 'permissions-lists', route: permissions, state: 'lists' },
  {
    name: 'permissions-lists-middle',
    route: permissions,
    state: 'lists',
    press: [
      (page) =>
        page
          .locator('.card')
          .nth(1)
          .evaluate((card) => card.scrollIntoView()),
    ],
  },
  { name: 'permissions-orders', route: permissions, state: 'orders,lists' },
  { name: 'permissions-orders-end', route: permissions, state: 'orders', press: [end] },
  { name: 'permissions-empty-end', route: permissions, state: 'empty', press: [end] },
  { name: 'permissions-refused', route: permissions, press: [(page) => page.getByRole('switch').first().click()] },
  { name: 'permissions-watched', route: permissions, state: 'watched' },
  { name: 'permissions-failed', route: permissions, state: 'broken' },
  { name: 'permissions-account', route: permissions, press: [click('Let an account in…', 'アカウントを許可…'), name(bank)] },
  {
    name: 'permissions-account-wrong',
    route: permissions,
    state: 'lists',
    press: [click('Let an account in…', 'アカウントを許可…'), name(bank)],
  },
  {
    name: 'permissions-set',
    route: permissions,
    press: [
      click('Let bearers of credentials in…', '資格情報で許可…'),
      inField(0, bank),
      inField(1, 'KYC'),
      click('One more credential', '資格情報を追加'),
      inField(2, 'rNobody'),
    ],
  },
];

/** Each in the world of services-tokens.ts. */
export const tokenScenes = scenes.map((scene) => ({ ...scene, state: ['tokens', scene.state].filter(Boolean).join() }));
