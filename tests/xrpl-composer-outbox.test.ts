// The composer vectors about answers to a sent payment, played on the whole outbox: its plan, its journal, its passes, and its start after a crash.
import { expect, it } from 'vitest';
import type { XrplLookup } from '../src/main/backends/xrpl-backend.ts';
import { xrplDriver } from '../src/main/outbox/drivers/xrpl-driver.ts';
import { createOutbox, type Outbox } from '../src/main/outbox/outbox.ts';
import type { PromisedPayout } from '../src/main/outbox/ports.ts';
import { ok } from '../src/shared/result.ts';
import { createMemoryJournal } from './fakes/memory-journal.ts';
import { phasesOfState } from './helpers/composer-vectors.ts';
import { account, must, open, payee, Server, transaction, us } from './helpers/set-rippled.ts';
import vectors from './vectors/xrpl/composer-outbox.json';

type Event = Readonly<Record<string, unknown>>;
type Vector = (typeof vectors.scenarios)[number];

/** Each row lives for 20 ledgers. */
const ledgersToLive = 20;
const noAnswer = 'no answer';
const payout: PromisedPayout = {
  revision: 0,
  state: 'AwaitingPayment',
  chain: 'xrpl',
  asset: 'XRP',
  address: payee,
  tag: 7,
  amount: 5_000_000n,
  claimedAt: 0,
};

class Sender {
  readonly sent: string[] = [];
  private journal = createMemoryJournal();
  outbox: Outbox;

  constructor(private readonly server: Server) {
    server.submit = async (blob?: string) => {
      this.sent.push(blob ?? '');
      return server.answer;
    };
    this.outbox = this.begin();
  }

  /** A process that knows nothing but what the journal holds. */
  async restart(): Promise<void> {
    this.journal.die();
    this.journal = createMemoryJournal(this.journal.bodies());
    this.outbox = this.begin();
    must(await this.outbox.recover());
  }

  private begin(): Outbox {
    const driver = xrplDriver({ backend: this.server, address: us, networkId: 60_421, now: () => 1 });
    return must(
      createOutbox({
        walletId: 'w',
        network: 'practice',
        journal: this.journal,
        drivers: { bitcoin: driver, xrpl: driver },
        promised: { payout: (id) => (id === 'p1' ? payout : null) },
        lock: { lock: async () => ok(undefined), unlock: async () => undefined },
        signers: open,
        armedSigners: open,
        now: () => 1,
        random: (length) => new Uint8Array(length).fill(3),
        onChange: () => undefined,
      }),
    );
  }
}

function serverOf({ pending }: Vector['input']): Server {
  const server = new Server();
  server.ledger = { ...server.ledger, validatedLedger: pending.lastLedgerSequence - ledgersToLive };
  server.accounts.set(us, account(us, { sequence: pending.sequence }));
  return server;
}

function lookupOf(event: Event, hash: string, sequence: number): XrplLookup {
  const { lookup } = event;
  if (typeof lookup !== 'object' || lookup === null) return { kind: 'absent', searchedAll: event['searchedAll'] === true };
  const found: { readonly validated?: boolean; readonly ledger_index?: number; readonly TransactionResult?: string } = lookup;
  const { validated = false, ledger_index: ledgerIndex = null, TransactionResult: result = '' } = found;
  return { kind: 'found', transaction: transaction({ hash, sequence, validated, ledgerIndex, result }) };
}

it.each(vectors.scenarios)('$id: $title', async ({ input, expect: expected }) => {
  const server = serverOf(input);
  const sender = new Sender(server);
  const status = () => sender.outbox.statuses().find(({ payoutId }) => payoutId === 'p1');
  const plan = must(await sender.outbox.plan({ walletId: 'w', payoutIds: ['p1'] }));
  must(await sender.outbox.confirm(plan.id, must(await sender.outbox.planView(plan.id)).token));
  for (const event of input.events as readonly Event[]) {
    const { submit, ledger, validatedLedger } = event;
    if (typeof submit === 'string')
      server.answer = submit === noAnswer ? { kind: 'unknown', reason: noAnswer } : { kind: 'result', engineResult: submit };
    const moved = ledger ?? validatedLedger;
    if (typeof moved === 'number') server.ledger = { ...server.ledger, validatedLedger: moved };
    // What a server answers about a row changes with a validated ledger alone, so another answer is told together with one.
    else if (event['lookup'] !== undefined) server.ledger = { ...server.ledger, validatedLedger: server.ledger.validatedLedger + 1 };
    if (event['restart'] === true) await sender.restart();
    if (event['lookup'] !== undefined) server.found = lookupOf(event, status()?.transactionId ?? '', input.pending.sequence);
    must(await sender.outbox.run());
  }
  expect(phasesOfState[expected.state]).toContain(status()?.phase);
  const again = await sender.outbox.plan({ walletId: 'w', payoutIds: ['p1'] });
  expect(again.ok && again.value.id !== plan.id, 'another one was made').toBe(expected.mayBuildAnother);
  // Whatever happened, no other bytes than the first ones ever left.
  expect(new Set(sender.sent).size).toBe(1);
  if ('sends' in expected) expect(sender.sent.length).toBeGreaterThan(1);
});

it('every state that the vectors name has its phases', () => {
  for (const { expect: expected } of vectors.scenarios) expect(phasesOfState[expected.state]).toBeDefined();
});
