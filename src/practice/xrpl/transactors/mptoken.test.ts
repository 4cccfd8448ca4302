// Stories of multi-purpose tokens from their issuance to their end, as holders and issuers meet them. The vectors play the payments.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Wallet } from 'xrpl';
import type { JsonObject } from '../base/json.ts';
import { issuanceId } from '../ledger/indexes.ts';
import { type Desk, openDesk } from '../testing/desk.ts';

const flag = { canLock: 2, requireAuth: 4, canTransfer: 0x20 };

let desk: Desk;
let issuer: Wallet;
let alice: Wallet;
let bob: Wallet;

beforeEach(async () => {
  desk = await openDesk();
  [issuer, alice, bob] = [desk.person(), desk.person(), desk.person()];
});
afterEach(() => desk.close());

async function issue(part: JsonObject = {}): Promise<string> {
  const info = await desk.ask({ command: 'account_info', account: issuer.classicAddress });
  const { Sequence } = (info as { readonly account_data: { readonly Sequence: number } }).account_data;
  expect(await desk.send(issuer, { TransactionType: 'MPTokenIssuanceCreate', ...part })).toBe('tesSUCCESS');
  return issuanceId(issuer.classicAddress, Sequence);
}

const join = (wallet: Wallet, id: string, Flags = 0) =>
  desk.send(wallet, { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: id, Flags });
const allow = (id: string, holder: Wallet, Flags = 0) =>
  desk.send(issuer, { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: id, Holder: holder.classicAddress, Flags });
const lock = (id: string, part: JsonObject) => desk.send(issuer, { TransactionType: 'MPTokenIssuanceSet', MPTokenIssuanceID: id, ...part });
const destroy = (id: string, by = issuer) => desk.send(by, { TransactionType: 'MPTokenIssuanceDestroy', MPTokenIssuanceID: id });
const pay = (from: Wallet, to: Wallet, id: string, value: string, part: JsonObject = {}) =>
  desk.send(from, {
    TransactionType: 'Payment',
    Destination: to.classicAddress,
    Amount: { mpt_issuance_id: id, value },
    ...part,
  });

async function held(wallet: Wallet, id: string): Promise<string | undefined> {
  const { node } = (await desk.ask({ command: 'ledger_entry', mptoken: { mpt_issuance_id: id, account: wallet.classicAddress } })) as {
    readonly node: { readonly MPTAmount?: string };
  };
  return node.MPTAmount;
}

test('an issuance keeps what it was made with, and costs its issuer one object', async () => {
  const id = await issue({ AssetScale: 2, TransferFee: 314, MaximumAmount: '1000', MPTokenMetadata: 'ABCD', Flags: flag.canTransfer });
  expect(await desk.owned(issuer)).toBe(1);
  expect(await desk.ask({ command: 'ledger_entry', mpt_issuance: id })).toMatchObject({
    node: { AssetScale: 2, TransferFee: 314, MaximumAmount: '1000', MPTokenMetadata: 'ABCD', OutstandingAmount: '0', Flags: 0x20 },
  });
});

test.each<[string, JsonObject, string]>([
  ['a fee above half', { TransferFee: 50_001, Flags: flag.canTransfer }, 'temBAD_TRANSFER_FEE'],
  ['a fee on what cannot be transferred', { TransferFee: 1 }, 'temMALFORMED'],
  ['a supply of nothing', { MaximumAmount: '0' }, 'temMALFORMED'],
  ['a supply above 63 bits', { MaximumAmount: '9223372036854775808' }, 'temMALFORMED'],
  ['metadata of more than 1,024 bytes', { MPTokenMetadata: 'AB'.repeat(1025) }, 'temMALFORMED'],
  ['a flag that nobody knows', { Flags: 1 }, 'temINVALID_FLAG'],
])('an issuance with %s is refused', async (_what, part, result) => {
  expect(await desk.send(issuer, { TransactionType: 'MPTokenIssuanceCreate', ...part })).toBe(result);
  expect(await desk.owned(issuer)).toBe(0);
});

test('holders opt in once, and out when they hold nothing', async () => {
  const id = await issue();
  expect(await join(alice, id)).toBe('tesSUCCESS');
  expect(await join(alice, id)).toBe('tecDUPLICATE');
  expect(await join(issuer, id)).toBe('tecNO_PERMISSION');
  expect(await join(alice, '0'.repeat(48))).toBe('tecOBJECT_NOT_FOUND');
  expect(await desk.owned(alice)).toBe(1);
  expect(await pay(issuer, alice, id, '5')).toBe('tesSUCCESS');
  expect(await join(alice, id, 1)).toBe('tecHAS_OBLIGATIONS');
  expect(await destroy(id)).toBe('tecHAS_OBLIGATIONS');
  expect(await pay(alice, issuer, id, '5')).toBe('tesSUCCESS');
  expect(await held(alice, id)).toBeUndefined();
  expect(await join(alice, id, 1)).toBe('tesSUCCESS');
  expect(await join(alice, id, 1)).toBe('tecOBJECT_NOT_FOUND');
  expect(await desk.owned(alice)).toBe(0);
  expect(await destroy(id, bob)).toBe('tecNO_PERMISSION');
  expect(await destroy(id)).toBe('tesSUCCESS');
  expect(await destroy(id)).toBe('tecOBJECT_NOT_FOUND');
  expect(await desk.owned(issuer)).toBe(0);
});

test('an issuer that asks for it allows each holder, and may take that back', async () => {
  const [open, strict] = [await issue(), await issue({ Flags: flag.requireAuth })];
  await join(alice, strict);
  expect(await allow(open, alice)).toBe('tecNO_AUTH');
  expect(await allow(strict, bob)).toBe('tecOBJECT_NOT_FOUND');
  expect(await allow(strict, issuer)).toBe('temMALFORMED');
  expect(await pay(issuer, alice, strict, '5')).toBe('tecNO_AUTH');
  expect(await allow(strict, alice)).toBe('tesSUCCESS');
  expect(await pay(issuer, alice, strict, '5')).toBe('tesSUCCESS');
  expect(await allow(strict, alice, 1)).toBe('tesSUCCESS');
  expect(await pay(alice, issuer, strict, '5'), 'not even back').toBe('tecNO_AUTH');
});

test('locks are for issuers who kept that right, on the token or on one holder', async () => {
  const [plain, id] = [await issue(), await issue({ Flags: flag.canLock | flag.canTransfer })];
  for (const wallet of [alice, bob]) await join(wallet, id);
  await pay(issuer, alice, id, '50');
  expect(await lock(plain, { Flags: 1 })).toBe('tecNO_PERMISSION');
  expect(await lock(id, { Flags: 3 })).toBe('temINVALID_FLAG');
  expect(await lock(id, { Flags: 1, Holder: issuer.classicAddress })).toBe('temMALFORMED');
  expect(await lock(id, { Flags: 1, Holder: bob.classicAddress })).toBe('tesSUCCESS');
  expect(await pay(alice, bob, id, '1')).toBe('tecLOCKED');
  expect(await lock(id, { Flags: 2, Holder: bob.classicAddress })).toBe('tesSUCCESS');
  expect(await lock(id, { Flags: 1 })).toBe('tesSUCCESS');
  expect(await pay(alice, bob, id, '1')).toBe('tecLOCKED');
  expect(await pay(alice, issuer, id, '1'), 'back to the issuer').toBe('tesSUCCESS');
  expect(await lock(id, { Flags: 2 })).toBe('tesSUCCESS');
  expect(await pay(alice, bob, id, '9')).toBe('tesSUCCESS');
  expect([await held(alice, id), await held(bob, id)]).toEqual(['40', '9']);
});

test('a number that does not fit into 63 bits is recorded nowhere', async () => {
  const id = await issue({ TransferFee: 50_000, Flags: flag.canTransfer });
  for (const wallet of [alice, bob]) await join(wallet, id);
  await pay(issuer, alice, id, '9223372036854775807');
  const most = { mpt_issuance_id: id, value: '9223372036854775807' };
  expect(await pay(alice, bob, id, '9223372036854775807', { SendMax: most })).toBe('tefEXCEPTION');
  expect(await held(alice, id)).toBe('9223372036854775807');
});

test('where the amendment is off the type does not exist', async () => {
  await desk.close();
  desk = await openDesk(['MPTokensV1']);
  issuer = desk.person();
  expect(await desk.send(issuer, { TransactionType: 'MPTokenIssuanceCreate' })).toBe('temDISABLED');
});
