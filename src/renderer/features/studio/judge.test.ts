// What the studio says to a form: what is missing, what is wrong, what it is, and whether it may go on; before amounts are typed, while they are, and as JSON.
import { describe, expect, it } from 'vitest';
import { accountUnknown, type LedgerFacts, lineKey, nothingKnown } from '../../../shared/xrpl/facts.ts';
import { finding } from '../../../shared/xrpl/finding.ts';
import { emptyStudioForm, type StudioForm } from '../../state/studio-form.ts';
import { fixOf } from './fixes.ts';
import { factsQuestion, judge, readStudio, waitsForLedger, withQuote } from './judge.ts';

const [me, friend, bank] = [
  'rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys',
  'rDTXLQ7ZKZVKz33zJbHjgVShjsBnqMBhmN',
  'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe',
];
const usd = { kind: 'token', currency: 'USD', issuer: bank } as const;
const cny = { kind: 'token', currency: 'CNY', issuer: bank } as const;
const nobody = { contacts: [], knownIssuers: {} };
const form = (part: Partial<StudioForm>): StudioForm => ({ ...emptyStudioForm, destination: friend, ...part });
const read = (part: Partial<StudioForm>, json: string | null = null) => readStudio({ form: form(part), json }, 'practice', me);
const judged = (part: Partial<StudioForm>, facts: LedgerFacts = nothingKnown, json: string | null = null) =>
  judge(read(part, json), facts, nobody);
const xrp = (value: string) => ({ deliver: { asset: { kind: 'xrp' }, value } }) as const;
const codes = ({ findings }: ReturnType<typeof judged>) => findings.map(({ code }) => code);
const usual = { ...accountUnknown, balance: 100_000_000n, ownerCount: 0, sequence: 7, requireDestinationTag: false };
const facts: LedgerFacts = {
  ...nothingKnown,
  network: 'practice',
  reserve: { base: 1_000_000n, increment: 200_000n },
  fee: { base: 10n, open: 10n },
  accounts: { [me]: usual, [friend]: usual, [bank]: { ...usual, transferRate: 1_005_000_000n, defaultRipple: true } },
};

describe('an unfinished form', () => {
  it('names what it needs, in the order of the page, and finds nothing wrong with it', () => {
    expect(read({ destination: '' }).missing).toEqual(['Destination', 'Amount']);
    expect(judged({ destination: '' })).toMatchObject({ verdict: 'incomplete', findings: [], review: null });
  });

  it('knows its kind before amounts are typed', () => {
    expect(judged(xrp('')).kind?.type).toBe('direct-xrp');
    expect(judged({ deliver: { asset: cny, value: '' }, spend: { asset: usd, value: '' } }).kind?.type).toBe('cross-currency');
    expect(judged({ destination: me, deliver: { asset: cny, value: '' }, spend: { asset: usd, value: '' } }).kind?.type).toBe('conversion');
  });

  it('asks for a limit where one thing is paid in another', () => {
    expect(read({ deliver: { asset: cny, value: '5' }, spend: { asset: usd, value: '' } }).missing).toEqual(['SendMax']);
  });

  it('says at once what does not hang on the amount', () => {
    const needsTag = { ...facts, accounts: { ...facts.accounts, [friend]: { ...usual, requireDestinationTag: true } } };
    expect(codes(judged(xrp(''), needsTag))).toEqual(['xrpl-tag-needed']);
  });

  it('is not judged by an amount that cannot be read', () => {
    const reading = read(xrp('12,5'));
    expect(reading.problems.get('Amount')?.code).toBe('number-invalid');
    expect(judge(reading, facts, nobody).verdict).toBe('incomplete');
  });

  it('asks the ledger the same question whatever the amount is', () => {
    const question = (value: string) => factsQuestion(read({ deliver: { asset: cny, value }, spend: { asset: usd, value } }));
    expect(new Set(['', '5', '5000'].map(question)).size).toBe(1);
    expect(question('5')).not.toBe(factsQuestion(read(xrp('5'))));
  });
});

describe('a finished form', () => {
  it('is good where nothing stands against it', () => {
    const found = judged(xrp('5'), facts);
    expect(found.verdict).toBe('good');
    expect(found.review?.reserve.balanceAfter).toBe(94_999_990n);
  });

  it('is blocked, though on practice it may be sent, where the ledger would take the fee and refuse', () => {
    const found = judged(xrp('500'), facts);
    expect([found.verdict, found.onlyForeseen, found.predicted]).toEqual(['blocked', true, 'tecUNFUNDED_PAYMENT']);
    expect(found.review).not.toBeNull();
  });

  it('cannot be sent anywhere where it is malformed', () => {
    const found = judged({ ...xrp('0') }, facts);
    expect([found.verdict, found.onlyForeseen, found.review]).toEqual(['blocked', false, null]);
  });

  it('is looked at again only where others can clear away what stands against it', () => {
    expect(waitsForLedger(judged(xrp('5'), facts))).toBe(false);
    expect(waitsForLedger(judged(xrp('500'), facts))).toBe(true);
    expect(waitsForLedger(judged(xrp('0'), facts))).toBe(false);
    const tried = finding('xrpl-simulated-refusal', 'block', null, 'tecPATH_DRY', { result: 'tecPATH_DRY' });
    expect(waitsForLedger(judge(read(xrp('5')), facts, nobody, [tried]))).toBe(false);
  });

  it('that costs an issuer’s fee is put right at one press', () => {
    const lines = Object.fromEntries(
      [me, friend].map((holder) => [
        lineKey(holder, bank, 'USD'),
        {
          account: holder,
          peer: bank,
          currency: 'USD',
          balance: { mantissa: 5_000_000_000_000_000n, exponent: -13 },
          limit: { mantissa: 9_000_000_000_000_000n, exponent: -12 },
          limitPeer: null,
          noRipple: false,
          noRipplePeer: false,
          authorized: null,
          peerAuthorized: null,
          freeze: false,
          freezePeer: false,
          deepFreeze: false,
          deepFreezePeer: false,
          qualityIn: 0,
          qualityOut: 0,
        },
      ]),
    );
    const known = { ...facts, lines };
    const before = { deliver: { asset: usd, value: '40' } };
    const found = judged(before, known);
    const missing = found.findings.find(({ code }) => code === 'xrpl-warn-send-max-missing');
    const fix = missing ? fixOf(missing, found.review, () => 0) : null;
    const after = fix?.change(form(before));
    expect(after?.spend).toEqual({ asset: usd, value: '40.2' });
    expect(codes(judged({ ...before, spend: after?.spend ?? null }, known))).not.toContain('xrpl-warn-send-max-missing');
  });
});

describe('a trial run', () => {
  it('that went through says what it costs now; one that failed does not', () => {
    const spent = { kind: 'xrp', drops: 3n } as const;
    expect(withQuote(facts, { result: 'tesSUCCESS', spent }).quote).toEqual(spent);
    expect(withQuote(facts, { result: 'tecPATH_PARTIAL', spent })).toBe(facts);
    expect(withQuote(facts, null)).toBe(facts);
  });

  const refused = (result: 'tecPATH_DRY' | 'tefPAST_SEQ') =>
    judge(read(xrp('5')), facts, nobody, [finding('xrpl-simulated-refusal', 'block', null, result, { result })]);

  it('that failed stands against the payment as the rules do', () => {
    expect(refused('tecPATH_DRY')).toMatchObject({ verdict: 'blocked', onlyForeseen: true, predicted: 'tecPATH_DRY' });
    expect(refused('tefPAST_SEQ')).toMatchObject({ verdict: 'blocked', onlyForeseen: false, review: null });
  });
});

describe('JSON', () => {
  it('that cannot be read says where, and the form stays', () => {
    const reading = read(xrp('5'), '{\n  "Amount" "5" }');
    expect(reading.refusal).toMatchObject({ code: 'xrpl-json-invalid', params: { line: '2', column: '12' } });
    expect(judge(reading, facts, nobody)).toMatchObject({ verdict: 'unreadable', kind: { type: 'direct-xrp' } });
  });

  it('leads the form while it is there, and tells what was repaired', () => {
    const text = `{"TransactionType":"Payment","Account":"${me}","Destination":"${friend}","DeliverMax":"5000000",}`;
    expect(codes(judged({}, facts, text))).toEqual(expect.arrayContaining(['xrpl-json-repaired', 'xrpl-renamed-to-amount']));
    expect(judged({}, facts, text).review?.delivered).toEqual({ kind: 'xrp', drops: 5_000_000n });
  });
});
