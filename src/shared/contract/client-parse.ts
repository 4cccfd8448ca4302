// Owns the one place where a table of methods becomes a typed client: names are checked against the table, results by schema.
import { quickCheck } from '../quick-check.ts';
import { type Result, refuse } from '../result.ts';
import type { Api, Client } from './rpc.ts';

export type Send = (method: string, args: unknown) => Promise<Result<unknown>>;

/** Builds the client of an API. A result that does not fit its schema is `bad-answer`: the other side is not trusted either. */
export function makeClient<A extends Api>(api: A, send: Send): Client<A> {
  const client: Record<string, (args: unknown) => Promise<Result<unknown>>> = {};
  for (const [name, entry] of Object.entries(api)) {
    const fits = quickCheck(entry.result);
    client[name] = async (args) => {
      const answer = await send(name, args);
      if (!answer.ok) return answer;
      if (fits(answer.value)) return answer;
      const parsed = entry.result.safeParse(answer.value);
      return parsed.success ? { ok: true, value: parsed.data } : refuse('bad-answer', { method: name });
    };
  }
  return Object.freeze(client) as Client<A>;
}
