// Owns what the market's traders hold: their trust lines, and tokens fresh from the issuer when they run low.
import { isLess } from '../arith/quantity.ts';
import { parseTokens } from '../arith/quantity-text.ts';
import type { JsonObject } from '../base/json.ts';
import { tokenBalance } from '../lines/funds.ts';
import { readLine } from '../lines/trust-line.ts';
import type { LineToken } from './catalogue.ts';
import type { Hands } from './hands.ts';
import type { Keys } from '../server/signed.ts';

/** More than practising ever moves. */
const LIMIT = '1000000000000000';
const STOCK = '1000000000';
const LOW = '100000000';

export interface Holder {
  readonly keys: Keys;
  readonly token: LineToken;
  /** A trader holds a stock of the token; who only receives it does not. */
  readonly stocked: boolean;
}

export function tokenSum({ currency, issuer }: LineToken, value: string): JsonObject {
  return { currency, issuer: issuer.address, value };
}

export function stockHolders(hands: Hands, holders: readonly Holder[]): void {
  const view = () => hands.ledger.openView;
  const lineless = holders.filter(({ keys, token }) => readLine(view(), keys.address, token.issuer.address, token.currency) === undefined);
  hands.step(lineless.map(({ keys, token }) => ({ from: keys, tx: { TransactionType: 'TrustSet', LimitAmount: tokenSum(token, LIMIT) } })));
  const short = holders.filter((holder) => holder.stocked && isShort(hands, holder));
  hands.step(
    short.map(({ keys, token }) => ({
      from: token.issuer,
      tx: { TransactionType: 'Payment', Destination: keys.address, Amount: tokenSum(token, STOCK) },
    })),
  );
}

function isShort({ ledger }: Hands, { keys, token }: Holder): boolean {
  const low = parseTokens(LOW);
  const held = tokenBalance(ledger.openView, keys.address, { kind: 'token', currency: token.currency, issuer: token.issuer.address });
  return low !== null && isLess(held, low);
}
