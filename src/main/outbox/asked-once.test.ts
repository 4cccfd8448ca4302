// Owns stories of when a ledger server is asked about a row: once after each validated ledger, and again wherever an answer was lost or somebody else answers.
import { describe, expect, it } from 'vitest';
import { OutboxWorld } from '../../../tests/fakes/outbox-world.ts';
import { must, open, payee, Server, transaction, us } from '../../../tests/helpers/set-rippled.ts';
import type { XrplLookup } from '../backends/xrpl-backend.ts';
import { xrplDriver } from './drivers/xrpl-driver.ts';
import { createOutbox, type Outbox } from './outbox.ts';

/** One row over a real driver; `questions` counts `tx`. */
class Desk {
  readonly world = new OutboxWorld();
  readonly server = new Server();
  questions = 0;
  /** Plays while the server thinks about a question. */
  whileAsked: () => void = () => undefined;
  outbox: Outbox;

  constructor(...ids: readonly string[]) {
    for (const id of ids) this.world.promise(id, 'xrpl', 5_000_000n, { address: payee });
    const { lookup } = this.server;
    this.server.lookup = async (hash, range) => {
      this.questions += 1;
      const answer = await lookup(hash, range);
      this.whileAsked();
      return answer;
    };
    this.outbox = this.start();
  }

  start(): Outbox {
    // The old process is gone; its journal stays.
    this.world.start();
    const backend = this.server;
    const driver = xrplDriver({ backend, address: us, networkId: 60_421, now: () => this.world.now });
    const deps = this.world.deps();
    this.outbox = must(createOutbox({ ...deps, drivers: { ...deps.drivers, xrpl: driver }, signers: open }));
    return this.outbox;
  }

  /** Confirms, signs and sends one row. A server that took it needs no question before another ledger. */
  static async sent(): Promise<Desk> {
    const desk = new Desk('x1');
    await desk.world.pay(desk.outbox, ['x1']);
    must(await desk.outbox.run());
    expect(desk.phase()).toBe('seen');
    expect(await desk.asks()).toBe(0);
    return desk;
  }

  /** Questions of one more pass. */
  async asks(): Promise<number> {
    const before = this.questions;
    must(await this.outbox.run());
    return this.questions - before;
  }

  /** From now on its ledger has the row. */
  validates(): void {
    this.server.found = this.inLedger();
  }

  inLedger(): XrplLookup {
    return { kind: 'found', transaction: transaction({ hash: this.hash() }) };
  }

  closes(validatedLedger: number, completeLedgers = `1-${validatedLedger}`): void {
    this.server.ledger = { ...this.server.ledger, validatedLedger, completeLedgers };
  }

  hash(): string {
    return this.outbox.plans()[0]?.entries[0]?.versions.at(-1)?.transactionId ?? '';
  }

  phase(): string | null {
    return this.world.phase(this.outbox, 'x1');
  }
}

describe('a row that a server has taken', () => {
  it('is asked about once after each validated ledger', async () => {
    const desk = await Desk.sent();
    desk.server.found = { kind: 'found', transaction: transaction({ hash: desk.hash(), validated: false }) };
    for (const ledger of [1_001, 1_002, 1_003]) {
      desk.closes(ledger);
      expect([await desk.asks(), await desk.asks(), await desk.asks()]).toEqual([1, 0, 0]);
    }
    desk.validates();
    desk.closes(1_004);
    await desk.asks();
    expect(desk.phase()).toBe('final');
  });

  it.each([
    ['jumps', 1_009],
    ['goes back, of a server that lags', 996],
  ])('is found when the ledger’s number %s', async (_how, ledger) => {
    const desk = await Desk.sent();
    desk.validates();
    desk.closes(ledger);
    expect(await desk.asks()).toBe(1);
    expect(desk.phase()).toBe('final');
  });

  it('is asked about each time that the number goes back and forth', async () => {
    const desk = await Desk.sent();
    for (const ledger of [1_001, 999, 1_001, 999]) {
      desk.closes(ledger);
      expect([await desk.asks(), await desk.asks()]).toEqual([1, 0]);
    }
  });

  it('is found while the number stands still, by a server that named the ledger before it had it in its books', async () => {
    const desk = await Desk.sent();
    desk.closes(1_001, '1-1000');
    await desk.asks();
    desk.validates();
    expect(await desk.asks()).toBe(0);
    desk.closes(1_001);
    expect(await desk.asks()).toBe(1);
    expect(desk.phase()).toBe('final');
  });

  it('is asked about again in the same ledger when the answer was lost', async () => {
    const desk = await Desk.sent();
    const { lookup } = desk.server;
    desk.server.lookup = async (hash, range) => {
      desk.server.silent = true;
      const lost = await lookup(hash, range);
      desk.server.silent = false;
      return lost;
    };
    desk.closes(1_001);
    desk.validates();
    expect([await desk.asks(), await desk.asks()]).toEqual([1, 1]);
    desk.server.lookup = lookup;
    expect(await desk.asks()).toBe(1);
    expect(desk.phase()).toBe('final');
  });

  it('is asked about anew after a reconnect or a change of server, and not before', async () => {
    const desk = await Desk.sent();
    desk.validates();
    expect(await desk.asks()).toBe(0);
    desk.server.opened += 1;
    expect(await desk.asks()).toBe(1);
    expect(desk.phase()).toBe('final');
  });

  it('is asked about anew when another connection answered than the one whose ledger counted', async () => {
    const desk = await Desk.sent();
    desk.whileAsked = () => {
      desk.server.opened += 1;
      desk.whileAsked = () => undefined;
    };
    desk.closes(1_001);
    expect([await desk.asks(), await desk.asks(), await desk.asks()]).toEqual([1, 1, 0]);
  });

  it('is asked about anew after a restart', async () => {
    const desk = await Desk.sent();
    desk.validates();
    desk.start();
    must(await desk.outbox.recover());
    expect(desk.phase()).toBe('final');
  });
});

describe('a row that was sent', () => {
  async function send(prepare: (desk: Desk) => void): Promise<Desk> {
    const desk = new Desk('x1');
    await desk.world.pay(desk.outbox, ['x1']);
    prepare(desk);
    must(await desk.outbox.run());
    return desk;
  }

  it.each([
    ['lost its answer', { kind: 'unknown', reason: 'backend-timeout' } as const],
    ['was refused', { kind: 'result', engineResult: 'terQUEUED' } as const],
  ])('is asked about in the same ledger when it %s', async (_how, answer) => {
    const desk = await send(({ server }) => (server.answer = answer));
    desk.validates();
    expect(await desk.asks()).toBe(1);
    expect(desk.phase()).toBe('final');
  });

  it('is asked about in the same ledger when it was taken over another connection than the one whose ledger counted', async () => {
    const desk = await send(({ server }) => {
      server.submit = async () => {
        server.opened += 1;
        return { kind: 'result', engineResult: 'tesSUCCESS' };
      };
    });
    desk.validates();
    expect(await desk.asks()).toBe(1);
    expect(desk.phase()).toBe('final');
  });

  it('is asked about at the next pass when a ledger was validated while it was sent', async () => {
    const desk = await send((one) => {
      one.server.submit = async () => {
        one.closes(1_001);
        return { kind: 'result', engineResult: 'tesSUCCESS' };
      };
    });
    desk.validates();
    expect(await desk.asks()).toBe(1);
    expect(desk.phase()).toBe('final');
  });
});

describe('a row that nobody took', () => {
  /** Its time has run out, and the vault is locked. */
  async function dead(): Promise<Desk> {
    const desk = new Desk('x1');
    desk.server.answer = { kind: 'unknown', reason: 'time-out' };
    await desk.world.pay(desk.outbox, ['x1']);
    must(await desk.outbox.run());
    desk.closes(1_030);
    return desk;
  }

  it('is sent again once after each validated ledger, as the same bytes', async () => {
    const desk = await dead();
    desk.closes(1_001);
    const sent: string[] = [];
    desk.server.submit = async (...blob: readonly string[]) => {
      sent.push(...blob);
      return { kind: 'result', engineResult: 'telINSUF_FEE_P' };
    };
    for (const ledger of [1_002, 1_003]) {
      desk.closes(ledger);
      expect([await desk.asks(), await desk.asks()]).toEqual([1, 0]);
    }
    expect(sent).toHaveLength(2);
    expect(new Set(sent).size).toBe(1);
    desk.validates();
    desk.closes(1_004);
    await desk.asks();
    expect(desk.phase()).toBe('final');
  });

  it('has other bytes after proof of death, and all of them are asked about after the next ledger', async () => {
    const desk = await dead();
    const before = desk.hash();
    desk.server.answer = { kind: 'result', engineResult: 'tesSUCCESS' };
    expect(await desk.asks()).toBe(1);
    expect(desk.hash()).not.toBe(before);
    desk.closes(1_031);
    expect([await desk.asks(), await desk.asks()]).toEqual([2, 0]);
  });
});
