// Owns the checks that need the transaction alone: Core's CheckTransaction (consensus) and IsStandardTx (relay policy).
import { witnessProgram } from './address.ts';
import { isPushOnly } from './opcodes.ts';
import { firstRefusal, rejected, type Verdict } from './refusal.ts';
import { isUnspendable, kindOf, maxDataScript } from './script-kind.ts';
import { type ChainOutput, type ChainTransaction, isNull, outpointKey } from './transaction.ts';
import { feeAt, maxMoney } from './units.ts';

/** Satoshi per 1,000 virtual bytes (policy.h DUST_RELAY_TX_FEE). */
const dustRelayRate = 3000n;
const maxStandardWeight = 400_000;
const maxBlockWeight = 4_000_000;
/** Smaller ones could be mistaken for an inner node of the merkle tree (CVE-2017-12842). */
const minBaseSize = 65;

export function checkForm(transaction: ChainTransaction): Verdict {
  return firstRefusal([() => checkConsensus(transaction), () => checkStandard(transaction)]);
}

/** Core's CheckTransaction. */
export function checkConsensus(transaction: ChainTransaction): Verdict {
  const { inputs, outputs, baseSize } = transaction;
  if (inputs.length === 0) return rejected('bad-txns-vin-empty');
  if (outputs.length === 0) return rejected('bad-txns-vout-empty');
  if (baseSize * 4 > maxBlockWeight) return rejected('bad-txns-oversize');
  return firstRefusal([
    () => checkAmounts(outputs),
    () => (new Set(inputs.map(outpointKey)).size < inputs.length ? rejected('bad-txns-inputs-duplicate') : null),
    () => (transaction.coinbase ? coinbaseForm(transaction) : null),
    () => (!transaction.coinbase && inputs.some(isNull) ? rejected('bad-txns-prevout-null') : null),
  ]);
}

/** Out of a block a coinbase has no place, whatever its form. */
function coinbaseForm({ inputs }: ChainTransaction): Verdict {
  const length = inputs[0]?.script.length ?? 0;
  return rejected(length < 2 || length > 100 ? 'bad-cb-length' : 'coinbase');
}

function checkAmounts(outputs: readonly ChainOutput[]): Verdict {
  let total = 0n;
  for (const { value } of outputs) {
    if (value < 0n) return rejected('bad-txns-vout-negative');
    if (value > maxMoney) return rejected('bad-txns-vout-toolarge');
    total += value;
    if (total > maxMoney) return rejected('bad-txns-txouttotal-toolarge');
  }
  return null;
}

function checkStandard(transaction: ChainTransaction): Verdict {
  const { version, weight, inputs, outputs, baseSize } = transaction;
  if (version < 1 || version > 3) return rejected('version');
  if (weight > maxStandardWeight) return rejected('tx-size');
  for (const { script } of inputs) {
    if (script.length > 1650) return rejected('scriptsig-size');
    if (!isPushOnly(script)) return rejected('scriptsig-not-pushonly');
  }
  return firstRefusal([
    () => (outputs.every(isStandardOutput) ? null : rejected('scriptpubkey')),
    () => (outputs.filter(isDust).length > 1 ? rejected('dust') : null),
    () => (outputs.filter(({ script }) => kindOf(script) === 'op_return').length > 1 ? rejected('multi-op-return') : null),
    () => (baseSize < minBaseSize ? rejected('tx-size-small') : null),
  ]);
}

function isStandardOutput({ script }: ChainOutput): boolean {
  const kind = kindOf(script);
  if (kind === 'op_return') return script.length <= maxDataScript;
  return kind !== 'unknown' && kind !== 'empty';
}

/** Core's GetDustThreshold: what spending the output would cost at the dust rate. */
export function dustThreshold({ script }: Pick<ChainOutput, 'script'>): bigint {
  if (isUnspendable(script)) return 0n;
  const witness = witnessProgram(script) !== null;
  const lengthSize = script.length < 253 ? 1 : 3;
  return feeAt(dustRelayRate, 8 + lengthSize + script.length + (witness ? 67 : 148));
}

export function isDust(output: ChainOutput): boolean {
  return output.value < dustThreshold(output);
}
