// The scenes of the payment studio and its lesson.
const route = { screen: 'studio' };
const lesson = { screen: 'studio', lesson: true };
const click =
  (en, ja, role = 'button') =>
  (page, locale) =>
    page
      .getByRole(role, { name: locale === 'ja' ? ja : en })
      .first()
      .click();
const review = click('Review…', '内容を確認…');
const price = click('Ask for the price', '価格を調べる');
const trial = click('Try it on the ledger', '台帳で試算');
const to = (selector) => (page) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.scrollIntoView());
const end = (page) => page.locator('.page-body').evaluate((body) => body.scrollTo(0, body.scrollHeight));
const settled = 700;

const scene = (name, state, more = {}) => ({ name: `studio-${name}`, route, state: `studio,${state}`, wait: settled, ...more });

export const studioScenes = [
  scene('empty', 'empty'),
  scene('xrp', 'xrp'),
  scene('xrp-review', 'xrp', { press: [review] }),
  scene('xrp-end', 'xrp', { press: [end] }),
  scene('token', 'token'),
  scene('redeem', 'redeem', { press: [review] }),
  scene('cross', 'cross', { press: [(page) => page.waitForTimeout(settled), price] }),
  scene('cross-book', 'cross', { press: [(page) => page.waitForTimeout(settled), to('.studio-book')] }),
  scene('cross-review', 'cross', { press: [(page) => page.waitForTimeout(settled), review] }),
  scene('limited', 'limited', { press: [(page) => page.waitForTimeout(settled), to('.studio-book')] }),
  scene('conversion', 'conversion'),
  scene('mpt', 'mpt'),
  scene('tag', 'tag'),
  scene('no-line', 'no-line', { press: [(page) => page.waitForTimeout(settled)] }),
  scene('unfunded', 'unfunded'),
  scene('odd', 'odd'),
  scene('trial-fails', 'cross,trial-fails', { press: [(page) => page.waitForTimeout(settled), trial] }),
  scene('expert', 'limited,expert'),
  scene('expert-end', 'limited,expert', { press: [to('[data-field=Paths]')] }),
  scene('pasted', 'pasted'),
  scene('broken-json', 'broken-json'),
  scene('many', 'xrp,many', { press: [end] }),
  scene('loading', 'xrp,loading'),
  scene('failed', 'cross,failed-ledger', { press: [(page) => page.waitForTimeout(settled)] }),
  { name: 'lesson-accept', route: lesson, state: 'studio,lesson,not-accepted' },
  { name: 'lesson', route: lesson, state: 'studio,lesson' },
  { name: 'lesson-end', route: lesson, state: 'studio,lesson', press: [click(/Case B/, /ケース B/, 'radio'), end] },
  { name: 'lesson-failed', route: lesson, state: 'studio,lesson,failed-ledger' },
];
