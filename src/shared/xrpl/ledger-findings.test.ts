// Every finding that needs snapshots of the ledger is provoked once, with the answer of rippled; and what is not known leads to none.
import { describe, expect, it } from 'vitest';
import {
  alice,
  bob,
  carol,
  credential,
  draftOf,
  eur,
  facts,
  factsWith,
  gateway,
  holding,
  id,
  issuance,
  line,
  mpt,
  mptId,
  other,
  partial,
  usd,
  value,
} from '../../../tests/fakes/xrpl-payments.ts';
import { errorTexts } from '../i18n/error-catalogue.ts';
import { placeholders } from '../i18n/fill.ts';
import type { PaymentJson } from './draft.ts';
import { type AccountFacts, type LedgerFacts, nothingKnown } from './facts.ts';
import { type LedgerCode, ledgerCodes } from './finding-codes.ts';
import { preflightLedger } from './preflight-ledger.ts';
import { preflightOffline } from './preflight-offline.ts';

type Row = readonly [changes: PaymentJson, facts: LedgerFacts, result: string | null];

const token = { Amount: usd('10'), SendMax: usd('10') };
const credentials = { CredentialIDs: [id('5')] };
const domain = { DomainID: id('7') };
const kyc = credential().kind;
const known = (changes: Parameters<typeof credential>[0]) => facts({ credentials: { [id('5')]: credential(changes) } });
const inDomain = (members: LedgerFacts['credentialsOf'], owner = other) =>
  facts({ domains: { [id('7')]: { owner, accepts: [kyc] } }, credentialsOf: members });
const lines = (...some: readonly LedgerFacts['lines'][]) => facts({ lines: Object.assign({}, ...some) });
const mpts = (changes: Parameters<typeof issuance>[0], ...held: readonly LedgerFacts['holdings'][]) =>
  facts({ issuances: { [mptId]: issuance(changes) }, holdings: Object.assign({}, ...held) });
const dry = 'tecPATH_DRY';

const rows: Readonly<Record<Exclude<LedgerCode, 'xrpl-simulated-refusal' | 'xrpl-simulated-less'>, Row>> = {
  'xrpl-source-absent': [{}, factsWith(alice, null), 'terNO_ACCOUNT'],
  'xrpl-sequence-ahead': [{ Sequence: 8 }, facts(), 'terPRE_SEQ'],
  'xrpl-sequence-past': [{ Sequence: 6 }, facts(), 'tefPAST_SEQ'],
  'xrpl-ticket-ahead': [{ TicketSequence: 7 }, facts(), 'terPRE_TICKET'],
  'xrpl-ticket-absent': [{ TicketSequence: 3 }, factsWith(alice, { tickets: [4] }), 'tefNO_TICKET'],
  'xrpl-prior-differs': [{ AccountTxnID: id('A') }, factsWith(alice, { accountTxnId: id('B') }), 'tefWRONG_PRIOR'],
  'xrpl-window-passed': [{ LastLedgerSequence: 49 }, facts(), 'tefMAX_LEDGER'],
  'xrpl-master-disabled': [{}, factsWith(alice, { masterDisabled: true }), 'tefMASTER_DISABLED'],
  'xrpl-key-stranger': [{}, facts({ signer: 'stranger' }), 'tefBAD_AUTH'],
  'xrpl-fee-too-low': [{ Fee: '9' }, facts(), 'telINSUF_FEE_P'],
  'xrpl-fee-queued': [{ Fee: '12' }, facts({ fee: { base: 10n, open: 20n } }), 'terQUEUED'],
  'xrpl-fee-not-covered': [{ Fee: '12' }, factsWith(alice, { balance: 11n }), 'terINSUF_FEE_B'],
  'xrpl-receiver-absent-token': [token, factsWith(bob, null), 'tecNO_DST'],
  'xrpl-receiver-absent-partial': [{ SendMax: usd('1'), Flags: partial }, factsWith(bob, null), 'telNO_DST_PARTIAL'],
  'xrpl-receiver-absent-amount': [{ Amount: '999999' }, factsWith(bob, null), 'tecNO_DST_INSUF_XRP'],
  'xrpl-tag-needed': [{}, factsWith(bob, { requireDestinationTag: true }), 'tecDST_TAG_NEEDED'],
  'xrpl-credential-absent': [credentials, facts({ credentials: { [id('5')]: null } }), 'tecBAD_CREDENTIALS'],
  'xrpl-credential-not-yours': [credentials, known({ subject: bob }), 'tecBAD_CREDENTIALS'],
  'xrpl-credential-not-accepted': [credentials, known({ accepted: false }), 'tecBAD_CREDENTIALS'],
  'xrpl-credential-expired': [credentials, known({ expiration: 999 }), 'tecEXPIRED'],
  'xrpl-domain-absent': [domain, facts({ domains: { [id('7')]: null } }), 'tecNO_PERMISSION'],
  'xrpl-domain-sender-outside': [domain, inDomain({ [alice]: [] }), 'tecNO_PERMISSION'],
  'xrpl-domain-receiver-outside': [domain, inDomain({ [bob]: null }, alice), 'tecNO_PERMISSION'],
  'xrpl-funds-short': [{ Amount: '99000001' }, facts(), 'tecUNFUNDED_PAYMENT'],
  'xrpl-pseudo-account': [{}, factsWith(bob, { pseudo: true }), 'tecNO_PERMISSION'],
  'xrpl-deposit-refused': [{}, factsWith(bob, { depositAuth: true }), 'tecNO_PERMISSION'],
  'xrpl-deposit-unknown': [{}, factsWith(bob, { depositAuth: true, preauthorizes: null }), null],
  'xrpl-credentials-poor-account': [{ ...credentials, Amount: '400000' }, factsWith(bob, { depositAuth: true, balance: 500_000n }), null],
  'xrpl-receiver-disallows-xrp': [{}, factsWith(bob, { disallowIncomingXrp: true }), null],
  'xrpl-source-line-missing': [token, lines({ [`${alice} ${gateway} USD`]: null }, line(bob, '0')), dry],
  'xrpl-receiver-line-missing': [token, lines(line(alice, '100'), { [`${bob} ${gateway} USD`]: null }), dry],
  'xrpl-path-line-missing': [
    { ...token, Flags: 0x0001_0000, Paths: [[{ account: gateway }, { account: carol }]] },
    facts({ lines: { ...line(alice, '100'), [`${gateway} ${carol} USD`]: null } }),
    dry,
  ],
  'xrpl-receiver-line-full': [token, lines(line(alice, '100'), line(bob, '995')), 'tecPATH_PARTIAL'],
  'xrpl-receiver-not-authorized': [
    token,
    factsWith(gateway, { requireAuth: true }, { lines: { ...line(alice, '100', { peerAuthorized: true }), ...line(bob, '0') } }),
    dry,
  ],
  'xrpl-global-freeze': [token, factsWith(gateway, { globalFreeze: true }), dry],
  'xrpl-source-frozen': [token, lines(line(alice, '100', { freezePeer: true }), line(bob, '0')), dry],
  'xrpl-receiver-deep-frozen': [token, lines(line(alice, '100'), line(bob, '0', { freezePeer: true, deepFreezePeer: true })), dry],
  'xrpl-receiver-freezes-issuer': [token, lines(line(alice, '100'), line(bob, '0', { freeze: true })), dry],
  'xrpl-no-ripple': [token, lines(line(alice, '100', { noRipplePeer: true }), line(bob, '0', { noRipplePeer: true })), dry],
  'xrpl-issuer-absent': [{ Amount: usd('1'), SendMax: '1000000' }, factsWith(gateway, null), 'tecNO_ISSUER'],
  'xrpl-token-funds-none': [token, lines(line(alice, '0'), line(bob, '0')), dry],
  'xrpl-token-funds-short': [token, lines(line(alice, '9.5'), line(bob, '0')), 'tecPATH_PARTIAL'],
  'xrpl-source-xrp-locked': [{ Amount: usd('1'), SendMax: '1000000' }, factsWith(alice, { balance: 1_000_000n }), 'tecPATH_PARTIAL'],
  'xrpl-send-max-short': [{ Amount: usd('10'), SendMax: usd('9') }, facts(), 'tecPATH_PARTIAL'],
  'xrpl-transfer-fee-uncovered': [token, factsWith(gateway, { transferRate: 1_100_000_000n }), 'tecPATH_PARTIAL'],
  'xrpl-mpt-absent': [{ Amount: mpt('10') }, facts({ issuances: { [mptId]: null } }), 'tecOBJECT_NOT_FOUND'],
  'xrpl-mpt-sender-not-opted-in': [{ Amount: mpt('10') }, mpts({}, holding(alice, null), holding(bob)), 'tecNO_AUTH'],
  'xrpl-mpt-receiver-not-opted-in': [{ Amount: mpt('10') }, mpts({}, holding(alice), holding(bob, null)), 'tecNO_AUTH'],
  'xrpl-mpt-sender-not-authorized': [
    { Amount: mpt('10') },
    mpts({ requireAuth: true }, holding(alice, { authorized: false }), holding(bob)),
    'tecNO_AUTH',
  ],
  'xrpl-mpt-receiver-not-authorized': [
    { Amount: mpt('10') },
    mpts({ requireAuth: true }, holding(alice), holding(bob, { authorized: false })),
    'tecNO_AUTH',
  ],
  'xrpl-mpt-not-transferable': [{ Amount: mpt('10') }, mpts({ canTransfer: false }), 'tecNO_AUTH'],
  'xrpl-mpt-locked': [{ Amount: mpt('10') }, mpts({}, holding(alice, { locked: true })), 'tecLOCKED'],
  'xrpl-mpt-fee-uncovered': [{ Amount: mpt('10') }, mpts({ transferFee: 10_000 }), 'tecPATH_PARTIAL'],
  'xrpl-mpt-below-minimum': [
    { Amount: mpt('100'), SendMax: mpt('90'), DeliverMin: mpt('83'), Flags: partial },
    mpts({ transferFee: 10_000 }),
    'tecPATH_PARTIAL',
  ],
  'xrpl-mpt-funds-short': [{ Amount: mpt('101') }, mpts({}, holding(alice)), 'tecPATH_PARTIAL'],
  'xrpl-mpt-supply-cap': [{ Account: gateway, Amount: mpt('1001') }, mpts({}), 'tecPATH_PARTIAL'],
};

const codesOf = (changes: PaymentJson, known: LedgerFacts) => preflightLedger(draftOf(changes), known).map(({ code }) => code);
const resultsOf = (changes: PaymentJson, known: LedgerFacts) => preflightLedger(draftOf(changes), known).map(({ result }) => result);

describe('what the ledger holds against a payment', () => {
  it.each(Object.entries(rows))('%s', (code, [changes, known, result]) => {
    const found = preflightLedger(draftOf(changes), known);
    expect(found[0]).toMatchObject({ code, result });
    expect(Object.keys(found[0]!.params)).toEqual(expect.arrayContaining([...placeholders(errorTexts[code]!.en)]));
    // The same payment, and nothing known: nothing is claimed.
    expect(preflightLedger(draftOf(changes), nothingKnown)).toEqual([]);
  });

  it('is listed without a gap, but for what a simulation says', () => {
    expect([...Object.keys(rows), 'xrpl-simulated-refusal', 'xrpl-simulated-less'].sort()).toEqual([...ledgerCodes].sort());
  });

  it.each<[string, PaymentJson, LedgerFacts]>([
    ['XRP', { Fee: '12', Sequence: 7 }, facts()],
    ['all but the reserve: the fee may come out of it', { Amount: '99000000', Fee: '12' }, facts()],
    ['a token to a holder', token, facts()],
    ['an issue', { Account: gateway, Amount: usd('1000') }, facts()],
    ['a return of all', { Destination: gateway, Amount: usd('100') }, facts()],
    ['a return of what is frozen', { Destination: gateway, Amount: usd('100') }, lines(line(alice, '100', { freezePeer: true }))],
    ['an issue under a global freeze', { Account: gateway, Amount: usd('1') }, factsWith(gateway, { globalFreeze: true })],
    [
      'a token from a holder with a balance that is not authorized any more',
      { Destination: gateway, Amount: usd('1') },
      factsWith(gateway, { requireAuth: true }),
    ],
    ['an exchange, whose offers are not known', { Amount: eur('1'), SendMax: usd('5') }, facts()],
    ['an MPT with its fee', { Amount: mpt('10'), SendMax: mpt('11') }, mpts({ transferFee: 10_000 }, holding(alice), holding(bob))],
    [
      'an MPT that is locked, back to its issuer',
      { Destination: gateway, Amount: mpt('10') },
      mpts({ locked: true, canTransfer: false }, holding(alice, { locked: true })),
    ],
    ['opening an account', { Amount: '1000000' }, factsWith(bob, null)],
  ])('nothing against %s', (_name, changes, known) => {
    expect(preflightLedger(draftOf(changes), known)).toEqual([]);
  });
});

it('amounts of an MPT are told at the scale of its issuance', () => {
  const found = preflightLedger(draftOf({ Amount: mpt('101') }), mpts({ assetScale: 2 }, holding(alice)));
  expect(found[0]).toMatchObject({ code: 'xrpl-mpt-funds-short', params: { held: '1', needed: '1.01' } });
});

describe('deposit authorization', () => {
  const guarded = (changes: Partial<AccountFacts> = {}, more: Partial<LedgerFacts> = {}) =>
    factsWith(bob, { depositAuth: true, ...changes }, more);
  const presented = { credentials: { [id('5')]: credential(), [id('6')]: credential({ kind: { issuer: other, type: '4B5943' } }) } };

  it('lets in the sender it names, whoever pays himself, and those whose whole set of credentials it names', () => {
    expect(codesOf({}, guarded({ preauthorizes: [alice] }))).toEqual([]);
    expect(codesOf({ Destination: alice, Amount: usd('1'), SendMax: '10' }, factsWith(alice, { depositAuth: true }))).toEqual([]);
    const sets = [[kyc]];
    expect(codesOf(credentials, guarded({ preauthorizesCredentials: sets }, presented))).toEqual([]);
    expect(codesOf({ CredentialIDs: [id('6')] }, guarded({ preauthorizesCredentials: sets }, presented))).toEqual(['xrpl-deposit-refused']);
    expect(codesOf({ CredentialIDs: [id('5'), id('6')] }, guarded({ preauthorizesCredentials: sets }, presented))).toEqual([
      'xrpl-deposit-refused',
    ]);
  });

  it('stands open for a poor account, inclusive, for XRP in XRP alone', () => {
    const poor = guarded({ balance: 1_000_000n });
    expect(codesOf({ Amount: '1000000' }, poor)).toEqual([]);
    expect(codesOf({ Amount: '1000001' }, poor)).toEqual(['xrpl-deposit-refused']);
    expect(codesOf({ Amount: '1000000' }, guarded({ balance: 1_000_001n }))).toEqual(['xrpl-deposit-refused']);
    expect(codesOf(token, guarded({ balance: 1n }))).toEqual(['xrpl-deposit-refused']);
  });

  it('of a poor account looks at no expiry, and our stricter rule spares a sender it names', () => {
    const expired = { credentials: { [id('5')]: credential({ expiration: 1 }) } };
    expect(codesOf({ ...credentials, Amount: '1' }, guarded({ balance: 1n, preauthorizes: [alice] }, expired))).toEqual([]);
    expect(resultsOf({ ...credentials, Amount: '1' }, guarded({ balance: 1n }, expired))).toEqual([null]);
    expect(resultsOf(credentials, guarded({ preauthorizes: [alice] }, expired))).toEqual(['tecEXPIRED']);
  });

  it('an expired credential fails also where nobody asked for it; the very second is still valid', () => {
    expect(codesOf(credentials, known({ expiration: 999 }))).toEqual(['xrpl-credential-expired']);
    expect(codesOf(credentials, known({ expiration: 1000 }))).toEqual([]);
  });
});

describe('permissioned domains', () => {
  it('take the owner, and holders of one accepted, unexpired credential that the domain lists', () => {
    const member = [credential()];
    expect(codesOf(domain, inDomain({ [alice]: member, [bob]: member }))).toEqual([]);
    expect(codesOf(domain, inDomain({ [bob]: member }, alice))).toEqual([]);
    expect(codesOf(domain, inDomain({ [alice]: [credential({ accepted: false })], [bob]: [credential({ expiration: 5 })] }))).toEqual([
      'xrpl-domain-sender-outside',
      'xrpl-domain-receiver-outside',
    ]);
  });
});

describe('paths', () => {
  it('that are impossible are passed over as long as one way is left', () => {
    const path = { ...token, Paths: [[{ account: gateway }, { account: carol }, { account: other }]] };
    expect(codesOf(path, facts({ lines: { ...line(alice, '100'), ...line(bob, '0'), [`${gateway} ${carol} USD`]: null } }))).toEqual([]);
  });

  it('that come to the same way are one, so that its shortage shows', () => {
    const known = lines(line(alice, '5'), line(bob, '0'));
    expect(codesOf({ ...token, Paths: [[{ account: gateway }]] }, known)).toEqual(['xrpl-token-funds-short']);
  });

  it('count a receiver that the payment opens as there', () => {
    const loop = [{ currency: 'EUR', issuer: bob }, { currency: 'XRP' }, { currency: 'EUR', issuer: gateway }];
    const draft = draftOf({ SendMax: usd('5'), Paths: [loop] });
    expect(preflightOffline(draft, factsWith(bob, null)).map(({ code }) => code)).toEqual(['xrpl-path-loop']);
  });

  it('the special issuers alone use the line between the two parties only', () => {
    const special = { Amount: usd('1', bob) };
    expect(codesOf(special, facts({ lines: { [`${alice} ${bob} USD`]: null } }))).toEqual(['xrpl-receiver-line-missing']);
    expect(
      codesOf({ ...special, Paths: [[{ account: gateway }]] }, facts({ lines: { ...facts().lines, [`${alice} ${bob} USD`]: null } })),
    ).toEqual([]);
  });

  it('what the receiver owes back can be paid though its limit is 0', () => {
    const owed = lines(line(bob, '-50', { limit: value('0') }, alice));
    expect(codesOf({ Amount: usd('50', alice) }, owed)).toEqual([]);
    expect(codesOf({ Amount: usd('51', alice) }, owed)).toEqual(['xrpl-token-funds-short']);
  });
});
