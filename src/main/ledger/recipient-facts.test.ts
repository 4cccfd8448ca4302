// A thousand recipients are checked in one go: every object once, strangers and missing lines told from what a server does not say.
import { afterEach, describe, expect, it } from 'vitest';
import { openPracticeBackend, backendAt, type PracticeBackend, savedWorld } from '../../../tests/helpers/practice-backend.ts';
import { serveRippled } from '../../../tests/helpers/loopback-rippled.ts';
import { addressOf, EngineWorld } from '../../practice/xrpl/testing/engine-world.ts';
import { holdingKey, lineKey } from '../../shared/xrpl/facts.ts';
import type { XrplBackend } from '../backends/xrpl-backend.ts';
import { mptIdOf } from './ledger-ids.ts';
import { type Recipient, recipientFacts } from './recipient-facts.ts';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const gateway = addressOf('gw');
const usd = (name: string): Recipient => ({ address: addressOf(name), asset: { kind: 'token', currency: 'USD', issuer: gateway } });

async function practice(world: EngineWorld): Promise<PracticeBackend> {
  const open = await openPracticeBackend({ networkId: 0, restore: savedWorld(world) });
  closing.push(() => open.close());
  return open;
}

/** Counts what is asked, and how much of it at once. */
function counted(backend: XrplBackend) {
  const counts = { asked: 0, now: 0, most: 0 };
  const read: XrplBackend['read'] = async (command, fields) => {
    counts.asked += 1;
    counts.now += 1;
    counts.most = Math.max(counts.most, counts.now);
    const answer = await backend.read(command, fields);
    counts.now -= 1;
    return answer;
  };
  return { counts, backend: { read } };
}

describe('recipients in bulk', () => {
  it('a thousand holders of one token cost two questions each, and no more than sixteen wait at once', { timeout: 120_000 }, async () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `holder ${index}`);
    const world = new EngineWorld(['gw', ...names.slice(0, 990)], 100n);
    for (const name of names.slice(0, 980)) world.trust(name, '1000 USD/gw');
    const { backend } = await practice(world);
    const watched = counted(backend);
    const facts = await recipientFacts(watched.backend, [...names, ...names].map(usd), 0, null);
    if (!facts.ok) throw new Error(facts.error.code);
    const { accounts, lines } = facts.value;
    expect(Object.keys(accounts)).toHaveLength(1_001);
    expect(accounts[addressOf('holder 999')]).toBeNull();
    expect(accounts[addressOf('holder 0')]?.balance).toBeGreaterThan(99_000_000n);
    expect(lines[lineKey(addressOf('holder 0'), gateway, 'USD')]?.limit).toEqual({ mantissa: 1_000_000_000_000_000n, exponent: -12 });
    expect(lines[lineKey(addressOf('holder 985'), gateway, 'USD')]).toBeNull();
    expect(watched.counts.asked).toBeLessThan(2_010);
    expect(watched.counts.most).toBeLessThanOrEqual(16);
  });

  it('who has opted into an MPT, and who has not', async () => {
    const world = new EngineWorld(['issuer', 'in', 'out'], 100n);
    const made = world.must('issuer', { TransactionType: 'MPTokenIssuanceCreate', AssetScale: 2, MaximumAmount: '1000' });
    const id = mptIdOf(addressOf('issuer'), made.sequence);
    world.must('in', { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: id });
    const { backend } = await practice(world);
    const asset = { kind: 'mpt', id } as const;
    const recipients = ['in', 'out', 'issuer'].map((name) => ({ address: addressOf(name), asset }));
    const facts = await recipientFacts(backend, recipients, 0, null);
    if (!facts.ok) throw new Error(facts.error.code);
    expect(facts.value.issuances[id]).toMatchObject({ assetScale: 2, maximum: 1000n, outstanding: 0n, issuer: addressOf('issuer') });
    expect(facts.value.holdings).toEqual({
      [holdingKey(addressOf('in'), id)]: { balance: 0n, locked: false, authorized: false },
      [holdingKey(addressOf('out'), id)]: null,
    });
  });

  it('who with deposit authorization has let the payer in: those alone are asked', async () => {
    const world = new EngineWorld(['gw', 'us', 'open', 'shut', 'knows us'], 100n);
    for (const name of ['shut', 'knows us']) world.must(name, { TransactionType: 'AccountSet', SetFlag: 9 });
    for (const name of ['open', 'shut', 'knows us']) world.trust(name, '1000 USD/gw');
    world.must('knows us', { TransactionType: 'DepositPreauth', Authorize: addressOf('us') });
    const { backend } = await practice(world);
    const watched = counted(backend);
    const recipients = ['open', 'shut', 'knows us', 'knows us'].map(usd);
    const without = await recipientFacts(watched.backend, recipients, 0, null);
    const before = watched.counts.asked;
    const facts = await recipientFacts(watched.backend, recipients, 0, addressOf('us'));
    if (!facts.ok || !without.ok) throw new Error('no facts');
    const said = ['open', 'shut', 'knows us'].map((name) => facts.value.accounts[addressOf(name)]?.preauthorizes);
    expect(said).toEqual([null, [], [addressOf('us')]]);
    expect(without.value.accounts[addressOf('shut')]?.preauthorizes).toBeNull();
    expect(watched.counts.asked - before).toBe(before + 2);
  });

  it('another network, and a server that is gone, are refused as such', async () => {
    const open = await practice(new EngineWorld(['gw']));
    expect(await recipientFacts(open.backend, [usd('x')], 60_421, null)).toEqual({ ok: false, error: { code: 'network-mismatch' } });
    await open.close();
    expect(await recipientFacts(open.backend, [usd('x')], 0, null)).toEqual({ ok: false, error: { code: 'backend-unreachable' } });
  });

  it('after the connection is lost in the middle what was not heard stays unknown, and nobody waits for the rest', async () => {
    let answered = 0;
    const server = await serveRippled((asked, socket) => {
      if (asked.command === 'server_state')
        return { state: { network_id: 0, validated_ledger: { seq: 3, base_fee: 10, reserve_base: 1, reserve_inc: 1, close_time: 7 } } };
      if (asked.command !== 'account_info') return { error: 'unknownCmd' };
      answered += 1;
      if (answered < 20) return { error: 'actNotFound' };
      if (answered === 20) void server.close();
      socket.terminate();
      return null;
    });
    const backend = backendAt(server.url);
    closing.push(() => backend.close());
    const names = Array.from({ length: 200 }, (_, index) => `nobody ${index}`);
    const recipients = names.map((name) => ({ address: addressOf(name), asset: { kind: 'xrp' } as const }));
    const facts = await recipientFacts(backend, recipients, 0, null);
    if (!facts.ok) throw new Error(facts.error.code);
    const heard = Object.values(facts.value.accounts);
    expect(heard.every((account) => account === null)).toBe(true);
    expect(heard.length).toBeLessThanOrEqual(20);
    expect(server.asked.length).toBeLessThan(60);
  });
});
