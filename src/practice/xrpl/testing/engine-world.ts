// Owns a small ledger for tests of the engine alone: accounts by name, transactions without signatures, balances as text.
import { tokensText } from '../arith/quantity-text.ts';
import { addressOfId } from '../base/address.ts';
import { asciiBytes, halfHash } from '../base/hex.ts';
import type { Json, JsonObject } from '../base/json.ts';
import { applyTransaction } from '../engine/apply.ts';
import type { Metadata } from '../engine/metadata.ts';
import type { ResultCode } from '../engine/results.ts';
import { practiceRules, type Rules } from '../engine/rules.ts';
import { readTransaction } from '../engine/transaction.ts';
import type { AccountRoot, LedgerEntry } from '../ledger/entries.ts';
import type { Offer } from '../ledger/entries-market.ts';
import { ownedIndexes } from '../ledger/owner-directory.ts';
import { LayerView, MapView, readAccount } from '../ledger/view.ts';
import { balanceSeenBy, readLine } from '../lines/trust-line.ts';
import { readOffer } from '../offers/offer.ts';

const FEE = 10n;
const DROPS_PER_XRP = 1_000_000n;

/** The address that a name stands for in these tests. */
export function addressOf(name: string): string {
  return addressOfId(halfHash(asciiBytes(name)).slice(0, 20));
}

/** `5 USD/gw`, or `5` for XRP. */
export function amount(text: string): Json {
  const [value = '', token] = text.split(' ');
  if (token === undefined) return String(BigInt(Math.round(Number(value) * 1e6)));
  const [currency = '', issuer = ''] = token.split('/');
  return { currency, issuer: addressOf(issuer), value };
}

/** A transaction without the members that are filled in. */
export interface Draft {
  readonly [field: string]: Json | undefined;
  readonly TransactionType: string;
}

export interface Done {
  readonly result: ResultCode;
  readonly metadata: Metadata | null;
  /** Sequence of the transaction, which names an offer. */
  readonly sequence: number;
}

export class EngineWorld {
  readonly view: LayerView;
  readonly rules: Rules;
  /** Ripple seconds of the parent ledger. */
  closeTime = 800_000_000;
  #count = 0;

  /** Each account begins with so many XRP. */
  constructor(
    names: readonly string[],
    xrp = 10_000n,
    without: readonly string[] = [],
    state: ReadonlyMap<string, LedgerEntry> = new Map(),
  ) {
    this.rules = practiceRules(0, without);
    this.view = new LayerView(new MapView(state));
    for (const name of names) {
      const Account = addressOf(name);
      const root = {
        LedgerEntryType: 'AccountRoot',
        Account,
        Balance: String(xrp * DROPS_PER_XRP),
        Flags: 0,
        OwnerCount: 0,
        Sequence: 1,
      } as const;
      this.view.putAccount(root);
    }
  }

  /** Another world that begins as this one is now. */
  fork(): EngineWorld {
    const world = new EngineWorld([], 0n, [], new Map(this.view.entries()));
    world.closeTime = this.closeTime;
    world.#count = this.#count;
    return world;
  }

  /** Applies as if validated at once. */
  submit(by: string, draft: Draft): Done {
    const root = this.root(by);
    const ticket = draft['TicketSequence'];
    const Sequence = ticket === undefined ? root.Sequence : 0;
    const json: JsonObject = { Account: addressOf(by), Fee: String(FEE), Sequence, SigningPubKey: '', ...draft };
    this.#count += 1;
    const hash = this.#count.toString(16).toUpperCase().padStart(64, '0');
    const tx = readTransaction('', hash, json);
    if (tx === null) throw new Error('no transaction');
    const mode = { open: true, simulated: true, present: false, claimless: false };
    const context = { rules: this.rules, index: 100 + this.#count, parentCloseTime: this.closeTime };
    const { result, done } = applyTransaction(tx, this.view, context, mode, 0);
    done?.layer.flushInto(this.view);
    return { result, metadata: done?.metadata ?? null, sequence: Sequence };
  }

  /** Like submit, for what must succeed. */
  must(by: string, draft: Draft): Done {
    const done = this.submit(by, draft);
    if (done.result !== 'tesSUCCESS') throw new Error(`${draft.TransactionType} by ${by}: ${done.result}`);
    return done;
  }

  trust(by: string, limit: string, Flags = 0): Done {
    return this.must(by, { TransactionType: 'TrustSet', LimitAmount: amount(limit), Flags });
  }

  pay(by: string, to: string, what: string, more: JsonObject = {}): Done {
    return this.must(by, { TransactionType: 'Payment', Destination: addressOf(to), Amount: amount(what), ...more });
  }

  /** `by` gives and wants. */
  offer(by: string, gives: string, wants: string, more: JsonObject = {}): Done {
    return this.must(by, { TransactionType: 'OfferCreate', TakerGets: amount(gives), TakerPays: amount(wants), ...more });
  }

  set(by: string, SetFlag: number, more: JsonObject = {}): Done {
    return this.must(by, { TransactionType: 'AccountSet', SetFlag, ...more });
  }

  exists(name: string): boolean {
    return readAccount(this.view, addressOf(name)) !== undefined;
  }

  root(name: string): AccountRoot {
    const root = readAccount(this.view, addressOf(name));
    if (root === undefined) throw new Error(`no account ${name}`);
    return root;
  }

  /** What the account holds of `USD/gw`, as rippled prints it; null without a line. */
  holds(name: string, token: string): string | null {
    const [currency = '', issuer = ''] = token.split('/');
    const line = readLine(this.view, addressOf(name), addressOf(issuer), currency);
    return line === undefined ? null : tokensText(balanceSeenBy(line, addressOf(name)));
  }

  xrp(name: string): bigint {
    return BigInt(this.root(name).Balance);
  }

  /** The account's offers, oldest first. */
  offers(name: string): readonly Offer[] {
    const found = ownedIndexes(this.view, addressOf(name)).flatMap((index) => readOffer(this.view, index) ?? []);
    return found.sort((a, b) => a.Sequence - b.Sequence);
  }
}
