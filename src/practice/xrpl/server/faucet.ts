// Owns the faucet: a real payment from the genesis account, signed here with the key that the whole world knows.
import { refuse, type Result } from '../../../shared/result.ts';
import { type Destination, readDestination } from '../base/test-x-address.ts';
import { isSuccess } from '../engine/results.ts';
import type { Transaction } from '../engine/transaction.ts';
import { genesisAddress, genesisPrivateKey, genesisPublicKey } from '../ledger/genesis.ts';
import type { PracticeLedger, Submission } from '../ledger/practice-ledger.ts';
import { signedBy } from './signed.ts';

export const genesisKeys = { address: genesisAddress, publicKey: genesisPublicKey, privateKey: genesisPrivateKey };

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
  const to = { TransactionType: 'Payment', Destination: address, Amount: String(drops) };
  return signedBy(genesisKeys, ledger, tag === null ? to : { ...to, DestinationTag: tag });
}
