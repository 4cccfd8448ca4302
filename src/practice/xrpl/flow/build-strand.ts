// Owns turning a path into a strand of steps, hop by hop from the sender; the first thing that goes wrong decides (xrpl-payment.md section 7).
import { accountZero } from '../base/address.ts';
import type { Issue } from '../engine/asset.ts';
import type { ResultCode } from '../engine/results.ts';
import { neutralIssuer } from '../ledger/entries-tokens.ts';
import type { ReadView } from '../ledger/view.ts';
import { BookStep } from './book-step.ts';
import { DirectStep } from './direct-step.ts';
import { type Ends, normalise } from './normalise.ts';
import { isMalformed, isOffer, type Path, type PathElement } from './path.ts';
import type { Book, Step, Strand, StrandFrame } from './step.ts';
import { checkBook, checkHop, checkXrpEnd, type Place, Seen } from './step-checks.ts';
import { XrpStep } from './xrp-step.ts';

export type Built = { readonly ok: true; readonly strand: Strand } | { readonly ok: false; readonly code: ResultCode };

/** Currency and account where the strand has got to. XRP has the account `accountZero`. */
interface Here {
  readonly currency: string;
  readonly account: string;
}

export interface StrandPlan {
  readonly view: ReadView;
  readonly frame: StrandFrame;
  readonly ends: Ends;
  readonly domain: string | null;
}

export function buildStrand(plan: StrandPlan, path: Path): Built {
  const { source, target, deliver, spend } = plan.ends;
  const parties = [source, target, ...[deliver, spend].flatMap((issue) => (issue?.kind === 'token' ? [issue.issuer] : []))];
  const isWrong = parties.some((one) => one === accountZero || one === neutralIssuer) || path.some(isMalformed);
  return isWrong ? { ok: false, code: 'temBAD_PATH' } : new Builder(plan).build(normalise(plan.ends, path));
}

class Builder {
  readonly #plan: StrandPlan;
  readonly #steps: Step[] = [];
  readonly #seen = new Seen();
  #here: Here = { currency: 'XRP', account: accountZero };

  constructor(plan: StrandPlan) {
    this.#plan = plan;
  }

  build(elements: readonly PathElement[]): Built {
    if (elements.length < 2) return { ok: false, code: 'temBAD_PATH' };
    for (const [i, now] of elements.slice(0, -1).entries()) {
      const next = elements[i + 1] ?? now;
      this.#here = arrived(this.#here, now);
      const code = this.#advance(now, next, i === elements.length - 2);
      if (code !== null) return { ok: false, code };
    }
    return { ok: true, strand: this.#steps };
  }

  #advance(now: PathElement, next: PathElement, isLast: boolean): ResultCode | null {
    if (!isOffer(now) || isOffer(next)) return this.#step(now, next, isLast);
    return this.#leaveBook(next.account ?? accountZero, isLast);
  }

  /** After a book the value is with the issuer; if the path goes on elsewhere, a hop there is implied. */
  #leaveBook(account: string, isLast: boolean): ResultCode | null {
    if (account === this.#here.account || account === accountZero) return null;
    if (this.#here.currency !== 'XRP') return this.#hop(this.#here.account, account, false);
    return isLast ? this.#xrpEnd(account, false) : 'temBAD_PATH';
  }

  #step(now: PathElement, next: PathElement, isLast: boolean): ResultCode | null {
    if (this.#steps.length === 0 && now.account !== null && now.currency === 'XRP') return this.#xrpEnd(now.account, isLast);
    if (isOffer(next)) return this.#throughBook(next);
    const [from, to] = [now.account ?? accountZero, next.account ?? accountZero];
    return isLast && from === accountZero ? this.#xrpEnd(to, true) : this.#hop(from, to, isLast);
  }

  #throughBook({ currency, issuer }: PathElement): ResultCode | null {
    const outCurrency = currency ?? this.#here.currency;
    if (this.#here.currency === 'XRP' && outCurrency === 'XRP') return 'temBAD_PATH';
    const out = issueAt({ currency: outCurrency, account: issuer ?? this.#here.account });
    const book: Book = { in: issueAt(this.#here), out, domain: this.#plan.domain };
    return this.#add(checkBook(book, this.#place(false)), () => new BookStep(this.#plan.frame, book, this.#previous));
  }

  #hop(from: string, to: string, isLast: boolean): ResultCode | null {
    const hop = { from, to, currency: this.#here.currency };
    return this.#add(checkHop(hop, this.#place(isLast)), () => new DirectStep(this.#plan.frame, hop, this.#previous, isLast));
  }

  #xrpEnd(account: string, isLast: boolean): ResultCode | null {
    const { frame, view } = this.#plan;
    return this.#add(checkXrpEnd(account, this.#place(isLast)), () => new XrpStep(frame, account, isLast, view));
  }

  #add(refused: ResultCode | null, make: () => Step): ResultCode | null {
    if (refused === null) this.#steps.push(make());
    return refused;
  }

  get #previous(): Step | null {
    return this.#steps.at(-1) ?? null;
  }

  #place(isLast: boolean): Place {
    const { view, ends } = this.#plan;
    const isFirst = this.#steps.length === 0;
    return { view, previous: this.#previous, isFirst, isLast, isCrossing: ends.isCrossing, seen: this.#seen };
  }
}

function arrived(here: Here, { account, currency, issuer }: PathElement): Here {
  const at = account ?? issuer ?? here.account;
  const now = currency ?? here.currency;
  return { currency: now, account: currency === 'XRP' ? accountZero : at };
}

function issueAt({ currency, account }: Here): Issue {
  return currency === 'XRP' ? { kind: 'xrp' } : { kind: 'token', currency, issuer: account };
}
