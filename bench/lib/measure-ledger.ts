// Owns the measure of the practice XRP Ledger: signed transactions read, checked, applied to the open ledger and closed into the next one.
import { performance } from 'node:perf_hooks';
import { type SubmittableTransaction, Wallet } from 'xrpl';
import { localRefusal, parseBlob } from '../../src/practice/xrpl/engine/parse-transaction.ts';
import { practiceRules } from '../../src/practice/xrpl/engine/rules.ts';
import { genesisHistory } from '../../src/practice/xrpl/ledger/genesis.ts';
import { PracticeLedger } from '../../src/practice/xrpl/ledger/practice-ledger.ts';
import { counts } from './options.ts';
import type { Row } from './table.ts';

const START_MS = 1_767_323_040_000;
const DEFAULT_RIPPLE = 8;
/** One ledger closes so many payments. */
const PER_LEDGER = 100;
const OFFERS_PER_BOOK = 50;

/** A transaction without the members that are filled in. */
type Draft = Readonly<Record<string, unknown>>;

/** A ledger, and who acts in it. */
class World {
  readonly #ledger = new PracticeLedger(
    practiceRules(0),
    genesisHistory(practiceRules(0), START_MS),
    () => START_MS + this.#ledger.history.last.index * 4_000,
  );
  readonly #sequences = new Map<string, number>();
  readonly genesis = Wallet.fromSeed('snoPBrXtMeMyMHUVTgbuqAfg1SUTb');

  /** The bytes of a transaction with the next number of its account. */
  sign(by: Wallet, draft: Draft): string {
    const Sequence = this.#sequences.get(by.address) ?? 1;
    this.#sequences.set(by.address, Sequence + 1);
    return by.sign({ ...draft, Account: by.address, Fee: '10', Sequence } as unknown as SubmittableTransaction).tx_blob;
  }

  submit(blob: string): void {
    const parsed = parseBlob(blob);
    if (!parsed.ok) throw new Error(parsed.reason);
    const refusal = localRefusal(parsed.tx);
    if (refusal !== null) throw new Error(refusal);
    const { result } = this.#ledger.submit(parsed.tx, false);
    if (result !== 'tesSUCCESS') throw new Error(`${parsed.tx.type}: ${result}`);
  }

  close(): void {
    this.#ledger.close();
  }

  act(by: Wallet, draft: Draft): void {
    this.submit(this.sign(by, draft));
  }

  /** A new account; its sequence begins with the ledger that made it. */
  account(xrp: number): Wallet {
    const wallet = Wallet.generate();
    this.act(this.genesis, { TransactionType: 'Payment', Destination: wallet.address, Amount: String(xrp * 1_000_000) });
    this.close();
    this.#sequences.set(wallet.address, this.#ledger.history.last.index);
    return wallet;
  }
}

export async function measureLedger(): Promise<readonly Row[]> {
  const [xrp, tokens]: readonly [number[], number[]] = [[], []];
  for (let run = 0; run < counts.ledgerRuns; run += 1) {
    xrp.push(xrpPayments());
    tokens.push(crossPayments());
  }
  return [
    { what: 'Practice ledger, XRP payments, signed ones checked, applied and closed', unit: 'tx/s', values: xrp },
    { what: 'Practice ledger, USD to EUR through XRP, 100 offers taken by each payment', unit: 'tx/s', values: tokens, digits: 1 },
  ];
}

function xrpPayments(): number {
  const world = new World();
  const [from, to] = [world.account(1_000_000), world.account(100)];
  const draft = { TransactionType: 'Payment', Destination: to.address, Amount: '1' } as const;
  const blobs = Array.from({ length: counts.ledgerPayments }, () => world.sign(from, draft));
  const started = performance.now();
  blobs.forEach((blob, i) => {
    world.submit(blob);
    if (i % PER_LEDGER === PER_LEDGER - 1) world.close();
  });
  world.close();
  return (blobs.length * 1000) / (performance.now() - started);
}

function crossPayments(): number {
  const world = new World();
  const [gw, eu, maker, from, to] = [0, 1, 2, 3, 4].map(() => world.account(100_000)) as [Wallet, Wallet, Wallet, Wallet, Wallet];
  const of = (currency: string, issuer: Wallet, value: string) => ({ currency, issuer: issuer.address, value });
  for (const issuer of [gw, eu]) world.act(issuer, { TransactionType: 'AccountSet', SetFlag: DEFAULT_RIPPLE });
  world.close(); // within one ledger the order of accounts is not ours
  const lines = [
    [maker, of('USD', gw, '1000000')],
    [maker, of('EUR', eu, '1000000')],
    [from, of('USD', gw, '1000000')],
    [to, of('EUR', eu, '1000000')],
  ] as const;
  for (const [by, LimitAmount] of lines) world.act(by, { TransactionType: 'TrustSet', LimitAmount });
  world.close();
  world.act(gw, { TransactionType: 'Payment', Destination: from.address, Amount: of('USD', gw, '100000') });
  world.act(eu, { TransactionType: 'Payment', Destination: maker.address, Amount: of('EUR', eu, '100000') });
  world.close();
  let spent = 0;
  for (let i = 0; i < counts.ledgerCrossings; i += 1) {
    for (let k = 0; k < OFFERS_PER_BOOK; k += 1) {
      const worse = (100 + k) / 100;
      world.act(maker, { TransactionType: 'OfferCreate', TakerGets: '1000000', TakerPays: of('USD', gw, String(worse)) });
      world.act(maker, { TransactionType: 'OfferCreate', TakerGets: of('EUR', eu, '1'), TakerPays: '1000000' });
    }
    world.close();
    const path = [{ currency: 'XRP' }, { currency: 'EUR', issuer: eu.address }];
    const amounts = { Amount: of('EUR', eu, String(OFFERS_PER_BOOK)), SendMax: of('USD', gw, '1000') };
    const blob = world.sign(from, { TransactionType: 'Payment', Destination: to.address, ...amounts, Paths: [path] });
    const started = performance.now();
    world.submit(blob);
    world.close();
    spent += performance.now() - started;
  }
  return (counts.ledgerCrossings * 1000) / spent;
}
