// Owns other people on the practice ledger: accounts of one phrase that sign and send for themselves.
import { mnemonicToSeedSync } from '@scure/bip39';
import { expect } from 'vitest';
import { withXrplKey, xrplIdentity } from '../../src/main/chains/xrpl/keys.ts';
import { signTransaction } from '../../src/main/chains/xrpl/sign-transaction.ts';
import { practiceNetworkId } from '../../src/shared/network.ts';
import { must, type Practice } from './practice-sender.ts';

const seed = mnemonicToSeedSync('legal winner thank year wave sausage worth useful legal winner thank yellow');

export interface Person {
  readonly index: number;
  readonly address: string;
}

/** The payee of `Sender` is person 0; the others have no account before somebody funds it. */
export function person(index: number): Person {
  return { index, address: xrplIdentity(seed, index).address };
}

/** Signs with the person's own key and is in the next ledger with tesSUCCESS. */
export async function actAs(practice: Practice, { index, address }: Person, tx: object): Promise<void> {
  const account = must(await practice.xrpl.account(address, 'validated'));
  const json = { Account: address, ...tx };
  const bound = {
    fee: 10n,
    sequence: account?.sequence ?? 0,
    ticket: null,
    lastLedgerSequence: 4_000_000_000,
    networkId: practiceNetworkId,
  };
  const signed = must(withXrplKey(seed, (key) => signTransaction(json, json, bound, key), index));
  expect(await practice.xrpl.submit(signed.blob)).toEqual({ kind: 'result', engineResult: 'tesSUCCESS' });
  await practice.mine();
}
