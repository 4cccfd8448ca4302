// Owns the public face of "was it paid?" for one wallet. Everything that changes something passes through one queue.
import type { Attempt } from '../../shared/payouts/payment-attempt.ts';
import type { Chain } from '../../shared/network.ts';
import type { PaymentStatus } from '../../shared/payouts/payment-status.ts';
import { ok, refuse, type Refusal, type Result } from '../../shared/result.ts';
import { attemptsOf } from './attempts.ts';
import { type Book, openBook } from './book.ts';
import type { RaiseFacts } from './driver.ts';
import { awaitingPlan, confirmPlan, discardPlan, livePlans } from './confirmation.ts';
import { type AnswerTaken, giveUp, needsOthers, signingRequest, takeAnswer, type WaitingElsewhere, waitingElsewhere } from './elsewhere.ts';
import { createExecutor, type Executor } from './executor.ts';
import { describePlan, type PlanView } from './plan-view.ts';
import { foreseeBitcoin, type Foreseen } from './foresee.ts';
import { makeOrderPlan, type OrderRequest, type OrderWord, orderWords } from './orders.ts';
import { makePlan, type PlanRequest } from './planner.ts';
import { affordable, payByPolicy, policyFailures, type PolicyPayment } from './policy-pay.ts';
import type { OutboxDeps } from './ports.ts';
import { createRaises, type Raise, type RaiseRequest, type RaiseView } from './raises.ts';
import { createQueue, type Queue } from './queue.ts';
import { recover, type Recovery } from './recovery.ts';
import { createRefusals, type Refusals } from './refusals.ts';
import { holdersOf, reservedBy, spentByPolicy } from './reservations.ts';
import { planWithEntries } from './state.ts';
import { allStatuses, statusOf } from './statuses.ts';
import { createTokens, type Tokens } from './token.ts';
import { makeTransferPlan, type TransferWish } from './transfers.ts';
import { isHarmless, occupies } from './transitions.ts';
import type { Entry, Plan } from './types.ts';

export interface Outbox {
  /** Makes or finds the plan that pays exactly these payouts; nothing is signed. Refusals: see `makePlan`. */
  plan(request: PlanRequest): Promise<Result<Plan>>;
  /** What the Bitcoin lines of such a plan would take; nothing is made. Refusals: as `plan`. */
  foresee(request: PlanRequest): Promise<Result<Foreseen>>;
  /** Makes or finds the plan of one transaction that pays no payout. Refusals: see `makeOrderPlan`. */
  planOrder(request: OrderRequest): Promise<Result<Plan>>;
  /** What a child would have to pay for. Refusals: the driver's. */
  childFacts(parent: string): Promise<Result<RaiseFacts>>;
  /** Makes the plan of a transaction that pays nobody. Refusals: see `makeTransferPlan`. */
  planTransfer(walletId: string, wish: TransferWish): Promise<Result<Plan>>;
  /** Newest first, at most `most`. */
  orders(most: number): readonly OrderWord[];
  /** What the secure window shows, with a new one-time token. Refusals: `plan-not-found`, `plan-closed`, `plan-expired`, `plan-confirmed`. */
  planView(planId: string): Promise<Result<PlanView>>;
  /** Confirms with the token of the last `planView`. Signing starts with the next `run`. Refusals: see `confirmPlan`. */
  confirm(planId: string, token: string): Promise<Result<Plan>>;
  /** Plans and confirms for an armed policy, in one turn. Refusals: see `payByPolicy`. */
  payByPolicy(payment: PolicyPayment): Promise<Result<Plan>>;
  /** A policy run could not even plan for these: for the log of attempts. */
  leftOut(refusal: Refusal, payoutIds: readonly string[]): void;
  /** What payouts of one chain would take together, after asking the chain once. Refusals: the chain's. */
  affordable(chain: Chain, feeRate: bigint | null): Promise<Result<(payoutIds: readonly string[]) => Result<bigint>>>;
  /** A higher fee for a transaction that waits for its block; refusals: see `Raises`. */
  readonly raise: {
    facts(transactionId: string): Promise<Result<RaiseFacts>>;
    make(request: RaiseRequest): Promise<Result<Raise>>;
    view(id: string): Promise<Result<RaiseView>>;
    /** Sending starts with the next `run`. */
    confirm(id: string, token: string | null): Promise<Result<void>>;
    discard(id: string): Promise<Result<void>>;
  };
  /** Releases what is not on its way. Refusals: see `discardPlan`. */
  discard(planId: string): Promise<Result<void>>;
  /** One pass; call it after `confirm`, after unlocking, on every block or ledger, and every few seconds while something is open. */
  run(): Promise<Result<void>>;
  /** Once at start, before anything else. Needs no password. */
  recover(): Promise<Result<Recovery>>;
  statuses(): readonly PaymentStatus[];
  /** The payouts among these that nothing else may pay, change or mark, with the outbox's word on each. Paid ones are among them. */
  liveFor(payoutIds: readonly string[]): readonly PaymentStatus[];
  /** Plans with rows that are not settled, oldest first. */
  plans(): readonly Plan[];
  /** Null where there never was such a plan. */
  planOf(planId: string): Plan | null;
  /** Confirmed by a policy run, with rows that nothing was signed for yet. */
  unsignedPolicyPlans(): readonly Plan[];
  /** True while any plan, also one that nobody has confirmed, holds this payout; plans of earlier policy runs that nobody confirmed do not count. */
  isSpokenFor(payoutId: string): boolean;
  /** What policy runs have spent on a chain within the last 24 hours, fees included. */
  spentByPolicy(chain: Chain): bigint;
  /** When (Unix seconds) confirmed attempts of policy runs were made that failed, by payout. */
  policyFailures(): ReadonlyMap<string, readonly number[]>;
  /** Plans that ever held a payout, and transactions that were ever signed for it; the newest 1,000 of each. */
  pastOf(payoutId: string): { planIds: string[]; transactionIds: string[] };
  /** For the history: the entry that a transaction id belongs to. */
  entryOf(transactionId: string): Entry | null;
  /** What was tried to pay a payout, oldest first. */
  attempts(payoutId: string): readonly Attempt[];
  /** Whether a plan will wait for signatures from another machine once it is confirmed. */
  needsOthers(plan: Plan): boolean;
  /** Entries that wait for signatures from another machine, oldest first. */
  waitingElsewhere(): readonly WaitingElsewhere[];
  /** The PSBT to be signed there. Refusals: see `signingRequest`. */
  signingRequest(entryId: string): Promise<Result<Uint8Array>>;
  /** Takes what came back from there; sending starts with the next `run`. Refusals: see `takeAnswer`. */
  takeAnswer(entryId: string, answer: Uint8Array): Promise<Result<AnswerTaken>>;
  /** The sender's word that nobody signed it. Refusals: see `giveUp`. */
  giveUp(entryId: string): Promise<Result<void>>;
  /** Coins that are spoken for ("txid:vout"), for the balance. */
  reserved(): ReadonlySet<string>;
  /** The same with the payouts that each is for. */
  holders(): ReadonlyMap<string, readonly string[]>;
  /** Waits for the running pass and the queue; nothing is sent afterwards. The journal stays its owner's to close. */
  close(): Promise<void>;
}

const mostPast = 1000;

/** Opens the outbox over its journal. Refusals: `outbox-journal-unreadable`, `outbox-impossible`, `outbox-foreign`. */
export function createOutbox(deps: OutboxDeps): Result<Outbox> {
  const opened = openBook(deps);
  if (!opened.ok) return opened;
  const book = opened.value;
  const queue = createQueue();
  const executor = createExecutor({ deps, book, unsent: new Set(), offered: new Map() }, queue);
  const refusals = deps.refusals ?? createRefusals();
  return ok({ ...commands(deps, book, queue, executor, refusals), ...questions(deps, book, refusals) });
}

type Commands = Pick<
  Outbox,
  | 'plan'
  | 'foresee'
  | 'planOrder'
  | 'planTransfer'
  | 'childFacts'
  | 'planView'
  | 'confirm'
  | 'payByPolicy'
  | 'leftOut'
  | 'affordable'
  | 'raise'
  | 'discard'
  | 'run'
  | 'recover'
  | 'close'
  | ElsewhereCommand
>;
type ElsewhereCommand = 'needsOthers' | 'waitingElsewhere' | 'signingRequest' | 'takeAnswer' | 'giveUp';

function commands(deps: OutboxDeps, book: Book, queue: Queue, executor: Executor, refusals: Refusals): Commands {
  const tokens = createTokens(deps.random);
  const raises = createRaises(deps, book, tokens);
  return {
    plan: async (request) => noted(deps, refusals, request.payoutIds, await queue(() => makePlan(deps, book, request))),
    foresee: (request) => foreseeBitcoin(deps, book, request),
    planOrder: (request) => queue(() => makeOrderPlan(deps, book, request)),
    childFacts: async (parent) => (await deps.drivers.bitcoin.childFacts?.(parent)) ?? refuse('child-no-output'),
    planTransfer: (walletId, wish) => queue(() => makeTransferPlan(deps, book, walletId, wish)),
    planView: (planId) => queue(async () => view(deps, book, tokens, planId)),
    async confirm(planId, token) {
      const held = [...book.state.entries.values()].filter((entry) => entry.planId === planId).flatMap(({ lines }) => lines);
      const confirmed = await queue(() => confirmPlan(deps, book, tokens, planId, token));
      return noted(
        deps,
        refusals,
        held.map((line) => line.payoutId),
        confirmed,
      );
    },
    async payByPolicy(payment) {
      const paid = await queue(() => payByPolicy(deps, book, payment));
      const culprit = paid.ok ? undefined : paid.error.params?.payoutId;
      return noted(deps, refusals, culprit === undefined ? payment.payoutIds : [culprit], paid);
    },
    leftOut: (refusal, payoutIds) => refusals.note(deps.now(), refusal, payoutIds),
    affordable: (chain, feeRate) => affordable(deps, book, chain, feeRate),
    raise: {
      facts: (transactionId) => queue(() => raises.facts(transactionId)),
      make: (request) => queue(() => raises.make(request)),
      view: (id) => queue(async () => raises.view(id)),
      confirm: (id, token) => queue(() => raises.confirm(id, token)),
      discard: (id) => queue(async () => raises.discard(id)),
    },
    ...elsewhereCommands(deps, book, queue),
    discard: (planId) => queue(() => discardPlan(deps, book, tokens, planId)),
    run: () => executor.run(),
    recover: () => recover(book, executor),
    async close() {
      await executor.stop();
      await queue(async () => undefined);
    },
  };
}

function elsewhereCommands(deps: OutboxDeps, book: Book, queue: Queue): Pick<Outbox, ElsewhereCommand> {
  return {
    needsOthers: (plan) => needsOthers(deps, plan),
    waitingElsewhere: () => waitingElsewhere(deps, book),
    signingRequest: (entryId) => signingRequest(deps, book, entryId),
    takeAnswer: (entryId, answer) => queue(() => takeAnswer(deps, book, entryId, answer)),
    giveUp: (entryId) => queue(() => giveUp(deps, book, entryId)),
  };
}

function view(deps: OutboxDeps, book: Book, tokens: Tokens, planId: string): Result<PlanView> {
  const plan = awaitingPlan(deps, book, planId);
  if (!plan.ok) return plan;
  return ok(describePlan(book.state, plan.value, tokens.issue(planId, plan.value.digest)));
}

/** A refusal is remembered for each payout that it kept from being paid. */
function noted<T>(deps: OutboxDeps, refusals: Refusals, payoutIds: readonly string[], answer: Result<T>): Result<T> {
  if (!answer.ok) refusals.note(deps.now(), answer.error, payoutIds);
  return answer;
}

type Questions = Omit<Outbox, keyof Commands>;

function questions(deps: OutboxDeps, book: Book, refusals: Refusals): Questions {
  const { state, waiting } = book;
  const isLive = (status: PaymentStatus): boolean => status.phase !== 'failed' && status.phase !== 'void';
  return {
    orders: (most) => orderWords(state, waiting, most),
    statuses: () => allStatuses(state, waiting),
    liveFor: (payoutIds) => payoutIds.flatMap((id) => statusOf(state, waiting, id) ?? []).filter(isLive),
    plans: () => livePlans(book).map((head) => planWithEntries(state, head)),
    planOf(planId) {
      const head = state.plans.get(planId);
      return head === undefined ? null : planWithEntries(state, head);
    },
    unsignedPolicyPlans: () =>
      livePlans(book)
        .map((head) => planWithEntries(state, head))
        .filter((plan) => plan.confirmedBy === 'policy' && plan.closed === null && plan.entries.some(isHarmless)),
    isSpokenFor(payoutId) {
      const entry = state.entries.get(state.latest.get(payoutId) ?? '');
      const plan = state.plans.get(entry?.planId ?? '');
      return entry !== undefined && occupies(entry) && !(plan?.madeBy === 'policy' && !plan.confirmed);
    },
    spentByPolicy: (chain) => spentByPolicy(state, chain, deps.now()),
    policyFailures: () => policyFailures(book),
    pastOf(payoutId) {
      const own = [...state.entries.values()].filter((entry) => entry.lines.some((line) => line.payoutId === payoutId)).slice(-mostPast);
      const transactionIds = own.flatMap((entry) => entry.versions.map((version) => version.transactionId)).slice(-mostPast);
      return { planIds: own.map((entry) => entry.planId), transactionIds };
    },
    entryOf: (transactionId) =>
      [...state.entries.values()].find((entry) => entry.versions.some((version) => version.transactionId === transactionId)) ?? null,
    attempts: (payoutId) => attemptsOf(deps, book, refusals, payoutId),
    reserved: () => reservedBy(state),
    holders: () => holdersOf(state),
  };
}
