import { describe, expect, it } from 'vitest';
// @ts-expect-error plain JavaScript, so that it runs before anything is installed
import { readArguments } from '../../../scripts/lib/sandbox-arguments.mjs';
import { readSandboxSettings } from './settings-parse.ts';
import { watchParent } from './watch-parent.ts';

const read = (settings: unknown, more: Readonly<Record<string, string>> = { PULLPAY_HOME: '/x' }) =>
  readSandboxSettings({ PULLPAY_SANDBOX: JSON.stringify(settings), ...more });

describe('what the sandbox is started with', () => {
  it('comes from the command line', () => {
    const plain = { network: 'practice', limits: false, rates: {} };
    expect(readArguments([])).toEqual({ settings: plain, file: null });
    expect(readArguments(['--rate', 'BTC_USD=5000', '--rate=XRP_USD=0.5', '--limits'])).toEqual({
      settings: { ...plain, limits: true, rates: { BTC_USD: '5000', XRP_USD: '0.5' } },
      file: null,
    });
    for (const words of [['--json', 'line.json'], ['--json=line.json']])
      expect(readArguments(words)).toEqual({ settings: plain, file: 'line.json' });
    expect(readArguments(['--help'])).toEqual({ help: true });
  });

  it.each([
    [['--json']],
    [['--json=']],
    [['--json', '--limits']],
    [['--rate']],
    [['--rate', 'BTC_USD']],
    [['--rate', 'BTC_USD=0']],
    [['--rate', 'BTC_USD=1e5']],
    [['--rate', 'btc_usd=1']],
    [['--limits=no']],
    [['--network', 'main']],
    [['--network=regtest']],
    [['something']],
  ])('is refused in words where it is not understood: %j', (words) => {
    expect(readArguments(words)).toEqual({ problem: expect.stringMatching(/\w+ \w+/) });
  });

  it('reaches the app, which takes no other network and no folder of a person', () => {
    expect(read({ limits: true, rates: { BTC_USD: '1' } })).toEqual({
      ok: true,
      value: { limits: true, rates: { BTC_USD: '1' }, password: null },
    });
    expect(read({ network: 'main' })).toMatchObject({ ok: false });
    expect(read({ network: 'regtest' })).toMatchObject({ ok: false });
    expect(read({}, {})).toMatchObject({ ok: false });
    expect(read({ else: 1 })).toMatchObject({ ok: false });
    expect(readSandboxSettings({ PULLPAY_HOME: '/x' })).toMatchObject({ ok: false });
  });

  it('ends the app once when its parent is gone', () => {
    let [parent, ends, stopped] = [7, 0, 0];
    const looks: (() => void)[] = [];
    const every = (_ms: number, then: () => void) => {
      looks.push(then);
      return () => void (stopped += 1);
    };
    watchParent({ parent: () => parent, every, quit: () => void (ends += 1) });
    looks[0]?.();
    expect([ends, stopped]).toEqual([0, 0]);
    parent = 1;
    looks[0]?.();
    expect([ends, stopped]).toEqual([1, 1]);
  });
});
