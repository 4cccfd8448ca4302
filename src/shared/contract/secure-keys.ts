// Owns what the secure window's page may ask about keys of single accounts on the XRP Ledger.
import * as z from 'zod';
import { nothing } from './common.ts';
import { method } from './rpc.ts';
import { label } from './xrpl-accounts.ts';
import { address } from './xrpl-facts.ts';

const typed = z.instanceof(Uint8Array).refine((bytes) => bytes.length <= 1024);

export const keyMethods = {
  /** `import-xrpl-key`: a family seed or secret numbers as UTF-8. Answers with the account that it makes; nothing is kept yet. */
  readKey: method(z.strictObject({ secret: typed }), z.object({ address, algorithm: z.enum(['secp256k1', 'ed25519']) })),
  /** `import-xrpl-key`: keeps what was read last. */
  importKey: method(z.strictObject({ label }), z.object({ address })),
  /** `forget-xrpl-key`: asks for the password anew. */
  forgetKey: method(z.strictObject({ password: typed }), nothing),
  /** `show-xrpl-key`: asks for the password anew. The family seed as ASCII. */
  revealKey: method(z.strictObject({ password: typed }), z.object({ seed: typed })),
} as const;
