// Owns asking about the issuers of a list of trust lines, one after another, so that the list can say what only the issuer's account knows.
import type { AccountFacts, LineFacts } from '../../../shared/xrpl/facts.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { useServices } from '../../state/services.tsx';
import { useAnswer } from '../../ui/use-answer.ts';
import { tokenOf } from '../../../shared/xrpl/transactions/trust-set.ts';
import { isOwed } from './line-states.ts';

/** A longer list is told of in each token's own sheet. */
const mostAsked = 30;

export type IssuerFacts = ReadonlyMap<string, AccountFacts>;

/** By address; an issuer that could not be asked is missing. */
export function useIssuers(walletId: string, address: string, lines: readonly LineFacts[]): IssuerFacts {
  const { main } = useServices();
  const asked = oneLineEach(lines).slice(0, mostAsked);
  const key = `issuers ${walletId} ${address} ${asked.map((line) => line.peer).join(' ')}`;
  const answer = useAnswer(key, async (): Promise<Result<IssuerFacts>> => {
    const found = new Map<string, AccountFacts>();
    for (const line of asked) {
      const view = await main.xrplIssuer({ walletId, address, asset: tokenOf(line) });
      if (view.ok && view.value.kind === 'token') found.set(line.peer, view.value.facts);
    }
    return ok(found);
  });
  return answer.value ?? new Map();
}

function oneLineEach(lines: readonly LineFacts[]): readonly LineFacts[] {
  const issued = lines.filter((line) => !isOwed(line));
  return issued.filter((line, index) => issued.findIndex(({ peer }) => peer === line.peer) === index);
}
