// Owns the proof that a camera is given to nothing but the open scan part of the main page: no microphone, no screen, no other page or window.
import type { Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { CameraGate } from './camera-gate.ts';
import { type MediaAsked, guardPermissions } from './permissions.ts';
import { systemAllowsCamera } from './system-camera.ts';

const page = 'app://pullpay/';
const asked = { securityOrigin: page, requestingUrl: `${page}#/wallet`, isMainFrame: true } as const;
const mainId = 7;

function guarded(host: 'pullpay' | 'secure', { open = true, gated = true } = {}) {
  let request: Parameters<Session['setPermissionRequestHandler']>[0] = null;
  let check: Parameters<Session['setPermissionCheckHandler']>[0] = null;
  const gate = new CameraGate({ later: () => () => undefined, closed: () => undefined });
  guardPermissions(
    {
      setPermissionRequestHandler: (handler: typeof request) => (request = handler),
      setPermissionCheckHandler: (handler: typeof check) => (check = handler),
      setDevicePermissionHandler: () => undefined,
    } as unknown as Session,
    host,
    gated ? gate : null,
  );
  if (open) gate.open(mainId);
  const contents = (url: string, id: number) => ({ id, getURL: () => url }) as WebContents;
  return {
    gate,
    asks: (details: MediaAsked, { url = `${page}#/wallet`, id = mainId, permission = 'media' } = {}): boolean => {
      let answer = true;
      request?.(contents(url, id), permission as 'media', (allowed) => (answer = allowed), details as never);
      return answer;
    },
    checks: (details: MediaAsked, { url = page, id = mainId, origin = page }: { url?: string | null; id?: number; origin?: string } = {}) =>
      check?.(url === null ? null : contents(url, id), 'media', origin, details as never),
  };
}

const video = { ...asked, mediaTypes: ['video'] };
const checked = { ...asked, mediaType: 'video' };

it('the open scan part of the main page starts one camera', () => {
  const { asks, checks } = guarded('pullpay');
  expect([checks(checked), asks(video), asks(video), checks(checked)]).toEqual([true, true, false, true]);
});

it('nothing is given before it is opened, after it was closed, or where there is no gate', () => {
  for (const { asks, checks } of [guarded('pullpay', { open: false }), guarded('pullpay', { gated: false })])
    expect(asks(video) || checks(checked)).toBe(false);
  const { gate, asks, checks } = guarded('pullpay');
  gate.close();
  expect(asks(video) || checks(checked)).toBe(false);
});

describe.each([
  ['a microphone', ['audio'], 'audio'],
  ['camera and microphone', ['video', 'audio'], 'unknown'],
  ['the same in the other order', ['audio', 'video'], ''],
  ['two cameras', ['video', 'video'], 'video,video'],
  ['the screen, which Electron names by no type', [], undefined],
  ['what it does not name', undefined, undefined],
])('%s', (_name, mediaTypes, mediaType) => {
  it('is refused while the scan part is open, and leaves the camera to it', () => {
    const { asks, checks } = guarded('pullpay');
    expect(asks({ ...asked, ...(mediaTypes === undefined ? {} : { mediaTypes }) })).toBe(false);
    expect(checks({ ...asked, ...(mediaType === undefined ? {} : { mediaType }) })).toBe(false);
    expect(asks(video)).toBe(true);
  });
});

it.each(['display-capture', 'camera', 'microphone', 'mediaKeySystem'])('"%s" is refused, whatever types it tells', (permission) => {
  expect(guarded('pullpay').asks(video, { permission })).toBe(false);
});

describe.each(['', 'about:blank', 'app://secure/', 'app://pullpay.evil/', 'https://pullpay/', 'app://evil@pullpay/', 'xapp://pullpay/'])(
  'the page "%s"',
  (other) => {
    it('gets no camera, in whichever place it stands', () => {
      const { asks, checks } = guarded('pullpay');
      expect(asks(video, { url: other }) || checks(checked, { url: other }) || checks(checked, { origin: other })).toBe(false);
      for (const part of [{ securityOrigin: other }, { requestingUrl: other }])
        expect(asks({ ...video, ...part }) || checks({ ...checked, ...part })).toBe(false);
    });
  },
);

it('neither a frame within the page, nor another window of it, nor a check for nobody', () => {
  const { asks, checks } = guarded('pullpay');
  expect(asks({ ...video, isMainFrame: false }) || checks({ ...checked, isMainFrame: false })).toBe(false);
  expect(asks(video, { id: 8 }) || checks(checked, { id: 8 }) || checks(checked, { url: null })).toBe(false);
  expect(asks({ mediaTypes: ['video'] }), 'what is not told is not trusted').toBe(false);
});

it('the secure window has none, even if a gate were open for it', () => {
  const secure = 'app://secure/';
  const own = { securityOrigin: secure, requestingUrl: secure, isMainFrame: true };
  for (const gated of [true, false]) {
    const { asks, checks } = guarded('secure', { gated });
    expect(asks({ ...own, mediaTypes: ['video'] }, { url: secure })).toBe(false);
    expect(checks({ ...own, mediaType: 'video' }, { url: secure, origin: secure })).toBe(false);
    expect(asks(video) || checks(checked)).toBe(false);
  }
});

it('the system has a word of its own', async () => {
  const says = (granted: boolean, status: 'denied' | 'granted' | 'restricted' | 'not-determined') =>
    ({ askForMediaAccess: async () => granted, getMediaAccessStatus: () => status }) as const;
  expect(await systemAllowsCamera('darwin', says(false, 'granted'))).toBe(false);
  expect(await systemAllowsCamera('darwin', says(true, 'denied'))).toBe(true);
  expect(await systemAllowsCamera('win32', says(true, 'denied'))).toBe(false);
  expect(await systemAllowsCamera('win32', says(true, 'restricted'))).toBe(false);
  expect(await systemAllowsCamera('win32', says(false, 'not-determined'))).toBe(true);
  expect(await systemAllowsCamera('linux', says(false, 'denied'))).toBe(true);
});
