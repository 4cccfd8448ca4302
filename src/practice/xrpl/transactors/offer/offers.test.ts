// Offers are taken before they are placed: at which price, by whom, through which books, and what is left of them.
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../base/json.ts';
import { audit } from '../../testing/audit.ts';
import { addressOf, amount, EngineWorld } from '../../testing/engine-world.ts';
import { offerCreateFlags } from './terms.ts';

const { passive, immediateOrCancel, fillOrKill, sell, hybrid } = offerCreateFlags;
const DEFAULT_RIPPLE = 8;
const GLOBAL_FREEZE = 7;
const people = ['gw', 'eu', 'alice', 'bob', 'carol'];

/** Two issuers, three traders who hold 1000 of each. */
function market(): EngineWorld {
  const world = new EngineWorld(people);
  for (const issuer of ['gw', 'eu']) world.set(issuer, DEFAULT_RIPPLE);
  for (const name of ['alice', 'bob', 'carol'])
    for (const token of ['USD/gw', 'EUR/eu']) {
      world.trust(name, `100000 ${token}`);
      world.pay(token.slice(4), name, `1000 ${token}`);
    }
  return world;
}

function attempt(world: EngineWorld, by: string, gives: string, wants: string, more: JsonObject = {}): string {
  return world.submit(by, { TransactionType: 'OfferCreate', TakerGets: amount(gives), TakerPays: amount(wants), ...more }).result;
}

function rest(world: EngineWorld, name: string): readonly unknown[] {
  return world.offers(name).map(({ TakerGets, TakerPays }) => [TakerGets, TakerPays]);
}

describe('crossing', () => {
  test('the taker gets the price of the book, not its own, and places what is left at its own', () => {
    const world = market();
    world.offer('bob', '100 USD/gw', '50');
    world.offer('alice', '90', '150 USD/gw');
    expect(world.holds('alice', 'USD/gw')).toBe('1100');
    expect(rest(world, 'bob')).toEqual([]);
    expect(rest(world, 'alice')).toEqual([['30000000', amount('50 USD/gw')]]);
    expect(audit(world.view)).toEqual([]);
  });

  test('better prices first, older offers first among equals, worse ones not at all', () => {
    const world = market();
    world.offer('bob', '10 USD/gw', '20');
    world.offer('carol', '10 USD/gw', '10');
    world.offer('bob', '10 USD/gw', '10');
    world.offer('alice', '15', '15 USD/gw');
    expect(rest(world, 'carol')).toEqual([]);
    expect(rest(world, 'bob')).toEqual([
      [amount('10 USD/gw'), '20000000'],
      [amount('5 USD/gw'), '5000000'],
    ]);
    expect(rest(world, 'alice')).toEqual([]);
  });

  test('between two tokens the way through XRP is taken where it is better', () => {
    const world = market();
    world.offer('bob', '100 USD/gw', '100 EUR/eu');
    world.offer('bob', '10', '50 EUR/eu');
    world.offer('carol', '100 USD/gw', '10');
    world.offer('alice', '150 EUR/eu', '150 USD/gw');
    expect(world.holds('alice', 'USD/gw')).toBe('1150');
    expect(world.holds('alice', 'EUR/eu')).toBe('900');
    expect(rest(world, 'carol')).toEqual([]);
    expect(rest(world, 'bob')).toEqual([[amount('50 USD/gw'), amount('50 EUR/eu')]]);
    expect(audit(world.view)).toEqual([]);
  });

  test('passive does not take what is only as good; selling takes whatever it gets', () => {
    const world = market();
    world.offer('bob', '10 USD/gw', '10');
    world.offer('alice', '10', '10 USD/gw', { Flags: passive });
    expect([rest(world, 'alice').length, rest(world, 'bob').length]).toEqual([1, 1]);
    const other = market();
    other.offer('bob', '100 USD/gw', '50');
    other.offer('alice', '50', '10 USD/gw', { Flags: sell });
    expect(other.holds('alice', 'USD/gw')).toBe('1100');
    const buyer = market();
    buyer.offer('bob', '100 USD/gw', '50');
    buyer.offer('alice', '50', '10 USD/gw');
    expect(buyer.holds('alice', 'USD/gw')).toBe('1010');
  });

  test('own offers on the way are taken back, not crossed', () => {
    const world = market();
    world.offer('alice', '10 USD/gw', '10');
    world.offer('bob', '10 USD/gw', '11');
    world.offer('alice', '11', '10 USD/gw');
    expect(rest(world, 'alice')).toEqual([]);
    expect(rest(world, 'bob')).toEqual([]);
    expect(world.root('alice').OwnerCount).toBe(2);
  });

  test('who has no line yet gets one by buying, beyond any limit, without DefaultRipple closed for rippling', () => {
    const world = market();
    const buyer = 'dora';
    world.pay('alice', 'bob', '1');
    world.must('alice', { TransactionType: 'Payment', Destination: addressOf(buyer), Amount: amount('100') });
    world.offer('bob', '10 USD/gw', '10');
    world.offer(buyer, '10', '10 USD/gw');
    expect(world.holds(buyer, 'USD/gw')).toBe('10');
    expect(world.root(buyer).OwnerCount).toBe(1);
    expect(audit(world.view)).toEqual([]);
  });

  test('a transfer fee is paid by the owner of the offer that gives, and by the taker for what it gives', () => {
    const world = market();
    world.must('gw', { TransactionType: 'AccountSet', TransferRate: 1_250_000_000 });
    world.offer('bob', '100 USD/gw', '100');
    world.offer('alice', '100', '100 USD/gw');
    expect([world.holds('alice', 'USD/gw'), world.holds('bob', 'USD/gw')]).toEqual(['1100', '875']);
    world.offer('carol', '100', '100 USD/gw');
    world.offer('alice', '100 USD/gw', '100');
    expect([world.holds('alice', 'USD/gw'), world.holds('carol', 'USD/gw')]).toEqual(['975', '1100']);
    expect(audit(world.view)).toEqual([]);
  });
});

describe('what is not placed', () => {
  test('all or nothing, now or never', () => {
    const world = market();
    world.offer('bob', '10 USD/gw', '10');
    expect(attempt(world, 'alice', '20', '20 USD/gw', { Flags: fillOrKill })).toBe('tecKILLED');
    expect(attempt(world, 'alice', '20', '30 USD/gw', { Flags: immediateOrCancel })).toBe('tecKILLED');
    expect(rest(world, 'bob')).toHaveLength(1);
    expect(attempt(world, 'alice', '20', '20 USD/gw', { Flags: immediateOrCancel })).toBe('tesSUCCESS');
    expect([rest(world, 'alice'), rest(world, 'bob')]).toEqual([[], []]);
    world.offer('bob', '10 USD/gw', '10');
    expect(attempt(world, 'alice', '12', '10 USD/gw', { Flags: fillOrKill })).toBe('tesSUCCESS');
    expect(attempt(world, 'alice', '12', '10 USD/gw', { Flags: immediateOrCancel | fillOrKill })).toBe('temINVALID_FLAG');
  });

  test('a killed offer still sweeps away what it found to be of no more use', () => {
    const world = market();
    world.offer('bob', '10 USD/gw', '10', { Expiration: world.closeTime + 10 });
    world.closeTime += 10;
    expect(attempt(world, 'alice', '10', '10 USD/gw', { Flags: fillOrKill })).toBe('tecKILLED');
    expect(rest(world, 'bob')).toEqual([]);
    expect(audit(world.view)).toEqual([]);
  });

  test('without the reserve nothing is placed, but what was taken stands', () => {
    const world = new EngineWorld(people);
    world.must('alice', { TransactionType: 'Payment', Destination: addressOf('tight'), Amount: amount('1.1') });
    world.trust('bob', '100 USD/gw');
    world.pay('gw', 'bob', '100 USD/gw');
    expect(attempt(world, 'tight', '0.05', '1 USD/gw')).toBe('tecINSUF_RESERVE_OFFER');
    world.offer('bob', '1 USD/gw', '0.05');
    expect(attempt(world, 'tight', '0.06', '2 USD/gw')).toBe('tecINSUF_RESERVE_OFFER');
    expect(attempt(world, 'tight', '0.1', '2 USD/gw')).toBe('tesSUCCESS');
    expect(world.offers('tight')).toEqual([]);
  });

  test('what cannot be offered', () => {
    const world = market();
    const { closeTime } = world;
    expect(attempt(world, 'alice', '1', '2')).toBe('temBAD_OFFER');
    expect(attempt(world, 'alice', '0', '2 USD/gw')).toBe('temBAD_OFFER');
    expect(attempt(world, 'alice', '1 USD/gw', '2 USD/gw')).toBe('temREDUNDANT');
    expect(attempt(world, 'alice', '1', '2 USD/gw', { Expiration: 0 })).toBe('temBAD_EXPIRATION');
    expect(attempt(world, 'alice', '1', '2 USD/gw', { OfferSequence: 0 })).toBe('temBAD_SEQUENCE');
    expect(attempt(world, 'alice', '1', '2 USD/gw', { OfferSequence: 999 })).toBe('temBAD_SEQUENCE');
    expect(attempt(world, 'alice', '1', '2 USD/gw', { Flags: hybrid })).toBe('temINVALID_FLAG');
    expect(attempt(world, 'alice', '1', '2 USD/gw', { Expiration: closeTime })).toBe('tecEXPIRED');
    expect(attempt(world, 'alice', '1', '2 USD/nobody')).toBe('tecNO_ISSUER');
    expect(attempt(world, 'alice', '1 JPY/gw', '2')).toBe('tecUNFUNDED_OFFER');
    expect(attempt(world, 'alice', '1', '2 USD/gw', { DomainID: '1'.repeat(64) })).toBe('tecNO_PERMISSION');
    world.set('gw', GLOBAL_FREEZE);
    expect(attempt(world, 'alice', '1', '2 USD/gw')).toBe('tecFROZEN');
  });

  test('values beyond all that a token can be end in the fee', () => {
    const world = market();
    world.must('gw', { TransactionType: 'AccountSet', TransferRate: 2_000_000_000 });
    expect(attempt(world, 'alice', '9999999999999999e80 USD/gw', '1')).toBe('tecINTERNAL');
    expect(audit(world.view)).toEqual([]);
  });

  test('an issuer that authorizes its holders: no line, no permission', () => {
    const world = new EngineWorld(people);
    world.set('gw', 2);
    expect(attempt(world, 'alice', '1', '2 USD/gw')).toBe('tecNO_LINE');
    world.trust('alice', '100 USD/gw');
    expect(attempt(world, 'alice', '1', '2 USD/gw')).toBe('tecNO_AUTH');
    expect(attempt(world, 'gw', '1', '2 USD/gw')).toBe('tesSUCCESS');
  });
});

describe('replacing, cancelling, rounding', () => {
  test('an offer can take an older one away, and a cancelled one is no error twice', () => {
    const world = market();
    const { sequence } = world.offer('alice', '1', '2 USD/gw');
    world.offer('alice', '3', '4 USD/gw', { OfferSequence: sequence });
    expect(rest(world, 'alice')).toEqual([['3000000', amount('4 USD/gw')]]);
    const [offer] = world.offers('alice');
    for (let i = 0; i < 2; i += 1) world.must('alice', { TransactionType: 'OfferCancel', OfferSequence: offer?.Sequence });
    expect(rest(world, 'alice')).toEqual([]);
    const late = { TransactionType: 'OfferCancel', OfferSequence: 999 };
    expect(world.submit('alice', late).result).toBe('temBAD_SEQUENCE');
  });

  test('a tick size rounds the price in favour of who takes', () => {
    const world = market();
    world.must('gw', { TransactionType: 'AccountSet', TickSize: 3 });
    world.offer('alice', '3', '10 USD/gw');
    world.offer('bob', '3', '10 USD/gw', { Flags: sell });
    expect(rest(world, 'alice')).toEqual([['2994012', amount('10 USD/gw')]]);
    expect(rest(world, 'bob')).toEqual([['3000000', amount('10.02 USD/gw')]]);
  });

  test('an offer by ticket is named by the ticket', () => {
    const world = market();
    const { sequence } = world.must('alice', { TransactionType: 'TicketCreate', TicketCount: 1 });
    world.offer('alice', '1', '2 USD/gw', { TicketSequence: sequence + 1 });
    expect(world.offers('alice').map(({ Sequence }) => Sequence)).toEqual([sequence + 1]);
    expect(audit(world.view)).toEqual([]);
  });

  test('a hybrid offer stands in the book of its domain and in the open one, and leaves both at once', () => {
    const world = market();
    const domain = 'D'.repeat(64);
    const owner = addressOf('carol');
    world.view.put(domain, {
      LedgerEntryType: 'PermissionedDomain',
      AcceptedCredentials: [],
      Flags: 0,
      Owner: owner,
      OwnerNode: '0',
      Sequence: 1,
    });
    world.offer('carol', '10 USD/gw', '10', { Flags: hybrid, DomainID: domain });
    expect(world.offers('carol')[0]?.AdditionalBooks).toHaveLength(1);
    expect(attempt(world, 'alice', '5', '5 USD/gw', { DomainID: domain })).toBe('tecNO_PERMISSION');
    world.offer('alice', '10', '10 USD/gw');
    expect(world.holds('alice', 'USD/gw')).toBe('1010');
    expect(world.offers('carol')).toEqual([]);
    expect([...world.view.entries()].filter(([, { LedgerEntryType: kind }]) => kind === 'DirectoryNode')).toSatisfy(
      (pages: readonly (readonly [string, JsonObject])[]) => pages.every(([, page]) => page['Owner'] !== undefined),
    );
  });
});
