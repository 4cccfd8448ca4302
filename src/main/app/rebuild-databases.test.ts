// Owns the stories of a database that is given up: removed once, the page loaded anew, and nothing else touched.
import { describe, expect, it } from 'vitest';
import { rebuildOnce } from './rebuild-databases.ts';

function world(clear: () => Promise<void> = async () => undefined) {
  const events: unknown[] = [];
  const session = {
    clearStorageData: async (options: unknown) => {
      events.push(options);
      await clear();
    },
  };
  const rebuild = rebuildOnce({ session, loadAnew: () => events.push('loaded'), report: () => undefined });
  return { events, rebuild };
}

describe('databases that cannot be opened', () => {
  it('are removed, and nothing but they; then the page is loaded anew', async () => {
    const { events, rebuild } = world();
    expect(await rebuild()).toEqual({ ok: true, value: undefined });
    expect(events).toEqual([{ storages: ['indexdb'] }, 'loaded']);
  });

  it('are removed once in a run: a page that asks again is not loaded for ever', async () => {
    const { events, rebuild } = world();
    await rebuild();
    expect(await rebuild()).toMatchObject({ ok: false, error: { code: 'database-unreadable' } });
    expect(events).toHaveLength(2);
  });

  it('that cannot be removed leave the page as it is', async () => {
    const { events, rebuild } = world(async () => Promise.reject(new Error('busy')));
    expect(await rebuild()).toMatchObject({ ok: false, error: { code: 'database-unreadable' } });
    expect(events).not.toContain('loaded');
  });
});
