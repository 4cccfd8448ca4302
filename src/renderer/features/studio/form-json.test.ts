// What stands in the form and what stands in the JSON are one payment: nothing gets lost on the way from one to the other and back.
import { describe, expect, it } from 'vitest';
import { readPaymentText } from '../../../shared/xrpl/read-payment.ts';
import { emptyStudioForm, type StudioForm } from '../../state/studio-form.ts';
import { normalisePayment } from '../../../shared/xrpl/normalise.ts';
import { buildXrplUri, readXrplUri } from '../../../shared/links/xrpl-payment-uri.ts';
import { changeDelivered, changeForm, changeSpent, takeRequest } from './change-form.ts';
import { rescaled } from './form-amount.ts';
import { formOf, writeForm } from './form-json.ts';

const alice = 'rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys';
const issuer = 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe';
const mpt = '00000001B5F762798A53D543A014CAF8B297CFF8F2F937E8';
const usd = { kind: 'token', currency: 'USD', issuer } as const;
const unscaled = (): number => 0;
const form = (part: Partial<StudioForm>): StudioForm => ({ ...emptyStudioForm, account: alice, destination: issuer, ...part });

/** A payment pasted as JSON, taken over into the form. */
function pasted(text: string): StudioForm {
  const read = readPaymentText(text, 'practice');
  if (!read.ok) throw new Error(read.error.code);
  return formOf(read.value, JSON.parse(read.value.repairedText ?? text) as Record<string, unknown>, unscaled);
}

describe('the form as JSON', () => {
  it('writes XRP in drops and tokens in full', () => {
    const { json, problems } = writeForm(
      form({ deliver: { asset: usd, value: '1,250.5' }, spend: { asset: { kind: 'xrp' }, value: '12.5' } }),
      null,
    );
    expect(problems.size).toBe(0);
    expect(json).toMatchObject({ Amount: { currency: 'USD', issuer, value: '1250.5' }, SendMax: '12500000' });
  });

  it('writes an MPT in raw units, by its scale', () => {
    const deliver = { asset: { kind: 'mpt', id: mpt, scale: 2 }, value: '12.34' } as const;
    expect(writeForm(form({ deliver }), null).json['Amount']).toEqual({ mpt_issuance_id: mpt, value: '1234' });
  });

  it('names what cannot be read and leaves it out', () => {
    const { json, problems } = writeForm(form({ deliver: { asset: { kind: 'xrp' }, value: '1.2.3' }, paths: '[[' }), null);
    expect([problems.get('Amount')?.code, problems.get('Paths')?.code]).toEqual(['number-invalid', 'xrpl-json-invalid']);
    expect(json).not.toHaveProperty('Amount');
  });

  it('lets the reader of payments speak about what it can read', () => {
    const reading = normalisePayment(writeForm(form({ tag: '007', deliver: { asset: usd, value: '1' } }), null).json, 'practice');
    expect(reading.findings.map(({ code, field }) => [code, field])).toEqual([['xrpl-tag-invalid', 'DestinationTag']]);
  });
});

describe('a pasted payment', () => {
  it('keeps members that the form has no field for, and those it cannot read', () => {
    const text = `{"TransactionType":"Payment","Account":"${alice}","Destination":"nobody","Amount":{"value":"1"},"Colour":"red"}`;
    const taken = pasted(text);
    expect(taken.rest).toEqual({ Destination: 'nobody', Amount: { value: '1' }, Colour: 'red' });
    expect(writeForm(taken, null).json).toEqual(JSON.parse(text));
  });

  it('gives way to what is typed into the field afterwards', () => {
    const taken = pasted(`{"Account":"${alice}","Destination":"nobody","Amount":"5"}`);
    const corrected = changeForm(taken, { destination: issuer });
    expect(writeForm(corrected, null).json).toMatchObject({ Destination: issuer, Amount: '5' });
  });

  it('is one amount under two names', () => {
    const taken = pasted(`{"Account":"${alice}","Destination":"${issuer}","Amount":"5000000","DeliverMax":"5000000",}`);
    expect(taken.deliver.value).toBe('5');
    expect(taken.rest).toEqual({});
  });

  it('keeps another type of transaction, which is no payment', () => {
    expect(pasted('{"TransactionType":"TrustSet"}').rest).toEqual({ TransactionType: 'TrustSet' });
  });

  it('shows memos as text where they are text, and as hex where they are not', () => {
    const taken = pasted(`{"Memos":[{"Memo":{"MemoData":"E6849FE8AC9D"}},{"Memo":{"MemoData":"00FF"}}]}`);
    expect(taken.memos.map(({ data, hex }) => [data, hex])).toEqual([
      ['感謝', false],
      ['00FF', true],
    ]);
  });
});

describe('a change of the form', () => {
  it('to XRP takes with it what XRP cannot have', () => {
    const exchange = form({
      deliver: { asset: usd, value: '5' },
      spend: { asset: { kind: 'xrp' }, value: '9' },
      partial: true,
      paths: '[[]]',
    });
    const changed = changeDelivered(exchange, { kind: 'xrp' });
    expect(writeForm(changed, null).json).toEqual({ TransactionType: 'Payment', Account: alice, Destination: issuer, Amount: '5000000' });
  });

  it('to the same asset on both sides names no SendMax', () => {
    const exchange = form({ deliver: { asset: usd, value: '5' }, spend: { asset: { kind: 'xrp' }, value: '9' } });
    expect(changeSpent(exchange, usd).spend).toBeNull();
  });

  it('keeps the amount of an MPT when its scale becomes known', () => {
    const typed = { asset: { kind: 'mpt', id: mpt, scale: 0 }, value: '1234' } as const;
    expect(rescaled(typed, mpt, 2)).toEqual({ asset: { kind: 'mpt', id: mpt, scale: 2 }, value: '12.34' });
    expect(rescaled({ ...typed, value: '' }, mpt, 2).value).toBe('');
    expect(rescaled({ ...typed, value: '12.5' }, mpt, 2)).toEqual({ asset: { kind: 'mpt', id: mpt, scale: 2 }, value: '12.5' });
    expect(rescaled(typed, mpt.replace('1', '2'), 2)).toBe(typed);
  });
});

describe('a link of a payment request', () => {
  const asked = { address: issuer, tag: 0, asset: { kind: 'mpt', id: mpt }, amount: { kind: 'mpt', id: mpt, value: 1_250n } } as const;
  const taken = (before: StudioForm, link: string): StudioForm => {
    const read = readXrplUri(link, 'practice');
    if (read === null) throw new Error(link);
    return takeRequest(before, read);
  };

  it('fills in receiver, tag and amount, and nothing of an earlier payment goes along', () => {
    const before = form({ destination: alice, tag: '9', deliver: { asset: usd, value: '5' }, least: '4', partial: true, sourceTag: '3' });
    const { json } = writeForm(
      taken(before, buildXrplUri({ ...asked, asset: { kind: 'xrp' }, amount: { kind: 'xrp', drops: 2_500_000n } }, 'practice')),
      null,
    );
    expect(json).toEqual({
      TransactionType: 'Payment',
      Account: alice,
      Destination: issuer,
      DestinationTag: '0',
      Amount: '2500000',
      SourceTag: '3',
    });
  });

  it('counts an MPT in raw units until its scale is known', () => {
    const read = taken(form({}), buildXrplUri(asked, 'practice'));
    expect(writeForm(read, null).json['Amount']).toEqual({ mpt_issuance_id: mpt, value: '1250' });
    expect(rescaled(read.deliver, mpt, 2)).toEqual({ asset: { kind: 'mpt', id: mpt, scale: 2 }, value: '12.5' });
  });

  it('that leaves the amount open leaves it to be typed', () => {
    const before = form({ deliver: { asset: { kind: 'xrp' }, value: '5' } });
    expect(taken(before, buildXrplUri({ ...asked, asset: usd, amount: null }, 'practice')).deliver).toEqual({ asset: usd, value: '' });
    expect(taken(before, `xrpl:${issuer}`).deliver.value).toBe('5');
  });
});
