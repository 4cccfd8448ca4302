// Owns the tokens that the practice network gives to anybody, and asking for some.
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { PracticeToken } from '../../../shared/contract/practice-market.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { sameAsset } from '../../../shared/xrpl/amount.ts';
import { useServices } from '../../state/services.tsx';
import { useAnswer } from '../../ui/use-answer.ts';
import type { NamedAsset } from './token-input.ts';

/** Decimal text: what one press gives. */
export const givenAmount = '100';

/** Empty on every other network, and while they are not known. */
export function usePracticeTokens(wallet: WalletSummary): readonly PracticeToken[] {
  const { main } = useServices();
  const answer = useAnswer(`practice tokens ${wallet.id}`, async (): Promise<Result<readonly PracticeToken[]>> => {
    return wallet.network === 'practice' ? main.practiceTokens({ walletId: wallet.id }) : ok([]);
  });
  return answer.value ?? [];
}

export function practiceTokenOf(tokens: readonly PracticeToken[], asset: NamedAsset): PracticeToken | null {
  return tokens.find((token) => sameAsset(token.asset, asset)) ?? null;
}
