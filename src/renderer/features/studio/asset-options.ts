// Owns which assets the form offers: XRP, what the payer holds or issues, what the receiver accepts, and the practice network's own tokens.
import type { PracticeToken } from '../../../shared/contract/practice-market.ts';
import type { AccountHoldings } from '../../../shared/contract/xrpl-reads.ts';
import { mptText } from '../../../shared/xrpl/amounts/mpt.ts';
import { formatTokenValue, isPositive, negate } from '../../../shared/xrpl/amounts/token-value.ts';
import type { LineFacts } from '../../../shared/xrpl/facts.ts';
import type { FormAsset } from '../../state/studio-form.ts';

export interface AssetOption {
  readonly key: string;
  readonly asset: FormAsset;
  /** What the payer holds of it, as decimal text; null for none, or where the payer makes it. */
  readonly held: string | null;
  /** The payer issues it. */
  readonly own: boolean;
  /** The receiver is known to take it. */
  readonly accepted: boolean;
}

export interface AssetSources {
  readonly payer: AccountHoldings | null;
  readonly receiver: AccountHoldings | null;
  readonly practice: readonly PracticeToken[];
}

export function assetKey(asset: FormAsset): string {
  if (asset.kind === 'xrp') return 'xrp';
  return asset.kind === 'mpt' ? `mpt ${asset.id}` : `token ${asset.currency} ${asset.issuer}`;
}

/** XRP first, then what both can have, then the rest; each once. */
export function deliverOptions({ payer, receiver, practice }: AssetSources): readonly AssetOption[] {
  return merged([
    xrp,
    ...(receiver?.lines.flatMap((line) => acceptedBy(line, receiver.address)) ?? []),
    ...(receiver?.mpts.map(({ id, issuance }) => mptOption(id, issuance?.assetScale ?? 0, { accepted: true })) ?? []),
    ...ofPayer(payer),
    ...practice.map(({ asset, scale }) => option(asset.kind === 'mpt' ? { ...asset, scale: scale ?? 0 } : asset)),
  ]);
}

/** What can be exchanged: no MPT, which pays for itself only. */
export function spendOptions({ payer }: AssetSources): readonly AssetOption[] {
  return merged([xrp, ...ofPayer(payer)]).filter(
    ({ asset, held, own }) => asset.kind === 'xrp' || (asset.kind === 'token' && (held !== null || own)),
  );
}

const xrp = option({ kind: 'xrp' }, { accepted: true });

function option(asset: FormAsset, part: Partial<AssetOption> = {}): AssetOption {
  return { key: assetKey(asset), asset, held: null, own: false, accepted: false, ...part };
}

function mptOption(id: string, scale: number, part: Partial<AssetOption>): AssetOption {
  return option({ kind: 'mpt', id, scale }, part);
}

/** A limit above zero takes the peer's tokens; a line that only the peer opened makes the account an issuer. */
function acceptedBy(line: LineFacts, account: string): readonly AssetOption[] {
  const takes = line.limit !== null && isPositive(line.limit);
  const issues = line.limitPeer !== null && isPositive(line.limitPeer);
  return [
    ...(takes ? [option({ kind: 'token', currency: line.currency, issuer: line.peer }, { accepted: true })] : []),
    ...(issues ? [option({ kind: 'token', currency: line.currency, issuer: account }, { accepted: true })] : []),
  ];
}

function ofPayer(payer: AccountHoldings | null): readonly AssetOption[] {
  if (payer === null) return [];
  const lines = payer.lines.flatMap(({ currency, peer, balance, limit, limitPeer }): readonly AssetOption[] => {
    const holds = balance !== null && isPositive(balance);
    const owes = (balance !== null && isPositive(negate(balance))) || (limitPeer !== null && isPositive(limitPeer));
    const takes = limit !== null && isPositive(limit);
    return [
      ...(holds || takes ? [option({ kind: 'token', currency, issuer: peer }, holds ? { held: formatTokenValue(balance) } : {})] : []),
      ...(owes ? [option({ kind: 'token', currency, issuer: payer.address }, { own: true })] : []),
    ];
  });
  const mpts = payer.mpts.map(({ id, holding, issuance }) => {
    const scale = issuance?.assetScale ?? 0;
    return mptOption(id, scale, holding === null ? { own: true } : { held: mptText(holding.balance, scale) });
  });
  return [...lines, ...mpts];
}

/** The same asset from several sources is one option that knows what each of them says. */
function merged(options: readonly AssetOption[]): readonly AssetOption[] {
  const found = new Map<string, AssetOption>();
  for (const one of options) {
    const before = found.get(one.key);
    found.set(
      one.key,
      before ? { ...before, held: before.held ?? one.held, own: before.own || one.own, accepted: before.accepted || one.accepted } : one,
    );
  }
  return [...found.values()];
}
