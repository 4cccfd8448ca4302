// Stories of a wallet on the practice ledger, told with the unmodified xrpl.js client.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Client, type Payment, Wallet } from 'xrpl';
import { practiceNetworkId } from '../../shared/network.ts';
import { type Loopback, openLoopback } from './testing/loopback.ts';
import { blobOf, fundedWallet, payment } from './testing/wallets.ts';

let loopback: Loopback;
let client: Client;

async function open(restore: unknown = null): Promise<void> {
  loopback = await openLoopback({ restore });
  client = new Client(loopback.url);
  await client.connect();
}

async function shut(): Promise<void> {
  await client.disconnect();
  await loopback.close();
}

beforeEach(() => open());
afterEach(shut);

async function balance(address: string): Promise<string> {
  const { result } = await client.request({ command: 'account_info', account: address, ledger_index: 'validated' });
  return result.account_data.Balance;
}

async function submitNow(from: Wallet, tx: Payment): Promise<string> {
  const { result } = await client.request({ command: 'submit', tx_blob: blobOf(from, tx) });
  return result.engine_result;
}

async function sequenceOf(wallet: Wallet): Promise<number> {
  const { result } = await client.request({ command: 'account_info', account: wallet.classicAddress, ledger_index: 'current' });
  return result.account_data.Sequence;
}

test('the client sees the network, fills in a payment by itself, and waits until it is validated', async () => {
  expect(client.networkID).toBe(practiceNetworkId);
  const alice = fundedWallet(loopback.side, 100n);
  const bob = fundedWallet(loopback.side, 100n);
  const timer = setInterval(() => loopback.side.closeLedger(1), 300);
  const tx: Payment = { TransactionType: 'Payment', Account: alice.classicAddress, Destination: bob.classicAddress, Amount: '2500000' };
  const { result } = await client.submitAndWait(tx, { wallet: alice });
  clearInterval(timer);
  expect(result.validated).toBe(true);
  expect(result.meta).toMatchObject({ TransactionResult: 'tesSUCCESS', delivered_amount: '2500000' });
  expect(result.tx_json).toMatchObject({ NetworkID: practiceNetworkId, DeliverMax: '2500000' });
  expect(await client.getXrpBalance(bob.classicAddress)).toBe(102.5);
  expect(await client.getBalances(bob.classicAddress)).toEqual([{ currency: 'XRP', value: '102.5' }]);
});

test('ed25519 and secp256k1 keys both sign, and a hash is the one that the signer computed', async () => {
  const edward = fundedWallet(loopback.side, 50n);
  const other = Wallet.fromSeed('snoPBrXtMeMyMHUVTgbuqAfg1SUTb');
  const sequence = await sequenceOf(edward);
  const signed = edward.sign(payment(edward, other.classicAddress, '1000000', sequence));
  expect((await client.request({ command: 'submit', tx_blob: signed.tx_blob })).result.engine_result).toBe('tesSUCCESS');
  loopback.side.closeLedger(1);
  expect((await client.request({ command: 'tx', transaction: signed.hash })).result).toMatchObject({ hash: signed.hash, validated: true });
  const back = payment(other, edward.classicAddress, '7', await sequenceOf(other));
  expect(await submitNow(other, back)).toBe('tesSUCCESS');
});

test('a payment opens an account, whose sequence starts at the ledger that opened it', async () => {
  const alice = fundedWallet(loopback.side, 100n);
  const fresh = Wallet.generate().classicAddress;
  await expect(balance(fresh)).rejects.toMatchObject({ data: { error: 'actNotFound' } });
  const sequence = await sequenceOf(alice);
  expect(await submitNow(alice, payment(alice, fresh, '999999', sequence))).toBe('tecNO_DST_INSUF_XRP');
  expect(await submitNow(alice, payment(alice, fresh, '1000000', sequence + 1))).toBe('tesSUCCESS');
  loopback.side.closeLedger(1);
  const { result } = await client.request({ command: 'account_info', account: fresh, ledger_index: 'validated' });
  expect(result.account_data).toMatchObject({ Balance: '1000000', Flags: 0, OwnerCount: 0, Sequence: result.ledger_index });
});

test('a payment whose last ledger has passed is refused and leaves no trace', async () => {
  const alice = fundedWallet(loopback.side, 100n);
  const bob = fundedWallet(loopback.side, 100n);
  const last = await client.getLedgerIndex();
  const late = { ...payment(alice, bob.classicAddress, '1', await sequenceOf(alice)), LastLedgerSequence: last };
  expect(await submitNow(alice, late)).toBe('tefMAX_LEDGER');
  expect(await submitNow(alice, { ...late, LastLedgerSequence: last + 1 })).toBe('tesSUCCESS');
  loopback.side.closeLedger(1);
  expect(await balance(alice.classicAddress)).toBe('99999987');
});

test('an expired payment is provably absent: its whole range was searched', async () => {
  const alice = fundedWallet(loopback.side, 100n);
  const { hash } = alice.sign(payment(alice, alice.classicAddress, '1', 9));
  loopback.side.closeLedger(5);
  const lookup = (from: number, to: number) => client.request({ command: 'tx', transaction: hash, min_ledger: from, max_ledger: to });
  await expect(lookup(2, 6)).rejects.toMatchObject({ data: { error: 'txnNotFound', searched_all: true } });
  await expect(lookup(2, 600)).rejects.toMatchObject({ data: { error: 'txnNotFound', searched_all: false } });
});

test('an account that requires a tag gets nothing without one, and tag 0 is a tag', async () => {
  const alice = fundedWallet(loopback.side, 100n);
  const shop = fundedWallet(loopback.side, 100n);
  await client.submit({ TransactionType: 'AccountSet', Account: shop.classicAddress, SetFlag: 1 }, { wallet: shop });
  loopback.side.closeLedger(1);
  const { result } = await client.request({ command: 'account_info', account: shop.classicAddress });
  expect(result.account_flags).toMatchObject({ requireDestinationTag: true, disallowIncomingXRP: false });
  const before = await balance(shop.classicAddress);
  const sequence = await sequenceOf(alice);
  expect(await submitNow(alice, payment(alice, shop.classicAddress, '5', sequence))).toBe('tecDST_TAG_NEEDED');
  expect(await submitNow(alice, { ...payment(alice, shop.classicAddress, '5', sequence + 1), DestinationTag: 0 })).toBe('tesSUCCESS');
  loopback.side.closeLedger(1);
  expect(BigInt(await balance(shop.classicAddress)) - BigInt(before)).toBe(5n);
});

test('the same bytes sent again make one payment', async () => {
  const alice = fundedWallet(loopback.side, 100n);
  const bob = fundedWallet(loopback.side, 100n);
  const tx = payment(alice, bob.classicAddress, '1000000', await sequenceOf(alice));
  expect(await submitNow(alice, tx)).toBe('tesSUCCESS');
  expect(await submitNow(alice, tx)).toBe('tefPAST_SEQ');
  loopback.side.closeLedger(1);
  const again = await client.request({ command: 'submit', tx_blob: blobOf(alice, tx) });
  expect(again.result).toMatchObject({
    engine_result: 'tefPAST_SEQ',
    applied: false,
    tx_json: { inLedger: again.result.validated_ledger_index },
  });
  expect(await balance(bob.classicAddress)).toBe('101000000');
});

test('payments sent in the wrong order wait for each other and all arrive', async () => {
  const alice = fundedWallet(loopback.side, 100n);
  const bob = fundedWallet(loopback.side, 100n);
  const first = await sequenceOf(alice);
  expect(await submitNow(alice, payment(alice, bob.classicAddress, '4', first + 2))).toBe('terPRE_SEQ');
  expect(await submitNow(alice, payment(alice, bob.classicAddress, '2', first + 1))).toBe('terPRE_SEQ');
  expect(await submitNow(alice, payment(alice, bob.classicAddress, '1', first))).toBe('tesSUCCESS');
  loopback.side.closeLedger(1);
  expect(await balance(bob.classicAddress)).toBe('100000007');
});

test('a payment that never gets its turn is dropped after a few ledgers', async () => {
  const alice = fundedWallet(loopback.side, 100n);
  const bob = fundedWallet(loopback.side, 100n);
  const first = await sequenceOf(alice);
  expect(await submitNow(alice, payment(alice, bob.classicAddress, '2', first + 1))).toBe('terPRE_SEQ');
  loopback.side.closeLedger(6);
  expect(await submitNow(alice, payment(alice, bob.classicAddress, '1', first))).toBe('tesSUCCESS');
  loopback.side.closeLedger(1);
  expect(await balance(bob.classicAddress)).toBe('100000001');
});

test('an open ledger promises nothing: a failure becomes a success when the order at the close allows it', async () => {
  const [poor, rich, target] = [fundedWallet(loopback.side, 2n), fundedWallet(loopback.side, 100n), fundedWallet(loopback.side, 5n)];
  const spend = payment(poor, target.classicAddress, '3000000', await sequenceOf(poor));
  expect(await submitNow(poor, spend)).toBe('tecUNFUNDED_PAYMENT');
  expect(await submitNow(rich, payment(rich, poor.classicAddress, '9000000', await sequenceOf(rich)))).toBe('tesSUCCESS');
  loopback.side.closeLedger(1);
  expect(await balance(target.classicAddress)).toBe('8000000');
});

test('a restart brings back balances, history, what is open and what is held', async () => {
  const alice = fundedWallet(loopback.side, 100n);
  const bob = fundedWallet(loopback.side, 100n);
  const first = await sequenceOf(alice);
  const done = payment(alice, bob.classicAddress, '1', first);
  expect(await submitNow(alice, done)).toBe('tesSUCCESS');
  loopback.side.closeLedger(3);
  expect(await submitNow(alice, payment(alice, bob.classicAddress, '2', first + 1))).toBe('tesSUCCESS');
  expect(await submitNow(alice, payment(alice, bob.classicAddress, '8', first + 3))).toBe('terPRE_SEQ');
  const saved = JSON.stringify(loopback.side.snapshot());
  const before = (await client.request({ command: 'ledger', ledger_index: 'validated' })).result.ledger_hash;
  await shut();

  await open(JSON.parse(saved));
  expect(JSON.stringify(loopback.side.snapshot())).toBe(saved);
  expect((await client.request({ command: 'ledger', ledger_index: 'validated' })).result.ledger_hash).toBe(before);
  expect(await submitNow(alice, done)).toBe('tefPAST_SEQ');
  expect((await client.request({ command: 'tx', transaction: alice.sign(done).hash })).result.validated).toBe(true);
  expect(await submitNow(alice, payment(alice, bob.classicAddress, '4', first + 2))).toBe('tesSUCCESS');
  loopback.side.closeLedger(1);
  expect(await balance(bob.classicAddress)).toBe('100000015');
});

test('a snapshot of another network, or of anything else, is not taken for a fresh start', async () => {
  const saved = JSON.parse(JSON.stringify(loopback.side.snapshot()));
  await expect(openLoopback({ networkId: 60_000, restore: saved })).rejects.toThrow(/60000/);
  await expect(openLoopback({ restore: {} })).rejects.toThrow();
  await expect(openLoopback({ restore: 'garbage' })).rejects.toThrow();
});

test('the host is told of each change before anybody hears of it, and of nothing else', async () => {
  const alice = fundedWallet(loopback.side, 100n);
  expect(loopback.changes).toEqual(['submitted', 'faucet', 'ledger']);
  const bad = { ...payment(alice, alice.classicAddress, '1', 1), Fee: '12' };
  expect(await submitNow(alice, bad)).toBe('temREDUNDANT');
  await client.request({ command: 'ledger_current' });
  expect(loopback.changes).toHaveLength(3);
});
