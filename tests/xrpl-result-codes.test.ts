// Every result code that a payment can meet (rule book, section 23): provoked on the practice ledger over a real socket where it can be, said by a server that lies
// where only a real one could come to it, and in either case with words in both languages.
import { encode, encodeForMultisigning, encodeForSigning } from 'ripple-binary-codec';
import { sign } from 'ripple-keypairs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, Wallet } from 'xrpl';
import type { JsonObject } from '../src/practice/xrpl/base/json.ts';
import { type Loopback, openLoopback } from '../src/practice/xrpl/testing/loopback.ts';
import { errorTexts } from '../src/shared/i18n/error-catalogue.ts';
import { practiceNetworkId } from '../src/shared/network.ts';
import { ledgerResults } from '../src/shared/xrpl/results.ts';
import { openPracticeBackend, type PracticeBackend } from './helpers/practice-backend.ts';

const PARTIAL = 0x0002_0000;
const LIMIT_QUALITY = 0x0004_0000;
const NO_DIRECT = 0x0001_0000;
const nobody = 'rrrrrrrrrrrrrrrrrrrrrhoLvTp';
const KYC = '4B5943';

/** A ledger with everything that the cases need: an issuer, a market, a locked token, a careful receiver, a domain. */
class World {
  readonly issuer = Wallet.generate();
  readonly alice = Wallet.generate();
  readonly bob = Wallet.generate();
  readonly careful = Wallet.generate();
  readonly stranger = Wallet.generate();
  mpt = '';
  credential = '';

  private constructor(
    readonly loopback: Loopback,
    readonly client: Client,
    readonly networkId: number,
  ) {}

  static async open(networkId = practiceNetworkId, without: readonly string[] = []): Promise<World> {
    const loopback = await openLoopback({ networkId, without });
    const client = new Client(loopback.url);
    await client.connect();
    const world = new World(loopback, client, networkId);
    for (const { address } of [world.issuer, world.alice, world.bob, world.careful]) world.fund(address, 1000n);
    return world;
  }

  async close(): Promise<void> {
    await this.client.disconnect();
    await this.loopback.close();
  }

  fund(address: string, xrp: bigint): void {
    const paid = this.loopback.side.faucet(address, xrp * 1_000_000n);
    if (!paid.ok) throw new Error(paid.error.code);
    this.loopback.side.closeLedger(1);
  }

  usd(value: string): JsonObject {
    return { currency: 'USD', issuer: this.issuer.address, value };
  }

  units(value: string, id = this.mpt): JsonObject {
    return { mpt_issuance_id: id, value };
  }

  async sequence(of: Wallet): Promise<number> {
    const answer = await this.client.request({ command: 'account_info', account: of.address }).catch(() => null);
    return answer?.result.account_data.Sequence ?? 1;
  }

  async filled(from: Wallet, tx: JsonObject): Promise<JsonObject> {
    const Sequence = await this.sequence(from);
    const network = this.networkId > 1024 ? { NetworkID: this.networkId } : {};
    const whole: Record<string, JsonObject[string] | undefined> = { Account: from.address, Fee: '100', Sequence, ...network, ...tx };
    return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as JsonObject;
  }

  blob(whole: JsonObject, signer: Wallet): string {
    const keyed = { ...whole, SigningPubKey: signer.publicKey };
    return encode({ ...keyed, TxnSignature: sign(encodeForSigning(keyed), signer.privateKey) });
  }

  async submit(tx_blob: string): Promise<string> {
    return (await this.client.request({ command: 'submit', tx_blob })).result.engine_result;
  }

  /** Submitted and closed: what the open ledger said. */
  async send(from: Wallet, tx: JsonObject, signer = from): Promise<string> {
    const result = await this.submit(this.blob(await this.filled(from, tx), signer));
    this.loopback.side.closeLedger(1);
    return result;
  }

  pay(tx: JsonObject, from = this.alice): Promise<string> {
    return this.send(from, { TransactionType: 'Payment', Destination: this.bob.address, Amount: '1000000', ...tx });
  }

  /** A fee that the codec would not write: the bytes of one that it does write are changed before they are signed. */
  async payWith(writable: string, fee: bigint): Promise<string> {
    const { alice, bob } = this;
    const tx = { TransactionType: 'Payment', Destination: bob.address, Amount: '1', Fee: writable, SigningPubKey: alice.publicKey };
    const whole = await this.filled(alice, tx);
    const bytes = (drops: bigint) => `68${(drops | (1n << 62n)).toString(16).toUpperCase().padStart(16, '0')}`;
    const changed = (hex: string) => hex.replace(bytes(BigInt(writable)), bytes(fee));
    const TxnSignature = sign(changed(encodeForSigning(whole)), alice.privateKey);
    return this.submit(changed(encode({ ...whole, TxnSignature })));
  }

  async must(from: Wallet, tx: JsonObject): Promise<void> {
    expect(await this.send(from, tx), JSON.stringify(tx)).toBe('tesSUCCESS');
  }

  /** Signed by as many as are given, for an account with a list of signers. */
  async sendBy(from: Wallet, tx: JsonObject, signers: readonly Wallet[]): Promise<string> {
    const whole = await this.filled(from, { ...tx, SigningPubKey: '', Fee: '1000' });
    const Signers = signers
      .map(({ address, publicKey, privateKey }) => ({
        Signer: { Account: address, SigningPubKey: publicKey, TxnSignature: sign(encodeForMultisigning(whole, address), privateKey) },
      }))
      .sort((a, b) => (Buffer.compare(idOf(a.Signer.Account), idOf(b.Signer.Account)) < 0 ? -1 : 1));
    const result = await this.submit(encode({ ...whole, Signers }));
    this.loopback.side.closeLedger(1);
    return result;
  }

  /** What `simulate` says of an unsigned transaction. */
  async simulated(from: Wallet, tx: JsonObject): Promise<string> {
    const tx_json = await this.filled(from, tx);
    const answer = await this.client.request({ command: 'simulate', tx_json } as unknown as { command: 'ping' });
    return (answer.result as unknown as { readonly engine_result: string }).engine_result;
  }

  /** Where the tokens come from. */
  async prepare(): Promise<void> {
    const { issuer, alice, bob, careful } = this;
    await this.must(issuer, { TransactionType: 'AccountSet', SetFlag: 8 });
    for (const holder of [alice, bob]) await this.must(holder, { TransactionType: 'TrustSet', LimitAmount: this.usd('1000') });
    await this.must(issuer, { TransactionType: 'Payment', Destination: alice.address, Amount: this.usd('100') });
    this.mpt = await this.issuance(0x22);
    await this.must(alice, { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: this.mpt });
    await this.must(issuer, { TransactionType: 'Payment', Destination: alice.address, Amount: this.units('500') });
    await this.must(careful, { TransactionType: 'AccountSet', SetFlag: 9 });
    await this.must(careful, { TransactionType: 'AccountSet', SetFlag: 1 });
  }

  async issuance(Flags: number, more: JsonObject = {}): Promise<string> {
    const Sequence = await this.sequence(this.issuer);
    await this.must(this.issuer, { TransactionType: 'MPTokenIssuanceCreate', Flags, ...more });
    return Sequence.toString(16).toUpperCase().padStart(8, '0') + idOf(this.issuer.address).toString('hex').toUpperCase();
  }

  /** A credential of the issuer's for alice; answers its id. */
  async issued(accept: boolean, Expiration?: number): Promise<string> {
    const CredentialType = KYC;
    const expiring = Expiration === undefined ? {} : { Expiration };
    await this.must(this.issuer, { TransactionType: 'CredentialCreate', Subject: this.alice.address, CredentialType, ...expiring });
    if (accept) await this.must(this.alice, { TransactionType: 'CredentialAccept', Issuer: this.issuer.address, CredentialType });
    const answer = await this.client.request({ command: 'account_objects', account: this.alice.address, type: 'credential' } as never);
    const { account_objects: all } = (answer as { result: { account_objects: readonly { readonly index: string }[] } }).result;
    return all[0]?.index ?? '';
  }
}

function idOf(address: string): Buffer {
  const encoded = encode({
    TransactionType: 'Payment',
    Account: address,
    Destination: address,
    Amount: '1',
    Fee: '1',
    Sequence: 1,
    SigningPubKey: '',
  });
  return Buffer.from(encoded.slice(encoded.indexOf('8114') + 4, encoded.indexOf('8114') + 44), 'hex');
}

type Provocation = (world: World) => Promise<string>;
const path = (...steps: readonly JsonObject[]) => [steps];

/** Code → a payment that the ledger answers with it. */
const onOneWorld: Readonly<Record<string, Provocation>> = {
  tesSUCCESS: (w) => w.pay({}),
  tecPATH_PARTIAL: (w) => w.pay({ Amount: w.usd('500') }),
  tecUNFUNDED_PAYMENT: (w) => w.pay({ Amount: '999900000' }),
  tecNO_DST: (w) => w.pay({ Destination: w.stranger.address, Amount: w.usd('1') }),
  tecNO_DST_INSUF_XRP: (w) => w.pay({ Destination: w.stranger.address, Amount: '999999' }),
  tecPATH_DRY: (w) => w.pay({ Amount: { ...w.usd('1'), currency: 'EUR' } }),
  tecNO_ISSUER: (w) => {
    const foreign = { currency: 'USD', issuer: Wallet.generate().address };
    return w.pay({
      Amount: w.usd('1'),
      SendMax: '5000000',
      Paths: path(foreign, { currency: 'USD', issuer: w.issuer.address }),
      Flags: NO_DIRECT,
    });
  },
  tecNO_AUTH: (w) => w.pay({ Amount: w.units('1') }),
  tecNO_PERMISSION: (w) => w.pay({ Destination: w.careful.address, DestinationTag: 1, Amount: '5000000' }),
  tecDST_TAG_NEEDED: (w) => w.pay({ Destination: w.careful.address }),
  tecOBJECT_NOT_FOUND: (w) => w.pay({ Amount: w.units('1', `00000001${w.mpt.slice(8)}`) }),
  tecLOCKED: async (w) => {
    await w.must(w.bob, { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: w.mpt });
    await w.must(w.issuer, { TransactionType: 'MPTokenIssuanceSet', MPTokenIssuanceID: w.mpt, Flags: 1 });
    return w.pay({ Amount: w.units('1') });
  },
  tecBAD_CREDENTIALS: (w) => w.pay({ CredentialIDs: ['A'.repeat(64)] }),
  tecEXPIRED: async (w) => {
    const soon = Math.floor(w.loopback.clock.ms / 1000) - 946_684_800 + 60;
    const id = await w.issued(true, soon);
    w.loopback.clock.ms += 120_000;
    w.loopback.side.closeLedger(2);
    return w.pay({ Destination: w.careful.address, DestinationTag: 1, Amount: '5000000', CredentialIDs: [id] });
  },
  temMALFORMED: (w) => w.pay({ Amount: w.units('1'), SendMax: w.usd('1') }),
  temBAD_AMOUNT: (w) => w.pay({ Amount: '0' }),
  temBAD_CURRENCY: (w) => w.pay({ Amount: { ...w.usd('1'), currency: '0000000000000000000000005852500000000000' } }),
  temBAD_FEE: (w) => w.payWith('1000', 100_000_000_000_000_001n),
  temBAD_PATH: (w) => w.pay({ Amount: w.usd('1'), SendMax: '5000000', Paths: path({ account: nobody }) }),
  temBAD_PATH_LOOP: (w) =>
    w.pay({
      Amount: w.usd('1'),
      SendMax: w.usd('5'),
      Paths: path(
        { currency: 'XRP' },
        { currency: 'USD', issuer: w.issuer.address },
        { currency: 'XRP' },
        { currency: 'USD', issuer: w.issuer.address },
      ),
    }),
  temBAD_SEND_XRP_LIMIT: (w) => w.pay({ Flags: LIMIT_QUALITY }),
  temBAD_SEND_XRP_MAX: (w) => w.pay({ SendMax: '2000000' }),
  temBAD_SEND_XRP_NO_DIRECT: (w) => w.pay({ Flags: NO_DIRECT }),
  temBAD_SEND_XRP_PARTIAL: (w) => w.pay({ Flags: PARTIAL }),
  temBAD_SEND_XRP_PATHS: (w) => w.pay({ Paths: path({ account: w.issuer.address }) }),
  temBAD_SEQUENCE: (w) => w.send(w.alice, { TransactionType: 'OfferCancel', OfferSequence: 0 }),
  temBAD_SRC_ACCOUNT: (w) => w.pay({ Account: nobody }),
  temDST_IS_SRC: (w) =>
    w.send(w.alice, { TransactionType: 'TrustSet', LimitAmount: { currency: 'USD', issuer: w.alice.address, value: '1' } }),
  temDST_NEEDED: (w) => w.pay({ Destination: nobody }),
  temINVALID: (w) => w.pay({ Sequence: 0, TicketSequence: 1, AccountTxnID: 'A'.repeat(64) }),
  temINVALID_FLAG: (w) => w.pay({ Flags: 0x0008_0000 }),
  temREDUNDANT: (w) => w.pay({ Destination: w.alice.address }),
  temRIPPLE_EMPTY: (w) => w.pay({ Amount: w.usd('1'), Flags: NO_DIRECT }),
  temDISABLED: (w) => w.pay({ Delegate: w.bob.address }),
  temSEQ_AND_TICKET: (w) => w.pay({ TicketSequence: 1 }),
  temBAD_SIGNATURE: (w) =>
    w.simulated(w.alice, { TransactionType: 'Payment', Destination: w.bob.address, Amount: '1', SigningPubKey: '04AA' }),
  tefPAST_SEQ: (w) => w.pay({ Sequence: 1 }),
  tefNO_TICKET: (w) => w.pay({ Sequence: 0, TicketSequence: 1 }),
  tefBAD_AUTH: (w) => w.send(w.alice, { TransactionType: 'Payment', Destination: w.bob.address, Amount: '1' }, w.stranger),
  tefMASTER_DISABLED: async (w) => {
    const person = Wallet.generate();
    w.fund(person.address, 50n);
    await w.must(person, { TransactionType: 'SetRegularKey', RegularKey: w.stranger.address });
    await w.must(person, { TransactionType: 'AccountSet', SetFlag: 4 });
    return w.pay({}, person);
  },
  tefNOT_MULTI_SIGNING: (w) => w.sendBy(w.alice, { TransactionType: 'Payment', Destination: w.bob.address, Amount: '1' }, [w.bob]),
  tefBAD_SIGNATURE: async (w) => {
    await signerList(w);
    return w.sendBy(w.bob, { TransactionType: 'Payment', Destination: w.alice.address, Amount: '1' }, [w.stranger]);
  },
  tefBAD_QUORUM: async (w) => {
    await signerList(w);
    return w.sendBy(w.bob, { TransactionType: 'Payment', Destination: w.alice.address, Amount: '1' }, [w.alice]);
  },
  tefMAX_LEDGER: (w) => w.pay({ LastLedgerSequence: 3 }),
  tefWRONG_PRIOR: (w) => w.pay({ AccountTxnID: 'A'.repeat(64) }),
  tefEXCEPTION: async (w) => {
    const most = '9223372036854775807';
    const id = await w.issuance(0x22, { TransferFee: 50_000, MaximumAmount: most });
    for (const holder of [w.alice, w.bob]) await w.must(holder, { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: id });
    return w.pay({ Amount: w.units(most, id), SendMax: w.units(most, id), Flags: PARTIAL });
  },
  telBAD_PATH_COUNT: (w) =>
    w.pay({ Amount: w.usd('1'), SendMax: '5000000', Paths: Array.from({ length: 7 }, () => [{ account: w.issuer.address }]) }),
  telINSUF_FEE_P: (w) => w.pay({ Fee: '1' }),
  telNO_DST_PARTIAL: (w) => w.pay({ Destination: w.stranger.address, SendMax: w.usd('1'), Flags: PARTIAL }),
  telWRONG_NETWORK: (w) => w.pay({ NetworkID: 1025 }),
  telREQUIRES_NETWORK_ID: (w) => w.pay({ NetworkID: undefined as unknown as number }),
  terINSUF_FEE_B: (w) => w.pay({ Fee: '9000000000' }),
  terNO_ACCOUNT: (w) => w.pay({}, w.stranger),
  terPRE_SEQ: async (w) => w.pay({ Sequence: (await w.sequence(w.alice)) + 5 }),
  terPRE_TICKET: async (w) => w.pay({ Sequence: 0, TicketSequence: (await w.sequence(w.alice)) + 50 }),
};

let hasList = false;
async function signerList(w: World): Promise<void> {
  if (hasList) return;
  hasList = true;
  const SignerEntries = [w.alice, w.careful].map(({ address }) => ({ SignerEntry: { Account: address, SignerWeight: 1 } }));
  await w.must(w.bob, { TransactionType: 'SignerListSet', SignerQuorum: 2, SignerEntries });
}

/** Code → why the practice ledger does not come to it by itself. A server that lies says it, so that the way to the user is tried all the same. */
const onlyElsewhere: Readonly<Record<string, string>> = {
  tecINTERNAL: 'an invariant of rippled is broken, or the sums of a path leave the range of token values: no payment is known that does it',
  tecINSUFF_FEE:
    'the purse must be emptied between the open and the closed ledger; src/practice/xrpl/engine/result-order.test.ts provokes it on a closed one',
  temBAD_ISSUER: 'other transaction types alone answer it; the codec refuses an amount without an issuer before it is signed',
  tefALREADY: 'a sequence that is used answers tefPAST_SEQ first; only a server that sees one transaction twice in one ledger says it',
  tefINTERNAL: 'an error inside of rippled',
  telFAILED_PROCESSING: 'a thousand rounds of the payment engine: more offers of different rates than a test should make',
  telNETWORK_ID_MAKES_TX_NON_CANONICAL: 'only on networks up to 1024: provoked on one of its own below',
  terQUEUED: 'fees never rise here and no queue forms',
};

/** Section 23 of the rule book. */
const codes = Object.keys(ledgerResults).filter(
  (code) => !/^(tecFROZEN|temBAD_SIGNER|temINVALID_INNER_BATCH|telCAN_NOT_QUEUE|terRETRY|terNO_DELEGATE)/.test(code),
);

describe('every code of section 23', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
    await world.prepare();
  });
  afterAll(() => world.close());

  it('is in one of the two tables, and in one alone', () => {
    const both = Object.keys(onOneWorld).filter((code) => Object.hasOwn(onlyElsewhere, code));
    expect(both).toEqual([]);
    expect(new Set([...Object.keys(onOneWorld), ...Object.keys(onlyElsewhere)])).toEqual(new Set(codes));
    expect(codes.length).toBeGreaterThan(60);
  });

  it.each(Object.entries(onOneWorld))('%s is answered', async (code, provoke) => {
    expect(await provoke(world)).toBe(code);
  });

  it('NetworkID is refused where it must be left out', async () => {
    const old = await World.open(77);
    expect(await old.pay({ NetworkID: 77 })).toBe('telNETWORK_ID_MAKES_TX_NON_CANONICAL');
    expect(await old.pay({})).toBe('tesSUCCESS');
    await old.close();
  });
});

describe('a code that only real servers come to', () => {
  let practice: PracticeBackend;
  beforeAll(async () => {
    practice = await openPracticeBackend();
  });
  afterAll(() => practice.close());

  it.each(Object.keys(onlyElsewhere))('%s reaches the wallet as it was said, and nothing was taken', async (reason) => {
    practice.loopback.side.setLies({ what: 'reject', count: 1, delayMs: 0, reason });
    expect(await practice.backend.submit('1200')).toEqual({ kind: 'result', engineResult: reason });
    expect(practice.loopback.changes).toEqual([]);
  });
});

it.each(Object.keys(ledgerResults))('%s has words in both languages', (code) => {
  const words = errorTexts[code];
  expect(words?.en).toMatch(/[a-z]{3}.*\.$/s);
  expect(words?.ja).toMatch(/[\p{Script=Hiragana}].*。$/su);
  const others = Object.keys(ledgerResults).filter((other) => other !== code);
  for (const other of others) for (const locale of ['en', 'ja'] as const) expect(errorTexts[other]?.[locale]).not.toBe(words?.[locale]);
});
