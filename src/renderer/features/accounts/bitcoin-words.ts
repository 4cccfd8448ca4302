// Owns what is said of a Bitcoin account and which buttons it gets.
import type { BitcoinAccountView } from '../../../shared/contract/bitcoin-accounts.ts';
import type { AccountWords } from '../../state/use-bitcoin-accounts.ts';

/** Where its keys are. */
export function keysSaid({ number, kind, path, threshold, keys }: BitcoinAccountView): AccountWords {
  if (number !== null) return { key: 'bitcoinAccounts.ofWords', params: { path: path ?? pathOf(kind, number) } };
  return kind === 'p2wsh-multi'
    ? { key: 'bitcoinAccounts.shared', params: { threshold: String(threshold), keys: String(keys) } }
    : { key: 'bitcoinAccounts.keysElsewhere' };
}

/** Its kind of addresses; a shared account says by its keys what it is. */
export function kindSaid(kind: BitcoinAccountView['kind']): AccountWords | null {
  if (kind === 'p2wsh-multi') return null;
  return { key: kind === 'p2tr' ? 'bitcoinAccounts.taproot' : 'bitcoinAccounts.segwit' };
}

/** Whether a pasted text says by itself what its addresses are: a bare xpub or tpub alone does not. */
export function tellsKind(text: string): boolean {
  return !/^(\[[^\]]*\])?[xt]pub/i.test(text);
}

/** As main judges it: the first and the one that pays stay. */
export function mayGo({ id, pays }: Pick<BitcoinAccountView, 'id' | 'pays'>): boolean {
  return !pays && id !== 'p2wpkh-0';
}

/** Before the fingerprint is learned the path is known only by its number. */
function pathOf(kind: BitcoinAccountView['kind'], number: number): string {
  return `${kind === 'p2tr' ? 'BIP86' : 'BIP84'} #${number}`;
}
