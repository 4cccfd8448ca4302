// Owns the schemas of what is known against a payout's destination before it is approved.
import * as z from 'zod';
import { id, walletId } from './common.ts';
import { method } from './rpc.ts';

export const destinationMethods = {
  /** Those of these payouts whose destination resembles an address that this wallet has paid and is another one. */
  lookAlikes: method(
    z.strictObject({ walletId, payoutIds: z.array(id).max(500) }),
    z
      .array(z.object({ payoutId: id, resembles: z.string().max(100) }))
      .max(500)
      .readonly(),
  ),
} as const;
