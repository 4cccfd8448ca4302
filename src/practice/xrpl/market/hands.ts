// Owns what the market does to the ledger: it sends transactions as anybody else would, and closes ledgers between those that need each other.
import { refuse, type Result } from '../../../shared/result.ts';
import type { JsonObject } from '../base/json.ts';
import { isSuccess } from '../engine/results.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { PracticeLedger, Submission } from '../ledger/practice-ledger.ts';
import { type Keys, signedBy } from '../server/signed.ts';

/** A transaction that is still to be sent: who sends it, and the fields of its type. */
export interface Order {
  readonly from: Keys;
  readonly tx: JsonObject;
}

export class Hands {
  constructor(
    readonly ledger: PracticeLedger,
    private readonly submit: (tx: Transaction) => Submission,
    readonly close: () => void,
  ) {}

  /** Refusal: `practice-token-refused` with the ledger's `result`; then nothing was sent. */
  send({ from, tx }: Order): Result<{ readonly hash: string }> {
    const signed = signedBy(from, this.ledger, tx);
    const foreseen = this.ledger.simulate(signed).result;
    const result = isSuccess(foreseen) ? this.submit(signed).result : foreseen;
    return isSuccess(result) ? { ok: true, value: { hash: signed.hash } } : refuse('practice-token-refused', { result });
  }

  /** Sends what is missing in a ledger of its own: the order of transactions within one ledger is nobody's to choose. Nothing to do closes nothing. */
  step(orders: readonly Order[]): void {
    if (orders.length === 0) return;
    for (const order of orders) this.send(order);
    this.close();
  }
}
