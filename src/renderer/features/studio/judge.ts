// Owns the judgement of what stands in the studio: what is still missing, what is wrong, what kind of payment it is, and what would happen.
import type { Network } from '../../../shared/network.ts';
import type { Refusal } from '../../../shared/result.ts';
import type { Amount, Asset } from '../../../shared/xrpl/amount.ts';
import type { PaymentReading, PaymentReview, People, Simulation } from '../../../shared/xrpl/api.ts';
import { classify } from '../../../shared/xrpl/classify.ts';
import type { PaymentDraft } from '../../../shared/xrpl/draft.ts';
import type { LedgerFacts } from '../../../shared/xrpl/facts.ts';
import { ledgerCodes } from '../../../shared/xrpl/finding-codes.ts';
import type { Finding, PaymentField } from '../../../shared/xrpl/finding.ts';
import type { PaymentKind } from '../../../shared/xrpl/kind.ts';
import { normalisePayment } from '../../../shared/xrpl/normalise.ts';
import { inOrder } from '../../../shared/xrpl/order.ts';
import { preflight } from '../../../shared/xrpl/preflight.ts';
import { readPaymentText } from '../../../shared/xrpl/read-payment.ts';
import { type PredictedAnswer, resultClass } from '../../../shared/xrpl/results.ts';
import { reviewPayment } from '../../../shared/xrpl/review.ts';
import { writePaymentText } from '../../../shared/xrpl/write-payment.ts';
import type { StudioDraft, StudioForm } from '../../state/studio-form.ts';
import { readFormAsset } from './form-amount.ts';
import { writeForm } from './form-json.ts';

export interface Read {
  /** Null: the JSON that was typed cannot be read, and `refusal` says where. */
  readonly reading: PaymentReading | null;
  readonly refusal: Refusal | null;
  /** What was typed into the form and cannot be read, by field. */
  readonly problems: ReadonlyMap<PaymentField, Refusal>;
  /** What a payment needs and this one does not have yet, in the order of the form. */
  readonly missing: readonly PaymentField[];
  /** The payment with one unit where an amount is missing, so that its kind is known and the ledger can be asked before amounts are typed. */
  readonly shape: PaymentDraft;
}

export interface Judgement {
  readonly kind: PaymentKind | null;
  readonly findings: readonly Finding[];
  readonly predicted: PredictedAnswer | null;
  /** Null while it is incomplete. */
  readonly review: PaymentReview | null;
  readonly verdict: 'unreadable' | 'incomplete' | 'blocked' | 'warned' | 'good';
  /** It is blocked by nothing but what the ledger would answer with a tec: on practice it may be sent all the same. */
  readonly onlyForeseen: boolean;
}

/** Reads form or JSON. Fast: nothing is asked. */
export function readStudio({ form, json }: Pick<StudioDraft, 'form' | 'json'>, network: Network, account: string | null): Read {
  if (json !== null) {
    const read = readPaymentText(json, network);
    if (!read.ok) return { reading: null, refusal: read.error, problems: new Map(), missing: [], shape: formDraft(form, network, account) };
    return { reading: read.value, refusal: null, problems: new Map(), missing: [], shape: read.value.draft };
  }
  const { json: written, problems } = writeForm(form, account);
  const reading = normalisePayment(written, network);
  const missing = missingFields(form, reading.draft, problems);
  return { reading, refusal: null, problems, missing, shape: shapeOf(form, reading.draft) };
}

function formDraft(form: StudioForm, network: Network, account: string | null): PaymentDraft {
  return shapeOf(form, normalisePayment(writeForm(form, account).json, network).draft);
}

function missingFields(form: StudioForm, draft: PaymentDraft, problems: ReadonlyMap<PaymentField, Refusal>): readonly PaymentField[] {
  const open: readonly (readonly [PaymentField, boolean])[] = [
    ['Account', draft.account === null && form.account.trim() === ''],
    ['Destination', form.destination.trim() === '' && !('Destination' in form.rest)],
    ['Amount', form.deliver.value.trim() === '' && !('Amount' in form.rest) && !('DeliverMax' in form.rest)],
    ['SendMax', form.spend !== null && form.spend.value.trim() === '' && !('SendMax' in form.rest)],
  ];
  return open.filter(([field, isOpen]) => isOpen && !problems.has(field)).map(([field]) => field);
}

function shapeOf(form: StudioForm, draft: PaymentDraft): PaymentDraft {
  const [deliver, spend] = [readFormAsset(form.deliver.asset), form.spend === null ? null : readFormAsset(form.spend.asset)];
  return {
    ...draft,
    amount: draft.amount ?? (deliver === null ? null : oneUnit(deliver)),
    sendMax: draft.sendMax ?? (spend === null ? null : oneUnit(spend)),
  };
}

function oneUnit(asset: Asset): Amount {
  if (asset.kind === 'xrp') return { kind: 'xrp', drops: 1_000_000n };
  if (asset.kind === 'mpt') return { ...asset, value: 1n };
  return { ...asset, value: { mantissa: 1_000_000_000_000_000n, exponent: -15 } };
}

/** The question to the ledger about a payment: it stays the same while only amounts change. */
export function factsQuestion({ shape }: Read): string {
  const unit = (amount: Amount | null): Amount | null => {
    if (amount === null) return null;
    if (amount.kind === 'token') return oneUnit({ kind: 'token', currency: amount.currency, issuer: amount.issuer });
    return oneUnit(amount.kind === 'mpt' ? { kind: 'mpt', id: amount.id } : { kind: 'xrp' });
  };
  return writePaymentText({
    ...shape,
    amount: unit(shape.amount),
    sendMax: unit(shape.sendMax),
    deliverMin: null,
    memos: null,
    invoiceId: null,
    sourceTag: null,
    destinationTag: null,
  });
}

/** What may be said before amounts are typed: it does not hang on them. */
const independentOfAmounts: ReadonlySet<string> = new Set([
  'xrpl-tag-needed',
  'xrpl-receiver-absent-token',
  'xrpl-receiver-line-missing',
  'xrpl-receiver-not-authorized',
  'xrpl-receiver-disallows-xrp',
  'xrpl-receiver-deep-frozen',
  'xrpl-mpt-absent',
  'xrpl-mpt-sender-not-opted-in',
  'xrpl-mpt-receiver-not-opted-in',
  'xrpl-mpt-receiver-not-authorized',
  'xrpl-mpt-not-transferable',
  'xrpl-mpt-locked',
  'xrpl-black-hole',
  'xrpl-pseudo-account',
  'xrpl-redundant',
  'xrpl-global-freeze',
  'xrpl-source-frozen',
  'xrpl-source-line-missing',
  'xrpl-source-absent',
  'xrpl-issuer-absent',
]);

/** `tried`: what the trial run of exactly this payment found. */
export function judge(read: Read, facts: LedgerFacts, people: People, tried: readonly Finding[] = []): Judgement {
  const { reading, missing, problems, shape } = read;
  if (reading === null) return { ...nothing(classify(shape, facts)), verdict: 'unreadable' };
  if (missing.length > 0 || problems.size > 0) return incomplete(read, reading, facts, people);
  const report = preflight(reading, facts);
  const review = reviewPayment(reading.draft, facts, people);
  const warnings = (review?.warnings ?? []).filter((one) => !isSaid(report.findings, one));
  const findings = inOrder([...report.findings, ...warnings, ...tried]);
  const sendable = findings.every(({ severity }) => severity !== 'block');
  return {
    kind: report.kind,
    findings,
    predicted: findings[0]?.result ?? null,
    review: sendable || onlyForeseen(findings) ? review : null,
    verdict: !sendable ? 'blocked' : findings.some(({ severity }) => severity === 'warn') ? 'warned' : 'good',
    onlyForeseen: onlyForeseen(findings),
  };
}

/** What a trial run that went through spent is what the payment costs now; one that failed says nothing of it. */
export function withQuote(facts: LedgerFacts, tried: Pick<Simulation, 'result' | 'spent'> | null): LedgerFacts {
  return tried?.result === 'tesSUCCESS' && tried.spent ? { ...facts, quote: tried.spent } : facts;
}

/** Others may clear away what stands against it: a trust line is opened, a permission given. What a trial run said is asked anew by whoever wants to know. */
export function waitsForLedger({ findings }: Judgement): boolean {
  return findings.some(({ code, severity }) => severity === 'block' && code !== 'xrpl-simulated-refusal' && ofLedger.has(code));
}

const ofLedger: ReadonlySet<string> = new Set(ledgerCodes);

function incomplete({ shape, missing }: Read, reading: PaymentReading, facts: LedgerFacts, people: People): Judgement {
  const early = preflight({ draft: shape, findings: [] }, facts).findings.filter(({ code }) => independentOfAmounts.has(code));
  const alike = (reviewPayment(shape, facts, people)?.warnings ?? []).filter(({ code }) => code.startsWith('xrpl-warn-look-alike'));
  const read = reading.findings.filter(({ field }) => field === null || !missing.includes(field));
  return { ...nothing(classify(shape, facts)), findings: inOrder([...read, ...early, ...alike]) };
}

function nothing(kind: PaymentKind | null): Judgement {
  return { kind, findings: [], predicted: null, review: null, verdict: 'incomplete', onlyForeseen: false };
}

function isSaid(said: readonly Finding[], { code, field }: Finding): boolean {
  return said.some((one) => one.code === code && one.field === field);
}

/** A tec uses the fee and tells the truth; everything else cannot even be sent. */
function onlyForeseen(findings: readonly Finding[]): boolean {
  const blocks = findings.filter(({ severity }) => severity === 'block');
  return blocks.length > 0 && blocks.every(({ result }) => result !== null && resultClass(result) === 'tec');
}
