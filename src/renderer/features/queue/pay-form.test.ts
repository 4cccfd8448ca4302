// Owns the proof that main is asked for what the sender typed, and for nothing else.
import { describe, expect, it } from 'vitest';
import type { FeeEstimates } from '../../../shared/contract/paying.ts';
import { feeRateOf, firstForm, readForm } from './pay-form.ts';

const estimates: FeeEstimates = {
  source: { kind: 'esplora', place: 'mempool.example' },
  at: 1,
  problem: null,
  targets: [
    { target: 'fast', blocks: 1, rate: '12.5' },
    { target: 'normal', blocks: 3, rate: '6' },
    { target: 'slow', blocks: 144, rate: '1' },
  ],
};

describe('the form of a payment', () => {
  it('asks for the rate that stands beside the choice, so that what was foreseen is what is planned', () => {
    expect(readForm(firstForm, estimates).wish).toEqual({ feeRate: '6' });
    expect(readForm({ ...firstForm, choice: 'fast' }, estimates).wish).toEqual({ feeRate: '12.5' });
    expect(readForm(firstForm, undefined).wish).toEqual({});
  });

  it('takes an own rate, in whatever digits, and nothing before there is one', () => {
    expect(readForm({ ...firstForm, choice: 'own', rate: '１２.5' }, estimates).wish).toEqual({ feeRate: '12.5' });
    expect(readForm({ ...firstForm, choice: 'own' }, estimates)).toEqual({ wish: null, bad: new Set() });
    expect(readForm({ ...firstForm, choice: 'own', rate: '0' }, estimates)).toEqual({ wish: null, bad: new Set(['rate']) });
    expect([feeRateOf('12.5'), feeRateOf('0'), feeRateOf('1.23456'), feeRateOf('x')]).toEqual(['12.5', null, null, null]);
  });

  it('names the coins that were chosen, and no coin where none was', () => {
    const coins = [{ outpoint: `${'a'.repeat(64)}:1`, amount: '0.1' }];
    expect(readForm(firstForm, estimates, coins).wish).toEqual({ feeRate: '6', coins: [`${'a'.repeat(64)}:1`] });
  });

  it('takes limits and who bears the fee, and says which field cannot be meant', () => {
    const full = { ...firstForm, recipientPays: true, mostFee: '0.0005', mostRate: '20', perTransaction: '100' };
    expect(readForm(full, estimates).wish).toEqual({
      feeRate: '6',
      recipientPaysFee: true,
      mostFee: '0.0005',
      mostFeeRate: '20',
      mostOutputs: 100,
    });
    const wrong = readForm({ ...full, mostFee: '0.000000001', mostRate: '-1', perTransaction: '501' }, estimates);
    expect(wrong).toEqual({ wish: null, bad: new Set(['mostFee', 'mostRate', 'perTransaction']) });
  });
});
