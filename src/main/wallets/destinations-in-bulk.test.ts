// Many recipients are asked about once each, and what could not be asked is unknown.
import { describe, expect, it } from 'vitest';
import { lineKey, nothingKnown } from '../../shared/xrpl/facts.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { XrplAccount, XrplBackend } from '../backends/xrpl-backend.ts';
import { deliveredUnits } from './delivered.ts';
import { type Recipient, destinationsInBulk } from './destinations-in-bulk.ts';

const issuer = 'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B';
const alice = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';
const bob = 'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY';
const usd = `USD.${issuer}`;

function ledger(silent: readonly string[] = [], changes: Partial<XrplAccount> = {}) {
  const asked: string[] = [];
  const account = (address: string): XrplAccount => ({
    address,
    balance: 50_000_000n,
    sequence: 1,
    ownerCount: 0,
    requiresTag: false,
    disallowsXrp: false,
    depositAuth: false,
    masterDisabled: false,
    regularKey: null,
    ...changes,
  });
  const backend = {
    state: async () => ok({ reserveBase: 1_000_000n }),
    account: async (address: string) => {
      asked.push(address);
      return silent.includes(address) ? refuse('backend-timeout') : ok(account(address));
    },
  } as unknown as XrplBackend;
  return { asked, backend };
}

it('asks for each address once, and for holdings only where a token is paid', async () => {
  const { asked, backend } = ledger();
  const gathered: Recipient[][] = [];
  const gather = async (recipients: readonly Recipient[]) => {
    gathered.push([...recipients]);
    return { ...nothingKnown, lines: { [lineKey(alice, issuer, 'USD')]: null } };
  };
  const recipients = [
    { address: alice, currency: 'XRP' },
    { address: alice, currency: usd },
    { address: bob, currency: 'XRP' },
  ];
  const facts = await destinationsInBulk(backend, gather, null, recipients);
  expect(facts.map((word) => (word.kind === 'known' ? (word.asset?.holding ?? 'none') : 'unknown'))).toEqual(['none', 'missing', 'none']);
  // In the validated and in the open ledger.
  expect(asked).toHaveLength(4);
  expect(gathered).toEqual([[{ address: alice, currency: usd }]]);
});

it('answers a thousand in their order, and says unknown where the server is silent', async () => {
  const { asked, backend } = ledger([bob]);
  const recipients = Array.from({ length: 1000 }, (_, index) => ({ address: index % 2 === 0 ? alice : bob, currency: 'XRP' }));
  const facts = await destinationsInBulk(backend, async () => nothingKnown, null, recipients);
  expect(facts).toHaveLength(1000);
  expect(facts.slice(0, 2).map(({ kind }) => kind)).toEqual(['known', 'unknown']);
  expect(asked).toHaveLength(4);
});

describe('deposit authorization', () => {
  const careful: Partial<XrplAccount> = { depositAuth: true };
  const word = async (sender: string | null, letsIn: string | null, changes: Partial<XrplAccount> = careful) => {
    const { backend } = ledger([], changes);
    const asked: unknown[] = [];
    const read = async (_command: string, fields: Readonly<Record<string, unknown>>) => {
      asked.push(fields['deposit_preauth']);
      if (letsIn === null) return refuse('backend-timeout');
      if (letsIn === '') return refuse('backend-refused', { status: 'entryNotFound' });
      return ok({ node: { LedgerEntryType: 'DepositPreauth', Account: bob, Authorize: letsIn } });
    };
    const [facts] = await destinationsInBulk({ ...backend, read } as XrplBackend, async () => nothingKnown, sender, [
      { address: bob, currency: 'XRP' },
    ]);
    if (facts?.kind !== 'known') throw new Error('unknown');
    return { shut: facts.depositAuth, poor: facts.isPoor, asked: asked.length };
  };

  it('refuses whom it has not let in, and nobody who was let in by name', async () => {
    expect(await word(alice, '')).toEqual({ shut: true, poor: false, asked: 1 });
    expect(await word(alice, alice)).toEqual({ shut: false, poor: false, asked: 1 });
  });

  it('is no refusal where the server does not say, where the payer is not known, and for the account itself', async () => {
    expect(await word(alice, null)).toMatchObject({ shut: false, asked: 1 });
    expect(await word(null, '')).toMatchObject({ shut: false, asked: 0 });
    expect(await word(bob, '')).toMatchObject({ shut: false, asked: 0 });
    expect(await word(alice, '', {})).toMatchObject({ shut: false, asked: 0 });
  });

  it('excepts those who have no more than the base reserve', async () => {
    expect(await word(alice, '', { ...careful, balance: 1_000_000n })).toMatchObject({ shut: true, poor: true });
    expect(await word(alice, '', { ...careful, balance: 1_000_001n })).toMatchObject({ poor: false });
  });
});

it('counts what was delivered in whole units of its own asset, and nothing of any other', () => {
  const token = { kind: 'token', currency: 'USD', issuer, value: { mantissa: 1_250_000_000_000_000n, exponent: -14 } } as const;
  expect(deliveredUnits(token, usd)).toBe(12_500_000_000_000_000_000n);
  expect(deliveredUnits(token, `USD.${alice}`)).toBeNull();
  expect(deliveredUnits(token, 'XRP')).toBeNull();
  expect(deliveredUnits({ kind: 'xrp', drops: 5n }, 'XRP')).toBe(5n);
  expect(deliveredUnits({ kind: 'xrp', drops: 5n }, usd)).toBeNull();
  expect(deliveredUnits({ kind: 'mpt', id: 'A'.repeat(48), value: 7n }, 'A'.repeat(48))).toBe(7n);
  expect(deliveredUnits(null, 'XRP')).toBeNull();
});
