// Owns plain views of a ledger for tests and pictures: nothing in them is special but what a story changes.
import type { XrplAccountView } from '../../src/shared/contract/xrpl-accounts.ts';
import type { AccountHoldings } from '../../src/shared/contract/xrpl-reads.ts';
import { accountUnknown, type LineFacts } from '../../src/shared/xrpl/facts.ts';

/** What stands on a line that nobody froze and whose qualities are at par, from its holder's side. */
export const quietLine = {
  noRipple: true,
  noRipplePeer: false,
  authorized: false,
  peerAuthorized: false,
  freeze: false,
  freezePeer: false,
  deepFreeze: false,
  deepFreezePeer: false,
  qualityIn: 0,
  qualityOut: 0,
} as const satisfies Partial<LineFacts>;

/** An open account that holds nothing. */
export function holdingsOf(address: string, part: Partial<AccountHoldings> = {}): AccountHoldings {
  return {
    address,
    exists: true,
    facts: accountUnknown,
    regularKey: null,
    noFreeze: false,
    disallowIncomingTrustline: false,
    lines: [],
    mpts: [],
    credentials: [],
    reserve: { base: 1_000_000n, increment: 200_000n },
    closeTime: 0,
    more: false,
    ...part,
  };
}

/** The first account of a phrase, without money. */
export function accountView(address: string, part: Partial<XrplAccountView> = {}): XrplAccountView {
  return {
    address,
    xAddress: '',
    label: '',
    origin: 'phrase',
    index: 0,
    algorithm: 'secp256k1',
    signs: 'master',
    regularKey: null,
    masterDisabled: false,
    pays: false,
    exists: true,
    balance: '0',
    reserve: '0',
    spendable: '0',
    ownerCount: 0,
    problem: null,
    ...part,
  };
}
