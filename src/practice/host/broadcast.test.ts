// Stories of payments sent over Esplora: what is accepted, and each refusal in Bitcoin Core's words.
import { networks, payments, type Transaction } from 'bitcoinjs-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPractice, testPractice } from './testing/practice.ts';
import { reasonOf, type TestCoin, TestWallet } from './testing/test-wallet.ts';

let practice: TestPractice;
let coins: TestCoin[];
const alice = new TestWallet(1);
const bob = new TestWallet(2);

beforeAll(async () => {
  practice = await testPractice();
  coins = [...(await alice.fund(practice, ...Array.from({ length: 40 }, () => '1')))];
});

afterAll(() => practice.end());

function nextCoin(): TestCoin {
  const coin = coins.pop();
  if (coin === undefined) throw new Error('no test coins left');
  return coin;
}

const send = (hex: string) => practice.post('/bitcoin/tx', hex);

async function refusal(hex: string) {
  const answer = await send(hex);
  expect(answer.status).toBe(400);
  return reasonOf(answer.text);
}

/** One coin to Bob, one satoshi of fee per virtual byte or more. */
const paying = (coin: TestCoin, fee: number, more: { readonly sequence?: number; readonly lockTime?: number } = {}) =>
  alice.signed({ coins: [coin], to: [{ address: bob.address, value: coin.value - fee }], ...more });

describe('a payment that is in order', () => {
  it('is answered with its id, waits in the mempool, and is confirmed by the next block', async () => {
    const coin = nextCoin();
    const transaction = paying(coin, 1000);
    const answer = await send(transaction.toHex());
    expect(answer).toEqual({ status: 200, text: transaction.getId(), type: 'text/plain' });
    expect(await practice.json(`/bitcoin/tx/${transaction.getId()}/status`)).toEqual({ confirmed: false });
    await practice.control('blocks', { count: 1 });
    expect(await practice.json(`/bitcoin/tx/${transaction.getId()}/status`)).toMatchObject({ confirmed: true });
    expect((await bob.coins(practice)).some(({ txid }) => txid === transaction.getId())).toBe(true);
  });

  it('may be sent again while it waits: Core answers with its id', async () => {
    const hex = paying(nextCoin(), 1000).toHex();
    expect((await send(hex)).status).toBe(200);
    expect((await send(hex)).status).toBe(200);
  });

  it('is "already in utxo set" once it is mined', async () => {
    const hex = paying(nextCoin(), 1000).toHex();
    await send(hex);
    await practice.control('blocks', { count: 1 });
    expect(await refusal(hex)).toEqual({ code: -27, message: 'Transaction outputs already in utxo set' });
  });

  it('may spend an output that waits in the mempool itself', async () => {
    const parent = paying(nextCoin(), 1000);
    await send(parent.toHex());
    const value = Number(parent.outs[0]?.value);
    const child = bob.spend({ coins: [{ txid: parent.getId(), vout: 0, value }], to: [{ address: alice.address, value: value - 500 }] });
    expect((await send(child)).status).toBe(200);
  });

  it('may pay to each standard kind of output', async () => {
    const coin = nextCoin();
    const network = networks.regtest;
    const key = bob.publicKey;
    const redeem = payments.p2wpkh({ pubkey: key, network });
    const kinds = [
      payments.p2pkh({ pubkey: key, network }),
      payments.p2sh({ redeem, network }),
      payments.p2wsh({ redeem: { output: payments.p2pkh({ pubkey: key, network }).output as Uint8Array }, network }),
      payments.p2tr({ internalPubkey: key.subarray(1), network }),
    ].map(({ address }) => address as string);
    const transaction = alice.signed({ coins: [coin], to: kinds.map((address) => ({ address, value: 10_000 })) });
    // The rest of the coin would be an absurd fee.
    expect(reasonOf((await send(transaction.toHex())).text).message).toContain('Fee exceeds maximum');
    const paid = alice.signed({
      coins: [coin],
      to: [...kinds.map((address) => ({ address, value: 10_000 })), { address: alice.address, value: coin.value - 50_000 }],
    });
    expect((await send(paid.toHex())).status).toBe(200);
    const shown = await practice.json<{ vout: { scriptpubkey_type: string; scriptpubkey_address: string }[] }>(
      `/bitcoin/tx/${paid.getId()}`,
    );
    expect(shown.vout.map((output) => output.scriptpubkey_type)).toEqual(['p2pkh', 'p2sh', 'v0_p2wsh', 'v1_p2tr', 'v0_p2wpkh']);
    expect(shown.vout.map((output) => output.scriptpubkey_address)).toEqual([...kinds, alice.address]);
  });
});

describe('what is refused', () => {
  it('bytes that are no transaction', async () => {
    const undecodable = { code: -22, message: 'TX decode failed. Make sure the tx has at least one input.' };
    for (const body of ['', 'zz', '00', 'hello', paying(nextCoin(), 1000).toHex().slice(2)])
      expect(await refusal(body)).toEqual(undecodable);
    expect(await refusal(`${paying(nextCoin(), 1000).toHex()}00`)).toEqual(undecodable);
  });

  it('a coin that was never there, and one that a block has spent', async () => {
    const missing = { code: -25, message: 'bad-txns-inputs-missingorspent' };
    expect(await refusal(paying({ ...nextCoin(), txid: 'ab'.repeat(32) }, 1000).toHex())).toEqual(missing);
    const coin = nextCoin();
    await send(paying(coin, 1000).toHex());
    await practice.control('blocks', { count: 1 });
    expect(await refusal(paying(coin, 2000).toHex())).toEqual(missing);
  });

  it('more money out than in', async () => {
    const transaction = paying(nextCoin(), 1000);
    transaction.outs = [{ ...(transaction.outs[0] as Transaction['outs'][number]), value: 100_000_001n }];
    const answer = await refusal(transaction.toHex());
    expect(answer).toEqual({ code: -26, message: 'bad-txns-in-belowout, value in (1.00) < value out (1.00000001)' });
  });

  it('a fee below one satoshi per virtual byte', async () => {
    // Signatures differ by a byte, and with them sizes: look for the two fees that lie on either side of the border.
    const coin = nextCoin();
    const tries = [107, 108, 109, 110, 111, 112].map((fee) => ({ fee, transaction: paying(coin, fee) }));
    const enough = tries.find(({ fee, transaction }) => fee === transaction.virtualSize()) ?? tries[5];
    for (const { fee, transaction } of tries.filter((one) => one.fee < one.transaction.virtualSize())) {
      expect(await refusal(transaction.toHex())).toEqual({
        code: -26,
        message: `min relay fee not met, ${fee} < ${transaction.virtualSize()}`,
      });
    }
    expect((await send(enough?.transaction.toHex() ?? '')).status).toBe(200);
  });

  it('dust, by the threshold of each kind of output', async () => {
    const coin = nextCoin();
    const to = (value: number) => [
      { address: bob.address, value },
      { address: alice.address, value: coin.value - value - 1000 },
    ];
    expect(await refusal(alice.spend({ coins: [coin], to: to(293) }))).toEqual({
      code: -26,
      message: 'dust, tx with dust output must be 0-fee',
    });
    expect((await send(alice.spend({ coins: [coin], to: to(294) }))).status).toBe(200);
  });

  it('an output that nobody can spend, if money is in it', async () => {
    const transaction = paying(nextCoin(), 1000);
    transaction.outs[0] = { script: Uint8Array.of(0x6a, 1, 7), value: 1n };
    expect(await refusal(transaction.toHex())).toEqual({
      code: -25,
      message: 'Unspendable output exceeds maximum configured by user (maxburnamount)',
    });
  });

  it('a lock time that has not come', async () => {
    const { text } = await practice.get('/bitcoin/blocks/tip/height');
    const coin = nextCoin();
    expect(await refusal(paying(coin, 1000, { lockTime: Number(text) + 1 }).toHex())).toEqual({ code: -26, message: 'non-final' });
    expect((await send(paying(coin, 1000, { lockTime: Number(text) }).toHex())).status).toBe(200);
  });

  it('a relative lock that has not come (BIP68)', async () => {
    const coin = nextCoin();
    expect(await refusal(paying(coin, 1000, { sequence: 100 }).toHex())).toEqual({ code: -26, message: 'non-BIP68-final' });
  });

  it('the same input twice, and no output at all', async () => {
    const transaction = paying(nextCoin(), 1000);
    transaction.ins.push(...transaction.ins);
    expect((await refusal(transaction.toHex())).message).toBe('bad-txns-inputs-duplicate');
    const empty = paying(nextCoin(), 1000);
    empty.outs = [];
    expect((await refusal(empty.toHex())).message).toBe('bad-txns-vout-empty');
  });

  it('amounts that cannot exist', async () => {
    const transaction = paying(nextCoin(), 1000);
    const output = transaction.outs[0] as { script: Uint8Array; value: bigint };
    transaction.outs = [{ ...output, value: 2_100_000_000_000_001n }];
    expect((await refusal(transaction.toHex())).message).toBe('bad-txns-vout-toolarge');
    transaction.outs = [
      { ...output, value: 2_000_000_000_000_000n },
      { ...output, value: 2_000_000_000_000_000n },
    ];
    expect((await refusal(transaction.toHex())).message).toBe('bad-txns-txouttotal-toolarge');
  });

  it('scripts that nodes do not relay', async () => {
    const transaction = paying(nextCoin(), 1000);
    transaction.outs = [{ script: Uint8Array.of(0x51), value: 10_000n }];
    expect((await refusal(transaction.toHex())).message).toBe('scriptpubkey');
  });

  it('a chain of more than 25 that wait', async () => {
    let last = nextCoin();
    for (let length = 1; length <= 25; length += 1) {
      const value = last.value - 500;
      const step = alice.signed({ coins: [last], to: [{ address: alice.address, value }] });
      expect((await send(step.toHex())).status).toBe(200);
      last = { ...last, txid: step.getId(), vout: 0, value };
    }
    const tooLong = alice.spend({ coins: [last], to: [{ address: alice.address, value: last.value - 500 }] });
    expect((await refusal(tooLong)).message).toBe('too-long-mempool-chain, too many unconfirmed ancestors [limit: 25]');
    await practice.control('blocks', { count: 1 });
    expect((await send(tooLong)).status).toBe(200);
  });
});

describe('a signature that does not fit', () => {
  const scriptRefusal = async (transaction: Transaction) => (await refusal(transaction.toHex())).message;

  it('because the key is another', async () => {
    const coin = nextCoin();
    const stolen = bob.signed({ coins: [coin], to: [{ address: bob.address, value: coin.value - 1000 }] });
    // Bob's key does not hash to the program; Alice's key with Bob's signature does, but does not verify.
    expect(await scriptRefusal(stolen)).toContain(
      'mempool-script-verify-flag-failed (Script failed an OP_EQUALVERIFY operation), input 0 of',
    );
    stolen.ins[0] = {
      ...(stolen.ins[0] as Transaction['ins'][number]),
      witness: [stolen.ins[0]?.witness[0] as Uint8Array, alice.publicKey],
    };
    expect(await scriptRefusal(stolen)).toContain('(Signature must be zero for failed CHECK(MULTI)SIG operation)');
  });

  it('because an amount or a destination was changed after signing', async () => {
    const transaction = paying(nextCoin(), 1000);
    const output = transaction.outs[0] as { script: Uint8Array; value: bigint };
    transaction.outs = [{ ...output, value: output.value - 1n }];
    expect(await scriptRefusal(transaction)).toContain('(Signature must be zero for failed CHECK(MULTI)SIG operation)');
  });

  it('because the witness is missing, empty or cut short', async () => {
    const transaction = paying(nextCoin(), 1000);
    const [signature, key] = (transaction.ins[0] as Transaction['ins'][number]).witness as [Uint8Array, Uint8Array];
    const witnesses: readonly (readonly [readonly Uint8Array[], string])[] = [
      [[], 'Witness program hash mismatch'],
      [[signature], 'Witness program hash mismatch'],
      [[new Uint8Array(0), key], 'Script evaluated without error but finished with a false/empty top stack element'],
      [[signature.subarray(0, 20), key], 'Non-canonical DER signature'],
      [[Uint8Array.of(...signature.subarray(0, -1), 9), key], 'Signature hash type missing or not understood'],
    ];
    for (const [witness, words] of witnesses) {
      transaction.setWitness(0, [...witness]);
      expect(await scriptRefusal(transaction)).toContain(`(${words})`);
    }
  });

  it('names the input, both ids and the spent output, as Core does', async () => {
    const coin = nextCoin();
    const transaction = paying(coin, 1000);
    transaction.setWitness(0, []);
    const words = await scriptRefusal(transaction);
    expect(words).toMatch(new RegExp(`input 0 of ${transaction.getId()} \\(wtxid [0-9a-f]{64}\\), spending ${coin.txid}:${coin.vout}$`));
  });
});

describe('replacement by fee', () => {
  it('takes the better paid one and drops the first, with what spends it', async () => {
    const coin = nextCoin();
    const first = paying(coin, 200);
    await send(first.toHex());
    const value = Number(first.outs[0]?.value);
    const child = bob.signed({ coins: [{ txid: first.getId(), vout: 0, value }], to: [{ address: alice.address, value: value - 200 }] });
    await send(child.toHex());
    const better = paying(coin, 2000);
    expect((await send(better.toHex())).status).toBe(200);
    expect((await practice.get(`/bitcoin/tx/${first.getId()}`)).status).toBe(404);
    expect((await practice.get(`/bitcoin/tx/${child.getId()}`)).status).toBe(404);
    expect(await practice.json(`/bitcoin/tx/${coin.txid}/outspend/${coin.vout}`)).toMatchObject({ spent: true, txid: better.getId() });
  });

  it('asks for a better rate, for the old fees, and for its own relay', async () => {
    const coin = nextCoin();
    const first = paying(coin, 1000);
    await send(first.toHex());
    const same = paying(coin, 990);
    const rate = (transaction: Transaction, fee: number) =>
      `0.0000${String(Math.floor((fee * 1000) / transaction.virtualSize())).padStart(4, '0')} BTC/kvB`;
    expect(await refusal(same.toHex())).toEqual({
      code: -26,
      message: `insufficient fee, rejecting replacement ${same.getId()}; new feerate ${rate(same, 990)} <= old feerate ${rate(first, 1000)}`,
    });
    const slightly = paying(coin, 1050);
    const own = `0.00000${slightly.virtualSize()}`.replace(/0$/, '');
    expect((await refusal(slightly.toHex())).message).toBe(
      `insufficient fee, rejecting replacement ${slightly.getId()}, not enough additional fees to relay; 0.0000005 < ${own}`,
    );
    expect((await send(paying(coin, 1000 + 112).toHex())).status).toBe(200);
  });

  it('must pay for everything it pushes out', async () => {
    const coin = nextCoin();
    const first = paying(coin, 300);
    await send(first.toHex());
    const value = Number(first.outs[0]?.value);
    await send(bob.spend({ coins: [{ txid: first.getId(), vout: 0, value }], to: [{ address: alice.address, value: value - 50_000 }] }));
    const second = paying(coin, 2000);
    expect((await refusal(second.toHex())).message).toBe(
      `insufficient fee, rejecting replacement ${second.getId()}, less fees than conflicting txs; 0.00002 < 0.000503`,
    );
  });

  it('happens to the first also if it did not ask to be replaceable, as nodes do since Core 28', async () => {
    const coin = nextCoin();
    const first = paying(coin, 1000, { sequence: 0xfffffffe });
    await send(first.toHex());
    expect((await send(paying(coin, 9000).toHex())).status).toBe(200);
    expect((await practice.get(`/bitcoin/tx/${first.getId()}`)).status).toBe(404);
  });

  it('may not lean on a new unconfirmed coin, nor spend what it replaces', async () => {
    const [coin, other] = [nextCoin(), nextCoin()];
    const first = paying(coin, 300);
    await send(first.toHex());
    const own = alice.signed({ coins: [other], to: [{ address: alice.address, value: other.value - 500 }] });
    await send(own.toHex());
    const waiting = { txid: own.getId(), vout: 0, value: other.value - 500 };
    const leaning = alice.spend({ coins: [coin, waiting], to: [{ address: bob.address, value: coin.value }] });
    expect((await refusal(leaning)).message).toMatch(
      /^(replacement-adds-unconfirmed, replacement [0-9a-f]{64} adds unconfirmed input, idx 1|Fee exceeds)/,
    );
    const selfish = alice.spend({ coins: [other, waiting], to: [{ address: bob.address, value: other.value }] });
    expect((await refusal(selfish)).message).toMatch(/^bad-txns-spends-conflicting-tx, /);
  });
});
