// Owns transactions as their bytes tell them: amounts and addresses come from bytes whose hash is the asked id, never from a server's summary.
import { ok, refuse, type Result } from '../../shared/result.ts';
import { decodeBitcoin } from '../chains/bitcoin/decode.ts';
import type { BitcoinParams, DecodedBitcoin } from '../chains/bitcoin/types.ts';
import type { BackendTransaction, BackendUtxo } from './bitcoin-backend.ts';

/** Where a server says that a transaction stands. */
export interface Standing {
  readonly height: number | null;
  readonly blockTime: number | null;
}

export interface TransactionBytes {
  /** The hex; null when the server does not have it. `backend-wrong-transaction` when the bytes are another transaction's, or none. */
  raw(txid: string): Promise<Result<string | null>>;
  decoded(txid: string): Promise<Result<DecodedBitcoin | null>>;
  /** With the amounts of its inputs, from the previous transactions. */
  assembled(txid: string, standing: Standing): Promise<Result<BackendTransaction | null>>;
}

/** Remembered transactions, oldest forgotten first; some 500 bytes each. */
const mostKept = 20_000;
/** Previous transactions that are asked for per transaction. More only a miner could put into a block, to keep us busy. */
const mostPrevious = 2_000;
const parallel = 8;
const noCoin = '0'.repeat(64);

export function transactionBytes(
  fetch: (txid: string) => Promise<Result<string | null>>,
  params: BitcoinParams,
  previousOf: (txid: string) => Promise<Result<string | null>> = fetch,
): TransactionBytes {
  const kept = new Map<string, DecodedBitcoin>();
  const read = (txid: string, hex: string): Result<DecodedBitcoin> => {
    const decoded = decodeBitcoin(hex, params);
    if (!decoded.ok || decoded.value.txid !== txid) return refuse('backend-wrong-transaction', { txid });
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
    kept.set(txid, decoded.value);
    return decoded;
  };
  const raw: TransactionBytes['raw'] = async (txid) => {
    const hex = await fetch(txid);
    if (!hex.ok || hex.value === null) return hex;
    const decoded = read(txid, hex.value);
    return decoded.ok ? hex : decoded;
  };
  const decodedBy = async (txid: string, ask: typeof fetch): Promise<Result<DecodedBitcoin | null>> => {
    const known = kept.get(txid);
    if (known !== undefined) return ok(known);
    const hex = await ask(txid);
    if (!hex.ok) return hex;
    return hex.value === null ? ok(null) : read(txid, hex.value);
  };
  const decoded = (txid: string): Promise<Result<DecodedBitcoin | null>> => decodedBy(txid, fetch);
  return {
    raw,
    decoded,
    async assembled(txid, standing) {
      const found = await decoded(txid);
      if (!found.ok || found.value === null) return found.ok ? ok(null) : found;
      const previous = await previousOutputs(found.value, (id) => decodedBy(id, previousOf));
      return previous.ok ? assemble(found.value, standing, previous.value) : previous;
    },
  };
}

type Previous = ReadonlyMap<string, DecodedBitcoin | null>;

async function previousOutputs(
  { inputs }: DecodedBitcoin,
  ask: (txid: string) => Promise<Result<DecodedBitcoin | null>>,
): Promise<Result<Previous>> {
  const wanted = [...new Set(inputs.map(({ txid }) => txid))].filter((txid) => txid !== noCoin).slice(0, mostPrevious);
  const found = new Map<string, DecodedBitcoin | null>();
  for (let start = 0; start < wanted.length; start += parallel) {
    const part = wanted.slice(start, start + parallel);
    const answers = await Promise.all(part.map(ask));
    for (const [index, answer] of answers.entries()) {
      if (!answer.ok) return answer;
      found.set(part[index] ?? '', answer.value);
    }
  }
  return ok(found);
}

function assemble(decoded: DecodedBitcoin, { height, blockTime }: Standing, previous: Previous): Result<BackendTransaction> {
  const inputs: BackendTransaction['inputs'][number][] = [];
  for (const { txid, vout } of decoded.inputs) {
    const output = previous.get(txid)?.outputs[vout];
    // An input of an output that its transaction does not have: no node would hold such a transaction.
    if (output === undefined && previous.get(txid)) return refuse('backend-wrong-transaction', { txid: decoded.txid });
    inputs.push({ txid, vout, address: output?.address ?? null, value: txid === noCoin ? 0n : (output?.value ?? null) });
  }
  const outputs = decoded.outputs.map(({ address, value }) => ({ address, value }));
  const fee = feeOf(inputs, outputs);
  if (fee !== null && fee < 0n) return refuse('backend-wrong-transaction', { txid: decoded.txid });
  return ok({ txid: decoded.txid, height, blockTime, fee, inputs, outputs });
}

function feeOf(inputs: BackendTransaction['inputs'], outputs: BackendTransaction['outputs']): bigint | null {
  // A coinbase makes its money.
  if (inputs[0]?.txid === noCoin) return 0n;
  let sum = 0n;
  for (const { value } of inputs) {
    if (value === null) return null;
    sum += value;
  }
  return outputs.reduce((rest, { value }) => rest - value, sum);
}

/** Whether it pays the address or spends from it. */
export function touches({ inputs, outputs }: BackendTransaction, address: string): boolean {
  return [...inputs, ...outputs].some((side) => side.address === address);
}

/** The coins of an address, out of all transactions that touch it: its outputs that none of them spends. */
export function unspentOf(address: string, transactions: readonly BackendTransaction[]): readonly BackendUtxo[] {
  const spent = new Set(transactions.flatMap(({ inputs }) => inputs.map(({ txid, vout }) => `${txid}:${vout}`)));
  return transactions.flatMap(({ txid, height, outputs }) =>
    outputs.flatMap((output, vout) =>
      output.address === address && !spent.has(`${txid}:${vout}`) ? [{ txid, vout, value: output.value, height }] : [],
    ),
  );
}

/** Waiting ones first, then by height; of one block as they came. */
export function newestFirst(transactions: readonly BackendTransaction[]): readonly BackendTransaction[] {
  const rank = ({ height }: BackendTransaction): number => height ?? Number.MAX_SAFE_INTEGER;
  return [...transactions].sort((a, b) => rank(b) - rank(a));
}
