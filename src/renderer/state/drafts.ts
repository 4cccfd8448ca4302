// Owns what was typed and not yet sent: it survives changing the screen, links that arrive, and a reload (keep.ts).
import { create } from 'zustand';
import type { RateQuote } from '../../shared/contract/common.ts';
import type { ClaimTerms } from '../../shared/contract/workflow-api.ts';

export const periodChoices = ['none', 'day', 'week', 'month', 'custom'] as const;
export type PeriodChoice = (typeof periodChoices)[number];
export const periodUnits = ['minutes', 'hours', 'days', 'weeks'] as const;
export type PeriodUnit = (typeof periodUnits)[number];
export const refundBases = ['then', 'now', 'custom'] as const;
export const templates = ['blank', 'refund', 'subscription', 'freelancer', 'patronage', 'sale', 'withdrawals'] as const;
export type Template = (typeof templates)[number];

export interface PullDraft {
  readonly template: Template;
  readonly name: string;
  readonly description: string;
  readonly limit: string;
  readonly unit: string;
  readonly price: string;
  readonly priceCurrency: string;
  readonly period: PeriodChoice;
  /** Length of a custom period: a number of units. */
  readonly periodCount: string;
  readonly periodUnit: PeriodUnit;
  readonly startsLater: boolean;
  /** Local date and time as the field gives it: "2026-11-23T10:00". */
  readonly startDate: string;
  readonly hasEnd: boolean;
  readonly endDate: string;
  readonly bitcoin: boolean;
  readonly xrp: boolean;
  /** Method ids of tokens and MPTs, in the order in which they were added. */
  readonly tokens: readonly string[];
  readonly autoApprove: boolean;
  /** Bounds of automatic approval in the unit; empty for none. */
  readonly autoPerClaim: string;
  readonly autoPerDay: string;
  /** That there shall be a passphrase; what it is, no draft keeps. */
  readonly hasPassphrase: boolean;
  readonly refund: RefundDraft;
}

/** What the refund template asks instead of a limit; the refund is in the unit of the form. */
export interface RefundDraft {
  readonly paid: string;
  readonly paidIn: string;
  readonly basis: (typeof refundBases)[number];
  /** The rate when it was paid, as typed. */
  readonly rateThen: string;
  /** Today's rate as it was answered; it is for one pair. */
  readonly rateNow: RateQuote | null;
  readonly custom: string;
  readonly minus: string;
}

export const emptyPullDraft: PullDraft = {
  template: 'blank',
  name: '',
  description: '',
  limit: '',
  unit: 'USD',
  price: '',
  priceCurrency: 'USD',
  period: 'none',
  periodCount: '',
  periodUnit: 'days',
  startsLater: false,
  startDate: '',
  hasEnd: false,
  endDate: '',
  bitcoin: true,
  xrp: true,
  tokens: [],
  autoApprove: false,
  autoPerClaim: '',
  autoPerDay: '',
  hasPassphrase: false,
  refund: { paid: '', paidIn: 'USD', basis: 'now', rateThen: '', rateNow: null, custom: '', minus: '' },
};

export interface ClaimDraft {
  /** Made once per form: a retry after a lost answer is the same claim. */
  readonly claimId: string;
  readonly terms: ClaimTerms;
  readonly methodId: string;
  readonly destination: string;
  readonly tag: string;
  readonly all: boolean;
  readonly amount: string;
  readonly note: string;
  /** After sending: what to show instead of the form. */
  readonly sent: { readonly myClaimId: string; readonly claimLink: string | null } | null;
}

interface DraftState {
  readonly pull: PullDraft;
  /** Of the pull payment that is being made; unlike all else here it is gone after a reload. */
  readonly passphrase: string;
  /** One form per pull payment, so that a second link never overwrites the first form. */
  readonly claims: Readonly<Record<string, ClaimDraft>>;
  readonly currentClaim: string | null;
  /** What was typed into single fields of sheets, by a name that says which. */
  readonly texts: Readonly<Record<string, string>>;
  readonly changePull: (part: Partial<PullDraft>) => void;
  readonly setPassphrase: (passphrase: string) => void;
  readonly clearPull: () => void;
  readonly startClaim: (draft: ClaimDraft) => void;
  readonly changeClaim: (key: string, part: Partial<ClaimDraft>) => void;
  readonly dropClaim: (key: string) => void;
  readonly setText: (name: string, text: string) => void;
  readonly dropText: (...names: readonly string[]) => void;
}

/** Key of a claim form: the pull payment and where it is served. */
export function claimKey(terms: Pick<ClaimTerms, 'pullPaymentId' | 'server'>): string {
  return `${terms.server ?? 'offer'} ${terms.pullPaymentId}`;
}

export const useDrafts = create<DraftState>()((set) => ({
  pull: emptyPullDraft,
  passphrase: '',
  claims: {},
  currentClaim: null,
  texts: {},
  changePull: (part) => set((state) => ({ pull: { ...state.pull, ...part } })),
  setPassphrase: (passphrase) => set({ passphrase }),
  clearPull: () => set({ pull: emptyPullDraft, passphrase: '' }),
  startClaim: (draft) => set((state) => startClaim(state, draft)),
  changeClaim: (key, part) =>
    set((state) => {
      const draft = state.claims[key];
      return draft ? { claims: { ...state.claims, [key]: { ...draft, ...part } } } : {};
    }),
  dropClaim: (key) =>
    set((state) => {
      const { [key]: _dropped, ...claims } = state.claims;
      return { claims, currentClaim: state.currentClaim === key ? null : state.currentClaim };
    }),
  setText: (name, text) => set((state) => ({ texts: { ...state.texts, [name]: text } })),
  dropText: (...names) =>
    set((state) => ({ texts: Object.fromEntries(Object.entries(state.texts).filter(([name]) => !names.includes(name))) })),
}));

function startClaim(state: DraftState, draft: ClaimDraft): Partial<DraftState> {
  const key = claimKey(draft.terms);
  const known = state.claims[key];
  // The same link again brings the form back as it was, with newer terms.
  const next = known && known.sent === null ? { ...known, terms: draft.terms } : draft;
  return { claims: { ...state.claims, [key]: next }, currentClaim: key };
}

/** True when a form holds something that the user typed. */
export function isPullDraftTouched(draft: PullDraft): boolean {
  return draft.name !== '' || draft.description !== '' || draft.limit !== '' || draft.hasPassphrase || draft.refund.paid !== '';
}

export function isClaimDraftTouched(draft: ClaimDraft): boolean {
  return draft.sent === null && (draft.destination !== '' || draft.amount !== '' || draft.note !== '' || draft.tag !== '');
}
