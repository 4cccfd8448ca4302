// Owns the practice XRP Ledger as its host sees it: connections, closes, faucet, snapshots, lies.
import type { CreateXrplSide, Lies, XrplSide, XrplSideOptions, XrplSocket } from '../xrpl-side.ts';
import { type Json, type JsonObject, textOf } from './base/json.ts';
import type { CommandServer } from './commands/command.ts';
import { practiceRules } from './engine/rules.ts';
import type { Transaction } from './engine/transaction.ts';
import { genesisHistory } from './ledger/genesis.ts';
import type { ClosedLedger } from './ledger/history.ts';
import { PracticeLedger, type Submission } from './ledger/practice-ledger.ts';
import { Hands } from './market/hands.ts';
import { Market } from './market/market.ts';
import { restoreLedger, saveLedger } from './ledger/snapshot-parse.ts';
import { frame, parseRequest, respond, unreadable } from './server/envelope.ts';
import { payFromGenesis } from './server/faucet.ts';
import { Liar } from './server/lies.ts';
import { publishLedger, publishProposed } from './server/publisher.ts';
import { newSession, type Session } from './server/session.ts';

const MAX_KNOWN_BAD = 10_000;

/** A practice ledger, fresh or from a snapshot. Throws if `restore` is neither null nor a snapshot of this network. */
export const createXrplSide: CreateXrplSide = (options) => new Side(options);

class Side implements XrplSide, CommandServer {
  readonly ledger: PracticeLedger;
  readonly startedMs: number;
  readonly market: Market;
  readonly #options: XrplSideOptions;
  readonly #sessions = new Set<Session>();
  readonly #bad = new Set<string>();
  readonly #liar: Liar;

  constructor(options: XrplSideOptions) {
    this.#options = options;
    this.startedMs = options.now();
    this.ledger = openLedger(options);
    this.#liar = new Liar(options.later);
    this.market = new Market(
      new Hands(
        this.ledger,
        (tx) => this.submit(tx, true),
        () => void this.closeLedger(1),
      ),
    );
  }

  handleConnection(socket: XrplSocket): void {
    const session = newSession((message) => socket.send(JSON.stringify(message)));
    this.#sessions.add(session);
    socket.onClose(() => this.#sessions.delete(session));
    socket.onMessage((text) => this.#receive(session, text));
  }

  closeLedger(count = 1): ClosedLedger {
    let closed = this.#closeOne();
    for (let i = 1; i < count; i += 1) closed = this.#closeOne();
    return closed;
  }

  faucet(address: string, drops: bigint): ReturnType<XrplSide['faucet']> {
    const paid = payFromGenesis(this.ledger, address, drops, (tx) => this.submit(tx, true));
    if (paid.ok) this.#options.onChange('faucet');
    return paid;
  }

  snapshot(): unknown {
    return saveLedger(this.ledger);
  }

  setLies(lies: Lies): void {
    this.#liar.set(lies);
  }

  submit(tx: Transaction, failHard: boolean): Submission {
    const submission = this.ledger.submit(tx, failHard);
    if (submission.applied || submission.held) this.#options.onChange('submitted');
    const went = submission.applied ? [{ tx, result: submission.result }, ...submission.followers] : [];
    for (const one of went) publishProposed(this.#sessions, this.ledger, one.tx, one.result);
    return submission;
  }

  randomBytes(length: number): Uint8Array {
    return this.#options.random(length);
  }

  isKnownBad(hash: string): boolean {
    return this.#bad.has(hash);
  }

  rememberBad(hash: string): void {
    this.#bad.add(hash);
    const [oldest] = this.#bad;
    if (oldest !== undefined && this.#bad.size > MAX_KNOWN_BAD) this.#bad.delete(oldest);
  }

  #closeOne(): ClosedLedger {
    const closed = this.ledger.close();
    this.#options.onChange('ledger');
    publishLedger(this.#sessions, this.ledger, closed);
    return closed;
  }

  #receive(session: Session, text: string): void {
    const request = parseRequest(text);
    if (request === null) session.send(unreadable(text));
    else if (isSubmit(request)) this.#answerSubmit(session, request);
    else session.send(respond(this, session, request));
  }

  #answerSubmit(session: Session, request: JsonObject): void {
    const treatment = this.#liar.next();
    const { refuse } = treatment;
    const shown: { readonly [key: string]: Json | undefined } = { tx_blob: request['tx_blob'], tx_json: {} };
    const reply = refuse === null ? respond(this, session, request) : frame(request, { ok: true, result: { ...refuse, ...shown } });
    treatment.deliver(() => session.send(reply));
  }
}

function isSubmit(request: JsonObject): boolean {
  return (textOf(request, 'command') ?? textOf(request, 'method')) === 'submit';
}

function openLedger({ networkId, now, restore, without }: XrplSideOptions): PracticeLedger {
  const rules = practiceRules(networkId, without);
  if (restore === null || restore === undefined) return new PracticeLedger(rules, genesisHistory(rules, now()), now);
  const ledger = restoreLedger(restore, rules, now);
  if (ledger === null) throw new Error(`the saved practice ledger is not one of network ${networkId}`);
  return ledger;
}
