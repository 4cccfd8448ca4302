// Owns the questions to the ledger about recipients of tokens and MPTs, in terms of payout currencies.
import { readAsset } from '../../shared/payouts/methods.ts';
import type { Asset } from '../../shared/xrpl/amount.ts';
import { type LedgerFacts, nothingKnown } from '../../shared/xrpl/facts.ts';
import type { XrplBackend } from '../backends/xrpl-backend.ts';
import type { Found } from '../ledger/ledger-reader.ts';
import { LedgerReader } from '../ledger/ledger-reader.ts';
import { recipientFacts } from '../ledger/recipient-facts.ts';
import type { Recipient } from './destinations-in-bulk.ts';

/** What could not be read is missing, all of it where the server tells nothing, or is one of another network. */
export async function gatherHoldings(
  backend: Pick<XrplBackend, 'read'>,
  networkId: number | null,
  recipients: readonly Recipient[],
): Promise<LedgerFacts> {
  const wanted = recipients.map(({ address, currency }) => ({ address, asset: assetOf(currency) }));
  const facts = await recipientFacts(backend, wanted, networkId, null);
  return facts.ok ? facts.value : nothingKnown;
}

/** AssetScale of an MPT. Null: there is no such issuance; undefined: it could not be read. */
export async function scaleOf(backend: Pick<XrplBackend, 'read'>, id: string): Promise<Found<number>> {
  const issuance = await new LedgerReader(backend).issuance(id);
  return issuance ? issuance.AssetScale : issuance;
}

function assetOf(currency: string): Asset {
  if (currency === 'XRP') return { kind: 'xrp' };
  const { code, issuer } = readAsset(currency);
  return issuer === null ? { kind: 'mpt', id: currency } : { kind: 'token', currency: code, issuer };
}
