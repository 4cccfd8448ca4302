import { expect, it } from 'vitest';
import { secureTask } from '../../../shared/contract/main-api.ts';
import { taskOf } from './wallet-step.tsx';

it('asks the secure window for what the contract knows', () => {
  expect(taskOf({ name: ' Studio ', way: 'create', words: '24' }, 'practice')).toEqual({
    kind: 'create-wallet',
    name: 'Studio',
    network: 'practice',
    words: 24,
  });
  expect(taskOf({ name: 'Studio', way: 'restore', words: '12' }, 'test')).toEqual({
    kind: 'restore-wallet',
    name: 'Studio',
    network: 'test',
  });
  expect(secureTask.safeParse(taskOf({ name: 'Studio', way: 'create', words: '12' }, 'practice')).success).toBe(true);
});
