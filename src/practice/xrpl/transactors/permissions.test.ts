// Stories of credentials, preauthorizations by them, permissioned domains and lists of signers. The vectors play the payments that use them.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { multisign, type SubmittableTransaction, type Wallet } from 'xrpl';
import { practiceNetworkId } from '../../../shared/network.ts';
import type { JsonObject } from '../base/json.ts';
import { credentialIndex, domainIndex } from '../ledger/indexes.ts';
import { type Desk, openDesk } from '../testing/desk.ts';

const KYC = '4B5943';

let desk: Desk;
let issuer: Wallet;
let alice: Wallet;
let bob: Wallet;

beforeEach(async () => {
  desk = await openDesk();
  [issuer, alice, bob] = [desk.person(), desk.person(), desk.person()];
});
afterEach(() => desk.close());

const give = (part: JsonObject = {}) =>
  desk.send(issuer, { TransactionType: 'CredentialCreate', Subject: alice.classicAddress, CredentialType: KYC, ...part });
const accept = (by = alice) => desk.send(by, { TransactionType: 'CredentialAccept', Issuer: issuer.classicAddress, CredentialType: KYC });
const remove = (by: Wallet, part: JsonObject) => desk.send(by, { TransactionType: 'CredentialDelete', CredentialType: KYC, ...part });
const idOfAlices = () => credentialIndex(alice.classicAddress, { issuer: issuer.classicAddress, type: KYC });
const exists = async (index: string) =>
  desk.ask({ command: 'ledger_entry', index }).then(
    () => true,
    () => false,
  );
async function now(): Promise<number> {
  const { ledger } = (await desk.ask({ command: 'ledger', ledger_index: 'validated' })) as {
    readonly ledger: { readonly close_time: number };
  };
  return ledger.close_time;
}

test('a credential weighs on its issuer until the subject takes it over', async () => {
  expect(await give({ URI: 'AB' })).toBe('tesSUCCESS');
  expect(await give()).toBe('tecDUPLICATE');
  expect([await desk.owned(issuer), await desk.owned(alice)]).toEqual([1, 0]);
  expect(await accept(bob)).toBe('tecNO_ENTRY');
  expect(await accept()).toBe('tesSUCCESS');
  expect(await accept()).toBe('tecDUPLICATE');
  expect([await desk.owned(issuer), await desk.owned(alice)]).toEqual([0, 1]);
  const both = await Promise.all(
    [issuer, alice].map((wallet) => desk.ask({ command: 'account_objects', account: wallet.classicAddress, type: 'credential' })),
  );
  for (const listed of both) expect(listed).toMatchObject({ account_objects: [{ index: idOfAlices(), URI: 'AB' }] });
  expect(await remove(bob, { Subject: alice.classicAddress, Issuer: issuer.classicAddress })).toBe('tecNO_PERMISSION');
  expect(await remove(issuer, { Subject: alice.classicAddress })).toBe('tesSUCCESS');
  expect(await remove(issuer, { Subject: alice.classicAddress })).toBe('tecNO_ENTRY');
  expect([await desk.owned(issuer), await desk.owned(alice)]).toEqual([0, 0]);
});

test('what an account says of itself needs no acceptance', async () => {
  expect(await desk.send(alice, { TransactionType: 'CredentialCreate', Subject: alice.classicAddress, CredentialType: KYC })).toBe(
    'tesSUCCESS',
  );
  expect(await desk.owned(alice)).toBe(1);
  expect(await remove(alice, { Subject: alice.classicAddress })).toBe('tesSUCCESS');
  expect(await desk.owned(alice)).toBe(0);
});

test.each<[string, JsonObject, string]>([
  ['no type', { CredentialType: '' }, 'temMALFORMED'],
  ['a type of 65 bytes', { CredentialType: 'AB'.repeat(65) }, 'temMALFORMED'],
  ['a URI of 257 bytes', { URI: 'AB'.repeat(257) }, 'temMALFORMED'],
  ['a subject that does not exist', { Subject: 'rfkE1aSy9G8Upk4JssnwBxhEv5p4mn2KTy' }, 'tecNO_TARGET'],
  ['an end in the past', { Expiration: 1 }, 'tecEXPIRED'],
])('a credential with %s is refused', async (_what, part, result) => {
  expect(await give(part)).toBe(result);
  expect(await desk.owned(issuer)).toBe(0);
});

test('an expired credential is gone when somebody wants to take it, and anybody may clear it away', async () => {
  expect(await give({ Expiration: (await now()) + 3 })).toBe('tesSUCCESS');
  while ((await now()) <= 0 || !(await isLate())) desk.loopback.side.closeLedger(1);
  expect(await accept()).toBe('tecEXPIRED');
  expect(await exists(idOfAlices())).toBe(false);
  expect([await desk.owned(issuer), await desk.owned(alice)]).toEqual([0, 0]);

  expect(await give({ Expiration: (await now()) + 2 })).toBe('tesSUCCESS');
  while (!(await isLate())) desk.loopback.side.closeLedger(1);
  expect(await remove(bob, { Subject: alice.classicAddress, Issuer: issuer.classicAddress })).toBe('tesSUCCESS');
});

/** True once alice's credential has expired by the last closed ledger. */
async function isLate(): Promise<boolean> {
  const { node } = (await desk.ask({ command: 'ledger_entry', index: idOfAlices() })) as { readonly node: { readonly Expiration: number } };
  return (await now()) > node.Expiration;
}

test('the bearers of one list of credentials may pay, and servers say so beforehand', async () => {
  await give();
  await accept();
  const list = (issuers: readonly Wallet[]) =>
    issuers.map(({ classicAddress }) => ({ Credential: { Issuer: classicAddress, CredentialType: KYC } }));
  const preauth = (part: JsonObject) => desk.send(bob, { TransactionType: 'DepositPreauth', ...part });
  await desk.send(bob, { TransactionType: 'AccountSet', SetFlag: 9 });
  expect(await preauth({ AuthorizeCredentials: [] })).toBe('temARRAY_EMPTY');
  expect(await preauth({ AuthorizeCredentials: list([issuer, issuer]) })).toBe('temMALFORMED');
  expect(await preauth({ AuthorizeCredentials: list(Array<Wallet>(9).fill(issuer)) })).toBe('temARRAY_TOO_LARGE');
  const authorized = (credentials: readonly string[]) =>
    desk.ask({
      command: 'deposit_authorized',
      source_account: alice.classicAddress,
      destination_account: bob.classicAddress,
      credentials,
    });
  expect(await authorized([idOfAlices()])).toMatchObject({ deposit_authorized: false });
  expect(await preauth({ AuthorizeCredentials: list([issuer]) })).toBe('tesSUCCESS');
  expect(await preauth({ AuthorizeCredentials: list([issuer]) })).toBe('tecDUPLICATE');
  expect(await authorized([idOfAlices()])).toMatchObject({ deposit_authorized: true, credentials: [idOfAlices()] });
  await expect(authorized(['0'.repeat(64)])).rejects.toMatchObject({ data: { error: 'badCredentials' } });
  const payment = { TransactionType: 'Payment', Destination: bob.classicAddress, Amount: '5000000' };
  expect(await desk.send(alice, payment)).toBe('tecNO_PERMISSION');
  expect(await desk.send(alice, { ...payment, CredentialIDs: [idOfAlices()] })).toBe('tesSUCCESS');
  expect(await preauth({ UnauthorizeCredentials: list([issuer]) })).toBe('tesSUCCESS');
  expect(await preauth({ UnauthorizeCredentials: list([issuer]) })).toBe('tecNO_ENTRY');
  expect(await desk.owned(bob)).toBe(0);
});

test('a domain is changed and ended by its owner alone, and keeps its credentials in order', async () => {
  const accepted = (wallets: readonly Wallet[]) =>
    wallets.map(({ classicAddress }) => ({ Credential: { Issuer: classicAddress, CredentialType: KYC } }));
  const info = await desk.ask({ command: 'account_info', account: bob.classicAddress });
  const { Sequence } = (info as { readonly account_data: { readonly Sequence: number } }).account_data;
  const set = (by: Wallet, part: JsonObject) => desk.send(by, { TransactionType: 'PermissionedDomainSet', ...part });
  expect(await set(bob, { AcceptedCredentials: [] })).toBe('temARRAY_EMPTY');
  expect(await set(bob, { AcceptedCredentials: accepted([issuer]), DomainID: '0'.repeat(64) })).toBe('temMALFORMED');
  const before = await desk.ask({ command: 'account_info', account: bob.classicAddress });
  expect((before as { readonly account_data: { readonly Sequence: number } }).account_data.Sequence).toBe(Sequence);
  expect(await set(bob, { AcceptedCredentials: accepted([issuer]) })).toBe('tesSUCCESS');
  const id = domainIndex(bob.classicAddress, Sequence);
  expect(await set(alice, { AcceptedCredentials: accepted([alice]), DomainID: id })).toBe('tecNO_PERMISSION');
  expect(await set(alice, { AcceptedCredentials: accepted([alice]), DomainID: '1'.repeat(64) })).toBe('tecNO_ENTRY');
  expect(await set(bob, { AcceptedCredentials: accepted([alice, issuer]), DomainID: id })).toBe('tesSUCCESS');
  expect(await desk.owned(bob)).toBe(1);
  const { node } = (await desk.ask({ command: 'ledger_entry', permissioned_domain: { account: bob.classicAddress, seq: Sequence } })) as {
    readonly node: { readonly AcceptedCredentials: readonly unknown[] };
  };
  expect(node.AcceptedCredentials).toHaveLength(2);
  expect(await desk.send(alice, { TransactionType: 'PermissionedDomainDelete', DomainID: id })).toBe('tecNO_PERMISSION');
  expect(await desk.send(bob, { TransactionType: 'PermissionedDomainDelete', DomainID: id })).toBe('tesSUCCESS');
  expect(await desk.owned(bob)).toBe(0);
});

const entries = (signers: readonly (readonly [Wallet, number])[]) =>
  signers.map(([{ classicAddress }, SignerWeight]) => ({ SignerEntry: { Account: classicAddress, SignerWeight } }));
const listSigners = (SignerQuorum: number, signers: readonly (readonly [Wallet, number])[], part: JsonObject = {}) =>
  desk.send(alice, {
    TransactionType: 'SignerListSet',
    SignerQuorum,
    ...(signers.length === 0 ? {} : { SignerEntries: entries(signers) }),
    ...part,
  });

/** Pays a drop from alice, signed by these; answers the result, or the error of the command. */
async function paidBy(signers: readonly Wallet[], Fee = '1000'): Promise<string> {
  const info = await desk.ask({ command: 'account_info', account: alice.classicAddress });
  const { Sequence } = (info as { readonly account_data: { readonly Sequence: number } }).account_data;
  const tx = {
    TransactionType: 'Payment',
    Account: alice.classicAddress,
    Destination: bob.classicAddress,
    Amount: '1',
    Fee,
    Sequence,
    NetworkID: practiceNetworkId,
  } as SubmittableTransaction;
  const blobs = signers.map((signer) => signer.sign(tx, true).tx_blob);
  const tx_blob = multisign(blobs);
  const { result } = await desk.client.request({ command: 'submit', tx_blob });
  desk.loopback.side.closeLedger(1);
  return result.engine_result;
}

test('several signers act for an account when their weights suffice, each at the price of a fee', async () => {
  const [first, second, stranger] = [desk.person(), desk.person(), desk.person()];
  expect(await paidBy([first])).toBe('tefNOT_MULTI_SIGNING');
  expect(
    await listSigners(3, [
      [first, 2],
      [second, 1],
    ]),
  ).toBe('tesSUCCESS');
  expect(await desk.owned(alice)).toBe(1);
  expect(await paidBy([first])).toBe('tefBAD_QUORUM');
  expect(await paidBy([first, stranger])).toBe('tefBAD_SIGNATURE');
  expect(await paidBy([first, second], '29')).toBe('telINSUF_FEE_P');
  expect(await paidBy([first, second], '30')).toBe('tesSUCCESS');
  expect(await listSigners(1, [[second, 1]])).toBe('tesSUCCESS');
  expect(await desk.owned(alice)).toBe(1);
  expect(await paidBy([first])).toBe('tefBAD_SIGNATURE');
  expect(await listSigners(0, [])).toBe('tesSUCCESS');
  expect(await desk.owned(alice)).toBe(0);
  expect(await paidBy([second])).toBe('tefNOT_MULTI_SIGNING');
});

test('a signer’s regular key signs for it, its disabled master key does not', async () => {
  const [signer, key] = [desk.person(), desk.person()];
  await listSigners(1, [[signer, 1]]);
  await desk.send(signer, { TransactionType: 'SetRegularKey', RegularKey: key.classicAddress });
  expect(await paidBy([signer])).toBe('tesSUCCESS');
  await desk.send(signer, { TransactionType: 'AccountSet', SetFlag: 4 });
  expect(await paidBy([signer])).toBe('tefMASTER_DISABLED');
});

test.each<[string, number, (people: readonly Wallet[]) => readonly (readonly [Wallet, number])[], string]>([
  [
    'more than all weights',
    4,
    ([one, two]) =>
      [
        [one, 2],
        [two, 1],
      ] as never,
    'temBAD_QUORUM',
  ],
  ['a weight of nothing', 1, ([one]) => [[one, 0]] as never, 'temBAD_WEIGHT'],
  [
    'one signer twice',
    1,
    ([one]) =>
      [
        [one, 1],
        [one, 1],
      ] as never,
    'temBAD_SIGNER',
  ],
  ['the account itself', 1, () => [[alice, 1]], 'temBAD_SIGNER'],
  ['no quorum', 0, ([one]) => [[one, 1]] as never, 'temMALFORMED'],
  ['nobody', 1, () => [], 'temMALFORMED'],
])('a list of signers with %s is refused', async (_what, quorum, signers, result) => {
  expect(await listSigners(quorum, signers([bob, issuer]))).toBe(result);
});
