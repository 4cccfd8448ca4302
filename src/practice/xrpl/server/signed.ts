// Owns transactions that the practice ledger itself sends, signed with a key that it knows: filled in for the open ledger.
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { encode, encodeForSigning } from 'ripple-binary-codec';
import { fromHex, halfHash, toHex } from '../base/hex.ts';
import type { JsonObject } from '../base/json.ts';
import { needsNetworkId } from '../commands/transaction-shape.ts';
import { parseBlob } from '../engine/parse-transaction.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { PracticeLedger } from '../ledger/practice-ledger.ts';
import { readAccount } from '../ledger/view.ts';

/** Whoever signs by himself on the practice ledger. Keys are hex. */
export interface Keys {
  readonly address: string;
  readonly publicKey: string;
  readonly privateKey: string;
}

/** `fields` are those of the transaction's type; account, fee, sequence, network and signature come from here. */
export function signedBy({ address, publicKey, privateKey }: Keys, ledger: PracticeLedger, fields: JsonObject): Transaction {
  const { networkId, baseFee } = ledger.rules;
  const unsigned: JsonObject = {
    ...fields,
    Account: address,
    Fee: String(baseFee),
    Sequence: readAccount(ledger.openView, address)?.Sequence ?? 1,
    SigningPubKey: publicKey,
    ...(needsNetworkId(networkId) ? { NetworkID: networkId } : {}),
  };
  const digest = halfHash(fromHex(encodeForSigning(unsigned)));
  const signature = secp256k1.sign(digest, fromHex(privateKey), { prehash: false, format: 'der' });
  const parsed = parseBlob(encode({ ...unsigned, TxnSignature: toHex(signature) }));
  if (!parsed.ok) throw new Error(`the practice ledger made a transaction that cannot be read: ${parsed.reason}`);
  return parsed.tx;
}
