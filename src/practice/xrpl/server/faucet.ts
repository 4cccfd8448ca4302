// Owns the faucet: a real payment from the genesis account, signed here with the key that the whole world knows.
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { encode, encodeForSigning } from 'ripple-binary-codec';
import { refuse, type Result } from '../../../shared/result.ts';
import { fromHex, halfHash, toHex } from '../base/hex.ts';
import type { JsonObject } from '../base/json.ts';
import { type Destination, readDestination } from '../base/test-x-address.ts';
import { isSuccess } from '../engine/results.ts';
import type { Transaction } from '../engine/transaction.ts';
import { parseBlob } from '../engine/parse-transaction.ts';
import { needsNetworkId } from '../commands/transaction-shape.ts';
import { genesisAddress, genesisPrivateKey, genesisPublicKey } from '../ledger/genesis.ts';
import type { PracticeLedger, Submission } from '../ledger/practice-ledger.ts';
import { readAccount } from '../ledger/view.ts';

/**
 * Pays `drops` to a classic address or a test X-address by way of `submit`. Refusals: `practice-faucet-address`, and
 * `practice-faucet-refused` with the ledger's `result` (too little to open an account, a tag that is missing).
 */
export function payFromGenesis(
  ledger: PracticeLedger,
  to: string,
  drops: bigint,
  submit: (tx: Transaction) => Submission,
): Result<{ readonly hash: string }> {
  const destination = readDestination(to);
  if (destination === null) return refuse('practice-faucet-address');
  if (drops <= 0n) return refuse('practice-faucet-refused', { result: 'temBAD_AMOUNT' });
  const tx = signedPayment(ledger, destination, drops);
  const foreseen = ledger.simulate(tx).result;
  if (!isSuccess(foreseen)) return refuse('practice-faucet-refused', { result: foreseen });
  const { result } = submit(tx);
  return isSuccess(result) ? { ok: true, value: { hash: tx.hash } } : refuse('practice-faucet-refused', { result });
}

function signedPayment(ledger: PracticeLedger, { address, tag }: Destination, drops: bigint): Transaction {
  const { networkId, baseFee } = ledger.rules;
  const unsigned: JsonObject = {
    TransactionType: 'Payment',
    Account: genesisAddress,
    Destination: address,
    Amount: String(drops),
    Fee: String(baseFee),
    Sequence: readAccount(ledger.openView, genesisAddress)?.Sequence ?? 1,
    SigningPubKey: genesisPublicKey,
    ...(tag === null ? {} : { DestinationTag: tag }),
    ...(needsNetworkId(networkId) ? { NetworkID: networkId } : {}),
  };
  const digest = halfHash(fromHex(encodeForSigning(unsigned)));
  const signature = secp256k1.sign(digest, fromHex(genesisPrivateKey), { prehash: false, format: 'der' });
  const parsed = parseBlob(encode({ ...unsigned, TxnSignature: toHex(signature) }));
  if (!parsed.ok) throw new Error(`the faucet made a payment that cannot be read: ${parsed.reason}`);
  return parsed.tx;
}
