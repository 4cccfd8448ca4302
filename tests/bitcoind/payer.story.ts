// The main job over a real node: a claim is promised, approved, paid and watched; blocks vanish under it, other wallets pay it, coins go elsewhere.
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { actionsFor, isPayable } from '../../src/shared/payouts/transitions.ts';
import { coinsText } from './lib/funded.ts';
import { must } from './lib/must.ts';
import { type RealNode, startNode } from './lib/node.ts';
import { receipts } from './lib/payer/counted.ts';
import { Scene } from './lib/payer/desk.ts';
import type { Claim, Payer } from './lib/payer/payer.ts';
import { wordsOf } from './lib/payer/seed.ts';

let node: RealNode;
let scene: Scene;
let stories = 0;

beforeAll(async () => {
  node = await startNode(inject('bitcoind'));
});
afterAll(() => node.stop());
afterEach(() => scene.end());

async function newScene(coins?: number): Promise<Scene> {
  stories += 1;
  scene = await Scene.at(node, `story ${stories}`, coins);
  return scene;
}

/** A payer who has promised these claims. */
async function promised(
  count: number,
): Promise<{ readonly payer: Payer; readonly claims: readonly Claim[]; readonly ids: readonly string[] }> {
  const claims = await scene.claimed(count);
  const payer = await scene.start();
  await payer.promise(claims);
  return { payer, claims, ids: claims.map(({ id }) => id) };
}

const stateOf = (payer: Payer, ids: readonly string[]) => [...new Set(ids.map((id) => payer.payout(id).state))];
const firstId = (payer: Payer, ids: readonly string[]): string => payer.payout(ids[0] ?? '').transactionId ?? '';

async function expectPaidOnce(claims: readonly Claim[]): Promise<void> {
  const received = await receipts(
    node,
    claims.map(({ address }) => address),
  );
  for (const { id, address, amount } of claims)
    expect(
      received.get(address)?.map(({ value }) => value),
      id,
    ).toEqual([amount]);
}

async function pooled(): Promise<readonly string[]> {
  return (await node.ask('getrawmempool')) as readonly string[];
}

describe('the main job', () => {
  it('is done: promised, approved, signed, sent, in a block, six blocks deep, over restarts', async () => {
    await newScene();
    const { payer, claims, ids } = await promised(8);
    expect(payer.payable()).toEqual(ids);
    must(await payer.approve(ids));
    expect(stateOf(payer, ids)).toEqual(['AwaitingPayment']);
    expect(payer.payable()).toEqual([]);
    await payer.run();
    expect(stateOf(payer, ids)).toEqual(['InProgress']);
    const txid = firstId(payer, ids);
    expect(await pooled()).toEqual([txid]);
    await payer.close();

    const second = await scene.start();
    expect(stateOf(second, ids)).toEqual(['InProgress']);
    await node.mine(1);
    await second.run();
    expect(stateOf(second, ids)).toEqual(['Completed']);
    for (const [line, { address, amount }] of claims.entries()) {
      const { transactionId, outputIndex, proof } = second.payout(ids[line] ?? '');
      expect(proof).toMatchObject({ transactionId });
      const output = (await node.ask('gettxout', [transactionId, outputIndex])) as { value: number; scriptPubKey: { address: string } };
      expect([output.scriptPubKey.address, output.value.toFixed(8)]).toEqual([address, coinsText(amount)]);
    }
    await node.mine(4);
    await second.run();
    await second.close();

    const third = await scene.start();
    await third.run();
    expect(third.payout(ids[0] ?? '').confirmations).toBe(5);
    await node.mine(1);
    await third.run();
    expect(third.payout(ids[0] ?? '').confirmations).toBe(6);
    await node.mine(3);
    await third.run();
    // Deep enough: nobody asks any more.
    expect(third.payout(ids[0] ?? '').confirmations).toBe(6);
    expect(stateOf(third, ids)).toEqual(['Completed']);
    await expectPaidOnce(claims);
  });
});

describe('a reorganisation of three blocks under a completed payout', () => {
  async function completed() {
    await newScene();
    const { payer, claims, ids } = await promised(3);
    await payer.pay(ids);
    const [first = ''] = await node.mine(3);
    await payer.run();
    expect(stateOf(payer, ids)).toEqual(['Completed']);
    expect(payer.payout(ids[0] ?? '').confirmations).toBe(3);
    return { payer, claims, ids, first };
  }

  function expectRechecked(payer: Payer, ids: readonly string[]): void {
    expect(payer.payable()).toEqual([]);
    for (const id of ids) {
      const payout = payer.payout(id);
      expect(payout).toMatchObject({ state: 'InProgress', recheck: true, locked: true, confirmations: 0 });
      expect([isPayable(payout), actionsFor(payout)]).toEqual([false, []]);
    }
  }

  it('makes it "being re-checked", and the same blocks coming back complete it again', async () => {
    const { payer, claims, ids, first } = await completed();
    await node.ask('invalidateblock', [first]);
    await payer.run();
    expectRechecked(payer, ids);
    await payer.close();
    const again = await scene.start();
    expectRechecked(again, ids);
    await node.ask('reconsiderblock', [first]);
    await again.run();
    expect(stateOf(again, ids)).toEqual(['Completed']);
    expect(again.payout(ids[0] ?? '')).toMatchObject({ recheck: false, confirmations: 3 });
    await expectPaidOnce(claims);
  });

  it('leaves it unpaid by a longer chain without it, until another block takes the same transaction', async () => {
    const { payer, claims, ids, first } = await completed();
    const txid = firstId(payer, ids);
    await node.ask('invalidateblock', [first]);
    await scene.mineEmpty(4);
    await payer.run();
    expectRechecked(payer, ids);
    expect(firstId(payer, ids)).toBe(txid);
    await node.mine(1);
    await payer.run();
    expect(stateOf(payer, ids)).toEqual(['Completed']);
    expect(firstId(payer, ids)).toBe(txid);
    await node.mine(6);
    await payer.run();
    expect(payer.payout(ids[0] ?? '')).toMatchObject({ state: 'Completed', confirmations: 7 });
    await expectPaidOnce(claims);
  });

  it('is mended by the same bytes where the mempool was lost with the blocks', async () => {
    const { payer, claims, ids, first } = await completed();
    const txid = firstId(payer, ids);
    await node.ask('invalidateblock', [first]);
    await scene.mineEmpty(4);
    await node.restart('SIGTERM', ['-persistmempool=0', '-walletbroadcast=0']);
    await node.ask('loadwallet', ['bank']);
    expect(await pooled()).toEqual([]);
    await payer.run();
    expectRechecked(payer, ids);
    expect(await pooled()).toEqual([txid]);
    await node.mine(1);
    await payer.run();
    expect(stateOf(payer, ids)).toEqual(['Completed']);
    await expectPaidOnce(claims);
    await node.restart('SIGTERM');
    await node.ask('loadwallet', ['bank']);
  });
});

describe('a payout that the node’s own wallet pays', () => {
  it('is offered, confirmed by the sender, completed by its block, and followed through a reorganisation', async () => {
    await newScene();
    const { payer, claims, ids } = await promised(2);
    const [mine, his] = [ids[0] ?? '', ids[1] ?? ''];
    const paid = claims[1];
    const txid = String(await scene.bank('sendtoaddress', [paid?.address, coinsText(paid?.amount ?? 0n)]));
    await payer.look();
    expect(payer.payout(his)).toMatchObject({ state: 'AwaitingPayment', external: { seen: [txid], accepted: false } });
    expect(payer.payable()).toEqual([mine]);
    expect(await payer.approve(ids)).toMatchObject({ ok: false, error: { code: 'external-payment-seen' } });
    await payer.decide(his, 'external-accepted');
    expect(payer.payout(his).state).toBe('InProgress');
    const [block = ''] = await node.mine(1);
    await payer.look();
    expect(payer.payout(his)).toMatchObject({ state: 'Completed', proof: { transactionId: txid } });
    await payer.pay([mine]);

    await node.ask('invalidateblock', [block]);
    await payer.look();
    expect(payer.payout(his)).toMatchObject({ state: 'InProgress', recheck: true });
    expect(payer.payable()).toEqual([]);
    // To another place than before: within the same second it would be the very block that is called invalid.
    await node.mine(6, scene.miner);
    await payer.look();
    expect(payer.payout(his)).toMatchObject({ state: 'Completed', recheck: false });
    await payer.look();
    expect(payer.payout(his).external.settled).toBe(true);
    // The lock time of ours was that of the lost block, so the node dropped it as well; the same bytes are sent again.
    await payer.run();
    await node.mine(1);
    await payer.run();
    expect(stateOf(payer, ids)).toEqual(['Completed']);
    await expectPaidOnce(claims);
  });

  it('is paid by us when the sender says that it was another payment', async () => {
    await newScene();
    const { payer, claims, ids } = await promised(1);
    const [id = ''] = ids;
    await scene.bank('sendtoaddress', [claims[0]?.address, coinsText(claims[0]?.amount ?? 0n)]);
    await payer.look();
    await payer.decide(id, 'external-rejected');
    await payer.look();
    expect(payer.payable()).toEqual([id]);
    await payer.pay([id]);
    await node.mine(1);
    await payer.run();
    expect(stateOf(payer, ids)).toEqual(['Completed']);
    const received = await receipts(node, [claims[0]?.address ?? '']);
    expect(received.get(claims[0]?.address ?? '')?.map(({ value }) => value)).toEqual([claims[0]?.amount, claims[0]?.amount]);
  });
});

describe('coins that another wallet of the same words spends', () => {
  /** Signs with the words alone, as another wallet would. */
  async function spendElsewhere(
    inputs: readonly { txid: string; vout: number }[],
    outputs: Readonly<Record<string, string>>,
  ): Promise<string> {
    const psbt = await node.ask('createpsbt', [inputs, outputs, 0, true]);
    const lines = await Promise.all(
      wordsOf(scene.story).secretLines.map(async (line) => {
        const { checksum } = (await node.ask('getdescriptorinfo', [line])) as { checksum: string };
        return { desc: `${line}#${checksum}`, range: 100 };
      }),
    );
    const signed = (await node.ask('descriptorprocesspsbt', [psbt, lines])) as { hex: string };
    return String(await node.ask('sendrawtransaction', [signed.hex, 0]));
  }

  interface Raw {
    readonly vin: readonly { txid: string; vout: number }[];
    readonly vout: readonly { value: number; scriptPubKey: { address: string } }[];
  }
  const rawOf = async (txid: string) => (await node.ask('getrawtransaction', [txid, true])) as Raw;

  it('void the payout after six blocks and not before; then it is paid anew', async () => {
    await newScene(2);
    const { payer, claims, ids } = await promised(1);
    await payer.pay(ids);
    const [coin] = (await rawOf(firstId(payer, ids))).vin;
    const away = String(await scene.bank('getnewaddress'));
    const spent = await spendElsewhere(coin === undefined ? [] : [coin], { [away]: '0.00950000' });
    expect(await pooled()).toEqual([spent]);
    await payer.run(2);
    expect(payer.payout(ids[0] ?? '')).toMatchObject({ state: 'InProgress', locked: true });
    await node.mine(5);
    await payer.run(2);
    expect(payer.payout(ids[0] ?? '')).toMatchObject({ state: 'InProgress', locked: true });
    expect(payer.payable()).toEqual([]);
    await node.mine(1);
    await payer.run(2);
    expect(payer.payout(ids[0] ?? '')).toMatchObject({ state: 'AwaitingPayment', locked: false });
    expect(payer.payable()).toEqual(ids);
    await payer.pay(ids);
    await node.mine(1);
    await payer.run();
    expect(stateOf(payer, ids)).toEqual(['Completed']);
    await expectPaidOnce(claims);
  });

  it('never free a payout that a replacement of an unknown hand has paid', async () => {
    await newScene(2);
    const { payer, claims, ids } = await promised(2);
    await payer.pay(ids);
    const original = firstId(payer, ids);
    const { vin, vout } = await rawOf(original);
    const ours = new Set(claims.map(({ address }) => address));
    const outputs = Object.fromEntries(
      vout.map(({ value, scriptPubKey: { address } }) => [address, (ours.has(address) ? value : value - 0.0001).toFixed(8)]),
    );
    const replacement = await spendElsewhere(vin, outputs);
    expect(await pooled()).toEqual([replacement]);
    for (const blocks of [0, 1, 5, 3]) {
      if (blocks > 0) await node.mine(blocks);
      await payer.run(2);
      expect(payer.payout(ids[0] ?? '')).toMatchObject({ state: 'InProgress', locked: true });
      expect(payer.payable()).toEqual([]);
    }
    await payer.close();
    const again = await scene.start();
    await again.run();
    expect(stateOf(again, ids)).toEqual(['InProgress']);
    await expectPaidOnce(claims);
  });
});
