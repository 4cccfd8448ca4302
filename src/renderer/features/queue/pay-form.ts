// Owns what the sender chooses before Bitcoin payouts are paid, as he typed it, and what main is asked for.
import { type FeeEstimates, type FeeTarget, feeTargets, type PaymentWish } from '../../../shared/contract/paying.ts';
import { formatDecimal, sign } from '../../../shared/money/decimal.ts';
import { parseDecimal } from '../../../shared/money/parse-amount.ts';
import type { ChosenCoin } from '../../state/chosen-coins.ts';

export interface PayForm {
  readonly choice: FeeTarget | 'own';
  /** Own rate, satoshi per virtual byte. */
  readonly rate: string;
  readonly recipientPays: boolean;
  /** BTC. */
  readonly mostFee: string;
  /** Satoshi per virtual byte. */
  readonly mostRate: string;
  readonly perTransaction: string;
}

export const firstForm: PayForm = { choice: 'normal', rate: '', recipientPays: false, mostFee: '', mostRate: '', perTransaction: '' };
export const payChoices = [...feeTargets, 'own'] as const;

export type Wish = Omit<PaymentWish, 'walletId' | 'payoutIds'>;

export interface ReadForm {
  /** Null while a field cannot be read, or the own rate is not there yet. */
  readonly wish: Wish | null;
  /** Fields with something in them that cannot be meant. */
  readonly bad: ReadonlySet<'rate' | 'mostFee' | 'mostRate' | 'perTransaction'>;
}

/** Canonical fee rate in satoshi per virtual byte; null when the text is none. */
export function feeRateOf(text: string): string | null {
  return positive(text, 3);
}

/** Without estimates main chooses the rate itself: the plan then says which. */
export function readForm(form: PayForm, estimates: FeeEstimates | undefined, coins: readonly ChosenCoin[] = []): ReadForm {
  const rate = form.choice === 'own' ? feeRateOf(form.rate) : rateOf(estimates, form.choice);
  const mostFee = positive(form.mostFee, 8);
  const mostFeeRate = positive(form.mostRate, 3);
  const most = wholeNumber(form.perTransaction);
  const bad = new Set<'rate' | 'mostFee' | 'mostRate' | 'perTransaction'>();
  if (form.choice === 'own' && form.rate !== '' && rate === null) bad.add('rate');
  if (form.mostFee !== '' && mostFee === null) bad.add('mostFee');
  if (form.mostRate !== '' && mostFeeRate === null) bad.add('mostRate');
  if (form.perTransaction !== '' && most === null) bad.add('perTransaction');
  if (bad.size > 0 || (form.choice === 'own' && rate === null)) return { wish: null, bad };
  const wish: Wish = {
    ...(rate !== null && { feeRate: rate }),
    ...(form.recipientPays && { recipientPaysFee: true }),
    ...(mostFee !== null && { mostFee }),
    ...(mostFeeRate !== null && { mostFeeRate }),
    ...(most !== null && { mostOutputs: most }),
    ...(coins.length > 0 && { coins: coins.map(({ outpoint }) => outpoint) }),
  };
  return { wish, bad };
}

export function rateOf(estimates: FeeEstimates | undefined, target: FeeTarget): string | null {
  return estimates?.targets.find((one) => one.target === target)?.rate ?? null;
}

function positive(text: string, places: number): string | null {
  const read = parseDecimal(text.normalize('NFKC'));
  return read.ok && sign(read.value) > 0 && read.value.scale <= places ? formatDecimal(read.value) : null;
}

function wholeNumber(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  const value = /^\d{1,3}$/.test(plain) ? Number.parseInt(plain, 10) : 0;
  return value >= 1 && value <= 500 ? value : null;
}
