// Owns the proof that the wallet's chain modules and the practice network, which share no chain code, understand each other over real sockets.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mnemonicToSeedSync } from '@scure/bip39';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BitcoinBackend } from '../src/main/backends/bitcoin-backend.ts';
import { askEndpoint } from '../src/main/backends/endpoint.ts';
import { esploraBackend } from '../src/main/backends/esplora.ts';
import { httpClient } from '../src/main/backends/http-client.ts';
import { practiceEndpoints } from '../src/main/backends/practice-endpoint.ts';
import { practiceRates } from '../src/main/backends/rates/practice-rates.ts';
import { rippledBackend } from '../src/main/backends/rippled.ts';
import type { XrplBackend } from '../src/main/backends/xrpl-backend.ts';
import { accountXpub, addressAt } from '../src/main/chains/bitcoin/account.ts';
import { selectCoins } from '../src/main/chains/bitcoin/select-coins.ts';
import { signSelection } from '../src/main/chains/bitcoin/sign.ts';
import { readFamilySeed } from '../src/main/chains/xrpl/family-seed.ts';
import { identityOfSecret, withImportedKey } from '../src/main/chains/xrpl/imported-key.ts';
import { invoiceIdOf } from '../src/main/chains/xrpl/invoice-id.ts';
import { withXrplKey, xrplIdentity } from '../src/main/chains/xrpl/keys.ts';
import { signPayment } from '../src/main/chains/xrpl/sign.ts';
import type { DirectXrpPayment, SignedXrpl, XrplKey } from '../src/main/chains/xrpl/types.ts';
import { bitcoinWallet } from '../src/main/wallets/bitcoin-wallet.ts';
import { destinationFacts } from '../src/main/wallets/destination-facts.ts';
import { feeRateFor } from '../src/main/wallets/fee-rate.ts';
import { findBitcoinPayment, findXrplPayment } from '../src/main/wallets/find-payment.ts';
import { xrplWallet } from '../src/main/wallets/xrpl-wallet.ts';
import type { PracticeHost } from '../src/practice/host/serve.ts';
import { startPausedPractice } from './helpers/paused-practice.ts';
import type { Result } from '../src/shared/result.ts';
import { seeds } from './fakes/test-vault.ts';

const seed = mnemonicToSeedSync('abandon '.repeat(11) + 'about');
const payeeSeed = mnemonicToSeedSync('legal winner thank year wave sausage worth useful legal winner thank yellow');
const payees = [0, 1, 2].map((index) => addressAt(accountXpub(payeeSeed, 'regtest'), { chain: 0, index }, 'regtest'));
const us = xrplIdentity(seed);
const alice = xrplIdentity(payeeSeed).address;
const none = new Set<string>();
const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`${answer.error.code} ${JSON.stringify(answer.error.params ?? {})}`);
  return answer.value;
};

let folder: string;
let host: PracticeHost;
const client = httpClient({ isAllowed: (origin) => origin.startsWith('http://127.0.0.1:'), timeoutMs: 3_000 });
const start = async () => must(await startPausedPractice(folder));
const endpoints = practiceEndpoints('endpoint.json', (name) => readFile(join(folder, name), 'utf8'));
const control = async (name: string, body: object) => {
  const answer = must(await askEndpoint(client, endpoints.root, { method: 'POST', path: `/control/${name}`, body: JSON.stringify(body) }));
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.body}`);
};
let bitcoin: BitcoinBackend;
let xrpl: XrplBackend;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pullpay-practice-'));
  host = await start();
  bitcoin = esploraBackend({ client, endpoint: endpoints.bitcoin });
  const later = (action: () => void, ms: number) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  };
  xrpl = rippledBackend({ endpoint: endpoints.xrpl, timeoutMs: 3_000, later, backOffMs: { first: 20, last: 100 } });
});

afterAll(async () => {
  bitcoin.close();
  xrpl.close();
  await host.close();
  await rm(folder, { recursive: true });
});

describe('Bitcoin on the practice network', () => {
  it('pays three payouts in one transaction, which confirms and is found by its recipients', async () => {
    const wallet = bitcoinWallet({ xpub: accountXpub(seed, 'regtest'), network: 'practice', backend: bitcoin });
    must(await wallet.refresh());
    await control('faucet', { address: wallet.receiveAddress().address, amount: '0.001' });
    await control('faucet', { address: wallet.receiveAddress().address, amount: '0.0007' });
    await control('blocks', { count: 1 });
    must(await wallet.refresh());
    expect(wallet.balance(none)).toEqual({ confirmed: 170_000n, unconfirmed: 0n, reserved: 0n });

    const lines = payees.map((address, index) => ({ address, value: 30_000n + BigInt(index) }));
    const feeRate = feeRateFor(must(await bitcoin.feeRates()), 1);
    expect(feeRate).toBe(5_000n);
    const selection = must(
      selectCoins({
        coins: wallet.spendable({ ownUnconfirmed: true }),
        reserved: none,
        outputs: lines,
        changeTo: wallet.changeAddress(none),
        feeRate,
        params: 'regtest',
      }),
    );
    const signed = must(
      signSelection(selection, seed, {
        params: 'regtest',
        lockTime: wallet.tipHeight() ?? 0,
        approved: { lines, feeCeiling: selection.fee, lockTime: wallet.tipHeight() ?? 0 },
      }),
    );
    expect(await bitcoin.broadcast(signed.hex)).toEqual({ kind: 'accepted' });
    expect(await bitcoin.broadcast(signed.hex)).toEqual({ kind: 'accepted' });
    expect(await bitcoin.broadcast(signed.hex.replace(/.{8}$/, '00000000'))).toMatchObject({ kind: 'rejected' });

    must(await wallet.refresh());
    expect(wallet.balance(none)).toMatchObject({ unconfirmed: selection.change?.value });
    expect(wallet.spendable({ ownUnconfirmed: true }).map(({ value }) => value)).toContain(selection.change?.value);
    await control('blocks', { count: 1 });
    must(await wallet.refresh());
    expect(wallet.history()[0]).toMatchObject({
      txid: signed.txid,
      amount: -90_003n,
      fee: selection.fee,
      confirmations: 1,
      counterparties: payees,
    });
    expect(must(await findBitcoinPayment(bitcoin, payees[2] ?? '', 30_002n))).toMatchObject([
      { txid: signed.txid, outputIndex: 2, confirmations: 1 },
    ]);
    const spent = selection.inputs[0];
    expect(must(await bitcoin.spender(spent?.txid ?? '', spent?.vout ?? 0))).toMatchObject({ txid: signed.txid });
    expect(must(await bitcoin.transaction(signed.txid))).toMatchObject({ fee: selection.fee });
  });

  it('treats a lost reply as unknown, though the transaction arrived', async () => {
    const wallet = bitcoinWallet({ xpub: accountXpub(seed, 'regtest'), network: 'practice', backend: bitcoin });
    must(await wallet.refresh());
    const lines = [{ address: payees[0] ?? '', value: 10_000n }];
    const selection = must(
      selectCoins({
        coins: wallet.spendable({ ownUnconfirmed: false }),
        reserved: none,
        outputs: lines,
        changeTo: wallet.changeAddress(none),
        feeRate: 2_000n,
        params: 'regtest',
      }),
    );
    const signed = must(
      signSelection(selection, seed, { params: 'regtest', lockTime: 0, approved: { lines, feeCeiling: 5_000n, lockTime: 0 } }),
    );
    await control('lie', { chain: 'bitcoin', what: 'lose-reply', count: 1 });
    expect(await bitcoin.broadcast(signed.hex)).toMatchObject({ kind: 'unknown' });
    expect(must(await bitcoin.transaction(signed.txid))).toMatchObject({ txid: signed.txid, height: null });
  });
});

describe('the XRP Ledger on the practice network', () => {
  const payment = async (drops: bigint): Promise<DirectXrpPayment> => {
    const state = must(await xrpl.state());
    const account = must(await xrpl.account(us.address, 'current'));
    return {
      account: us.address,
      destination: alice,
      tag: 0,
      drops,
      fee: state.openLedgerFee,
      sequence: account?.sequence ?? 0,
      lastLedgerSequence: state.validatedLedger + 20,
      networkId: state.networkId,
      invoiceId: invoiceIdOf('payout-1'),
    };
  };

  it('opens an account with a payment that its recipient finds in a validated ledger', async () => {
    await control('faucet', { address: us.address, amount: '100' });
    await control('ledgers', { count: 1 });
    const wallet = xrplWallet({ address: us.address, network: 'practice', backend: xrpl });
    expect(must(await wallet.refresh())).toMatchObject({ exists: true, balance: 100_000_000n });
    expect(await destinationFacts(xrpl, alice)).toMatchObject({ kind: 'known', exists: false });

    const asked = await payment(20_000_000n);
    const signed = must(withXrplKey(seed, (key) => signPayment(asked, key, { ...asked, feeCeiling: asked.fee })));
    expect(await xrpl.submit(signed.blob)).toEqual({ kind: 'result', engineResult: 'tesSUCCESS' });
    const range = { from: asked.lastLedgerSequence - 20, to: asked.lastLedgerSequence };
    expect(must(await xrpl.lookup(signed.hash, range))).toMatchObject({
      kind: 'found',
      transaction: { validated: false, delivered: null },
    });
    await control('ledgers', { count: 1 });
    expect(must(await xrpl.lookup(signed.hash, range))).toMatchObject({
      kind: 'found',
      transaction: {
        validated: true,
        result: 'tesSUCCESS',
        delivered: { kind: 'xrp', drops: 20_000_000n },
        tag: 0,
        invoiceId: invoiceIdOf('payout-1'),
      },
    });
    expect(must(await findXrplPayment(xrpl, alice, invoiceIdOf('payout-1'), 'XRP'))).toMatchObject([
      { hash: signed.hash, delivered: 20_000_000n, account: us.address, tag: 0 },
    ]);
    expect(await destinationFacts(xrpl, alice)).toMatchObject({ kind: 'known', exists: true, balance: 20_000_000n });
    expect(must(await wallet.history(10))[0]).toMatchObject({
      hash: signed.hash,
      amount: -20_000_000n,
      fee: asked.fee,
      counterparty: alice,
      failed: null,
    });
  });

  it('takes payments of the phrase’s second account and of imported keys of both algorithms', async () => {
    const imported = ['sn3nxiW7v8KXzPzAqzyHXbSSKNuN9', seeds.ed25519].map((text) => must(readFamilySeed(text)));
    type Lend = (sign: (key: XrplKey) => Result<SignedXrpl>) => Result<SignedXrpl>;
    const own: readonly [string, Lend] = [xrplIdentity(seed, 1).address, (sign) => withXrplKey(seed, sign, 1)];
    const foreign = imported.map((secret): readonly [string, Lend] => [
      identityOfSecret(secret).address,
      (sign) => withImportedKey(secret, sign),
    ]);
    const accounts = [own, ...foreign];
    const payee = xrplIdentity(payeeSeed, 3).address;
    await control('faucet', { address: payee, amount: '10' });
    for (const [address] of accounts) await control('faucet', { address, amount: '50' });
    await control('ledgers', { count: 1 });
    for (const [address, lend] of accounts) {
      const account = must(await xrpl.account(address, 'current'));
      const asked = { ...(await payment(1_000_000n)), account: address, sequence: account?.sequence ?? 0, destination: payee, tag: null };
      const signed = must(lend((key) => signPayment(asked, key, { ...asked, feeCeiling: asked.fee })));
      expect(await xrpl.submit(signed.blob), address).toEqual({ kind: 'result', engineResult: 'tesSUCCESS' });
    }
    await control('ledgers', { count: 1 });
    expect(must(await xrpl.account(payee, 'validated'))?.balance).toBe(13_000_000n);
  });

  it('proves that a payment which never came is not there', async () => {
    const asked = await payment(1_000_000n);
    const signed = must(withXrplKey(seed, (key) => signPayment(asked, key, { ...asked, feeCeiling: asked.fee })));
    const range = { from: asked.lastLedgerSequence - 20, to: asked.lastLedgerSequence };
    expect(must(await xrpl.lookup(signed.hash, range))).toEqual({ kind: 'absent', searchedAll: false });
    await control('ledgers', { count: 21 });
    expect(must(await xrpl.lookup(signed.hash, range))).toEqual({ kind: 'absent', searchedAll: true });
    expect(await xrpl.submit(signed.blob)).toEqual({ kind: 'result', engineResult: 'tefMAX_LEDGER' });
  });

  it('records a failure with its fee and nothing delivered', async () => {
    const asked = await payment(900_000_000n);
    const signed = must(withXrplKey(seed, (key) => signPayment(asked, key, { ...asked, feeCeiling: asked.fee })));
    expect(await xrpl.submit(signed.blob)).toEqual({ kind: 'result', engineResult: 'tecUNFUNDED_PAYMENT' });
    await control('ledgers', { count: 1 });
    const found = must(await xrpl.lookup(signed.hash, { from: asked.lastLedgerSequence - 20, to: asked.lastLedgerSequence }));
    expect(found).toMatchObject({ kind: 'found', transaction: { validated: true, result: 'tecUNFUNDED_PAYMENT', delivered: null } });
  });
});

describe('the practice network itself', () => {
  it('quotes rates', async () => {
    const rates = practiceRates({ client, endpoint: endpoints.root, now: () => Math.floor(Date.now() / 1000), maxAgeSeconds: () => 60 });
    await control('rates', { pair: 'BTC_USD', rate: '64000.50' });
    expect(must(await rates.quote('BTC_USD'))).toMatchObject({ pair: 'BTC_USD', rate: '64000.5', source: 'practice' });
    expect(await rates.quote('BTC_XXX')).toMatchObject({ ok: false, error: { code: 'rate-unavailable' } });
  });

  it('is followed after a takeover, with ledgers heard again', async () => {
    const heard: number[] = [];
    const stop = xrpl.onLedger((index) => heard.push(index));
    await vi.waitFor(() => expect(heard.length).toBe(1));
    await host.close();
    expect(await xrpl.state()).toMatchObject({ ok: false });
    host = await start();
    await vi.waitFor(() => expect(heard.length).toBe(2), { timeout: 5_000 });
    await control('ledgers', { count: 1 });
    await vi.waitFor(() => expect(heard.at(-1)).toBe((heard[1] ?? 0) + 1));
    stop();
    expect(must(await bitcoin.tip()).height).toBeGreaterThan(0);
    expect(must(await xrpl.account(alice, 'validated'))).toMatchObject({ balance: 20_000_000n });
  });
});
