// Owns the stories of a screen that wants the camera: for a payment that waits for signatures, unlocked, and with the system's word.
import { expect, it } from 'vitest';
import { ok, refuse } from '../../shared/result.ts';
import { cameraHandlers } from './camera-handlers.ts';

function screen() {
  const state = { exists: true, locked: false, waiting: ['e1'], allowed: true, whileAsked: (): void => undefined };
  const calls: string[] = [];
  const outbox = { waitingElsewhere: () => state.waiting.map((id) => ({ entry: { id } })) };
  const handlers = cameraHandlers({
    desks: { desk: (id) => (id === 'w' ? ok({ outbox }) : refuse('wallet-not-found')) },
    vaultStatus: () => state,
    camera: {
      open: () => void calls.push('open'),
      close: () => void calls.push('close'),
      systemAllows: async () => {
        calls.push('asked');
        state.whileAsked();
        return state.allowed;
      },
    },
  });
  const open = async (walletId = 'w', entryId = 'e1') => {
    const answer = await handlers.openCamera({ walletId, entryId });
    return answer.ok ? 'ok' : answer.error.code;
  };
  return { state, calls, open, handlers };
}

it('opens for a payment that waits, and closes', async () => {
  const { calls, open, handlers } = screen();
  expect(await open()).toBe('ok');
  await handlers.closeCamera({});
  expect(calls).toEqual(['asked', 'open', 'close']);
});

it('opens for nothing else, and does not trouble the system then', async () => {
  const { state, calls, open } = screen();
  expect(await open('other')).toBe('wallet-not-found');
  expect(await open('w', 'e2')).toBe('not-waiting-elsewhere');
  state.locked = true;
  expect(await open()).toBe('vault-locked');
  expect(calls).toEqual([]);
  state.exists = false;
  expect(await open(), 'without words there is nothing to unlock').toBe('ok');
});

it('does not open where the system refuses, or where all was over by the time its question was answered', async () => {
  const { state, calls, open } = screen();
  state.allowed = false;
  expect(await open()).toBe('camera-refused-by-system');
  state.allowed = true;
  state.whileAsked = () => {
    state.locked = true;
  };
  expect(await open()).toBe('vault-locked');
  state.locked = false;
  state.whileAsked = () => {
    state.waiting = [];
  };
  expect(await open()).toBe('not-waiting-elsewhere');
  expect(calls).toEqual(['asked', 'asked', 'asked']);
});
