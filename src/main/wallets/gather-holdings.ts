// Owns reading from a ledger what stands between recipients and tokens: lines, issuers, issuances and holdings, each once.
import { mptIssuerOf } from '../../shared/xrpl/amounts/mpt.ts';
import { holdingKey, type Known, type LedgerFacts, lineKey, nothingKnown } from '../../shared/xrpl/facts.ts';
import { readAsset } from '../../shared/payouts/methods.ts';
import type { XrplBackend } from '../backends/xrpl-backend.ts';
import { accountFactsOf, holdingFactsOf, issuanceFactsOf, lineSeenBy } from '../ledger/entry-facts.ts';
import { type Found, LedgerReader } from '../ledger/ledger-reader.ts';
import type { Recipient } from './recipient-facts.ts';

/** In the open ledger, which is what a payment that is sent now would meet. What could not be read is missing. */
export async function gatherHoldings(backend: Pick<XrplBackend, 'read'>, recipients: readonly Recipient[]): Promise<LedgerFacts> {
  const reader = new LedgerReader(backend);
  const tokens = recipients.flatMap(({ address, currency }) => {
    const { code, issuer } = readAsset(currency);
    return issuer === null ? [] : [{ address, code, issuer }];
  });
  const held = recipients.flatMap(({ address, currency }) => (readAsset(currency).issuer === null ? [{ address, id: currency }] : []));
  const [accounts, lines, issuances, holdings] = await Promise.all([
    known(
      tokens.map(({ issuer }) => [issuer, issuer]),
      async (issuer) => turned(await reader.account(issuer), accountFactsOf),
    ),
    known(
      tokens.flatMap((token) => (token.address === token.issuer ? [] : [[lineKey(token.address, token.issuer, token.code), token]])),
      async ({ address, issuer, code }) => turned(await reader.line(address, issuer, code), (line) => lineSeenBy(address, line)),
    ),
    known(
      held.map(({ id }) => [id, id]),
      async (id) => turned(await reader.issuance(id), issuanceFactsOf),
    ),
    known(
      held.flatMap((one) => (one.address === mptIssuerOf(one.id) ? [] : [[holdingKey(one.address, one.id), one]])),
      async ({ address, id }) => turned(await reader.holding(address, id), holdingFactsOf),
    ),
  ]);
  return { ...nothingKnown, accounts, lines, issuances, holdings };
}

/** AssetScale of an MPT. Null: there is no such issuance; undefined: it could not be read. */
export async function scaleOf(backend: Pick<XrplBackend, 'read'>, id: string): Promise<Found<number>> {
  return turned(await new LedgerReader(backend).issuance(id), ({ AssetScale }) => AssetScale);
}

async function known<Q, T>(questions: readonly (readonly [string, Q])[], ask: (question: Q) => Promise<Found<T>>): Promise<Known<T>> {
  const answers = await Promise.all([...new Map(questions)].map(async ([key, question]) => [key, await ask(question)] as const));
  return Object.fromEntries(answers.flatMap(([key, answer]) => (answer === undefined ? [] : [[key, answer] as const])));
}

function turned<T, U>(found: Found<T>, turn: (entry: T) => U): Found<U> {
  return found ? turn(found) : found === null ? null : undefined;
}
