// Owns what the sandbox's control does with an order: the practice network's part is passed on, paying is done here (spec §16.7, §17).
import type { Refusal, Result } from '../../shared/result.ts';
import {
  acceptShape,
  bumpShape,
  isPracticeOrder,
  parseAnswer,
  parseCode,
  parseOrder,
  payShape,
  type PracticeOrderName,
  practiceOrderShapes,
  recipientShape,
  tokensShape,
} from './orders-parse.ts';
import { readFeeRate } from '../app/read-fee-rate.ts';
import type { Bumped } from './bump.ts';
import type { Paid } from './pay.ts';
import type { Order } from './practice-orders.ts';
import type { SandboxTokens } from './tokens.ts';

export interface ControlOptions {
  readonly order: Order;
  readonly pay: (walletId: string, payoutIds: readonly string[]) => Promise<Result<Paid>>;
  /** `feeRate`: satoshi per 1,000 virtual bytes. */
  readonly bump: (walletId: string, txid: string, feeRate: bigint) => Promise<Result<Bumped>>;
  readonly tokens: SandboxTokens;
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
  if (name === 'tokens') return tokensOrder(options, body);
  if (name === 'recipients') return recipientOrder(options, body);
  const [, walletId, deed] = /^wallets\/([0-9A-Za-z-]{1,64})\/(pay|accept|bump)$/.exec(name) ?? [];
  if (walletId === undefined) return notFound;
  if (deed === 'bump') return bumpOrder(options, walletId, body);
  return deed === 'pay' ? payOrder(options, walletId, body) : acceptOrder(options, walletId, body);
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

async function bumpOrder(options: ControlOptions, walletId: string, body: string): Promise<ControlAnswer> {
  const given = parseOrder(bumpShape, body);
  const rate = given === null ? null : readFeeRate(given.feeRate);
  if (given === null || rate?.ok !== true) return invalid;
  const bumped = await options.bump(walletId, given.txid, rate.value);
  if (!bumped.ok) return { status: 409, body: { code: bumped.error.code } };
  return { status: 200, body: { ...bumped.value } };
}

async function tokensOrder({ tokens }: ControlOptions, body: string): Promise<ControlAnswer> {
  if (parseOrder(tokensShape, body) === null) return invalid;
  const list = await tokens.list();
  return list.ok ? { status: 200, body: { tokens: list.value } } : refusedToken(list.error);
}

async function recipientOrder({ tokens, nudge }: ControlOptions, body: string): Promise<ControlAnswer> {
  const given = parseOrder(recipientShape, body);
  if (given === null) return invalid;
  const made = await tokens.recipient(given.payoutMethodIds);
  if (!made.ok) return refusedToken(made.error);
  await nudge();
  return { status: 200, body: { ...made.value } };
}

async function acceptOrder({ tokens, nudge }: ControlOptions, walletId: string, body: string): Promise<ControlAnswer> {
  const given = parseOrder(acceptShape, body);
  if (given === null) return invalid;
  const accepted = await tokens.accept(walletId, given.payoutMethodId, given.amount);
  if (!accepted.ok) return refusedToken(accepted.error);
  await nudge();
  return { status: 200, body: { ...accepted.value } };
}

const wrongInBody: ReadonlySet<string> = new Set(['practice-token-unknown', 'practice-token-amount']);

/** A token or an amount that does not exist is wrong in the body; anything else did not happen for another reason. */
function refusedToken({ code }: Refusal): ControlAnswer {
  if (code.startsWith('backend-')) return { status: 503, body: { code } };
  return { status: wrongInBody.has(code) ? 422 : 409, body: { code } };
}
