// rippled checks in a fixed order (xrpl-payment.md section 3), so a transaction with several faults must show the first of them. Each fault
// below is listed in that order; a payment that has this fault and all later ones must show this one.
import { describe, expect, test } from 'vitest';
import { practiceNetworkId } from '../../../shared/network.ts';
import type { JsonObject } from '../base/json.ts';
import { genesisAddress, genesisHistory } from '../ledger/genesis.ts';
import type { AccountRoot } from '../ledger/entries.ts';
import { LayerView, readAccount } from '../ledger/view.ts';
import { applyTransaction } from './apply.ts';
import type { ResultCode } from './results.ts';
import { practiceRules } from './rules.ts';
import { readTransaction } from './transaction.ts';

const rules = practiceRules(practiceNetworkId);
const alice = 'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY';
const bob = 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe';
const issuer = 'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B';
const nobody = 'rfkE1aSy9G8Upk4JssnwBxhEv5p4mn2KTy';
const usd = (value: string) => ({ currency: 'USD', issuer, value });
const mpt = (value: string) => ({ mpt_issuance_id: '0'.repeat(48), value });

/** A faultless payment from genesis to alice, whose key is genesis' own. */
const good: JsonObject = {
  TransactionType: 'Payment',
  Account: genesisAddress,
  Destination: alice,
  Amount: '5000000',
  Fee: '10',
  Sequence: 1,
  SigningPubKey: '0330E7FC9D56BB25D6893BA3F317AE5BCF33B3291BD63DB32654A313222F7FD020',
  NetworkID: practiceNetworkId,
};

const strangersKey = '02B3EC4E5DD96029A647CFA20DA07FE1F85296505552CCAC114087E66B46BD77DF';

function root(address: string, balance: string, flags = 0): AccountRoot {
  return { LedgerEntryType: 'AccountRoot', Account: address, Balance: balance, Flags: flags, OwnerCount: 0, Sequence: 1 };
}

function world(...roots: readonly AccountRoot[]): LayerView {
  const view = new LayerView(genesisHistory(rules, 1_767_323_040_000).state);
  for (const one of [root(alice, '9000000'), root(bob, '9000000', 0x0002_0000), ...roots]) view.putAccount(one);
  return view;
}

function resultOf(json: JsonObject, view = world(), open = true, ours = rules): ResultCode {
  const tx = readTransaction('', '0'.repeat(64), json);
  if (tx === null) throw new Error('not a transaction');
  const mode = { open, simulated: false, present: false, claimless: false };
  return applyTransaction(tx, view, { rules: ours, index: 7, parentCloseTime: 0 }, mode, 0).result;
}

type Fault = readonly [ResultCode, JsonObject];

/** Applies each fault together with all that come after it in the list; earlier entries of a key win. */
function expectOrder(base: JsonObject, faults: readonly Fault[]): void {
  faults.forEach(([code], i) => {
    const changes = faults.slice(i).reduceRight<JsonObject>((all, [, change]) => ({ ...all, ...change }), {});
    expect(resultOf({ ...base, ...changes }), `fault ${i + 1}: ${code}`).toBe(code);
  });
}

test('without a fault the payment succeeds', () => {
  expect(resultOf(good)).toBe('tesSUCCESS');
});

describe('preflight', () => {
  test('what concerns every transaction comes first, in order', () => {
    expectOrder(good, [
      ['temDISABLED', { Delegate: alice }],
      ['telREQUIRES_NETWORK_ID', { NetworkID: undefined, Delegate: undefined }],
      ['telWRONG_NETWORK', { NetworkID: 1 }],
      ['temINVALID_FLAG', { Flags: 0x0008_0000, NetworkID: practiceNetworkId }],
      ['temBAD_SRC_ACCOUNT', { Account: 'rrrrrrrrrrrrrrrrrrrrrhoLvTp', Flags: 0 }],
      ['temBAD_FEE', { Fee: '-1', Account: genesisAddress }],
      ['temBAD_SIGNATURE', { SigningPubKey: '04AA', Fee: '10' }],
      ['temINVALID', { TicketSequence: 3, AccountTxnID: '0'.repeat(64), SigningPubKey: good['SigningPubKey'] }],
      ['temINVALID_FLAG', { Flags: 0x4000_0000, TicketSequence: undefined, AccountTxnID: undefined }],
      ['temBAD_AMOUNT', { Amount: '0', Flags: 0 }],
    ]);
  });

  test('then the amounts and the destination', () => {
    expectOrder(good, [
      ['temMALFORMED', { SendMax: mpt('1') }],
      ['temBAD_AMOUNT', { Amount: '100000000000000001', SendMax: undefined }],
      ['temDST_NEEDED', { Destination: 'rrrrrrrrrrrrrrrrrrrrrhoLvTp', Amount: '0' }],
      ['temBAD_AMOUNT', { SendMax: '0', Destination: genesisAddress }],
      ['temBAD_AMOUNT', { Amount: '0', SendMax: undefined }],
      ['temREDUNDANT', { Destination: genesisAddress, Amount: '1', SendMax: '5', Paths: undefined }],
      ['temBAD_SEND_XRP_MAX', { SendMax: '5', Paths: [[{ account: bob }]], Destination: alice }],
      ['temBAD_SEND_XRP_PATHS', { Paths: [[{ account: bob }]], Flags: 0x0007_0000, SendMax: undefined }],
      ['temBAD_SEND_XRP_PARTIAL', { Flags: 0x0007_0000, Paths: undefined }],
      ['temBAD_SEND_XRP_LIMIT', { Flags: 0x0005_0000 }],
      ['temBAD_SEND_XRP_NO_DIRECT', { Flags: 0x0001_0000, DeliverMin: '1' }],
      ['temBAD_AMOUNT', { DeliverMin: '1', Flags: 0 }],
    ]);
  });

  test('a token in place of XRP: bad currency before redundant, and DeliverMin must be the same asset and no more', () => {
    const odd = { currency: '0000000000000000000000005852500000000000', issuer, value: '1' };
    expect(resultOf({ ...good, Amount: odd, Destination: genesisAddress })).toBe('temBAD_CURRENCY');
    expect(resultOf({ ...good, Amount: usd('1'), Destination: genesisAddress })).toBe('temREDUNDANT');
    const partial = { ...good, Amount: usd('5'), Flags: 0x0002_0000 };
    expect(resultOf({ ...partial, DeliverMin: { ...usd('1'), issuer: alice } })).toBe('temBAD_AMOUNT');
    expect(resultOf({ ...good, Amount: usd('-5') })).toBe('temBAD_AMOUNT');
    expect(resultOf({ ...good, Amount: usd('0e5') })).toBe('temBAD_AMOUNT');
  });
});

test('without an amendment, what it brings is disabled, and that is said first', () => {
  const off = (name: string, change: JsonObject) =>
    resultOf({ ...good, ...change }, world(), true, practiceRules(practiceNetworkId, [name]));
  expect(off('Credentials', { CredentialIDs: [], NetworkID: 1 })).toBe('temDISABLED');
  expect(off('PermissionedDEX', { DomainID: '1'.repeat(64), NetworkID: 1 })).toBe('temDISABLED');
  expect(off('MPTokensV1', { Amount: mpt('0') })).toBe('temDISABLED');
  expect(off('DeepFreeze', {})).toBe('tesSUCCESS');
  expect(() => practiceRules(practiceNetworkId, ['Credential'])).toThrow();
});

test('a multi-purpose token goes directly: no paths, no choice of the way, nothing else to spend', () => {
  const inMpt = { ...good, Amount: mpt('5') };
  expect(resultOf({ ...inMpt, Flags: 0x0001_0000 })).toBe('temINVALID_FLAG');
  expect(resultOf({ ...inMpt, Flags: 0x0004_0000 })).toBe('temINVALID_FLAG');
  expect(resultOf({ ...inMpt, Paths: [[{ account: bob }]] })).toBe('temMALFORMED');
  expect(resultOf({ ...inMpt, SendMax: usd('5') })).toBe('temMALFORMED');
  expect(resultOf(inMpt)).toBe('tecOBJECT_NOT_FOUND');
});

describe('preclaim', () => {
  test('account, sequence, window, authority, fee, and then the payment itself', () => {
    expectOrder({ ...good, Sequence: 1 }, [
      ['terNO_ACCOUNT', { Account: issuer, Sequence: 9 }],
      ['terPRE_SEQ', { Sequence: 9, Account: genesisAddress, LastLedgerSequence: 6 }],
      ['tefPAST_SEQ', { Sequence: 0 }],
      ['tefWRONG_PRIOR', { AccountTxnID: 'A'.repeat(64), Sequence: 1 }],
      ['tefMAX_LEDGER', { LastLedgerSequence: 6, AccountTxnID: undefined }],
      ['tefBAD_AUTH', { SigningPubKey: strangersKey, LastLedgerSequence: 7, Fee: '9' }],
      ['telINSUF_FEE_P', { Fee: '9', SigningPubKey: good['SigningPubKey'] }],
      ['tecNO_DST_INSUF_XRP', { Destination: nobody, Amount: '999999', Fee: '10' }],
      ['tecDST_TAG_NEEDED', { Destination: bob }],
    ]);
  });

  test('tickets: with a sequence, not yet made, used up', () => {
    const ticketed = (TicketSequence: number, Sequence: number) => resultOf({ ...good, TicketSequence, Sequence });
    expect(ticketed(9, 1)).toBe('temSEQ_AND_TICKET');
    expect(ticketed(9, 0)).toBe('terPRE_TICKET');
    const later = world({ ...root(genesisAddress, '9000000000'), Sequence: 20 });
    expect(resultOf({ ...good, TicketSequence: 9, Sequence: 0 }, later)).toBe('tefNO_TICKET');
  });

  test('keys: switched-off master, regular key, several signers', () => {
    const locked = world({ ...root(genesisAddress, '9000000000', 0x0010_0000), RegularKey: alice });
    expect(resultOf(good, locked)).toBe('tefMASTER_DISABLED');
    expect(resultOf({ ...good, SigningPubKey: '', Signers: [{}] })).toBe('tefNOT_MULTI_SIGNING');
  });

  test('a purse without enough for the fee waits in the open ledger and is charged what it has in a closed one', () => {
    const poor = world(root(genesisAddress, '4'));
    expect(resultOf(good, poor)).toBe('terINSUF_FEE_B');
    expect(resultOf(good, poor, false)).toBe('tecINSUFF_FEE');
    expect(resultOf(good, world(root(genesisAddress, '0')), false)).toBe('terINSUF_FEE_B');
  });

  test('to nobody: not a token, not in part, not too little', () => {
    const toNobody = { ...good, Destination: nobody };
    expect(resultOf({ ...toNobody, Amount: usd('1') })).toBe('tecNO_DST');
    expect(resultOf({ ...toNobody, Flags: 0x0002_0000, SendMax: usd('1') })).toBe('telNO_DST_PARTIAL');
    expect(resultOf({ ...toNobody, Amount: '999999' })).toBe('tecNO_DST_INSUF_XRP');
    expect(resultOf({ ...toNobody, Amount: '1000000' })).toBe('tesSUCCESS');
  });

  test('credentials and domains that do not exist, and ways that do not', () => {
    const steps = Array.from({ length: 9 }, () => ({ account: bob }));
    expect(resultOf({ ...good, Amount: usd('1'), Paths: [steps] })).toBe('telBAD_PATH_COUNT');
    expect(resultOf({ ...good, Amount: usd('1'), Paths: Array.from({ length: 7 }, () => [{ account: bob }]) })).toBe('telBAD_PATH_COUNT');
    expect(resultOf({ ...good, CredentialIDs: ['1'.repeat(64)], DomainID: '1'.repeat(64) })).toBe('tecBAD_CREDENTIALS');
    expect(resultOf({ ...good, DomainID: '1'.repeat(64) })).toBe('tecNO_PERMISSION');
    expect(resultOf({ ...good, Amount: usd('1') })).toBe('tecPATH_DRY');
    expect(resultOf({ ...good, TransactionType: 'EscrowCreate' })).toBe('temDISABLED');
  });
});

test('a claimed fee is taken from the sender, and nothing else moves', () => {
  const view = world();
  const tx = readTransaction('', 'F'.repeat(64), { ...good, Destination: bob });
  if (tx === null) throw new Error('not a transaction');
  const mode = { open: true, simulated: false, present: false, claimless: false };
  const { result, done } = applyTransaction(tx, view, { rules, index: 7, parentCloseTime: 0 }, mode, 0);
  expect(result).toBe('tecDST_TAG_NEEDED');
  const changed = done?.layer.changes() ?? [];
  expect(changed).toHaveLength(1);
  expect(done && readAccount(done.layer, genesisAddress)).toMatchObject({ Sequence: 2, Balance: '99999999999999990' });
});

test('with fail_hard, or in a first pass, a claimed fee is not taken', () => {
  const tx = readTransaction('', 'F'.repeat(64), { ...good, Destination: bob });
  if (tx === null) throw new Error('not a transaction');
  const mode = { open: true, simulated: false, present: false, claimless: true };
  expect(applyTransaction(tx, world(), { rules, index: 7, parentCloseTime: 0 }, mode, 0)).toEqual({
    result: 'tecDST_TAG_NEEDED',
    done: null,
  });
});
