// Owns the settings of an account that are not flags: AccountSet writes them, and removes those that are back at their default.
import { zeroHash } from '../base/hex.ts';
import { type JsonObject, textOf, wholeOf } from '../base/json.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { AccountRoot } from '../ledger/entries.ts';
import { asf } from './account-flag-table.ts';

const UNIT_RATE = 1_000_000_000;
const MOST_PRECISE_TICK = 16;
const ZEROS = /^0*$/;

/** The account with the settings that the transaction names. */
export function withSettings(root: AccountRoot, tx: Transaction): AccountRoot {
  const texts = (['Domain', 'EmailHash', 'MessageKey', 'WalletLocator'] as const).reduce((all, key) => withText(all, key, tx.json), root);
  return withTxnId(withMinter(withNumbers(texts, tx.json), tx.json), tx);
}

/** Empty text, and a hash of zeros, remove the setting. */
function withText(root: AccountRoot, key: 'Domain' | 'EmailHash' | 'MessageKey' | 'WalletLocator', json: JsonObject): AccountRoot {
  const value = textOf(json, key);
  if (value === undefined) return root;
  const { [key]: _old, ...rest } = root;
  return ZEROS.test(value) ? rest : { ...rest, [key]: value };
}

function withNumbers(root: AccountRoot, json: JsonObject): AccountRoot {
  const rate = wholeOf(json, 'TransferRate');
  const { TransferRate: _rate, ...rateless } = root;
  const rated = rate === undefined ? root : rate === 0 || rate === UNIT_RATE ? rateless : { ...root, TransferRate: rate };
  const tick = wholeOf(json, 'TickSize');
  const { TickSize: _tick, ...tickless } = rated;
  if (tick === undefined) return rated;
  return tick === 0 || tick === MOST_PRECISE_TICK ? tickless : { ...rated, TickSize: tick };
}

function withMinter(root: AccountRoot, json: JsonObject): AccountRoot {
  const minter = textOf(json, 'NFTokenMinter');
  if (minter !== undefined && wholeOf(json, 'SetFlag') === asf.nftokenMinter) return { ...root, NFTokenMinter: minter };
  if (wholeOf(json, 'ClearFlag') !== asf.nftokenMinter) return root;
  const { NFTokenMinter: _old, ...rest } = root;
  return rest;
}

/** An account that starts to keep AccountTxnID has none yet: rippled shows zeros until the next transaction. */
function withTxnId(root: AccountRoot, tx: Transaction): AccountRoot {
  if (wholeOf(tx.json, 'SetFlag') === asf.accountTxnId) return { ...root, AccountTxnID: root.AccountTxnID ?? zeroHash };
  if (wholeOf(tx.json, 'ClearFlag') !== asf.accountTxnId) return root;
  const { AccountTxnID: _old, ...rest } = root;
  return rest;
}
