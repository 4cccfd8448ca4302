// Owns the layers in which a payment tries things out: what came in during the payment cannot be spent in it, and no reserve sinks in it.
import { add, isLess, isNegative, least, negated, type Quantity, subtract, zeroOf } from '../arith/quantity.ts';
import { accountZero } from '../base/address.ts';
import { isLowAccount } from '../ledger/indexes.ts';
import { type BalanceKey, LayerView, type ReadView } from '../ledger/view.ts';

/** What the two accounts of a balance gave each other in one layer, and the low account's balance before the first time. */
interface Given {
  readonly byLow: Quantity;
  readonly byHigh: Quantity;
  readonly lowBefore: Quantity;
}

export class FlowView extends LayerView {
  /** This layer and those below it that belong to the same payment, newest first. */
  readonly #layers: readonly FlowView[];
  readonly #given = new Map<string, Given>();
  readonly #ownerCounts = new Map<string, number>();

  constructor(base: ReadView) {
    super(base);
    this.#layers = [this, ...(base instanceof FlowView ? base.#layers : [])];
  }

  override noteCredit(giver: BalanceKey, amount: Quantity, before: Quantity): void {
    const [name, low] = nameOf(giver);
    const nothing = zeroOf(amount.unit);
    const old = this.#given.get(name) ?? { byLow: nothing, byHigh: nothing, lowBefore: low ? before : negated(before) };
    this.#given.set(name, low ? { ...old, byLow: add(old.byLow, amount) } : { ...old, byHigh: add(old.byHigh, amount) });
  }

  override noteOwnerCount(owner: string, count: number): void {
    this.#ownerCounts.set(owner, Math.max(count, this.#ownerCounts.get(owner) ?? 0));
  }

  /** The smallest of: what is there, what was there in any layer, and what was there at first less all that was given away since. */
  usableBalance(key: BalanceKey, balance: Quantity): Quantity {
    const [name, low] = nameOf(key);
    let [given, first, smallest] = [zeroOf(balance.unit), balance, balance];
    for (const layer of this.#layers) {
      const noted = layer.#given.get(name);
      if (noted === undefined) continue;
      given = add(given, low ? noted.byLow : noted.byHigh);
      first = low ? noted.lowBefore : negated(noted.lowBefore);
      if (isLess(first, smallest)) smallest = first;
    }
    const usable = least(balance, subtract(first, given), smallest);
    return key.peer === accountZero && isNegative(usable) ? zeroOf(usable.unit) : usable;
  }

  usableOwnerCount(owner: string, count: number): number {
    return Math.max(count, ...this.#layers.map((layer) => layer.#ownerCounts.get(owner) ?? 0));
  }

  /** Writes this layer down into the one below it, with what it remembers. */
  settleInto(target: LayerView): void {
    this.flushInto(target);
    if (!(target instanceof FlowView)) return;
    for (const [name, own] of this.#given) {
      const old = target.#given.get(name);
      const merged = {
        byLow: add(old?.byLow ?? zeroOf(own.byLow.unit), own.byLow),
        byHigh: add(old?.byHigh ?? zeroOf(own.byHigh.unit), own.byHigh),
      };
      target.#given.set(name, { ...merged, lowBefore: old?.lowBefore ?? own.lowBefore });
    }
    for (const [owner, count] of this.#ownerCounts) target.noteOwnerCount(owner, count);
  }
}

/** One name for both directions, and whether the key is the low one's. XRP's peer is the lowest of all. */
function nameOf({ owner, peer, currency }: BalanceKey): readonly [string, boolean] {
  const low = isLowAccount(owner, peer);
  return [low ? `${owner} ${peer} ${currency}` : `${peer} ${owner} ${currency}`, low];
}
