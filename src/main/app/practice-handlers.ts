// Owns main's answers about the practice network's own tokens and its lesson.
import type { practiceMarketMethods } from '../../shared/contract/practice-market.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { refuse } from '../../shared/result.ts';

export function practiceHandlers(): Handlers<typeof practiceMarketMethods> {
  return {
    practiceTokens: async () => refuse('not-ready'),
    givePracticeToken: async () => refuse('not-ready'),
    practiceLesson: async () => refuse('not-ready'),
  };
}
