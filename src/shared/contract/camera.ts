// Owns the schemas of the camera: the screen that reads codes says to main when it opens and closes.
import * as z from 'zod';
import { id, nothing, walletId } from './common.ts';
import { method } from './rpc.ts';

export const cameraMethods = {
  /**
   * The page may start the camera once, within ten seconds, for at most three minutes, for a payment that waits for signatures from another machine.
   * `camera-closed` says when it must be off again. Refusals: `wallet-not-found`, `not-waiting-elsewhere`, `vault-locked`, `camera-refused-by-system`.
   */
  openCamera: method(z.strictObject({ walletId, entryId: id }), nothing),
  closeCamera: method(nothing, nothing),
} as const;
