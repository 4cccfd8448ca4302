// Owns the names that older Greenfield clients send for a property (spec §13.1): each is read as the new name where that is absent.
import type { OperationName } from './operations.ts';

type Names = Readonly<Record<string, string>>;

const methodOfClaim: Names = { paymentMethod: 'payoutMethodId' };

/** Old name → new name, by operation. */
const aliases: Readonly<Partial<Record<OperationName, Names>>> = {
  createPullPayment: { paymentMethods: 'payoutMethods' },
  claim: methodOfClaim,
  createPayout: methodOfClaim,
  setOnChainProcessor: { feeTargetBlock: 'feeBlockTarget' },
};

/** The body with V2 names. An old name beside its new one is left alone, and so counts for nothing; the body that came in is not changed. */
export function withNewNames(operation: OperationName, body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const named = { ...body };
  for (const [old, name] of Object.entries(aliases[operation] ?? {})) {
    if (!Object.hasOwn(body, old) || Object.hasOwn(body, name)) continue;
    named[name] = body[old];
    delete named[old];
  }
  return named;
}
