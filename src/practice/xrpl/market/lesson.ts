// Owns the lesson about rates (xrpl-payment.md section 9.1): two offers of yuan for dollars, and nothing else in their book.
import { isLess, isPositive, type Quantity, subtract, tenTo } from '../arith/quantity.ts';
import { parseTokens, tokensText } from '../arith/quantity-text.ts';
import { accountId } from '../base/address.ts';
import { bestOffer, marketIndex } from '../offers/book.ts';
import { tokenBalance } from '../lines/funds.ts';
import { limitOf, readLine } from '../lines/trust-line.ts';
import type { Lesson } from '../../xrpl-side.ts';
import { type LineToken, lineToken } from './catalogue.ts';
import type { Hands } from './hands.ts';
import { openIssuers } from './issuers.ts';
import { roleKeys } from './keys.ts';
import { placing, standingOffers, withdrawal } from './offers.ts';
import { stockHolders, tokenSum } from './stock.ts';

const issuer = roleKeys('lesson issuer');
const maker = roleKeys('lesson maker');
const receiver = roleKeys('lesson receiver');
const usd = lineToken('USD', 'Lesson Dollar', null, issuer);
const cny = lineToken('CNY', 'Lesson Yuan', null, issuer);

const offers = [
  { pays: tokenSum(usd, '15'), gets: tokenSum(cny, '95') },
  { pays: tokenSum(usd, '2'), gets: tokenSum(cny, '5') },
] as const;
/** What a pupil begins with. */
const ALLOWANCE = '40';

const IMMEDIATE_OR_CANCEL = 0x0002_0000;
const SELL = 0x0008_0000;

/** Sets everything up anew, whatever the last pupil left; answers what the ledger then shows. All of it is validated when this returns. */
export function setUpLesson(hands: Hands, pupil: string): Lesson {
  openIssuers(
    hands,
    [issuer, maker, receiver].map((keys) => ({ keys, xrp: 1_000n })),
    [usd],
  );
  stockHolders(hands, [
    { keys: maker, token: usd, stocked: false },
    { keys: maker, token: cny, stocked: true },
    { keys: receiver, token: cny, stocked: false },
  ]);
  hands.close();
  clearBook(hands);
  for (const terms of offers) hands.send(placing(maker, terms));
  const accepted = topUp(hands, pupil);
  hands.close();
  return { usd: assetOf(usd), cny: assetOf(cny), destination: receiver.address, accepted, balance: plainText(heldBy(hands, pupil)) };
}

/** Own offers are withdrawn; the issuer buys what strangers have put there, at any price, as he alone can print what they ask for. */
function clearBook(hands: Hands): void {
  hands.step(standingOffers(hands.ledger.openView, maker).map((offer) => withdrawal(maker, offer)));
  const market = marketIndex({ in: assetOf(usd), out: assetOf(cny), domain: null });
  if (bestOffer(hands.ledger.openView, market) === null) return;
  const sweep = { gets: tokenSum(usd, '1000000000000000'), pays: tokenSum(cny, '0.000000000000001') };
  hands.step([placing(issuer, sweep, { Flags: IMMEDIATE_OR_CANCEL | SELL })]);
}

/** As far as the pupil's limit allows. True if he accepts the lesson's dollars at all. */
function topUp(hands: Hands, pupil: string): boolean {
  const line = accountId(pupil) === null ? undefined : readLine(hands.ledger.openView, pupil, issuer.address, usd.currency);
  const limit = line === undefined ? null : limitOf(line, pupil);
  if (limit === null || !isPositive(limit)) return false;
  const allowance = parseTokens(ALLOWANCE);
  const goal = allowance === null || isLess(limit, allowance) ? limit : allowance;
  const missing = subtract(goal, heldBy(hands, pupil));
  if (!isPositive(missing)) return true;
  const gift = { TransactionType: 'Payment', Destination: pupil, Amount: tokenSum(usd, tokensText(missing)) };
  hands.send({ from: issuer, tx: gift });
  return true;
}

function heldBy({ ledger }: Hands, pupil: string): Quantity {
  return tokenBalance(ledger.openView, pupil, assetOf(usd));
}

function assetOf(token: LineToken): Lesson['usd'] {
  return { kind: 'token', currency: token.currency, issuer: token.issuer.address };
}

const PLACES = 15;

/** Decimal text without an exponent; what lies beyond 15 places is left away. */
function plainText({ m, e }: Quantity): string {
  if (e >= 0) return String(m * tenTo(e));
  const scaled = e >= -PLACES ? m * tenTo(PLACES + e) : m / tenTo(-PLACES - e);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(PLACES + 1, '0');
  const text = `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`.replace(/\.?0+$/, '');
  return scaled < 0n ? `-${text}` : text;
}
