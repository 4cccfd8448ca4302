// The scenes of payments that are signed on another device.
import { click as press } from './presses.mjs';

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
const camera = press('Read QR codes with the camera', 'カメラで QR コードを読み取る');
/** From now on the camera sees the first `count` codes that stand on the screen one after the other, or fails by this name, or is never there. */
const cameraSees = (count, failure) => (page) =>
  page.evaluate(
    ([most, name]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
      const context = canvas.getContext('2d');
      const seen = new Set();
      const draw = () => {
        const svg = document.querySelector('.qr.is-dense') ?? document.querySelector('.qr');
        if (!svg) return;
        const text = new XMLSerializer().serializeToString(svg);
        if (seen.size >= most && !seen.has(text)) return;
        seen.add(text);
        const picture = new Image(640, 640);
        picture.onload = () => {
          context.fillStyle = '#d8d2c8';
          context.fillRect(0, 0, 1280, 720);
          context.fillStyle = '#ffffff';
          context.fillRect(310, 30, 660, 660);
          context.drawImage(picture, 340, 60, 600, 600);
        };
        picture.src = `data:image/svg+xml;utf8,${encodeURIComponent(text)}`;
      };
      setInterval(draw, 60);
      navigator.mediaDevices.getUserMedia = async () => {
        if (name === 'never') await new Promise(() => undefined);
        if (name) throw new DOMException('', name);
        return canvas.captureStream(20);
      };
    },
    [count, failure],
  );
const scans = async (page) => page.locator('dialog[open] .progress').waitFor();
const banner = async (page) => page.locator('dialog[open] .banner').first().waitFor();
const scene = (name, rest = {}) => ({ name: `elsewhere${name}`, route: { screen: 'wallet', tab: 'bitcoin' }, state: 'elsewhere', ...rest });

export const elsewhereScenes = [
  scene(''),
  scene('-many', { state: 'elsewhere,many' }),
  scene('-sheet', { press: [open] }),
  scene('-codes', { press: [open, press('Show as QR codes', 'QR コードで表示'), end] }),
  scene('-picture', { state: 'elsewhere,small', press: [open, press('Show as QR codes', 'QR コードで表示'), pictureBack, end] }),
  scene('-camera', { press: [open, press('Show as QR codes', 'QR コードで表示'), cameraSees(3), camera, scans, end] }),
  scene('-camera-starting', { press: [open, cameraSees(0, 'never'), camera, end] }),
  scene('-camera-other-code', { press: [open, cameraSees(1), camera, banner, end] }),
  scene('-camera-missing', { press: [open, cameraSees(0, 'NotFoundError'), camera, banner, end] }),
  scene('-camera-refused', { press: [open, cameraSees(0, 'NotAllowedError'), camera, banner, end] }),
  scene('-camera-off', { state: 'elsewhere,camera-off', press: [open, cameraSees(0), camera, banner, end] }),
  scene('-too-many-codes', { state: 'elsewhere,large', press: [open, press('Show as QR codes', 'QR コードで表示')] }),
  scene('-no-server', { state: 'elsewhere,broken', press: [open, press('Copy as text', 'テキストでコピー')] }),
  scene('-taken', { press: [open, answer('cHNidP8B'), end] }),
  scene('-refused', { press: [open, answer('zzzz'), end] }),
  scene('-give-up', { press: [open, press('Give up…', '取りやめる…')] }),
  scene('-payout', { route: { screen: 'queue', tab: 'InProgress', payoutId: 'pg1' } }),
];
