import { expect, it } from 'vitest';
import { mainWindowOptions, secureWindowOptions } from './window-options.ts';

it.each([
  ['main', mainWindowOptions('/preload.cjs')],
  ['secure', secureWindowOptions('/preload.cjs')],
] as const)('the %s window has the sandbox, isolation, web security, and no Node anywhere', (_name, options) => {
  expect(options.webPreferences).toMatchObject({
    preload: '/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
  });
  const forbidden = [
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'enableBlinkFeatures',
    'plugins',
    'additionalArguments',
    'devTools',
  ];
  expect(Object.keys(options.webPreferences ?? {}).filter((key) => forbidden.includes(key))).toEqual([]);
  expect(options.show).toBe(false);
});

it('the secure window lives in a partition of its own, in memory', () => {
  expect(secureWindowOptions('x').webPreferences?.partition).toBe('secure');
  expect(mainWindowOptions('x').webPreferences?.partition).toBeUndefined();
});

it('the main window runs on when it is hidden, for the workflow lives in it, and fits the smallest screen promised', () => {
  expect(mainWindowOptions('x').webPreferences?.backgroundThrottling).toBe(false);
  expect(mainWindowOptions('x')).toMatchObject({ minWidth: 1000, minHeight: 700 });
});
