// Owns what the sandbox's control does with an order: the practice network's part is passed on, paying is done here (spec §16.7, §17).
import type { Result } from '../../shared/result.ts';
import {
  isPracticeOrder,
  parseAnswer,
  parseCode,
  parseOrder,
  payShape,
  type PracticeOrderName,
  practiceOrderShapes,
} from './orders-parse.ts';
import type { Paid } from './pay.ts';
import type { Order } from './practice-orders.ts';

export interface ControlOptions {
  readonly order: Order;
  readonly pay: (walletId: string, payoutIds: readonly string[]) => Promise<Result<Paid>>;
  /** The chains moved: the app looks at once instead of at its next tick. */
  readonly nudge: () => Promise<void>;
}

export interface ControlAnswer {
  readonly status: 200 | 404 | 409 | 422 | 503;
  readonly body: Readonly<Record<string, unknown>>;
}

const notFound: ControlAnswer = { status: 404, body: { code: 'not-found' } };
const invalid: ControlAnswer = { status: 422, body: { code: 'control-order-invalid' } };

/** `path` begins with a slash. Errors carry a `code`: 404 for no such order, 422 for a body that is not right, 409 for a payment that was not made, 503 while the practice network does not answer. */
export async function control(options: ControlOptions, path: string, body: string): Promise<ControlAnswer> {
  const name = path.slice(1);
  if (isPracticeOrder(name)) return practiceOrder(options, name, body);
  const [, walletId] = /^wallets\/([0-9A-Za-z-]{1,64})\/pay$/.exec(name) ?? [];
  return walletId === undefined ? notFound : payOrder(options, walletId, body);
}

async function practiceOrder({ order, nudge }: ControlOptions, name: PracticeOrderName, body: string): Promise<ControlAnswer> {
  const given = parseOrder(practiceOrderShapes[name], body);
  if (given === null) return invalid;
  if (name === 'pause-blocks') {
    const ledgers = await order('pause-ledgers', given);
    if (!ledgers.ok) return { status: 503, body: { code: ledgers.error.code } };
  }
  const answer = await order(name, given);
  if (!answer.ok) return { status: 503, body: { code: answer.error.code } };
  if (answer.value.status !== 200) return { status: 422, body: { code: parseCode(answer.value.body) ?? invalid.body.code } };
  await nudge();
  return { status: 200, body: parseAnswer(answer.value.body) };
}

async function payOrder(options: ControlOptions, walletId: string, body: string): Promise<ControlAnswer> {
  const given = parseOrder(payShape, body);
  if (given === null) return invalid;
  const paid = await options.pay(walletId, given.payoutIds);
  if (!paid.ok) return { status: 409, body: { code: paid.error.code } };
  return { status: 200, body: { ...paid.value } };
}
