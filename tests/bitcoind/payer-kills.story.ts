// A batch run whose process, or whose node, is killed at random moments: every payout is paid exactly once, counted on the chain by output.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { receipts } from './lib/payer/counted.ts';
import { Scene } from './lib/payer/desk.ts';
import type { Claim } from './lib/payer/payer.ts';
import { bundlePayer, PayerProcess } from './lib/payer/process.ts';
import { Dice } from './lib/practice-dice.ts';
import { type RealNode, startNode } from './lib/node.ts';

const seed = process.env.SEED ?? String(Date.now());
const long = process.env.LONG === '1';
/** KILLS: another number than the long run's hundred. */
const kills = { payer: Number(process.env.KILLS ?? (long ? 100 : 5)), node: long ? 20 : 2 };
const perRound = 12;
const batch = 4;
/** One life of the payer, in milliseconds. */
const longestLife = 2_500;

let folder: string;
let script: string;
let node: RealNode;
let scene: Scene;
let dice: Dice;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pullpay-kills-'));
  script = await bundlePayer(folder);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(async (test) => {
  raised = 0;
  dice = new Dice(`${seed} ${test.task.name}`);
  node = await startNode(inject('bitcoind'));
  scene = await Scene.at(node, `kills ${seed}`, 12);
});
afterEach(async () => {
  await scene.end();
  await node.stop();
});

let raised = 0;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Blocks come while it lives: mostly soon, as the run waits for six of them. */
async function mining<T>(during: Promise<T>): Promise<T> {
  let isOver = false;
  const mined = (async () => {
    while (!isOver) {
      await pause(dice.int(20, 150));
      // A node that is being killed mines nothing.
      if (!isOver) await node.mine(1, scene.miner).catch(() => undefined);
    }
  })();
  try {
    return await during;
  } finally {
    isOver = true;
    await mined;
  }
}

const start = (claims: readonly Claim[], listen?: (word: string) => void): PayerProcess => {
  const { url, cookieFile } = node.place;
  const orders = { story: scene.story, home: scene.home, node: { url, cookieFile }, claims, batch };
  return new PayerProcess(script, orders, (word) => {
    if (word === 'raised') raised += 1;
    listen?.(word);
  });
};

/** A life that ends at a random moment, or a few milliseconds after a random durable state; or by itself, when all is paid. */
async function oneLife(claims: readonly Claim[]): Promise<{ readonly killed: boolean; readonly last: string }> {
  const state = dice.once(2) ? dice.pick(['planned', 'confirmed', 'signed', 'publishing', 'seen', 'final', 'open', 'raised']) : null;
  const after = dice.int(0, state === null ? longestLife : 30);
  let armed = state === null;
  const payer = start(claims, (word) => {
    if (armed || word !== state) return;
    armed = true;
    setTimeout(() => payer.kill(), after);
  });
  if (armed) setTimeout(() => payer.kill(), after);
  const end = await mining(payer.ended);
  if (end !== 0 && end !== 'SIGKILL') throw new Error(`the payer ended with ${end}:\n${payer.words}`);
  return { killed: end === 'SIGKILL', last: lastState(payer) };
}

function lastState({ said }: PayerProcess): string {
  return said.filter((word) => !word.startsWith('left ') && !word.startsWith('refused ')).at(-1) ?? 'starting';
}

/** Nobody disturbs it any more. */
async function untilDone(claims: readonly Claim[]): Promise<void> {
  const payer = start(claims);
  const end = await mining(payer.ended);
  if (end !== 0) throw new Error(`the payer ended with ${end}:\n${payer.words}`);
}

async function expectPaidOnce(claims: readonly Claim[]): Promise<void> {
  const received = await receipts(
    node,
    claims.map(({ address }) => address),
  );
  const wrong = claims.flatMap(({ id, address, amount }) => {
    const values = (received.get(address) ?? []).map(({ value, mined }) => `${value}${mined ? '' : ' unconfirmed'}`);
    return values.length === 1 && values[0] === `${amount}` ? [] : [`${id}: ${amount} promised, [${values.join(', ')}] paid`];
  });
  expect(wrong, `SEED=${seed}`).toEqual([]);
}

function told(what: string, claims: readonly Claim[], at: ReadonlyMap<string, number>): void {
  const moments = [...at].map(([state, count]) => `${state} ${count}`).join(', ');
  console.log(
    `${what}: ${claims.length} payouts, each paid once; ${raised} fees raised; last durable state before the kills: ${moments}; seed ${seed}`,
  );
}

describe('a batch run that is killed and started again', () => {
  it(`pays every payout exactly once over ${kills.payer} kills`, { timeout: long ? 3_600_000 : 300_000 }, async () => {
    let claims: readonly Claim[] = await scene.claimed(perRound);
    const at = new Map<string, number>();
    for (let killed = 0; killed < kills.payer; ) {
      const life = await oneLife(claims);
      if (life.killed) {
        killed += 1;
        at.set(life.last, (at.get(life.last) ?? 0) + 1);
      }
      // All paid, or nearly: the next round begins.
      else claims = [...claims, ...(await scene.claimed(perRound))];
    }
    await untilDone(claims);
    await expectPaidOnce(claims);
    told(`${kills.payer} kills`, claims, at);
  });
});

describe('a batch run whose node is killed under it', () => {
  it(`pays every payout exactly once over ${kills.node} kills of the node and as many lost mempools`, {
    timeout: long ? 3_600_000 : 300_000,
  }, async () => {
    // On disk before the first kill: what the story is about are our own payments, not the coins that they spend.
    await node.restart('SIGTERM');
    await scene.bank('getwalletinfo').catch(() => node.ask('loadwallet', ['bank']));
    let claims: readonly Claim[] = await scene.claimed(perRound);
    const at = new Map<string, number>();
    let payer = start(claims);
    for (let round = 0; round < 2 * kills.node; round += 1) {
      await mining(Promise.race([payer.ended, pause(dice.int(200, longestLife))]));
      const last = lastState(payer);
      at.set(last, (at.get(last) ?? 0) + 1);
      // Written to its disk just before: a node alone in the world that forgets six blocks and more is no chain, and nobody sends again what was six deep.
      await node.ask('gettxoutsetinfo');
      if (round % 2 === 0) await node.restart('SIGKILL');
      else await node.restart('SIGTERM', ['-persistmempool=0', '-walletbroadcast=0']);
      await scene.bank('getwalletinfo').catch(() => node.ask('loadwallet', ['bank']));
      const over = await Promise.race([payer.ended, pause(0).then(() => null)]);
      if (over === null) continue;
      expect(over, payer.words).toBe(0);
      claims = [...claims, ...(await scene.claimed(perRound))];
      payer = start(claims);
    }
    const end = await mining(payer.ended);
    expect(end, payer.words).toBe(0);
    await expectPaidOnce(claims);
    told(`${kills.node} kills of the node, ${kills.node} lost mempools`, claims, at);
  });
});
