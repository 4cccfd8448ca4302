// Owns what stories about the practice ledger share: funded wallets, signed payments, and a bare connection that sees every message.
import { WebSocket } from 'ws';
import { type Payment, type SubmittableTransaction, Wallet } from 'xrpl';
import { practiceNetworkId } from '../../../shared/network.ts';
import type { JsonObject } from '../base/json.ts';
import type { XrplSide } from '../../xrpl-side.ts';

/** A fresh wallet with as many XRP, in a closed ledger. */
export function fundedWallet(side: XrplSide, xrp: bigint): Wallet {
  const wallet = Wallet.generate();
  const paid = side.faucet(wallet.classicAddress, xrp * 1_000_000n);
  if (!paid.ok) throw new Error(paid.error.code);
  side.closeLedger(1);
  return wallet;
}

export function payment(from: Wallet, to: string, drops: string, sequence: number): Payment {
  return {
    TransactionType: 'Payment',
    Account: from.classicAddress,
    Destination: to,
    Amount: drops,
    Fee: '12',
    Sequence: sequence,
    NetworkID: practiceNetworkId,
  };
}

export function blobOf(from: Wallet, tx: SubmittableTransaction): string {
  return from.sign(tx).tx_blob;
}

/** A connection without a client library: what the server sent, as it was. */
export interface Line {
  readonly messages: readonly JsonObject[];
  /** Sends a request (or any text) and resolves with the next message that is a response or an error. */
  ask(request: JsonObject | string): Promise<JsonObject>;
  /** Resolves once `count` messages have come. */
  heard(count: number): Promise<void>;
  close(): void;
}

export async function openLine(url: string): Promise<Line> {
  const socket = new WebSocket(url);
  const messages: JsonObject[] = [];
  const waiting: (() => void)[] = [];
  socket.on('message', (data) => {
    messages.push(parseObject(String(data)));
    for (const wake of waiting.splice(0)) wake();
  });
  await new Promise((done) => socket.once('open', done));
  const until = async (condition: () => boolean) => {
    while (!condition()) await new Promise<void>((wake) => waiting.push(wake));
  };
  const ask = async (request: JsonObject | string) => {
    const start = messages.length;
    socket.send(typeof request === 'string' ? request : JSON.stringify(request));
    const answer = () => messages.slice(start).find(({ type }) => type === 'response' || type === 'error');
    await until(() => answer() !== undefined);
    return answer() ?? {};
  };
  return { messages, ask, heard: (count) => until(() => messages.length >= count), close: () => socket.terminate() };
}

function parseObject(text: string): JsonObject {
  const value: JsonObject = JSON.parse(text);
  return value;
}
