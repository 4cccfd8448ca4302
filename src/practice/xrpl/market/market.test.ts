// Stories of the market: tokens for newcomers, books to change them in, and a lesson that is always the same.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Wallet } from 'xrpl';
import type { MarketAsset, Lesson } from '../../xrpl-side.ts';
import type { JsonObject } from '../base/json.ts';
import { type Desk, openDesk } from '../testing/desk.ts';
import { practiceNetworkId } from '../../../shared/network.ts';
import { practiceRules } from '../engine/rules.ts';
import { restoreLedger } from '../ledger/snapshot-parse.ts';
import { audit } from '../testing/audit.ts';

let desk: Desk;
let pupil: Wallet;
beforeEach(async () => {
  desk = await openDesk();
  pupil = desk.person();
});
afterEach(() => desk.close());

const market = () => desk.loopback.side.market;
const asset = (name: string): MarketAsset => {
  const found = market()
    .tokens()
    .find((token) => token.name.includes(name));
  if (found === undefined) throw new Error(`no ${name}`);
  return found.asset;
};
const trust = (wallet: Wallet, of: MarketAsset, value = '1000000') => {
  if (of.kind === 'mpt') return desk.send(wallet, { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: of.id });
  return desk.send(wallet, { TransactionType: 'TrustSet', Flags: 0x20000, LimitAmount: { ...sum(of, value) } });
};
const sum = (of: MarketAsset, value: string): JsonObject =>
  of.kind === 'mpt' ? { mpt_issuance_id: of.id, value } : { currency: of.currency, issuer: of.issuer, value };
const held = async (address: string, of: MarketAsset) => {
  const { lines } = await desk.ask({ command: 'account_lines', account: address, ledger_index: 'validated' });
  const all = lines as readonly { readonly account: string; readonly currency: string; readonly balance: string }[];
  return all.find((line) => of.kind === 'token' && line.account === of.issuer && line.currency === of.currency)?.balance;
};
/** What the audit says of the state as it would be written to disk. */
const faults = () => {
  const ledger = restoreLedger(desk.loopback.side.snapshot(), practiceRules(practiceNetworkId), () => desk.loopback.clock.ms);
  return ledger === null ? ['no ledger'] : audit(ledger.openView);
};
const code = (given: ReturnType<ReturnType<typeof market>['give']>) => (given.ok ? 'given' : given.error.code);

describe('tokens', () => {
  it('are the same at every call, and stand on the ledger with their terms', async () => {
    const tokens = market().tokens();
    expect(tokens.map(({ name, scale }) => [name.split(',')[0], scale])).toEqual([
      ['Practice Dollar', null],
      ['Practice Euro', null],
      ['Practice Points', 2],
      ['Practice Club Share', 0],
    ]);
    const before = desk.loopback.changes.length;
    expect(market().tokens()).toEqual(tokens);
    expect(desk.loopback.changes).toHaveLength(before);
    const root = async (account: string) => (await desk.ask({ command: 'account_info', account }))['account_data'];
    expect(await root(tokens[1]?.issuer ?? '')).toMatchObject({ TransferRate: 1_002_000_000 });
    expect(await root(tokens[0]?.issuer ?? '')).not.toHaveProperty('TransferRate');
    expect(faults()).toEqual([]);
  });

  it('go to whoever has accepted them, and to nobody else', async () => {
    for (const [name, amount] of [
      ['Dollar', '12.5'],
      ['Euro', '0.000001'],
      ['Points', '1.25'],
      ['Club', '7'],
    ] as const) {
      expect(code(market().give(pupil.classicAddress, asset(name), amount)), name).toBe('token-not-accepted');
      expect(await trust(pupil, asset(name)), name).toBe('tesSUCCESS');
      expect(code(market().give(pupil.classicAddress, asset(name), amount)), name).toBe('given');
    }
    desk.loopback.side.closeLedger(1);
    expect(await held(pupil.classicAddress, asset('Dollar'))).toBe('12.5');
    expect(await held(pupil.classicAddress, asset('Euro'))).toBe('0.000001');
    const { account_objects: objects } = await desk.ask({ command: 'account_objects', account: pupil.classicAddress, type: 'mptoken' });
    expect(new Set((objects as readonly JsonObject[]).map(({ MPTAmount }) => MPTAmount))).toEqual(new Set(['125', '7']));
  });

  it('refuses what is no gift: too much, too fine, past the limit, of others, to an account that wants permission', async () => {
    const dollars = asset('Dollar');
    await trust(pupil, dollars, '100');
    await trust(pupil, asset('Points'));
    const give = (of: MarketAsset, amount: string) => code(market().give(pupil.classicAddress, of, amount));
    for (const amount of ['0', '-1', '1e3', '1000001', '99999999999999999999', '', '1.123456789', 'NaN'])
      expect(give(dollars, amount), amount).toBe('practice-token-amount');
    expect(give(asset('Points'), '0.001')).toBe('practice-token-amount');
    expect(give(dollars, '100.01')).toBe('practice-token-limit');
    expect(give({ kind: 'token', currency: 'USD', issuer: pupil.classicAddress }, '1')).toBe('practice-token-unknown');
    expect(give({ kind: 'mpt', id: '0'.repeat(48) }, '1')).toBe('practice-token-unknown');
    expect(code(market().give('nobody', dollars, '1'))).toBe('token-not-accepted');
    await desk.send(pupil, { TransactionType: 'AccountSet', SetFlag: 9 });
    expect(market().give(pupil.classicAddress, dollars, '1')).toEqual({
      ok: false,
      error: { code: 'practice-token-refused', params: { result: 'tecNO_PERMISSION' } },
    });
  });

  it('can be paid to somebody new, who accepts them and has the permission where it takes one', async () => {
    const all = ['Dollar', 'Euro', 'Points', 'Club'].map(asset);
    const made = [market().recipient(all), market().recipient(all.slice(0, 1))].map((one) => (one.ok ? one.value.address : ''));
    const [first = '', second = ''] = made;
    expect(new Set(made).size).toBe(2);
    for (const of of all) {
      await trust(pupil, of);
      expect(code(market().give(pupil.classicAddress, of, '5'))).toBe('given');
      desk.loopback.side.closeLedger(1);
      const pay = { TransactionType: 'Payment', Destination: first, Amount: sum(of, '2') };
      const withFee = { ...pay, SendMax: sum(of, '3') };
      expect(await desk.send(pupil, of.kind === 'token' && of.currency === 'USD' ? pay : withFee)).toBe('tesSUCCESS');
    }
    const [dollars, euro] = all;
    if (dollars === undefined || euro === undefined) throw new Error('no tokens');
    expect([await held(first, dollars), await held(second, dollars), await held(second, euro)]).toEqual(['2', '0', undefined]);
    expect(market().recipient([{ kind: 'mpt', id: '0'.repeat(48) }])).toMatchObject({ error: { code: 'practice-token-unknown' } });
    expect(faults()).toEqual([]);
  });

  it('without multi-purpose tokens on the network leave those out', async () => {
    const bare = await openDesk(['MPTokensV1']);
    expect(bare.loopback.side.market.tokens().map(({ asset: { kind } }) => kind)).toEqual(['token', 'token']);
    await bare.close();
  });
});

describe('the books', () => {
  it('let a newcomer with XRP alone pay in dollars and euro, on a path that the server finds', async () => {
    const [dollars, euro] = [asset('Dollar'), asset('Euro')];
    const payee = desk.person();
    await trust(payee, dollars);
    await trust(payee, euro);
    for (const of of [dollars, euro]) {
      const { alternatives } = await desk.ask({
        command: 'ripple_path_find',
        source_account: pupil.classicAddress,
        destination_account: payee.classicAddress,
        destination_amount: sum(of, '20'),
        source_currencies: [{ currency: 'XRP' }],
      });
      const [{ source_amount, paths_computed }] = alternatives as unknown as [{ source_amount: string; paths_computed: JsonObject[] }];
      const tx = { TransactionType: 'Payment', Destination: payee.classicAddress, Amount: sum(of, '20'), SendMax: source_amount };
      expect(await desk.send(pupil, paths_computed.length === 0 ? tx : { ...tx, Paths: paths_computed })).toBe('tesSUCCESS');
      expect(await held(payee.classicAddress, of)).toBe('20');
    }
  });

  it('are filled again once half of a side is bought, and not before', async () => {
    const dollars = asset('Dollar');
    await trust(pupil, dollars);
    const side = desk.loopback.side;
    expect(side.faucet(pupil.classicAddress, 100_000_000_000n).ok).toBe(true);
    side.closeLedger(1);
    const buy = (value: string) =>
      desk.send(pupil, { TransactionType: 'OfferCreate', TakerPays: sum(dollars, value), TakerGets: '60000000000' });
    const offered = async () => {
      const { offers } = await desk.ask({ command: 'book_offers', taker_gets: sum(dollars, '0'), taker_pays: { currency: 'XRP' } });
      return (offers as unknown as readonly { TakerGets: { value: string } }[]).reduce(
        (total, offer) => total + Number(offer.TakerGets.value),
        0,
      );
    };
    const full = await offered();
    await buy('1000');
    market().tokens();
    expect(await offered()).toBe(full - 1000);
    await buy('20000');
    market().tokens();
    expect(await offered()).toBe(full);
    expect(faults()).toEqual([]);
  });
});

describe('the lesson', () => {
  const LIMIT_QUALITY = 0x40000;
  const PARTIAL = 0x20000;
  /** Section 9.1: SendMax, flags, result, delivered, spent. */
  const cases = [
    ['A', '20', 0, 'tesSUCCESS', 100, 17],
    ['B', '20', LIMIT_QUALITY, 'tecPATH_PARTIAL', 0, 0],
    ['C', '20', LIMIT_QUALITY | PARTIAL, 'tesSUCCESS', 95, 15],
    ['D', '20', PARTIAL, 'tesSUCCESS', 100, 17],
    ['E', '16', PARTIAL, 'tesSUCCESS', 97.5, 16],
    ['F', '16', LIMIT_QUALITY | PARTIAL, 'tesSUCCESS', 95, 15],
    ['G', '15', LIMIT_QUALITY | PARTIAL, 'tecPATH_DRY', 0, 0],
    ['H', '40', LIMIT_QUALITY, 'tesSUCCESS', 100, 17],
    ['I', '10', 0, 'tecPATH_PARTIAL', 0, 0],
  ] as const;
  const start = (): Lesson => market().lesson(pupil.classicAddress);
  const book = async ({ usd, cny }: Lesson) => {
    const { offers } = await desk.ask({
      command: 'book_offers',
      taker_pays: sum(usd, '0'),
      taker_gets: sum(cny, '0'),
      ledger_index: 'validated',
    });
    return (offers as unknown as readonly { TakerPays: { value: string }; TakerGets: { value: string } }[]).map(
      ({ TakerPays, TakerGets }) => [TakerGets.value, TakerPays.value],
    );
  };
  const fresh = [
    ['95', '15'],
    ['5', '2'],
  ];

  it('waits for the pupil to accept its dollars, then gives him 40', async () => {
    const first = start();
    expect(first).toMatchObject({ accepted: false, balance: '0' });
    await trust(pupil, first.usd);
    expect(start()).toEqual({ ...first, accepted: true, balance: '40' });
    expect(await held(pupil.classicAddress, first.usd)).toBe('40');
    expect(await book(first)).toEqual(fresh);
  });

  it('shows all nine cases, each on a book as new', async () => {
    await trust(pupil, start().usd);
    for (const [name, spend, Flags, result, delivered, spent] of cases) {
      const { usd, cny, destination, balance } = start();
      expect(balance, name).toBe('40');
      const before = Number(await held(destination, cny));
      const tx = { TransactionType: 'Payment', Destination: destination, Amount: sum(cny, '100'), SendMax: sum(usd, spend), Flags };
      expect(await desk.send(pupil, tx), name).toBe(result);
      expect(Number(await held(destination, cny)) - before, name).toBe(delivered);
      expect(40 - Number(await held(pupil.classicAddress, usd)), name).toBe(spent);
    }
    expect(faults()).toEqual([]);
  });

  it('takes away what strangers have put into its book', async () => {
    const { usd, cny } = start();
    await trust(pupil, usd);
    await trust(pupil, cny);
    start();
    const bought = { TransactionType: 'Payment', Destination: pupil.classicAddress, Amount: sum(cny, '10'), SendMax: sum(usd, '40') };
    expect(await desk.send(pupil, bought)).toBe('tesSUCCESS');
    expect(await desk.send(pupil, { TransactionType: 'OfferCreate', TakerPays: sum(usd, '1'), TakerGets: sum(cny, '9') })).toBe(
      'tesSUCCESS',
    );
    expect(await book({ ...start() })).toEqual(fresh);
  });

  it('tops up no further than the pupil allows, and says so', async () => {
    await trust(pupil, start().usd, '25');
    expect(start()).toMatchObject({ accepted: true, balance: '25' });
  });
});
