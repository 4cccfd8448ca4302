// Owns the stories of somebody who tries passwords.
import { describe, expect, it } from 'vitest';
import { FakeTime } from '../../../tests/fakes/test-vault.ts';
import { ok, refuse } from '../../shared/result.ts';
import { type FailureStore, openThrottle, pauseAfter } from './throttle.ts';

class MemoryStore implements FailureStore {
  failures = 0;
  load = async () => this.failures;
  save = async (failures: number) => void (this.failures = failures);
}

const wrong = async () => refuse('wrong-password');
const right = async () => ok('key');

describe('the throttle', () => {
  it('lets five through, then pauses for 1 s, doubling up to 30 s', async () => {
    const time = new FakeTime();
    const throttle = await openThrottle({ store: new MemoryStore(), ...time.ports });
    for (let n = 0; n < 13; n += 1) await throttle.attempt(wrong);
    expect(time.waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    expect(throttle.retryAfterMs()).toBe(30_000);
    expect(pauseAfter(1_000_000)).toBe(30_000);
  });

  it('forgets failures after the right password', async () => {
    const [time, store] = [new FakeTime(), new MemoryStore()];
    const throttle = await openThrottle({ store, ...time.ports });
    for (let n = 0; n < 6; n += 1) await throttle.attempt(wrong);
    expect(await throttle.attempt(right)).toEqual({ ok: true, value: 'key' });
    expect([store.failures, throttle.retryAfterMs()]).toEqual([0, 0]);
    for (let n = 0; n < 5; n += 1) await throttle.attempt(wrong);
    expect(time.waits).toEqual([1000, 2000]);
  });

  it('takes parallel attempts one at a time, in order, each with its pause', async () => {
    const time = new FakeTime();
    const store = new MemoryStore();
    store.failures = 4;
    const throttle = await openThrottle({ store, ...time.ports });
    const log: string[] = [];
    let running = 0;
    const attempt = (name: string) =>
      throttle.attempt(async () => {
        running += 1;
        expect(running).toBe(1);
        log.push(`${name} at ${time.now}`);
        await Promise.resolve();
        running -= 1;
        return wrong();
      });
    await Promise.all(['a', 'b', 'c'].map(attempt));
    expect(log).toEqual(['a at 0', 'b at 1000', 'c at 3000']);
  });

  it('remembers failures over a restart, where a pause begins anew', async () => {
    const [time, store] = [new FakeTime(), new MemoryStore()];
    const before = await openThrottle({ store, ...time.ports });
    for (let n = 0; n < 7; n += 1) await before.attempt(wrong);
    const after = await openThrottle({ store, ...time.ports });
    expect(after.retryAfterMs()).toBe(4000);
    await after.attempt(wrong);
    expect(time.waits.at(-1)).toBe(4000);
    expect(after.retryAfterMs()).toBe(8000);
  });

  it('counts an attempt before it is made, so that killing the app gains nothing', async () => {
    const store = new MemoryStore();
    const throttle = await openThrottle({ store, ...new FakeTime().ports });
    let during = -1;
    await throttle.attempt(async () => {
      during = store.failures;
      return right();
    });
    expect([during, store.failures]).toEqual([1, 0]);
  });

  it('does not count what was not the password’s fault, nor stops after an error in it', async () => {
    const [time, store] = [new FakeTime(), new MemoryStore()];
    const throttle = await openThrottle({ store, ...time.ports });
    for (let n = 0; n < 8; n += 1) await throttle.attempt(async () => refuse('vault-damaged'));
    await expect(
      throttle.attempt(async () => {
        throw new Error('bug');
      }),
    ).rejects.toThrow('bug');
    expect((await throttle.attempt(right)).ok).toBe(true);
    expect(time.waits).toEqual([]);
  });

  it('turns a flood away', async () => {
    const throttle = await openThrottle({ store: new MemoryStore(), ...new FakeTime().ports });
    const codes = await Promise.all(Array.from({ length: 30 }, () => throttle.attempt(wrong)));
    expect(codes.filter((answer) => !answer.ok && answer.error.code === 'too-many-attempts')).toHaveLength(20);
  });

  it('waits again when a timer fires early', async () => {
    const time = new FakeTime();
    const store = new MemoryStore();
    store.failures = 5;
    const throttle = await openThrottle({ store, monotonic: time.monotonic, wait: (ms) => time.wait(Math.min(ms, 600)) });
    await throttle.attempt(right);
    expect(time.now).toBeGreaterThanOrEqual(1000);
  });
});
