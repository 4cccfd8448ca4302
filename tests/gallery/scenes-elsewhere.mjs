// The scenes of payments that are signed on another device.
const press =
  (en, ja, role = 'button', nth = 0) =>
  (page, locale) =>
    page
      .getByRole(role, { name: locale === 'ja' ? ja : en })
      .nth(nth)
      .click();
const open = press('Sign…', '署名へ…');
const end = (page) => page.locator('dialog[open] .dialog-body').evaluate((element) => element.scrollTo(0, element.scrollHeight));
const answer = (text) => async (page, locale) => {
  await page.locator('dialog[open] textarea').fill(text);
  await page.getByRole('button', { name: locale === 'ja' ? '検証して取り込む' : 'Check and take over' }).click();
};
/** A picture of the code on screen, opened as if the signing device had shown it. */
const pictureBack = async (page) => {
  const buffer = await page.locator('.qr.is-dense').screenshot();
  await page.locator('input[type=file][accept^=image]').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer });
  await page.locator('dialog[open] .banner.is-good').waitFor();
};
const scene = (name, rest = {}) => ({ name: `elsewhere${name}`, route: { screen: 'wallet', tab: 'bitcoin' }, state: 'elsewhere', ...rest });

export const elsewhereScenes = [
  scene(''),
  scene('-many', { state: 'elsewhere,many' }),
  scene('-sheet', { press: [open] }),
  scene('-codes', { press: [open, press('Show as QR codes', 'QR コードで表示'), end] }),
  scene('-picture', { state: 'elsewhere,small', press: [open, press('Show as QR codes', 'QR コードで表示'), pictureBack, end] }),
  scene('-too-many-codes', { state: 'elsewhere,large', press: [open, press('Show as QR codes', 'QR コードで表示')] }),
  scene('-no-server', { state: 'elsewhere,broken', press: [open, press('Copy as text', 'テキストでコピー')] }),
  scene('-taken', { press: [open, answer('cHNidP8B'), end] }),
  scene('-refused', { press: [open, answer('zzzz'), end] }),
  scene('-give-up', { press: [open, press('Give up…', '取りやめる…')] }),
  scene('-payout', { route: { screen: 'queue', tab: 'InProgress', payoutId: 'pg1' } }),
];
