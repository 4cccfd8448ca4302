// Owns the beginning of a practice world: one account that holds all XRP, and its key, which the whole world knows.
import { zeroHash } from '../base/hex.ts';
import type { Rules } from '../engine/rules.ts';
import type { LedgerEntry } from './entries.ts';
import { headerHash, nextCloseTime, stateDigest } from './header.ts';
import { type ClosedLedger, History, type LedgerHeader } from './history.ts';
import { accountIndex, feeSettingsIndex } from './indexes.ts';

export const genesisAddress = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';
export const genesisPublicKey = '0330E7FC9D56BB25D6893BA3F317AE5BCF33B3291BD63DB32654A313222F7FD020';
/** Of the passphrase "masterpassphrase" (seed snoPBrXtMeMyMHUVTgbuqAfg1SUTb), on which every fresh standalone ledger starts. */
export const genesisPrivateKey = '1ACAAEDECE405B2A958212629E16F2EB46B153EEE94CDD350FDEFF52795525B7';
const ALL_DROPS = 100_000_000_000_000_000n;

/** A fresh history of two ledgers, as a standalone rippled starts. */
export function genesisHistory(rules: Rules, nowMs: number): History {
  const state = new Map(genesisEntries(rules));
  const changes = [...state].map(([index, after]) => ({ index, before: null, after, last: null }));
  const accountHash = stateDigest(zeroHash, changes);
  const first = genesisHeader({ index: 1, parentHash: zeroHash, closeTime: nextCloseTime(nowMs, 0), parentCloseTime: 0, accountHash });
  const second = { index: 2, parentHash: first.hash, closeTime: first.closeTime + 1, parentCloseTime: first.closeTime, accountHash };
  return new History(state, [emptyLedger(first), emptyLedger(genesisHeader(second))]);
}

type Beginning = Pick<LedgerHeader, 'index' | 'parentHash' | 'closeTime' | 'parentCloseTime' | 'accountHash'>;

function genesisHeader(beginning: Beginning): LedgerHeader {
  const header = { ...beginning, totalCoins: ALL_DROPS, transactionHash: zeroHash };
  return { ...header, hash: headerHash(header), transactions: [] };
}

function emptyLedger(header: LedgerHeader): ClosedLedger {
  return { header, transactions: [], undo: new Map() };
}

function genesisEntries(rules: Rules): readonly (readonly [string, LedgerEntry])[] {
  return [
    [
      accountIndex(genesisAddress),
      { LedgerEntryType: 'AccountRoot', Account: genesisAddress, Balance: String(ALL_DROPS), Flags: 0, OwnerCount: 0, Sequence: 1 },
    ],
    [
      feeSettingsIndex(),
      {
        LedgerEntryType: 'FeeSettings',
        Flags: 0,
        BaseFeeDrops: String(rules.baseFee),
        ReserveBaseDrops: String(rules.reserveBase),
        ReserveIncrementDrops: String(rules.reserveIncrement),
      },
    ],
  ];
}
