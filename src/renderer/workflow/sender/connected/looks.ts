// Owns looking at single payouts of connected stores: few at a time, and all in one list where many are asked for at once.
import type { Client } from '../../../../shared/contract/rpc.ts';
import type { StorePayout, connectedStoreApi } from '../../../../shared/contract/connected-stores.ts';
import { type Result, ok, refuse } from '../../../../shared/result.ts';

export type StoreServer = Client<typeof connectedStoreApi>;

/** From so many on, one list is cheaper for the store than single questions. */
const manyLooks = 10;
const lanes = 4;

type Answer = Result<StorePayout>;
interface Waiting {
  readonly payoutId: string;
  readonly settle: (answer: Answer) => void;
}

export class Looks {
  private readonly waiting = new Map<string, Waiting[]>();

  constructor(private readonly server: () => StoreServer | null) {}

  /** What the store shows of a payout now. Questions of the same moment share a list. Refusals: `not-ready`, and those of `storePayout`. */
  look(connectionId: string, payoutId: string): Promise<Answer> {
    return new Promise((settle) => {
      const others = this.waiting.get(connectionId);
      if (others !== undefined) return void others.push({ payoutId, settle });
      this.waiting.set(connectionId, [{ payoutId, settle }]);
      queueMicrotask(() => void this.ask(connectionId));
    });
  }

  private async ask(connectionId: string): Promise<void> {
    const asked = this.waiting.get(connectionId) ?? [];
    this.waiting.delete(connectionId);
    const server = this.server();
    if (server === null) return asked.forEach(({ settle }) => settle(refuse('not-ready')));
    const rest = asked.length < manyLooks ? asked : await inOneList(server, connectionId, asked);
    await eachInLanes(rest, async ({ payoutId, settle }) => settle(await server.storePayout({ connectionId, payoutId })));
  }
}

/** Answers those that are not in the list: cancelled ones are never in it. */
async function inOneList(server: StoreServer, connectionId: string, asked: readonly Waiting[]): Promise<readonly Waiting[]> {
  const list = await server.storePayouts({ connectionId });
  if (!list.ok) {
    for (const { settle } of asked) settle(list);
    return [];
  }
  const shown = new Map(list.value.payouts.map((payout) => [payout.id, payout]));
  return asked.filter(({ payoutId, settle }) => {
    const payout = shown.get(payoutId);
    if (payout !== undefined) settle(ok(payout));
    return payout === undefined;
  });
}

/** A few at a time, so that a long batch neither floods the store nor takes for ever. */
export async function eachInLanes<T>(items: readonly T[], use: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const lane = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await use(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
