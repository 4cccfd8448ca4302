// Owns the proof of what coins are worth before anything is planned or signed with them: the bytes of the transactions that made them, whatever a server says.
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { BitcoinBackend } from '../../backends/bitcoin-backend.ts';
import { scriptOfAddress } from '../../chains/bitcoin/address.ts';
import { outpointOf } from '../../chains/bitcoin/coin-usable.ts';
import { type PreviousOutput, previousOutput } from '../../chains/bitcoin/previous-output.ts';
import type { BitcoinParams, Coin } from '../../chains/bitcoin/types.ts';

type Checked = Pick<Coin, 'txid' | 'vout' | 'value' | 'address'>;

/**
 * Ok when each coin is an output of that amount to that address by the bytes of its transaction. Refusals: `previous-differs`, `previous-missing` (nobody has the
 * bytes), and the backend's.
 */
export type AmountCheck = (coins: readonly Checked[]) => Promise<Result<void>>;

/** Questions to the server at one time. */
const parallel = 8;
/** Remembered outputs, oldest forgotten first. Bytes of an id never change, so what was proved once stays proved. */
const mostKept = 20_000;

export function amountCheck(backend: Pick<BitcoinBackend, 'rawTransaction'>, params: BitcoinParams): AmountCheck {
  const proved = new Map<string, PreviousOutput>();
  const keep = (outpoint: string, output: PreviousOutput): void => {
    if (proved.size >= mostKept) proved.delete(proved.keys().next().value ?? '');
    proved.set(outpoint, output);
  };
  return async (coins) => {
    const unknown = byTransaction(coins.filter((coin) => !proved.has(outpointOf(coin))));
    for (let start = 0; start < unknown.length; start += parallel) {
      const answers = await Promise.all(unknown.slice(start, start + parallel).map((made) => outputsOf(backend, made)));
      for (const answer of answers) {
        if (!answer.ok) return answer;
        for (const [outpoint, output] of answer.value) keep(outpoint, output);
      }
    }
    const wrong = coins.find((coin) => !isWorth(coin, proved.get(outpointOf(coin)), params));
    return wrong === undefined ? ok(undefined) : refuse('previous-differs', { txid: wrong.txid });
  };
}

function byTransaction(coins: readonly Checked[]): readonly (readonly [string, readonly Checked[]])[] {
  const made = new Map<string, Checked[]>();
  for (const coin of coins) made.set(coin.txid, [...(made.get(coin.txid) ?? []), coin]);
  return [...made];
}

async function outputsOf(
  backend: Pick<BitcoinBackend, 'rawTransaction'>,
  [txid, coins]: readonly [string, readonly Checked[]],
): Promise<Result<readonly (readonly [string, PreviousOutput])[]>> {
  const raw = await backend.rawTransaction(txid);
  if (!raw.ok) return raw;
  if (raw.value === null) return refuse('previous-missing', { txid });
  // Anything but hex gives no bytes, and so no transaction.
  const bytes = /^(?:[0-9a-f]{2})+$/i.test(raw.value) ? hexToBytes(raw.value) : new Uint8Array(0);
  const found: (readonly [string, PreviousOutput])[] = [];
  for (const coin of coins) {
    const output = previousOutput(bytes, txid, coin.vout);
    if (!output.ok) return output;
    found.push([outpointOf(coin), output.value]);
  }
  return ok(found);
}

function isWorth({ value, address }: Checked, output: PreviousOutput | undefined, params: BitcoinParams): boolean {
  const script = scriptOfAddress(address, params);
  return output !== undefined && script.ok && output.value === value && bytesToHex(output.script) === bytesToHex(script.value);
}
