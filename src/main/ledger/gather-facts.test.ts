// What a payment meets on a ledger is asked over a real socket: permissions, credentials, domains, MPTs, tickets, keys, and what a lying server can and cannot make us believe.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Wallet } from 'xrpl';
import { backendAt } from '../../../tests/helpers/practice-backend.ts';
import { type Answering, serveRippled } from '../../../tests/helpers/loopback-rippled.ts';
import type { JsonObject } from '../../practice/xrpl/base/json.ts';
import { type Desk, openDesk } from '../../practice/xrpl/testing/desk.ts';
import { practiceNetworkId } from '../../shared/network.ts';
import { holdingKey, type LedgerFacts, lineKey } from '../../shared/xrpl/facts.ts';
import { normalisePayment } from '../../shared/xrpl/normalise.ts';
import { preflight } from '../../shared/xrpl/preflight.ts';
import type { XrplBackend } from '../backends/xrpl-backend.ts';
import { gatherFacts } from './gather-facts.ts';
import { amendmentId, amendmentsId, credentialId, domainIdOf, mptIdOf } from './ledger-ids.ts';

const KYC = '4B5943';
const closing: (() => Promise<void> | void)[] = [];
let desk: Desk;
let backend: XrplBackend;
let [alice, bob, gateway]: readonly Wallet[] = [];

function at(wallet: Wallet | undefined): string {
  if (wallet === undefined) throw new Error('nobody');
  return wallet.classicAddress;
}

async function begin(without: readonly string[] = []): Promise<void> {
  desk = await openDesk(without);
  backend = backendAt(desk.loopback.url);
  [alice, bob, gateway] = [desk.person(), desk.person(), desk.person()];
  const opened = { desk, backend };
  closing.push(async () => {
    opened.backend.close();
    await opened.desk.close();
  });
}

beforeEach(() => begin());
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function send(wallet: Wallet | undefined, tx: JsonObject): Promise<void> {
  if (wallet === undefined) throw new Error('nobody');
  expect(await desk.send(wallet, tx)).toBe('tesSUCCESS');
}

async function sequenceOf(wallet: Wallet | undefined): Promise<number> {
  const account = await backend.account(at(wallet), 'current');
  return account.ok ? (account.value?.sequence ?? 0) : 0;
}

/** Facts for a payment of alice to bob, and what the preflight says with them. */
async function judge(part: JsonObject, ...keys: readonly string[]) {
  const payment = { TransactionType: 'Payment', Account: at(alice), Destination: at(bob), Amount: '5000000', ...part };
  const reading = normalisePayment(payment, 'practice');
  const facts = await gatherFacts(backend, 'practice', reading.draft, {
    networkId: practiceNetworkId,
    ...(keys.length === 0 ? {} : { holdsKey: (address: string) => keys.includes(address) }),
  });
  if (!facts.ok) throw new Error(facts.error.code);
  return { facts: facts.value, report: preflight(reading, facts.value) };
}

describe('what the ledger says of a payment', () => {
  it('the server itself: id, reserve, fees, close time, and what is off', async () => {
    const { facts } = await judge({});
    expect(facts).toMatchObject({
      network: 'practice',
      networkId: practiceNetworkId,
      reserve: { base: 1_000_000n, increment: 200_000n },
      fee: { base: 10n, open: 10n },
      amendmentsOff: ['PermissionDelegationV1_1', 'Batch'],
      signer: null,
    });
    expect(facts.closeTime).toBeGreaterThan(800_000_000);
    expect(facts.openLedger).toBeGreaterThan(2);
    await begin(['Credentials']);
    const { report } = await judge({ CredentialIDs: ['A'.repeat(64)] });
    expect(report.predicted).toBe('temDISABLED');
  });

  it('deposit authorization: refused, let in by name, let in by a set of credentials', async () => {
    await send(bob, { TransactionType: 'AccountSet', SetFlag: 9 });
    expect((await judge({})).report.predicted).toBe('tecNO_PERMISSION');
    await send(bob, { TransactionType: 'DepositPreauth', Authorize: at(alice) });
    const named = await judge({});
    expect(named.report.predicted).toBeNull();
    expect(named.facts.accounts[at(bob)]?.preauthorizes).toEqual([at(alice)]);
    await send(bob, { TransactionType: 'DepositPreauth', Unauthorize: at(alice) });

    await send(gateway, { TransactionType: 'CredentialCreate', Subject: at(alice), CredentialType: KYC });
    const id = credentialId(at(alice), { issuer: at(gateway), type: KYC });
    expect((await judge({ CredentialIDs: [id] })).report.predicted).toBe('tecBAD_CREDENTIALS');
    await send(alice, { TransactionType: 'CredentialAccept', Issuer: at(gateway), CredentialType: KYC });
    expect((await judge({ CredentialIDs: [id] })).report.predicted).toBe('tecNO_PERMISSION');
    const AuthorizeCredentials = [{ Credential: { Issuer: at(gateway), CredentialType: KYC } }];
    await send(bob, { TransactionType: 'DepositPreauth', AuthorizeCredentials });
    expect((await judge({ CredentialIDs: [id] })).report.predicted).toBeNull();
    expect((await judge({ CredentialIDs: ['B'.repeat(64)] })).report.predicted).toBe('tecBAD_CREDENTIALS');
  });

  it('a domain: none, not a member, a member, its owner', async () => {
    const Sequence = await sequenceOf(gateway);
    const AcceptedCredentials = [{ Credential: { Issuer: at(gateway), CredentialType: KYC } }];
    await send(gateway, { TransactionType: 'PermissionedDomainSet', AcceptedCredentials });
    const DomainID = domainIdOf(at(gateway), Sequence);
    const Amount = { currency: 'USD', issuer: at(gateway), value: '1' };
    const outside = await judge({ Amount, SendMax: '100', DomainID });
    expect(outside.facts.domains[DomainID]).toEqual({ owner: at(gateway), accepts: [{ issuer: at(gateway), type: KYC }] });
    expect(outside.facts.credentialsOf).toEqual({ [at(alice)]: [], [at(bob)]: [] });
    expect(outside.report.predicted).toBe('tecNO_PERMISSION');
    for (const who of [alice, bob]) {
      await send(gateway, { TransactionType: 'CredentialCreate', Subject: at(who), CredentialType: KYC });
      await send(who, { TransactionType: 'CredentialAccept', Issuer: at(gateway), CredentialType: KYC });
    }
    const inside = await judge({ Amount, SendMax: '100', DomainID });
    expect(inside.report.findings.map(({ code }) => code)).not.toContain('xrpl-domain-sender-outside');
    expect((await judge({ Amount, SendMax: '100', DomainID: 'C'.repeat(64) })).report.predicted).toBe('tecNO_PERMISSION');
  });

  it('an MPT: nobody has it, one has, one is locked out, enough is held', async () => {
    const Sequence = await sequenceOf(gateway);
    await send(gateway, { TransactionType: 'MPTokenIssuanceCreate', AssetScale: 2, Flags: 0x22, MaximumAmount: '1000' });
    const id = mptIdOf(at(gateway), Sequence);
    const Amount = { mpt_issuance_id: id, value: '7' };
    expect((await judge({ Amount })).report.predicted).toBe('tecNO_AUTH');
    for (const who of [alice, bob]) await send(who, { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: id });
    expect((await judge({ Amount })).report.predicted).toBe('tecPATH_PARTIAL');
    await send(gateway, { TransactionType: 'Payment', Destination: at(alice), Amount: { ...Amount, value: '50' } });
    const held = await judge({ Amount });
    expect(held.report.predicted).toBeNull();
    expect(held.facts.holdings[holdingKey(at(alice), id)]).toEqual({ balance: 50n, locked: false, authorized: false });
    expect(held.facts.issuances[id]).toMatchObject({ outstanding: 50n, maximum: 1000n, assetScale: 2, issuer: at(gateway) });
    await send(gateway, { TransactionType: 'MPTokenIssuanceSet', MPTokenIssuanceID: id, Holder: at(bob), Flags: 1 });
    expect((await judge({ Amount })).report.predicted).toBe('tecLOCKED');
    const other = { mpt_issuance_id: mptIdOf(at(gateway), 9_999), value: '7' };
    expect((await judge({ Amount: other })).report.predicted).toBe('tecOBJECT_NOT_FOUND');
  });

  it('tickets, the key in use, and a receiver that does not exist', async () => {
    const first = (await sequenceOf(alice)) + 1;
    await send(alice, { TransactionType: 'TicketCreate', TicketCount: 2 });
    expect((await judge({ TicketSequence: first, Sequence: 0 })).report.predicted).toBeNull();
    expect((await judge({ TicketSequence: first - 1, Sequence: 0 })).report.predicted).toBe('tefNO_TICKET');
    await send(alice, { TransactionType: 'SetRegularKey', RegularKey: at(gateway) });
    expect((await judge({}, at(gateway))).facts.signer).toBe('regular');
    expect((await judge({}, at(alice))).facts.signer).toBe('master');
    expect((await judge({}, at(bob))).report.predicted).toBe('tefBAD_AUTH');
    await send(alice, { TransactionType: 'AccountSet', SetFlag: 4 });
    expect((await judge({}, at(alice))).report.predicted).toBe('tefMASTER_DISABLED');
    expect((await judge({}, at(alice), at(gateway))).report.predicted).toBeNull();
    const nowhere = Wallet.generate().classicAddress;
    expect((await judge({ Destination: nowhere, Amount: '10' })).facts.accounts[nowhere]).toBeNull();
  });

  it('tokens: both views of a line with its qualities, and a quote for SendMax in another asset', async () => {
    await send(gateway, { TransactionType: 'AccountSet', SetFlag: 8 });
    const usd = (value: string) => ({ currency: 'USD', issuer: at(gateway), value });
    await send(bob, { TransactionType: 'TrustSet', LimitAmount: usd('100'), QualityIn: 900_000_000 });
    await send(gateway, { TransactionType: 'OfferCreate', TakerGets: usd('50'), TakerPays: '100000000' });
    const { facts } = await judge({ Amount: usd('5'), SendMax: '30000000' });
    const limit = { mantissa: 1_000_000_000_000_000n, exponent: -13 };
    expect(facts.lines[lineKey(at(bob), at(gateway), 'USD')]).toMatchObject({ limit, qualityIn: 900_000_000, noRipple: false });
    expect(facts.lines[lineKey(at(gateway), at(bob), 'USD')]).toMatchObject({ limitPeer: limit, qualityIn: 0 });
    expect(facts.quote).toEqual({ kind: 'xrp', drops: 11_111_112n });
    expect(facts.lines[lineKey(at(alice), at(gateway), 'USD')]).toBeNull();
  });
});

describe('a server that does not tell the truth', () => {
  const us = 'rHsMGQEkVNJmpGWs8XUBoTBiAAbwxZN5v3';
  const them = 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe';
  const root = (Account: string) => ({ Account, Balance: '90000000', Flags: 0, OwnerCount: 0, Sequence: 7 });
  const honest: Answering = (asked) => {
    switch (asked.command) {
      case 'server_state':
        return { state: { network_id: 7, validated_ledger: { seq: 3, base_fee: 10, reserve_base: 1, reserve_inc: 1, close_time: 7 } } };
      case 'fee':
        return { drops: { base_fee: '10', open_ledger_fee: '12' }, ledger_current_index: 4 };
      case 'account_info':
        return { account_data: root(String(asked['account'])) };
      case 'ledger_entry':
        return asked['index'] === amendmentsId
          ? { node: { LedgerEntryType: 'Amendments', Amendments: [amendmentId('MPTokensV1'), amendmentId('PermissionDelegation')] } }
          : { error: 'entryNotFound' };
      default:
        return { error: 'noPermission' };
    }
  };

  async function asked(answer: Answering, part: JsonObject = {}): Promise<LedgerFacts | string> {
    const server = await serveRippled(answer);
    const lied = backendAt(server.url, 1_500);
    closing.push(async () => {
      lied.close();
      await server.close();
    });
    const Amount = { currency: 'USD', issuer: them, value: '1' };
    const { draft } = normalisePayment({ TransactionType: 'Payment', Account: us, Destination: them, Amount, ...part }, null);
    const facts = await gatherFacts(lied, 'test', draft, { networkId: 7 });
    return facts.ok ? facts.value : facts.error.code;
  }
  const instead =
    (command: string, answer: object | null): Answering =>
    (question, socket) =>
      question.command === command ? answer : honest(question, socket);

  it('that keeps `feature` to itself is asked for the ledger’s own list of amendments', async () => {
    expect(await asked(honest)).toMatchObject({ amendmentsOff: ['Credentials', 'PermissionedDEX', 'Batch'] });
  });

  it.each<[string, object | null]>([
    ['another account', { account_data: root('rMwjYedjc7qqtKYVLiAccJSmCwih4LnE2q') }],
    ['a negative balance', { account_data: { ...root(us), Balance: '-5' } }],
    ['a balance with a fraction', { account_data: { ...root(us), Balance: '1.5' } }],
    ['a sequence beyond 32 bits', { account_data: { ...root(us), Sequence: 2 ** 32 } }],
    ['a fee of ten times', { account_data: { ...root(us), TransferRate: 10_000_000_000 } }],
    ['nothing at all', {}],
    ['text for an account', { account_data: 'yes' }],
    ['an error that proves nothing', { error: 'tooBusy' }],
  ])('about an account with %s leaves it unknown', async (_what, answer) => {
    expect(await asked(instead('account_info', answer))).toMatchObject({ accounts: {} });
  });

  it.each<[string, JsonObject]>([
    ['another pair', { LowLimit: side(us, '1'), HighLimit: side('rMwjYedjc7qqtKYVLiAccJSmCwih4LnE2q', '1') }],
    ['another currency', { Balance: { currency: 'EUR', value: '5' } }],
    ['the wrong way round', { LowLimit: side(them, '1'), HighLimit: side(us, '1') }],
    ['17 digits', { Balance: { currency: 'USD', value: '1.2345678901234567' } }],
    ['a value that is no number', { Balance: { currency: 'USD', value: 'NaN' } }],
  ])('about a line with %s leaves it unknown', async (_what, part) => {
    const good = {
      LedgerEntryType: 'RippleState',
      Flags: 0,
      Balance: { currency: 'USD', value: '5' },
      LowLimit: side(us, '1'),
      HighLimit: side(them, '1'),
    };
    const balance = { mantissa: 5_000_000_000_000_000n, exponent: -15 };
    expect(await asked(instead('ledger_entry', { node: good }))).toMatchObject({ lines: { [lineKey(us, them, 'USD')]: { balance } } });
    expect(await asked(instead('ledger_entry', { node: { ...good, ...part } }))).toMatchObject({ lines: {} });
  });

  it.each<[string, object | null, string]>([
    ['belongs to another network', { state: { network_id: 8, validated_ledger: null } }, 'network-mismatch'],
    ['has no validated ledger', { state: { network_id: 7 } }, 'backend-not-synced'],
    ['answers with a list', { state: [1, 2] }, 'backend-garbled'],
    ['says nothing', null, 'backend-timeout'],
    ['refuses', { error: 'noNetwork' }, 'backend-refused'],
  ])('that %s is refused as a whole', async (_what, answer, code) => {
    expect(await asked(instead('server_state', answer))).toBe(code);
  });

  it('is asked no more than a payment can need, however many paths it names', async () => {
    const server = await serveRippled(honest);
    const counted = backendAt(server.url);
    closing.push(async () => {
      counted.close();
      await server.close();
    });
    const Paths = Array.from({ length: 300 }, () => [{ account: them }, { currency: 'EUR', issuer: them }]);
    const Amount = { currency: 'USD', issuer: them, value: '1' };
    const CredentialIDs = Array.from({ length: 90 }, (_, index) => index.toString(16).padStart(64, '0'));
    const payment = { TransactionType: 'Payment', Account: us, Destination: them, Amount, SendMax: '5', Paths, CredentialIDs };
    const { draft } = normalisePayment(payment, null);
    expect((await gatherFacts(counted, 'test', draft, { networkId: 7 })).ok).toBe(true);
    expect(server.asked.length).toBeLessThan(20);
  });

  function side(issuer: string, value: string): JsonObject {
    return { currency: 'USD', issuer, value };
  }
});
