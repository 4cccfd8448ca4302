// The wire itself: envelope, errors, both API versions, streams, simulate. Asked without a client library, compared as it was sent.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Wallet } from 'xrpl';
import { practiceNetworkId } from '../../shared/network.ts';
import type { JsonObject } from './base/json.ts';
import { type Loopback, openLoopback } from './testing/loopback.ts';
import { blobOf, fundedWallet, type Line, openLine, payment } from './testing/wallets.ts';

let loopback: Loopback;
let line: Line;
let alice: Wallet;
let bob: Wallet;

beforeEach(async () => {
  loopback = await openLoopback();
  line = await openLine(loopback.url);
  alice = fundedWallet(loopback.side, 100n);
  bob = fundedWallet(loopback.side, 100n);
});
afterEach(async () => {
  line.close();
  await loopback.close();
});

const stranger = Wallet.generate().classicAddress;

async function pay(sequence = 3, drops = '1000000'): Promise<string> {
  const tx = payment(alice, bob.classicAddress, drops, sequence);
  expect(await line.ask({ command: 'submit', tx_blob: blobOf(alice, tx) })).toMatchObject({ result: { engine_result: 'tesSUCCESS' } });
  return alice.sign(tx).hash;
}

describe('envelope', () => {
  test('id and api_version come back as they were, and only if they were sent', async () => {
    expect(await line.ask({ id: 7, command: 'ping', api_version: 2 })).toEqual({
      id: 7,
      api_version: 2,
      type: 'response',
      status: 'success',
      result: {},
    });
    expect(await line.ask({ id: 'x', command: 'ping' })).toEqual({ id: 'x', type: 'response', status: 'success', result: {} });
  });

  test('errors stand at the top level, with the request and what was already known', async () => {
    const request = { id: 8, command: 'account_info', account: stranger, api_version: 2 };
    expect(await line.ask(request)).toEqual({
      id: 8,
      api_version: 2,
      type: 'response',
      status: 'error',
      error: 'actNotFound',
      error_code: 19,
      error_message: 'Account not found.',
      account: stranger,
      ledger_current_index: 5,
      validated: false,
      request,
    });
  });

  test('texts that are no request, and requests for nothing that exists', async () => {
    expect(await line.ask('{"id":')).toEqual({ type: 'error', error: 'jsonInvalid', value: '{"id":' });
    expect(await line.ask('[1]')).toMatchObject({ error: 'jsonInvalid' });
    expect(await line.ask({ id: 1 })).toMatchObject({ status: 'error', error: 'missingCommand' });
    expect(await line.ask({ id: 1, command: 'nonsense' })).toMatchObject({ error: 'unknownCmd', error_code: 32 });
    expect(await line.ask({ id: 1, command: 'ping', api_version: 3 })).toMatchObject({ error: 'invalid_API_version' });
  });

  test.each<[JsonObject, string, number]>([
    [{ command: 'account_info' }, 'invalidParams', 31],
    [{ command: 'account_info', account: 5 }, 'invalidParams', 31],
    [{ command: 'account_info', account: 'rNonsense' }, 'actMalformed', 35],
    [{ command: 'ledger', ledger_index: 999 }, 'lgrNotFound', 21],
    [{ command: 'ledger', ledger_index: 'yesterday' }, 'invalidParams', 31],
    [{ command: 'ledger', ledger_hash: 'AB' }, 'invalidParams', 31],
    [{ command: 'tx', transaction: 'AB' }, 'notImpl', 74],
    [{ command: 'tx', transaction: 'A'.repeat(64) }, 'txnNotFound', 29],
    [{ command: 'tx', transaction: 'A'.repeat(64), min_ledger: 1, max_ledger: 1002 }, 'excessiveLgrRange', 78],
    [{ command: 'tx', transaction: 'A'.repeat(64), min_ledger: 3, max_ledger: 2 }, 'invalidLgrRange', 79],
    [{ command: 'tx', ctid: 'C000000100000001' }, 'wrongNetwork', 4],
    [{ command: 'subscribe', streams: ['nonsense'] }, 'malformedStream', 71],
    [{ command: 'subscribe', accounts: ['rNonsense'] }, 'actMalformed', 35],
    [{ command: 'submit', tx_blob: 'xyz' }, 'invalidParams', 31],
    [{ command: 'submit', secret: 's', tx_json: {} }, 'notSupported', 75],
    [{ command: 'ledger_entry', index: 'A'.repeat(64) }, 'entryNotFound', 98],
    [{ command: 'account_objects', account: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', type: 'nonsense' }, 'invalidParams', 31],
  ])('%j is refused as %s', async (request, error, code) => {
    expect(await line.ask({ id: 1, ...request })).toMatchObject({ id: 1, status: 'error', error, error_code: code, request });
  });

  test('blobs that are no transaction are invalidTransaction with a reason', async () => {
    for (const blob of ['00', '1200', 'FF'.repeat(40), `${blobOf(alice, payment(alice, stranger, '1', 3))}00`]) {
      const reply = await line.ask({ command: 'submit', tx_blob: blob });
      expect(reply).toMatchObject({ status: 'error', error: 'invalidTransaction' });
      expect(reply['error_exception']).toBeTypeOf('string');
    }
  });
});

describe('both API versions from one record', () => {
  test('tx: v1 is flat and says Amount too, v2 is nested and says DeliverMax', async () => {
    const hash = await pay();
    loopback.side.closeLedger(1);
    const v1 = (await line.ask({ command: 'tx', transaction: hash }))['result'];
    const v2 = (await line.ask({ command: 'tx', transaction: hash, api_version: 2 }))['result'];
    expect(v1).toMatchObject({ hash, Amount: '1000000', DeliverMax: '1000000', inLedger: 5, ledger_index: 5, validated: true });
    expect(v2).toMatchObject({ hash, ledger_index: 5, validated: true, tx_json: { DeliverMax: '1000000', ledger_index: 5 } });
    expect(JSON.stringify(v2)).not.toContain('"Amount"');
    const ctid = `C0000005${'0000'}${practiceNetworkId.toString(16).toUpperCase()}`;
    expect(v2).toMatchObject({ ctid });
    expect(await line.ask({ command: 'tx', ctid, api_version: 2 })).toMatchObject({ result: { hash } });
  });

  test('a transaction that is only under way is found, without metadata', async () => {
    const hash = await pay();
    const v2 = await line.ask({ command: 'tx', transaction: hash, api_version: 2 });
    expect(v2).toMatchObject({ status: 'success', result: { hash, validated: false, tx_json: { DeliverMax: '1000000' } } });
    expect(JSON.stringify(v2)).not.toContain('"meta"');
  });

  test('account_tx pages through history in both directions without gaps', async () => {
    for (let sequence = 3; sequence < 12; sequence += 1) {
      await pay(sequence, String(sequence));
      if (sequence % 3 === 0) loopback.side.closeLedger(1);
    }
    loopback.side.closeLedger(1);
    for (const forward of [true, false]) {
      const amounts: unknown[] = [];
      let marker: JsonObject[string];
      do {
        const request = {
          command: 'account_tx',
          account: alice.classicAddress,
          limit: 4,
          forward,
          api_version: 2,
          ...(marker === undefined ? {} : { marker }),
        };
        const result = (await line.ask(request))['result'] as { marker?: JsonObject; transactions: { tx_json: JsonObject }[] };
        amounts.push(...result.transactions.map(({ tx_json: tx }) => tx['DeliverMax']));
        marker = result.marker;
      } while (marker !== undefined);
      const expected = ['100000000', '3', '4', '5', '6', '7', '8', '9', '10', '11'];
      expect(amounts).toEqual(forward ? expected : expected.reverse());
    }
  });

  test('ledger: the index is a text in v1 and a number in v2, the transactions are those that were applied', async () => {
    const hash = await pay();
    loopback.side.closeLedger(1);
    const ask = (more: JsonObject) => line.ask({ command: 'ledger', ledger_index: 'validated', transactions: true, ...more });
    expect(await ask({})).toMatchObject({ result: { validated: true, ledger: { ledger_index: '5', transactions: [hash] } } });
    const expanded = await ask({ expand: true, api_version: 2 });
    expect(expanded).toMatchObject({ result: { ledger: { ledger_index: 5, transactions: [{ hash, validated: true }] } } });
    const v1 = await ask({ expand: true });
    expect(v1).toMatchObject({ result: { ledger: { transactions: [{ hash, metaData: { TransactionResult: 'tesSUCCESS' } }] } } });
  });

  test('an older ledger still shows the balance of its time', async () => {
    await pay();
    loopback.side.closeLedger(3);
    const ask = (index: number) => line.ask({ command: 'account_info', account: bob.classicAddress, ledger_index: index });
    expect(await ask(4)).toMatchObject({ result: { account_data: { Balance: '100000000' }, validated: true } });
    expect(await ask(5)).toMatchObject({ result: { account_data: { Balance: '101000000' } } });
    expect(await ask(3)).toMatchObject({ error: 'actNotFound' });
  });
});

describe('submit and simulate', () => {
  test('a submit tells what it knows, and a repeated malformed blob is only refused', async () => {
    const blob = blobOf(alice, payment(alice, alice.classicAddress, '1', 3));
    const first = await line.ask({ command: 'submit', tx_blob: blob });
    expect(first).toMatchObject({
      status: 'success',
      result: { engine_result: 'temREDUNDANT', applied: false, accepted: true, kept: true },
    });
    const second = (await line.ask({ command: 'submit', tx_blob: blob }))['result'] as JsonObject;
    expect(second).toMatchObject({ engine_result: 'temBAD_SIGNATURE', accepted: false, kept: false });
    expect(second['open_ledger_cost']).toBeUndefined();
  });

  test('fail_hard takes no fee for a failure', async () => {
    const blob = blobOf(alice, payment(alice, stranger, '5', 3));
    expect(await line.ask({ command: 'submit', tx_blob: blob, fail_hard: true })).toMatchObject({
      result: { engine_result: 'tecNO_DST_INSUF_XRP', applied: false, kept: false, account_sequence_next: 3 },
    });
    expect(await line.ask({ command: 'submit', tx_blob: blob })).toMatchObject({ result: { applied: true, account_sequence_next: 4 } });
  });

  test('simulate fills in what is missing, says what would happen, and changes nothing', async () => {
    const tx = { TransactionType: 'Payment', Account: alice.classicAddress, Destination: bob.classicAddress, Amount: '1000000' };
    const before = JSON.stringify(loopback.side.snapshot());
    expect(await line.ask({ command: 'simulate', tx_json: tx, api_version: 2 })).toMatchObject({
      result: {
        applied: false,
        engine_result: 'tesSUCCESS',
        meta: { delivered_amount: '1000000' },
        tx_json: { Fee: '10', Sequence: 3, SigningPubKey: '', TxnSignature: '', NetworkID: practiceNetworkId },
      },
    });
    expect(JSON.stringify(loopback.side.snapshot())).toBe(before);
    const ask = (more: JsonObject) => line.ask({ command: 'simulate', tx_json: { ...tx, ...more } });
    expect(await ask({ Account: stranger })).toMatchObject({ error: 'srcActNotFound', error_code: 67 });
    expect(await ask({ DeliverMax: '1' })).toMatchObject({ error: 'invalidParams' });
    expect(await ask({ TxnSignature: 'AA' })).toMatchObject({ error: 'transactionSigned', error_code: 96 });
    expect(await ask({ Destination: alice.classicAddress })).toMatchObject({ result: { engine_result: 'temREDUNDANT' } });
    expect(await ask({ Sequence: 9 })).toMatchObject({ result: { engine_result: 'terPRE_SEQ' } });
  });

  test('types of other ledgers are disabled here, a trust line can be simulated, and empty lists are honest', async () => {
    const escrow = { TransactionType: 'EscrowCreate', Account: alice.classicAddress, Destination: bob.classicAddress, Amount: '1' };
    expect(await line.ask({ command: 'simulate', tx_json: escrow })).toMatchObject({ result: { engine_result: 'temDISABLED' } });
    const trust = {
      TransactionType: 'TrustSet',
      Account: alice.classicAddress,
      LimitAmount: { currency: 'USD', issuer: bob.classicAddress, value: '1' },
    };
    expect(await line.ask({ command: 'simulate', tx_json: trust })).toMatchObject({ result: { engine_result: 'tesSUCCESS' } });
    expect(await line.ask({ command: 'account_lines', account: alice.classicAddress })).toMatchObject({
      result: { lines: [], validated: false },
    });
    expect(await line.ask({ command: 'gateway_balances', account: stranger })).toMatchObject({ error: 'actNotFound' });
  });
});

describe('streams', () => {
  test('the ledger comes before its transactions; who follows all and an account hears twice; v1 and v2 side by side', async () => {
    const old = await openLine(loopback.url);
    await line.ask({ command: 'subscribe', streams: ['ledger', 'transactions'], accounts: [bob.classicAddress], api_version: 2 });
    await old.ask({ command: 'subscribe', streams: ['transactions'] });
    const hash = await pay();
    loopback.side.closeLedger(1);
    await Promise.all([line.heard(5), old.heard(2)]);
    expect(line.messages.slice(2).map(({ type }) => type)).toEqual(['ledgerClosed', 'transaction', 'transaction']);
    expect(line.messages[2]).toMatchObject({ ledger_index: 5, txn_count: 1, network_id: practiceNetworkId, validated_ledgers: '2-5' });
    expect(line.messages[3]).toMatchObject({
      hash,
      validated: true,
      tx_json: { DeliverMax: '1000000' },
      meta: { delivered_amount: '1000000' },
    });
    expect(line.messages[4]).toEqual(line.messages[3]);
    expect(old.messages[1]).toMatchObject({ transaction: { hash, Amount: '1000000' }, engine_result: 'tesSUCCESS', status: 'closed' });
    old.close();
  });

  test('accounts_proposed hears before the close, accounts only after it, and others nothing', async () => {
    const early = await openLine(loopback.url);
    const late = await openLine(loopback.url);
    const other = await openLine(loopback.url);
    await early.ask({ command: 'subscribe', accounts_proposed: [bob.classicAddress], api_version: 2 });
    await late.ask({ command: 'subscribe', accounts: [bob.classicAddress], api_version: 2 });
    await other.ask({ command: 'subscribe', accounts: [stranger], api_version: 2 });
    const hash = await pay();
    await early.heard(2);
    expect(early.messages[1]).toMatchObject({ hash, validated: false, status: 'proposed', ledger_current_index: 5 });
    loopback.side.closeLedger(1);
    await Promise.all([early.heard(3), late.heard(2)]);
    expect(late.messages[1]).toMatchObject({ hash, validated: true });
    expect(early.messages[2]).toMatchObject({ hash, validated: true });
    expect((await other.ask({ command: 'ping' }))['result']).toEqual({});
    expect(other.messages).toHaveLength(2);
    for (const one of [early, late, other]) one.close();
  });

  test('after unsubscribe there is silence', async () => {
    await line.ask({ command: 'subscribe', streams: ['ledger'] });
    await line.ask({ command: 'unsubscribe', streams: ['ledger'] });
    loopback.side.closeLedger(2);
    await line.ask({ command: 'ping' });
    expect(line.messages.filter(({ type }) => type === 'ledgerClosed')).toEqual([]);
  });
});

test('server_info, server_state and fee agree with each other', async () => {
  const info = await line.ask({ command: 'server_info' });
  const last = { seq: 4, reserve_base_xrp: 1, reserve_inc_xrp: 0.2, base_fee_xrp: 0.00001 };
  expect(info).toMatchObject({ result: { info: { network_id: practiceNetworkId, complete_ledgers: '2-4', validated_ledger: last } } });
  const state = { seq: 4, reserve_base: 1_000_000, reserve_inc: 200_000, base_fee: 10 };
  expect(await line.ask({ command: 'server_state' })).toMatchObject({ result: { state: { validated_ledger: state } } });
  expect(await line.ask({ command: 'fee' })).toMatchObject({
    result: { drops: { base_fee: '10', open_ledger_fee: '10' }, ledger_current_index: 5 },
  });
});
