// What is foreseen with facts that were asked of a server over a real socket is what its ledger answers: the same property as with facts read out of the ledger itself.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { gatherFacts } from '../src/main/ledger/gather-facts.ts';
import { addressOf } from '../src/practice/xrpl/testing/engine-world.ts';
import { normalisePayment } from '../src/shared/xrpl/normalise.ts';
import { preflight } from '../src/shared/xrpl/preflight.ts';
import { factsOf } from './helpers/ledger-facts.ts';
import { absent, between, careful, closed, names } from './helpers/ledger-markets.ts';
import { openPracticeBackend, type PracticeBackend, savedWorld } from './helpers/practice-backend.ts';
import { currencies, randomPayment } from './helpers/random-payments.ts';

const numRuns = process.env['LONG'] === '1' ? 2_000 : 150;
const open: PracticeBackend[] = [];

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const usd = (issuer: string) => ({ currency: 'USD', issuer });
const [payer, issuer] = ['rp1gX3v8MbmnHpES9JyUeHQ4V7TDzLJJa4', 'rfKNNXuHC9Jmn1SMLHWnEXDCtFSPRibb83'];
/** The first path gives out a token of a book again after another hop, which is no circle for rippled; so the second is the first at fault. */
const twoFaultyPaths = {
  TransactionType: 'Payment',
  Account: payer,
  Destination: payer,
  Amount: { ...usd(issuer), value: '1' },
  Paths: [[usd(issuer), usd(payer)], [{ account: payer, currency: 'USD' }]],
};

describe.each([
  ['a market whose one holder asks for tags', careful],
  ['a market with a frozen line, a closed door and a line that does not ripple', closed],
])('asked of the server of %s', (_name, make) => {
  it('what is foreseen happens, and it is the same that whole knowledge foresees', { timeout: 600_000 }, async () => {
    const world = make();
    const practice = await openPracticeBackend({ networkId: 0, restore: savedWorld(world) });
    open.push(practice);
    const whole = factsOf(world, names, currencies, absent);
    let foreseen = 0;
    await fc.assert(
      fc.asyncProperty(randomPayment, async (drawn) => {
        const payment = between(drawn);
        const sender = names.find((name) => addressOf(name) === payment['Account']) ?? '';
        fc.pre(world.exists(sender));
        fc.pre(payment['DomainID'] !== absent[0]);
        const { Account: _account, ...rest } = payment;
        const { result } = world.fork().submit(sender, { ...rest, TransactionType: 'Payment' });
        fc.pre(result !== 'tefEXCEPTION');
        const reading = normalisePayment({ ...payment, Fee: '10', Sequence: world.root(sender).Sequence }, null);
        const facts = await gatherFacts(practice.backend, 'practice', reading.draft, { networkId: 0 });
        if (!facts.ok) throw new Error(facts.error.code);
        const { predicted } = preflight(reading, facts.value);
        fc.pre(!(predicted?.startsWith('temBAD_PATH') && !result.startsWith('tem')));
        if (predicted !== null) foreseen += 1;
        if (predicted === null) expect(result).not.toMatch(/^te[ml]/);
        else expect(result).toBe(predicted);
        expect(predicted).toBe(preflight(reading, whole).predicted);
      }),
      { numRuns, examples: [[twoFaultyPaths]] },
    );
    expect(foreseen).toBeGreaterThan(numRuns / 4);
  });
});
