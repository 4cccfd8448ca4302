// Owns the step with which a strand begins or ends in XRP.
import { parQuality } from '../arith/quality.ts';
import { equal, least, type Quantity, zeroDrops } from '../arith/quantity.ts';
import { UNIT_RATE } from '../arith/ratio.ts';
import { readLine } from '../lines/trust-line.ts';
import { spendableXrp } from '../lines/funds.ts';
import { giveXrp, takeXrp } from '../lines/move-xrp.ts';
import type { ReadView } from '../ledger/view.ts';
import type { Attempt, InOut, Step, StrandFrame } from './step.ts';

/** At the start XRP comes out of `account`, above its reserve; at the end it goes in, as much as there is. */
export class XrpStep implements Step {
  readonly key: string;
  readonly hop = null;
  readonly book = null;
  readonly isExhausted = false;
  readonly offersUsed = 0;
  readonly account: string;
  readonly #isLast: boolean;
  readonly #frame: StrandFrame;
  readonly #fewerOwned: number;
  #found: InOut | null = null;

  constructor(frame: StrandFrame, account: string, isLast: boolean, view: ReadView) {
    this.key = `xrp ${isLast ? 'to' : 'from'} ${account}`;
    this.account = account;
    this.#frame = frame;
    this.#isLast = isLast;
    this.#fewerOwned = !isLast && needsLine(frame, account, view) ? 1 : 0;
  }

  get found(): InOut | null {
    return this.#found;
  }

  reverse({ view }: Attempt, out: Quantity): InOut {
    return this.#move(view, out);
  }

  forward({ view }: Attempt, input: Quantity): InOut {
    return this.#move(view, input);
  }

  debt(): 'issues' {
    return 'issues';
  }

  qualityIn(): bigint {
    return UNIT_RATE;
  }

  bestQuality() {
    return { quality: parQuality, debt: this.debt() };
  }

  #move(view: Attempt['view'], wanted: Quantity): InOut {
    const amount = this.#isLast ? wanted : least(wanted, spendableXrp(view, this.#frame.rules, this.account, this.#fewerOwned));
    const moved = this.#isLast ? giveXrp(view, this.account, amount) : takeXrp(view, this.account, amount);
    const done = moved || equal(amount, zeroDrops) ? amount : zeroDrops;
    this.#found = { in: done, out: done };
    return this.#found;
  }
}

/** Who buys a token by an offer may use the reserve of one object for the trust line that will come of it. */
function needsLine({ crossing, deliver }: StrandFrame, account: string, view: ReadView): boolean {
  return crossing !== null && deliver.kind === 'token' && readLine(view, account, deliver.issuer, deliver.currency) === undefined;
}
