// Owns what stands to be known about a token or MPT before it is accepted or paid.
import type { IssuerView } from '../../shared/contract/xrpl-reads.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { Asset } from '../../shared/xrpl/amount.ts';
import { accountUnknown } from '../../shared/xrpl/facts.ts';
import { accountFlags } from '../../shared/xrpl/account-flags.ts';
import { hasFlag } from '../../shared/xrpl/flags.ts';
import { accountFactsOf, holdingFactsOf, lineSeenBy } from './entry-facts.ts';
import type { LedgerReader } from './ledger-reader.ts';
import { mptViewOf } from './mpt-view.ts';
import { plainTextOf } from './plain-text.ts';

const longestDomain = 256;

/** As the account sees it. What is not on the ledger is no refusal; `backend-garbled`: the server did not say. */
export function issuerView(reader: LedgerReader, account: string, asset: Exclude<Asset, { kind: 'xrp' }>): Promise<Result<IssuerView>> {
  return asset.kind === 'mpt' ? mptIssuance(reader, account, asset.id) : tokenIssuer(reader, account, asset);
}

async function tokenIssuer(
  reader: LedgerReader,
  account: string,
  { currency, issuer }: Extract<Asset, { kind: 'token' }>,
): Promise<Result<IssuerView>> {
  const [root, line] = await Promise.all([
    reader.account(issuer, 'validated'),
    account === issuer ? null : reader.line(account, issuer, currency, 'validated'),
  ]);
  if (root === undefined || line === undefined) return refuse('backend-garbled');
  const has = (bit: number) => root !== null && hasFlag(root.Flags, bit);
  return ok({
    kind: 'token',
    address: issuer,
    exists: root !== null,
    facts: root === null ? accountUnknown : accountFactsOf(root),
    noFreeze: has(accountFlags.noFreeze),
    clawback: has(accountFlags.allowClawback),
    disallowIncomingTrustline: has(accountFlags.disallowIncomingTrustline),
    domain: root?.Domain === undefined ? null : (plainTextOf(root.Domain)?.slice(0, longestDomain) ?? null),
    tickSize: root?.TickSize ?? null,
    line: line === null ? null : lineSeenBy(account, line),
  });
}

async function mptIssuance(reader: LedgerReader, account: string, id: string): Promise<Result<IssuerView>> {
  const [issuance, holding] = await Promise.all([reader.issuance(id, 'validated'), reader.holding(account, id, 'validated')]);
  if (issuance === undefined || holding === undefined) return refuse('backend-garbled');
  const mpt = issuance === null ? null : mptViewOf(id, issuance, holding === null ? null : holdingFactsOf(holding));
  return ok({ kind: 'mpt', id, exists: mpt !== null, mpt });
}
