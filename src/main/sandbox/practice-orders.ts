// Owns telling the practice network what to do, with the token that its control asks for.
import { askEndpoint, type EndpointSource } from '../backends/endpoint.ts';
import type { HttpClient } from '../backends/http-client.ts';
import { type Result, ok } from '../../shared/result.ts';

export interface PracticeAnswer {
  readonly status: number;
  /** JSON as text. */
  readonly body: string;
}

/** Gives one order, for example `blocks` with `{count: 1}`. Refusals: those of the connection. */
export type Order = (name: string, body: Readonly<Record<string, unknown>>) => Promise<Result<PracticeAnswer>>;

export function practiceOrders(client: HttpClient, root: EndpointSource): Order {
  return async (name, body) => {
    const answer = await askEndpoint(client, root, { method: 'POST', path: `/control/${name}`, body: JSON.stringify(body) });
    return answer.ok ? ok({ status: answer.value.status, body: answer.value.body }) : answer;
  };
}

/** As `order`, for what cannot fail while the sandbox is well: anything but 200 is a bug and throws. */
export async function mustOrder(order: Order, name: string, body: Readonly<Record<string, unknown>>): Promise<void> {
  const answer = await order(name, body);
  if (!answer.ok || answer.value.status !== 200) throw new Error(`the practice network refused ${name}: ${JSON.stringify(answer)}`);
}
