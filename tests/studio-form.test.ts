// Any payment, legal or not, is the same payment after its way through the form of the studio.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formOf, writeForm } from '../src/renderer/features/studio/form-json.ts';
import type { PaymentReading } from '../src/shared/xrpl/api.ts';
import { normalisePayment } from '../src/shared/xrpl/normalise.ts';
import { writePayment } from '../src/shared/xrpl/write-payment.ts';
import { randomPayment } from './helpers/random-payments.ts';

const blocks = ({ findings }: PaymentReading): readonly string[] =>
  findings.filter(({ severity }) => severity === 'block').map(({ code }) => code);

describe('the form of a payment', () => {
  it('holds all of it', () => {
    fc.assert(
      fc.property(randomPayment, (json) => {
        const reading = normalisePayment(json, null);
        const again = normalisePayment(
          writeForm(
            formOf(reading, json, () => 0),
            null,
          ).json,
          null,
        );
        expect(writePayment(again.draft)).toEqual(writePayment(reading.draft));
        expect([...blocks(again)].sort()).toEqual([...blocks(reading)].sort());
      }),
    );
  });
});
