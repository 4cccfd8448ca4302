// Owns the proof that a journal cut at any record boundary, against any later state of the network, never leads to a second payment.
import { describe, expect, it } from 'vitest';
import type { FakeNetwork } from '../../../tests/fakes/fake-network.ts';
import { OutboxWorld } from '../../../tests/fakes/outbox-world.ts';
import type { PublishFault } from '../../../tests/fakes/scripted-driver.ts';

const long = process.env.LONG === '1';
const ids = ['b1', 'b2', 'x1', 'x2', 'x3', 'x4'];

function promiseAll(world: OutboxWorld): OutboxWorld {
  for (const id of ids) world.promise(id, id.startsWith('b') ? 'bitcoin' : 'xrpl', 1_000n);
  return world;
}

interface Recorded {
  readonly bodies: readonly unknown[];
  /** The network as it was when the journal had this many records. */
  readonly networks: ReadonlyMap<number, FakeNetwork>;
}

/** One eventful payment: lost replies, a row that dies and is signed again, a tec, a block that vanishes. */
async function record(faults: readonly PublishFault[]): Promise<Recorded> {
  const world = promiseAll(new OutboxWorld());
  const networks = new Map<number, FakeNetwork>();
  const snapshot = (): void => void networks.set(world.journal.head.seq, world.network.copy());
  const outbox = world.start(snapshot);
  let index = 0;
  world.publishFault = () => faults[index++] ?? 'none';
  world.network.world.unfunded = ['x2'];
  await world.pay(outbox, ids);
  for (let round = 0; round < 24; round += 1) {
    await outbox.run();
    if (round % 3 === 2) world.network.deliver();
    world.network.mine();
    if (round === 12) world.network.reorg(5, true);
    snapshot();
  }
  return { bodies: world.journal.bodies(), networks };
}

/** A process that wakes up with the first `length` records, and whatever the network says by then. */
async function wakeWith(recorded: Recorded, length: number, network: FakeNetwork): Promise<void> {
  const world = promiseAll(new OutboxWorld(network.copy(), recorded.bodies.slice(0, length)));
  const outbox = world.start();
  const recovered = await outbox.recover();
  expect(recovered.ok).toBe(true);
  for (let round = 0; round < 14; round += 1) {
    await outbox.run();
    world.network.deliver();
    world.network.mine();
    for (const id of ids)
      expect(world.network.payments(id).length, `${id} with ${length} of ${recorded.bodies.length} records`).toBeLessThanOrEqual(1);
  }
}

describe('a journal cut at a record boundary', () => {
  const stories: readonly (readonly PublishFault[])[] = [
    [],
    ['lost-reply', 'none', 'lost-reply', 'none'],
    ['late', 'lost', 'lost', 'none', 'lost', 'lost', 'lost', 'lost', 'lost', 'lost'],
    ['rejected-late', 'duplicate', 'rejected', 'late'],
  ];

  it.each(stories)('never pays twice (%s…)', { timeout: 600_000 }, async (...faults) => {
    const recorded = await record(faults);
    let cases = 0;
    for (const [moment, network] of recorded.networks) {
      // By default every tail of up to four lost records and every whole tail; with LONG=1 every prefix at every moment.
      const lengths = Array.from({ length: moment + 1 }, (_, length) => length);
      const chosen = long ? lengths : lengths.filter((length) => moment - length <= 4 || moment === recorded.bodies.length);
      for (const length of chosen) {
        await wakeWith(recorded, length, network);
        cases += 1;
      }
    }
    expect(recorded.bodies.length).toBeGreaterThan(15);
    console.log(`torn journal: ${cases} cases over ${recorded.bodies.length} records`);
  });
});
