// Owns the story of a payment whose signature comes through the camera; and that the camera is there for nothing and nobody else.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { coldDescriptor, signCold } from './lib/cold-signer.ts';
import { codesOf, film } from './lib/film.ts';
import type { BridgeAnswer } from './lib/page-attacks.ts';
import { tryPermissions } from './lib/page-attacks.ts';
import type { Sender } from './lib/sender.ts';
import { Stranger } from './lib/stranger.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

const call = (page: Page, name: string, args: object): Promise<BridgeAnswer | undefined> =>
  page.evaluate(([method, sent]) => window.pullpay.methods[method]?.(sent), [name, args] as const);

/** What the bridge answers when it does not refuse. */
async function valueOf<T>(page: Page, name: string, args: object): Promise<T> {
  const answer = await call(page, name, args);
  expect(answer, name).toMatchObject({ ok: true });
  return answer?.value as T;
}

/** What a script in the page is given of camera (unless it is left out), microphone and screen. What it gets it gives back. */
function tryToFilm(leftOut: 'camera' | null): Promise<readonly string[]> {
  const desktop = { mandatory: { chromeMediaSource: 'desktop' } } as unknown as MediaTrackConstraints;
  const asked: Record<string, MediaStreamConstraints> = {
    camera: { video: true },
    microphone: { audio: true },
    both: { video: true, audio: true },
    desktop: { video: desktop },
    'desktop and its sound': { video: desktop, audio: desktop },
  };
  const tried = Object.entries(asked).filter(([name]) => name !== leftOut);
  const attempts = tried.map(([name, constraints]) =>
    navigator.mediaDevices.getUserMedia(constraints).then(
      (stream) => {
        for (const track of stream.getTracks()) track.stop();
        return name;
      },
      () => null,
    ),
  );
  const screen = navigator.mediaDevices.getDisplayMedia().then(
    () => 'screen',
    () => null,
  );
  return Promise.all([...attempts, screen]).then((given) => given.filter((name) => name !== null));
}

const tried = (page: Page, leftOut: 'camera' | null = null): Promise<readonly string[]> => page.evaluate(tryToFilm, leftOut);

let payee = '';
let codes: readonly string[] = [];
let entry = { walletId: '', entryId: '' };

async function openSheet(sender: Sender): Promise<void> {
  await sender.goTo('Wallet');
  await sender.page.getByRole('tab', { name: 'Bitcoin', exact: true }).click();
  await sender.page.getByRole('button', { name: 'Sign…' }).click();
}

test('with a camera at the computer, no script gets it while no payment waits for a signature', async ({ sender, chain, world }) => {
  const path = join(world.home, 'film.y4m');
  await film(path, []);
  await sender.start({ args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${path}`] });
  await sender.createWallet({ name: 'Payroll' });
  await sender.receivePracticeCoins();
  expect(await sender.page.evaluate(() => navigator.mediaDevices.enumerateDevices().then((all) => all.map(({ kind }) => kind)))).toContain(
    'videoinput',
  );
  expect(await sender.page.evaluate(tryPermissions)).toEqual([]);
  const walletId = await sender.walletId();
  expect(await call(sender.page, 'openCamera', { walletId, entryId: 'made-up' })).toMatchObject({
    error: { code: 'not-waiting-elsewhere' },
  });
  expect(await tried(sender.page)).toEqual([]);

  const cold = { walletId, text: coldDescriptor, name: 'Cold', kind: 'p2wpkh' };
  const { id } = await valueOf<{ id: string }>(sender.page, 'watchBitcoinAccount', cold);
  expect(await call(sender.page, 'setBitcoinAccount', { walletId, id, pays: true })).toMatchObject({ ok: true });
  const { next } = await valueOf<{ next: { address: string } }>(sender.page, 'bitcoinReceiving', { walletId, id });
  await chain.faucet(next.address, '0.5');
  await chain.mine();
  await sender.createPullPayment({ name: 'Wages', limit: '1', unit: 'BTC' });
  payee = chain.newAddress('bitcoin');
  await new Stranger(await sender.copyLink('Only on this computer')).claim({ chain: 'bitcoin', destination: payee, amount: '0.01' });
  await sender.approveAll();
  const secure = await sender.askToPay([payee]);
  expect(await secure.page.evaluate(tryPermissions)).toEqual([]);
  await secure.signAndPay();
  const waits = () => valueOf<{ entryId: string }[]>(sender.page, 'elsewhereWaiting', { walletId });
  await expect.poll(async () => (await waits()).length).toBe(1);
  const [waiting] = await waits();
  entry = { walletId, entryId: waiting?.entryId ?? '' };
  const { psbt } = await valueOf<{ psbt: string }>(sender.page, 'elsewherePsbt', entry);
  codes = codesOf(signCold(psbt));
  expect(await tried(sender.page), 'the scan part is not open').toEqual([]);
  expect(await call(sender.page, 'openCamera', entry)).toMatchObject({ ok: true });
  expect(await tried(sender.page, 'camera'), 'open for a camera, and for nothing else').toEqual([]);
  expect(await tried(sender.page)).toEqual(['camera']);
  expect(await tried(sender.page), 'one opening gives one camera').toEqual([]);
  await call(sender.page, 'openCamera', entry);
  await call(sender.page, 'closeCamera', {});
  expect(await tried(sender.page), 'closed again').toEqual([]);
});

test('the scan part counts the parts; nothing else is given beside it, and a lock switches the camera off', async ({ sender, world }) => {
  const { page } = sender;
  await film(join(world.home, 'film.y4m'), codes.slice(1));
  await openSheet(sender);
  await sender.press('Read QR codes with the camera');
  await expect(sender.dialog.getByText(`${codes.length - 1} of ${codes.length} parts`)).toBeVisible();
  expect(await tried(page), 'one opening gives one camera').toEqual([]);
  const track = await page.evaluateHandle(() => {
    const stream = document.querySelector('video')?.srcObject;
    return stream instanceof MediaStream ? stream.getTracks() : [];
  });
  const states = () => track.evaluate((tracks) => tracks.map(({ kind, readyState }) => `${kind} ${readyState}`));
  expect(await states()).toEqual(['video live']);
  expect(await call(page, 'lockVault', {})).toMatchObject({ ok: true });
  await expect(sender.dialog.getByText('The camera was switched off')).toBeVisible();
  expect(await states()).toEqual(['video ended']);
  expect(await call(page, 'openCamera', entry)).toMatchObject({ error: { code: 'vault-locked' } });
  expect(await tried(page)).toEqual([]);
});

test('all parts before the camera, in an order of their own, pay the payout; the camera is off afterwards', async ({
  sender,
  chain,
  world,
}) => {
  const { page } = sender;
  await sender.dialog.getByRole('button', { name: 'Close' }).last().click();
  await sender.unlock();
  await film(join(world.home, 'film.y4m'), [...codes].reverse());
  await openSheet(sender);
  await sender.press('Read QR codes with the camera');
  await expect(page.getByText('Signed completely. It is being sent.')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('video')).toHaveCount(0);
  expect(await tried(page)).toEqual([]);
  await sender.expectPaid(payee);
  expect((await chain.expectOnePayment('bitcoin', payee)).amount).toBe(1_000_000n);
  expect(await call(page, 'openCamera', entry)).toMatchObject({ error: { code: 'not-waiting-elsewhere' } });
});
