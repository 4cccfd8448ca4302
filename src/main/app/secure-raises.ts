// Owns what the secure window does with a replacement that has a higher fee: shown in full, signed at the sender's word.
import type { SecureTask } from '../../shared/contract/main-api.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import type { secureApi } from '../../shared/contract/secure-api.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { RaiseApprovals } from '../desk/raise-approvals.ts';
import type { Vault } from '../vault/types.ts';

export interface SecureRaisesOptions {
  readonly raises: RaiseApprovals;
  readonly vault: Pick<Vault, 'status'>;
  readonly task: () => SecureTask | null;
  /** The task is done. */
  readonly finish: (task: SecureTask) => void;
  /** The window must not be told as cancelled while this is on its way. */
  readonly confirming: (confirmation: Promise<unknown>) => void;
}

export type RaiseHandlers = Pick<Handlers<typeof secureApi>, 'raiseView' | 'confirmRaise'>;

export function secureRaises(options: SecureRaisesOptions): RaiseHandlers {
  const confirm = async (token: string, digest: string): Promise<Result<Record<string, never>>> => {
    const task = options.task();
    if (task?.kind !== 'raise-fee') return refuse('wrong-task');
    if (options.vault.status().locked) return refuse('vault-locked');
    const answer = await options.raises.confirm(task.walletId, task.raiseId, token, digest);
    if (!answer.ok) return answer;
    options.finish(task);
    return ok({});
  };
  return {
    raiseView: async () => {
      const task = options.task();
      return task?.kind === 'raise-fee' ? options.raises.view(task.walletId, task.raiseId) : refuse('wrong-task');
    },
    confirmRaise: ({ token, digest }) => {
      const confirming = confirm(token, digest);
      options.confirming(confirming);
      return confirming;
    },
  };
}
