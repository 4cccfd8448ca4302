// Owns a practice ledger with a client and people on it, for stories of transactions: send, look, close.
import { encode, encodeForSigning } from 'ripple-binary-codec';
import { sign } from 'ripple-keypairs';
import { Client, type Wallet } from 'xrpl';
import { practiceNetworkId } from '../../../shared/network.ts';
import type { JsonObject } from '../base/json.ts';
import { type Loopback, openLoopback } from './loopback.ts';
import { fundedWallet } from './wallets.ts';

export interface Desk {
  readonly loopback: Loopback;
  readonly client: Client;
  /** A wallet with 100 XRP. */
  person(): Wallet;
  /** Signs (with `wallet` unless said otherwise), submits and closes the ledger; answers the result. */
  send(wallet: Wallet, tx: JsonObject, signer?: Wallet): Promise<string>;
  ask(request: JsonObject): Promise<JsonObject>;
  /** OwnerCount in the last ledger. */
  owned(wallet: Wallet): Promise<number>;
  close(): Promise<void>;
}

/** Signed as it is: the ledger is to judge it, not the client library. */
function signedUnchecked(tx: JsonObject, { publicKey, privateKey }: Wallet): string {
  const whole = { ...tx, SigningPubKey: publicKey };
  return encode({ ...whole, TxnSignature: sign(encodeForSigning(whole), privateKey) });
}

export async function openDesk(without: readonly string[] = [], clockMs?: number): Promise<Desk> {
  const loopback = await openLoopback({ without, ...(clockMs === undefined ? {} : { clockMs }) });
  const client = new Client(loopback.url);
  await client.connect();
  const ask = async (request: JsonObject): Promise<JsonObject> => {
    const { result } = await client.request(request as unknown as { command: 'ping' });
    return result as unknown as JsonObject;
  };
  return {
    loopback,
    client,
    person: () => fundedWallet(loopback.side, 100n),
    ask,
    async send(wallet, tx, signer = wallet) {
      const info = await ask({ command: 'account_info', account: wallet.classicAddress });
      const { Sequence } = (info as { readonly account_data: { readonly Sequence: number } }).account_data;
      const whole = { Account: wallet.classicAddress, Fee: '100', Sequence, NetworkID: practiceNetworkId, ...tx };
      const tx_blob = signedUnchecked(whole, signer);
      const { result } = await client.request({ command: 'submit', tx_blob });
      loopback.side.closeLedger(1);
      return result.engine_result;
    },
    async owned(wallet) {
      const info = await ask({ command: 'account_info', account: wallet.classicAddress, ledger_index: 'validated' });
      return (info as { readonly account_data: { readonly OwnerCount: number } }).account_data.OwnerCount;
    },
    async close() {
      await client.disconnect();
      await loopback.close();
    },
  };
}
