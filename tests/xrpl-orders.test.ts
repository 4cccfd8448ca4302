// What the screens order of the ledger, played on the practice ledger: each order does what its words say, and nothing else.
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../src/practice/xrpl/base/json.ts';
import { accountFlags, hasFlag } from '../src/practice/xrpl/ledger/entries.ts';
import { credentialIndex, issuanceId } from '../src/practice/xrpl/ledger/indexes.ts';
import { hasLineFlag, readLine } from '../src/practice/xrpl/lines/trust-line.ts';
import { readHolding } from '../src/practice/xrpl/tokens/mpt.ts';
import { addressOf, amount, EngineWorld } from '../src/practice/xrpl/testing/engine-world.ts';
import type { TokenValue } from '../src/shared/xrpl/amount.ts';
import { readTokenValue } from '../src/shared/xrpl/amounts/token-value.ts';
import { type LineFacts, lineKey } from '../src/shared/xrpl/facts.ts';
import { type AccountSetting, setAccountSetting } from '../src/shared/xrpl/transactions/account-set.ts';
import { acceptCredential, deleteCredential } from '../src/shared/xrpl/transactions/credentials.ts';
import { mostInSet, preauthorize, preauthorizeCredentials } from '../src/shared/xrpl/transactions/deposit-preauth.ts';
import { acceptMpt, giveUpMpt } from '../src/shared/xrpl/transactions/mptoken-authorize.ts';
import type { OrderFields } from '../src/shared/xrpl/transactions/order-fields.ts';
import { sendBack } from '../src/shared/xrpl/transactions/send-back.ts';
import { acceptToken, changeLimit, closeLine, setNoRipple, type Token } from '../src/shared/xrpl/transactions/trust-set.ts';
import { factsOf } from './helpers/ledger-facts.ts';

const KYC = '4B5943';
const usd: Token = { kind: 'token', currency: 'USD', issuer: addressOf('gw') };

const value = (text: string): TokenValue => {
  const read = readTokenValue(text);
  if (!read.ok) throw new Error(text);
  return read.value;
};
/** As the outbox gets it: JSON, and nothing that JSON cannot say. */
const order = (world: EngineWorld, by: string, fields: OrderFields): string =>
  world.submit(by, JSON.parse(JSON.stringify(fields)) as JsonObject & { TransactionType: string }).result;
const lineOf = (world: EngineWorld, by: string, peer: string): LineFacts => {
  const line = factsOf(world, [by, peer], ['USD'], []).lines[lineKey(addressOf(by), addressOf(peer), 'USD')];
  if (!line) throw new Error(`${by} has no line`);
  return line;
};
const isQuiet = (world: EngineWorld, by: string): boolean => {
  const line = readLine(world.view, addressOf(by), usd.issuer, 'USD');
  return line !== undefined && hasLineFlag(line, addressOf(by), 'noRipple');
};

describe('a token', () => {
  it('is accepted up to the limit, and nothing of others passes through the account', () => {
    const world = new EngineWorld(['gw', 'alice', 'bob']);
    world.set('gw', 8);
    expect(order(world, 'alice', acceptToken(usd, value('100')))).toBe('tesSUCCESS');
    expect([isQuiet(world, 'alice'), world.root('alice').OwnerCount]).toEqual([true, 1]);
    world.pay('gw', 'alice', '100 USD/gw');
    expect(world.submit('gw', { TransactionType: 'Payment', Destination: addressOf('alice'), Amount: amount('1 USD/gw') }).result).not.toBe(
      'tesSUCCESS',
    );
  });

  it('can be accepted in another measure without any other change', () => {
    const world = new EngineWorld(['gw', 'alice']);
    order(world, 'alice', acceptToken(usd, value('100')));
    expect(order(world, 'alice', changeLimit(lineOf(world, 'alice', 'gw'), value('0.0000015')))).toBe('tesSUCCESS');
    expect(lineOf(world, 'alice', 'gw').limit).toEqual(value('1.5e-6'));
    expect(isQuiet(world, 'alice')).toBe(true);
  });

  it('whose line lets others through is protected afterwards, with the same limit', () => {
    const world = new EngineWorld(['gw', 'alice']);
    world.trust('alice', '100 USD/gw');
    expect(isQuiet(world, 'alice')).toBe(false);
    expect(order(world, 'alice', setNoRipple(lineOf(world, 'alice', 'gw'), true))).toBe('tesSUCCESS');
    expect([isQuiet(world, 'alice'), lineOf(world, 'alice', 'gw').limit]).toEqual([true, value('100')]);
    expect(order(world, 'alice', setNoRipple(lineOf(world, 'alice', 'gw'), false))).toBe('tesSUCCESS');
    expect(isQuiet(world, 'alice')).toBe(false);
  });

  it('is given back to its issuer in full, and then its line goes and frees its reserve', () => {
    const world = new EngineWorld(['gw', 'alice']);
    world.set('gw', 8, { TransferRate: 1_200_000_000 });
    order(world, 'alice', acceptToken(usd, value('100')));
    world.pay('gw', 'alice', '12.5 USD/gw');
    const held = lineOf(world, 'alice', 'gw').balance ?? value('0');
    expect(order(world, 'alice', sendBack(usd.issuer, { ...usd, value: held }))).toBe('tesSUCCESS');
    expect(world.holds('alice', 'USD/gw')).toBe('0');
    expect(order(world, 'alice', closeLine(lineOf(world, 'alice', 'gw'), false))).toBe('tesSUCCESS');
    expect([world.holds('alice', 'USD/gw'), world.root('alice').OwnerCount]).toEqual([null, 0]);
  });

  it.each([
    ['that ripples', false, (world: EngineWorld) => world.trust('alice', '100 USD/gw')],
    ['of an account that lets all of its lines ripple', true, (world: EngineWorld) => world.trust('alice', '100 USD/gw', 0x2_0000)],
    [
      'that the holder has frozen on his side, with qualities',
      false,
      (world: EngineWorld) =>
        world.must('alice', {
          TransactionType: 'TrustSet',
          LimitAmount: amount('5 USD/gw'),
          Flags: 0x50_0000,
          QualityIn: 900_000_000,
          QualityOut: 2_000_000_000,
        }),
    ],
  ])('a line %s can be closed, too', (_what, ripples, prepare) => {
    const world = new EngineWorld(['gw', 'alice']);
    if (ripples) world.set('alice', 8);
    prepare(world);
    const line = { ...lineOf(world, 'alice', 'gw'), qualityIn: 900_000_000, qualityOut: 2_000_000_000 };
    expect(order(world, 'alice', closeLine(line, ripples))).toBe('tesSUCCESS');
    expect([world.holds('alice', 'USD/gw'), world.root('alice').OwnerCount]).toEqual([null, 0]);
  });

  it('whose issuer keeps the line open costs the holder no reserve after closing', () => {
    const world = new EngineWorld(['gw', 'alice']);
    order(world, 'alice', acceptToken(usd, value('100')));
    world.must('gw', { TransactionType: 'TrustSet', LimitAmount: amount('7 USD/alice') });
    expect(order(world, 'alice', closeLine(lineOf(world, 'alice', 'gw'), false))).toBe('tesSUCCESS');
    expect([world.holds('alice', 'USD/gw'), world.root('alice').OwnerCount]).toEqual(['0', 0]);
  });

  it('with a bracket in its code is one that the ledger reads', () => {
    const world = new EngineWorld(['gw', 'alice']);
    expect(order(world, 'alice', acceptToken({ ...usd, currency: '<$>' }, value('1')))).toBe('tesSUCCESS');
  });
});

describe('a multi-purpose token', () => {
  function issued(): readonly [EngineWorld, string] {
    const world = new EngineWorld(['gw', 'alice']);
    const { sequence } = world.must('gw', { TransactionType: 'MPTokenIssuanceCreate', Flags: 0x20, AssetScale: 2 });
    return [world, issuanceId(addressOf('gw'), sequence)];
  }

  it('is accepted, held, given back and given up', () => {
    const [world, id] = issued();
    expect(order(world, 'alice', acceptMpt(id))).toBe('tesSUCCESS');
    world.must('gw', { TransactionType: 'Payment', Destination: addressOf('alice'), Amount: { mpt_issuance_id: id, value: '250' } });
    expect(readHolding(world.view, id, addressOf('alice'))?.MPTAmount).toBe('250');
    expect(order(world, 'alice', giveUpMpt(id))).toBe('tecHAS_OBLIGATIONS');
    expect(order(world, 'alice', sendBack(addressOf('gw'), { kind: 'mpt', id, value: 250n }))).toBe('tesSUCCESS');
    expect(order(world, 'alice', giveUpMpt(id))).toBe('tesSUCCESS');
    expect([readHolding(world.view, id, addressOf('alice')), world.root('alice').OwnerCount]).toEqual([undefined, 0]);
  });
});

describe('a setting of the account', () => {
  it.each<[AccountSetting, number]>([
    ['requireDestinationTag', accountFlags.requireDest],
    ['disallowIncomingXrp', accountFlags.disallowXrp],
    ['defaultRipple', accountFlags.defaultRipple],
    ['depositAuth', accountFlags.depositAuth],
  ])('%s goes on and off again', (setting, flag) => {
    const world = new EngineWorld(['alice']);
    expect(order(world, 'alice', setAccountSetting(setting, true))).toBe('tesSUCCESS');
    expect(world.root('alice').Flags).toBe(flag);
    expect(order(world, 'alice', setAccountSetting(setting, false))).toBe('tesSUCCESS');
    expect(hasFlag(world.root('alice').Flags, flag)).toBe(false);
  });
});

describe('deposit authorization', () => {
  const pay = { TransactionType: 'Payment', Destination: addressOf('alice'), Amount: '5000000' };

  it('keeps out everybody but who was let in, until that is taken back', () => {
    const world = new EngineWorld(['alice', 'bob']);
    order(world, 'alice', setAccountSetting('depositAuth', true));
    expect(world.submit('bob', pay).result).toBe('tecNO_PERMISSION');
    expect(order(world, 'alice', preauthorize(addressOf('bob'), true))).toBe('tesSUCCESS');
    expect(world.submit('bob', pay).result).toBe('tesSUCCESS');
    expect(order(world, 'alice', preauthorize(addressOf('bob'), false))).toBe('tesSUCCESS');
    expect(world.submit('bob', pay).result).toBe('tecNO_PERMISSION');
    expect(world.root('alice').OwnerCount).toBe(0);
  });

  it('lets in who shows the credentials that were named', () => {
    const world = new EngineWorld(['alice', 'bob', 'kyc']);
    const kind = { issuer: addressOf('kyc'), type: KYC };
    world.must('kyc', { TransactionType: 'CredentialCreate', Subject: addressOf('bob'), CredentialType: KYC });
    expect(order(world, 'bob', acceptCredential(kind))).toBe('tesSUCCESS');
    order(world, 'alice', setAccountSetting('depositAuth', true));
    expect(order(world, 'alice', preauthorizeCredentials([kind], true))).toBe('tesSUCCESS');
    const CredentialIDs = [credentialIndex(addressOf('bob'), kind)];
    expect(world.submit('bob', { ...pay, CredentialIDs }).result).toBe('tesSUCCESS');
    expect(order(world, 'alice', preauthorizeCredentials([kind], false))).toBe('tesSUCCESS');
    expect(world.submit('bob', { ...pay, CredentialIDs }).result).toBe('tecNO_PERMISSION');
  });

  it('takes as many credentials in one set as the screens offer, and not one more', () => {
    const world = new EngineWorld(['alice', 'kyc']);
    const set = (count: number) => Array.from({ length: count }, (_, at) => ({ issuer: addressOf('kyc'), type: `4B${at}0` }));
    expect(order(world, 'alice', preauthorizeCredentials(set(mostInSet), true))).toBe('tesSUCCESS');
    expect(order(world, 'alice', preauthorizeCredentials(set(mostInSet + 1), true))).toBe('temARRAY_TOO_LARGE');
  });
});

describe('a credential', () => {
  const kind = { issuer: addressOf('kyc'), type: KYC };
  const facts = { subject: addressOf('alice'), kind, accepted: false, expiration: null };
  const offered = (): EngineWorld => {
    const world = new EngineWorld(['alice', 'kyc']);
    world.must('kyc', { TransactionType: 'CredentialCreate', Subject: addressOf('alice'), CredentialType: KYC });
    return world;
  };

  it('weighs on the account once it is accepted, and no longer once it is removed', () => {
    const world = offered();
    expect(order(world, 'alice', acceptCredential(kind))).toBe('tesSUCCESS');
    expect([world.root('alice').OwnerCount, world.root('kyc').OwnerCount]).toEqual([1, 0]);
    expect(order(world, 'alice', deleteCredential({ ...facts, accepted: true }))).toBe('tesSUCCESS');
    expect(world.root('alice').OwnerCount).toBe(0);
  });

  it('can be declined by its subject and taken back by its issuer', () => {
    for (const by of ['alice', 'kyc']) {
      const world = offered();
      expect(order(world, by, deleteCredential(facts))).toBe('tesSUCCESS');
      expect(world.root('kyc').OwnerCount).toBe(0);
    }
  });
});
