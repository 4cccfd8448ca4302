// Stories of accounts that set flags and settings, and of tickets and preauthorizations, through the same engine as everything else.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Client, type SimulateRequest, type SubmittableTransaction, type Wallet } from 'xrpl';
import type { JsonObject } from '../base/json.ts';
import { type Loopback, openLoopback } from '../testing/loopback.ts';
import { fundedWallet } from '../testing/wallets.ts';

let loopback: Loopback;
let client: Client;
let alice: Wallet;

beforeEach(async () => {
  loopback = await openLoopback();
  client = new Client(loopback.url);
  await client.connect();
  alice = fundedWallet(loopback.side, 100n);
});
afterEach(async () => {
  await client.disconnect();
  await loopback.close();
});

async function send(tx: JsonObject, wallet = alice): Promise<string> {
  const whole = { Account: wallet.classicAddress, ...tx } as unknown as SubmittableTransaction;
  const { result } = await client.submit(whole, { wallet });
  loopback.side.closeLedger(1);
  return result.engine_result;
}

const set = (tx: JsonObject) => send({ TransactionType: 'AccountSet', ...tx });

/** For what the client library refuses to sign. */
async function foreseen(tx: JsonObject): Promise<unknown> {
  const json = { TransactionType: 'AccountSet', Account: alice.classicAddress, ...tx };
  const request = { command: 'simulate', tx_json: json } as unknown as SimulateRequest;
  return (await client.request(request)).result.engine_result;
}

async function account() {
  const { result } = await client.request({ command: 'account_info', account: alice.classicAddress, ledger_index: 'validated' });
  return { ...result, account_flags: result.account_flags as unknown as Readonly<Record<string, boolean>> };
}

test.each([
  [1, 'requireDestinationTag'],
  [2, 'requireAuthorization'],
  [3, 'disallowIncomingXRP'],
  [7, 'globalFreeze'],
  [8, 'defaultRipple'],
  [9, 'depositAuth'],
  [15, 'disallowIncomingTrustline'],
])('flag %i is %s: set, seen, cleared', async (flag, name) => {
  expect(await set({ SetFlag: flag })).toBe('tesSUCCESS');
  expect((await account()).account_flags).toMatchObject({ [name]: true });
  expect(Object.values((await account()).account_flags).filter(Boolean)).toHaveLength(1);
  expect(await set({ ClearFlag: flag })).toBe('tesSUCCESS');
  expect((await account()).account_data.Flags).toBe(0);
});

test('contradictions are malformed, unknown numbers are ignored', async () => {
  expect(await set({ SetFlag: 8, ClearFlag: 8 })).toBe('temINVALID_FLAG');
  expect(await set({ SetFlag: 1, Flags: 0x0002_0000 })).toBe('temINVALID_FLAG');
  expect(await set({ Flags: 0x0001_0000 })).toBe('tesSUCCESS');
  expect((await account()).account_flags.requireDestinationTag).toBe(true);
  expect(await foreseen({ SetFlag: 99 })).toBe('tesSUCCESS');
});

test('no freeze is for ever, and then a global freeze too', async () => {
  expect(await set({ SetFlag: 6 })).toBe('tesSUCCESS');
  expect(await set({ SetFlag: 7 })).toBe('tesSUCCESS');
  expect(await set({ ClearFlag: 7 })).toBe('tesSUCCESS');
  expect(await set({ ClearFlag: 6 })).toBe('tesSUCCESS');
  expect((await account()).account_flags).toMatchObject({ noFreeze: true, globalFreeze: true });
});

test('the master key cannot be given up without another key', async () => {
  expect(await set({ SetFlag: 4 })).toBe('tecNO_ALTERNATIVE_KEY');
  expect((await account()).account_flags.disableMasterKey).toBe(false);
});

test('settings appear, and vanish at their default', async () => {
  expect(await set({ Domain: '6578616D706C65', TransferRate: 1_100_000_000, TickSize: 5 })).toBe('tesSUCCESS');
  expect((await account()).account_data).toMatchObject({ Domain: '6578616D706C65', TransferRate: 1_100_000_000, TickSize: 5 });
  expect(await set({ Domain: '', TransferRate: 0, TickSize: 0 })).toBe('tesSUCCESS');
  for (const name of ['Domain', 'TransferRate', 'TickSize']) expect((await account()).account_data).not.toHaveProperty(name);
  expect(await foreseen({ TransferRate: 2_000_000_001 })).toBe('temBAD_TRANSFER_RATE');
  expect(await foreseen({ TransferRate: 999_999_999 })).toBe('temBAD_TRANSFER_RATE');
  expect(await foreseen({ TickSize: 2 })).toBe('temBAD_TICK_SIZE');
  expect(await foreseen({ MessageKey: '0011' })).toBe('telBAD_PUBLIC_KEY');
  expect(await foreseen({ Domain: 'AA'.repeat(257) })).toBe('telBAD_DOMAIN');
});

test('requiring authorization is refused to an account that owns something', async () => {
  expect(await send({ TransactionType: 'TicketCreate', TicketCount: 1 })).toBe('tesSUCCESS');
  expect(await set({ SetFlag: 2 })).toBe('tecOWNERS');
});

test('who closes the door still pays himself in with a preauthorized friend', async () => {
  const bob = fundedWallet(loopback.side, 100n);
  const pay = () => send({ TransactionType: 'Payment', Destination: alice.classicAddress, Amount: '5000000' }, bob);
  const authorized = async () => {
    const pair = { source_account: bob.classicAddress, destination_account: alice.classicAddress };
    return (await client.request({ command: 'deposit_authorized', ...pair, ledger_index: 'validated' })).result.deposit_authorized;
  };
  expect(await set({ SetFlag: 9 })).toBe('tesSUCCESS');
  expect([await authorized(), await pay()]).toEqual([false, 'tecNO_PERMISSION']);
  expect(await send({ TransactionType: 'DepositPreauth', Authorize: bob.classicAddress })).toBe('tesSUCCESS');
  expect(await send({ TransactionType: 'DepositPreauth', Authorize: bob.classicAddress })).toBe('tecDUPLICATE');
  expect([await authorized(), await pay()]).toEqual([true, 'tesSUCCESS']);
  expect((await account()).account_data.OwnerCount).toBe(1);
  expect(await send({ TransactionType: 'DepositPreauth', Unauthorize: bob.classicAddress })).toBe('tesSUCCESS');
  expect([await authorized(), await pay()]).toEqual([false, 'tecNO_PERMISSION']);
  expect(await send({ TransactionType: 'DepositPreauth', Unauthorize: bob.classicAddress })).toBe('tecNO_ENTRY');
  expect((await account()).account_data.OwnerCount).toBe(0);
});

test('tickets cost reserve, are listed page by page, and 250 are the most', async () => {
  expect(await send({ TransactionType: 'TicketCreate', TicketCount: 70 })).toBe('tesSUCCESS');
  const found: string[] = [];
  let marker: unknown;
  do {
    const { result } = await client.request({
      command: 'account_objects',
      account: alice.classicAddress,
      limit: 30,
      ...(marker === undefined ? {} : { marker }),
    });
    found.push(...result.account_objects.map(({ index }) => index));
    marker = result.marker;
  } while (marker !== undefined);
  expect(new Set(found).size).toBe(70);
  expect((await account()).account_data).toMatchObject({ OwnerCount: 70, TicketCount: 70 });
  expect(await send({ TransactionType: 'TicketCreate', TicketCount: 181 })).toBe('tecDIR_FULL');
  const poor = fundedWallet(loopback.side, 2n);
  expect(await send({ TransactionType: 'TicketCreate', TicketCount: 6 }, poor)).toBe('tecINSUFFICIENT_RESERVE');
});

test('a regular key takes over, and takes the blame', async () => {
  const deputy = fundedWallet(loopback.side, 50n);
  expect(await send({ TransactionType: 'SetRegularKey', RegularKey: deputy.classicAddress })).toBe('tesSUCCESS');
  expect(await set({ SetFlag: 4 })).toBe('tesSUCCESS');
  const tx = { TransactionType: 'AccountSet' as const, Account: alice.classicAddress };
  expect((await client.submit(tx, { wallet: deputy })).result.engine_result).toBe('tesSUCCESS');
  expect((await client.submit(tx, { wallet: alice })).result.engine_result).toBe('tefMASTER_DISABLED');
  const drop = { TransactionType: 'SetRegularKey' as const, Account: alice.classicAddress };
  expect((await client.submit(drop, { wallet: deputy })).result.engine_result).toBe('tecNO_ALTERNATIVE_KEY');
});
