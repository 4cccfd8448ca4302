// Owns asking the practice network's market: its tokens, gifts of them, and the lesson about rates.
import * as z from 'zod';
import { type PracticeLesson, type PracticeToken, practiceLesson, practiceToken } from '../../shared/contract/practice-market.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import type { Asset } from '../../shared/xrpl/amount.ts';
import { askEndpoint, type EndpointSource } from './endpoint.ts';
import type { HttpClient } from './http-client.ts';
import { readJson } from './json.ts';

export interface PracticeMarket {
  tokens(): Promise<Result<readonly PracticeToken[]>>;
  /** `amount` is decimal text in whole tokens. Refusals: `token-not-accepted`, `practice-token-…`, and those of the connection. */
  give(account: string, asset: Asset, amount: string): Promise<Result<void>>;
  /** A new account that accepts these tokens; answers its address. Refusals: `practice-token-unknown`, and those of the connection. */
  recipient(assets: readonly Asset[]): Promise<Result<string>>;
  lesson(account: string): Promise<Result<PracticeLesson>>;
}

const tokensShape = z.object({ tokens: z.array(practiceToken).max(20) });
const refusalShape = z.object({
  code: z.enum(['practice-token-unknown', 'practice-token-amount', 'token-not-accepted', 'practice-token-limit', 'practice-token-refused']),
  params: z.record(z.string().max(20), z.string().max(60)).exactOptional(),
});

/** The market of the host at `endpoint`. What it answers is checked; what does not fit is `backend-garbled`. */
export function practiceMarket(client: HttpClient, endpoint: EndpointSource): PracticeMarket {
  const order = async <T>(shape: z.ZodType<T>, name: string, body: object): Promise<Result<T>> => {
    const answer = await askEndpoint(client, endpoint, { method: 'POST', path: `/control/market-${name}`, body: JSON.stringify(body) });
    if (!answer.ok) return answer;
    return answer.value.status === 200 ? readJson(shape, answer.value.body) : refusalIn(answer.value.body);
  };
  return {
    tokens: async () => {
      const answer = await order(tokensShape, 'tokens', {});
      return answer.ok ? ok(answer.value.tokens) : answer;
    },
    give: async (account, asset, amount) => {
      const answer = await order(z.object({ hash: z.string() }), 'give', { account, asset, amount });
      return answer.ok ? ok(undefined) : answer;
    },
    recipient: async (assets) => {
      const answer = await order(z.object({ address: z.string().max(40) }), 'recipient', { assets });
      return answer.ok ? ok(answer.value.address) : answer;
    },
    lesson: (account) => order(practiceLesson, 'lesson', { account }),
  };
}

function refusalIn(body: string): Result<never> {
  const read = readJson(refusalShape, body);
  if (!read.ok) return read;
  return refuse(read.value.code, read.value.params);
}
