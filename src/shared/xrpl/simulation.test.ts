// Tests: what a server's trial run says about a payment.
import { describe, expect, it } from 'vitest';
import { alice, draftOf, eur, gateway, usd } from '../../../tests/fakes/xrpl-payments.ts';
import { emptyDraft } from './draft.ts';
import { readSimulation } from './simulation-parse.ts';

const exchange = draftOf({ Amount: usd('100'), SendMax: eur('20') });
const lineNode = (before: string, after: string, currency = 'EUR') => ({
  ModifiedNode: {
    LedgerEntryType: 'RippleState',
    FinalFields: {
      Balance: { currency, issuer: 'rrrrrrrrrrrrrrrrrrrrBZbvji', value: after },
      LowLimit: { currency, issuer: alice, value: '0' },
      HighLimit: { currency, issuer: gateway, value: '0' },
    },
    PreviousFields: { Balance: { currency, issuer: 'rrrrrrrrrrrrrrrrrrrrBZbvji', value: before } },
  },
});
const answer = (engine_result: string, more: Readonly<Record<string, unknown>> = {}) => ({ applied: false, engine_result, ...more });
const read = (value: unknown, draft = exchange) => {
  const result = readSimulation(value, draft);
  return result.ok ? result.value : result.error;
};

describe('a trial run', () => {
  it('that succeeds says what arrives and what is spent', () => {
    const meta = { delivered_amount: usd('100'), AffectedNodes: [lineNode('50', '33'), lineNode('1', '9', 'USD')] };
    expect(read(answer('tesSUCCESS', { meta }))).toMatchObject({
      result: 'tesSUCCESS',
      delivered: { kind: 'token', currency: 'USD' },
      spent: { kind: 'token', currency: 'EUR', issuer: gateway, value: { mantissa: 1_700_000_000_000_000n, exponent: -14 } },
      findings: [],
    });
  });

  it('of XRP takes the fee out of what was spent', () => {
    const node = (before: string, after: string) => ({
      ModifiedNode: {
        LedgerEntryType: 'AccountRoot',
        FinalFields: { Account: alice, Balance: after },
        PreviousFields: { Balance: before },
      },
    });
    const meta = { delivered_amount: '10000000', AffectedNodes: [node('100000000', '89999990')] };
    expect(read(answer('tesSUCCESS', { meta, tx_json: { Fee: '10' } }), draftOf())).toMatchObject({ spent: { drops: 10_000_000n } });
  });

  it('that delivers less warns', () => {
    const meta = { delivered_amount: usd('95'), AffectedNodes: [] };
    expect(read(answer('tesSUCCESS', { meta }))).toMatchObject({
      spent: null,
      findings: [{ code: 'xrpl-simulated-less', severity: 'warn', params: { delivered: '95 USD', requested: '100 USD' } }],
    });
  });

  it.each([
    ['tecPATH_DRY', 'block', 'tecPATH_DRY'],
    ['temREDUNDANT', 'block', 'temREDUNDANT'],
    ['terPRE_SEQ', 'warn', 'terPRE_SEQ'],
    ['tecSOMETHING_NEW', 'block', null],
  ])('%s refuses (%s)', (result, severity, known) => {
    expect(read(answer(result))).toMatchObject({
      result,
      findings: [{ code: 'xrpl-simulated-refusal', severity, result: known, params: { result } }],
    });
  });

  it.each([[null], [{}], [{ engine_result: 5 }], [{ engine_result: '<b>' }], ['tesSUCCESS']])('%j is no answer', (value) => {
    expect(read(value)).toMatchObject({ code: 'xrpl-simulation-unreadable' });
  });

  it('needs a payment that it was for', () => {
    expect(read(answer('tesSUCCESS'), emptyDraft)).toMatchObject({ code: 'xrpl-simulation-unreadable' });
  });
});
