// Owns an MPT as a screen shows it: issuance, holding, and what its issuer wrote about it.
import type { MptView } from '../../shared/contract/xrpl-reads.ts';
import type { MptHoldingFacts } from '../../shared/xrpl/facts.ts';
import type { MptIssuance } from './entries-parse.ts';
import { hasFlag } from '../../shared/xrpl/flags.ts';
import { issuanceFactsOf } from './entry-facts.ts';
import { plainTextOf, textOrHex, tickerOf } from './plain-text.ts';

const canLock = 2;
const canClawback = 0x40;
const longestMetadata = 2_048;

export function mptViewOf(id: string, issuance: MptIssuance | null, holding: MptHoldingFacts | null): MptView {
  const metadata = issuance?.MPTokenMetadata ?? null;
  return {
    id,
    holding,
    issuance: issuance === null ? null : issuanceFactsOf(issuance),
    ticker: metadata === null ? null : tickerOf(plainTextOf(metadata)),
    metadata: metadata === null ? null : textOrHex(metadata, longestMetadata),
    canClawback: issuance === null ? null : hasFlag(issuance.Flags, canClawback),
    canLock: issuance === null ? null : hasFlag(issuance.Flags, canLock),
  };
}
