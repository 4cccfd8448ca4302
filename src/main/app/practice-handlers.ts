// Owns main's answers about the practice network's own tokens and its lesson.
import type { practiceMarketMethods } from '../../shared/contract/practice-market.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import type { PracticeBackends } from '../desk/backend-set.ts';
import type { Desks } from '../desk/desks.ts';

export interface PracticeHandlersDeps {
  readonly desks: Pick<Desks, 'desk'>;
  readonly market: PracticeBackends['market'];
  /** The wallet's balances are other ones now. */
  readonly moved: (walletId: string) => void;
}

export function practiceHandlers(deps: PracticeHandlersDeps): Handlers<typeof practiceMarketMethods> {
  return {
    practiceTokens: async ({ walletId }) => {
      const allowed = practiceOnly(deps, walletId);
      return allowed.ok ? deps.market.tokens() : allowed;
    },
    givePracticeToken: async ({ walletId, account, asset, amount }) => {
      const allowed = practiceOnly(deps, walletId);
      if (!allowed.ok) return allowed;
      const given = await deps.market.give(account, asset, amount);
      if (given.ok) deps.moved(walletId);
      return given.ok ? ok({}) : given;
    },
    practiceLesson: async ({ walletId, account }) => {
      const allowed = practiceOnly(deps, walletId);
      if (!allowed.ok) return allowed;
      const lesson = await deps.market.lesson(account);
      if (lesson.ok) deps.moved(walletId);
      return lesson;
    },
  };
}

/** Refusals: `practice-only`, and those of a wallet that is not open. */
function practiceOnly({ desks }: PracticeHandlersDeps, walletId: string): Result<void> {
  const desk = desks.desk(walletId);
  if (!desk.ok) return desk;
  return desk.value.record.network === 'practice' ? ok(undefined) : refuse('practice-only');
}
