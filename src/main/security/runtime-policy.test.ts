import { describe, expect, it } from 'vitest';
import { allowedNetworks, isLimited, isSandboxed, oldestSupportedMajor } from './runtime-policy.ts';

const practiceOnly = ['practice', 'test', 'regtest'];

describe('which network sets a runtime may touch', () => {
  it.each([
    ['the fallback runtime', { electron: '25.1.1', sandboxed: true }],
    ['the fallback runtime as root', { electron: '25.1.1', sandboxed: false }],
    ['a supported runtime without its sandbox', { electron: `${oldestSupportedMajor}.0.0`, sandboxed: false }],
    ['the newest major that gets no more fixes', { electron: `${oldestSupportedMajor - 1}.9.9`, sandboxed: true }],
    ['a runtime that does not say what it is', { electron: '', sandboxed: true }],
    ['nonsense', { electron: 'v43', sandboxed: true }],
  ])('%s: no real money', (_name, runtime) => {
    expect(isLimited(runtime)).toBe(true);
    expect(allowedNetworks(runtime)).toEqual(practiceOnly);
  });

  it('a supported runtime in its sandbox may touch all of them', () => {
    const runtime = { electron: `${oldestSupportedMajor}.0.0`, sandboxed: true };
    expect(isLimited(runtime)).toBe(false);
    expect([...allowedNetworks(runtime)].sort()).toEqual(['main', 'practice', 'regtest', 'test']);
  });
});

describe('whether the sandbox is on', () => {
  const switches = (...names: string[]) => ({ hasSwitch: (name: string) => names.includes(name) });
  it('is off by an argument or by a switch', () => {
    expect(isSandboxed(['electron', '.'], switches())).toBe(true);
    expect(isSandboxed(['electron', '--no-sandbox', '.'], switches())).toBe(false);
    expect(isSandboxed(['electron', '.'], switches('no-sandbox'))).toBe(false);
  });
});
