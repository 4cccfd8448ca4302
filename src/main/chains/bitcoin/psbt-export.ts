// Owns the PSBT (BIP174, BIP371) that a signer elsewhere gets: the chosen coins with their full previous transactions, and what it needs to find its keys and our change.
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { createBase58check } from '@scure/base';
import { HDKey } from '@scure/bip32';
import type { Psbt } from 'bitcoinjs-lib';
import { hardened } from '../derive-key.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { buildPsbt } from './build.ts';
import type { Descriptor, DescriptorKey } from './descriptor.ts';
import { type Place, placesOf } from './descriptor-places.ts';
import { changeIndexOf } from './output-order.ts';
import { keyVersions } from './params.ts';
import { previousOutputs } from './previous-output.ts';
import type { BitcoinParams, Coin, KeyPosition, Selection } from './types.ts';

const base58check = createBase58check(sha256);

export interface ExportOptions {
  readonly account: Descriptor;
  readonly params: BitcoinParams;
  readonly lockTime: number;
  /** Full bytes of a transaction by its id; null when they are not known. */
  readonly previous: (txid: string) => Uint8Array | null;
}

/**
 * The unsigned PSBT of a selection, the same for the same arguments. Every amount is compared with the bytes of the transaction that made it. Refusals: those
 * of `buildPsbt`, `previous-missing`, `previous-differs` (bytes, amount or script are not the coin's), `coin-not-ours` (coin or change not at its position).
 */
export function exportPsbt(selection: Selection, options: ExportOptions): Result<Psbt> {
  const described = describePsbt(selection, options);
  return described.ok ? ok(described.value.psbt) : described;
}

export interface DescribedPsbt {
  readonly psbt: Psbt;
  /** Of each input: keys are derived once. */
  readonly places: readonly Place[];
}

/** As `exportPsbt`, with the places of the inputs. */
export function describePsbt(selection: Selection, options: ExportOptions): Result<DescribedPsbt> {
  const built = buildPsbt(selection, options.params, options.lockTime);
  if (!built.ok) return built;
  const psbt = built.value;
  const placeAt = placesOf(options.account, options.params);
  const outputAt = previousOutputs(options.previous);
  const places = selection.inputs.map(({ position }) => placeAt(position));
  for (const [index, coin] of selection.inputs.entries()) {
    const described = describeInput(psbt, index, coin, places[index], options, outputAt(coin.txid, coin.vout));
    if (!described.ok) return described;
  }
  const { change } = selection;
  if (change !== null) {
    const place = placeAt(change.position);
    if (place.address !== change.address) return refuse('coin-not-ours', { address: change.address });
    psbt.updateOutput(changeIndexOf(selection) ?? 0, keysOf(options.account, place, change.position, options.params));
  }
  addAccountKeys(psbt, options.account, options.params);
  return ok({ psbt, places });
}

function describeInput(
  psbt: Psbt,
  index: number,
  coin: Coin,
  place: Place | undefined,
  { account, params }: ExportOptions,
  output: ReturnType<ReturnType<typeof previousOutputs>>,
): Result<void> {
  if (place?.address !== coin.address) return refuse('coin-not-ours', { address: coin.address });
  if (!output.ok) return output;
  if (output.value.value !== coin.value || Buffer.compare(output.value.script, place.script) !== 0)
    return refuse('previous-differs', { txid: coin.txid });
  // Taproot signatures cover amounts and scripts of all inputs (BIP341): its signers neither need nor like the whole transaction (BIP371).
  const whole = account.kind === 'p2tr' ? {} : { nonWitnessUtxo: output.value.bytes };
  // The library's own method reads the whole previous transaction at each input; its id, amount and script were compared above.
  psbt.data.updateInput(index, { ...whole, ...keysOf(account, place, coin.position, params) });
  return ok(undefined);
}

/** Where the keys of a place are: the same words for inputs and for the change. */
function keysOf(account: Descriptor, place: Place, position: KeyPosition, params: BitcoinParams) {
  const derivations = place.keys.map(({ publicKey, of }) => ({ pubkey: publicKey, ...pathOf(of, position, params) }));
  if (account.kind === 'p2tr') {
    return {
      tapBip32Derivation: derivations.map(({ pubkey, ...rest }) => ({ ...rest, pubkey: pubkey.subarray(1), leafHashes: [] })),
      ...(place.keys[0] === undefined ? {} : { tapInternalKey: place.keys[0].publicKey.subarray(1) }),
    };
  }
  return { bip32Derivation: derivations, ...(place.witnessScript === null ? {} : { witnessScript: place.witnessScript }) };
}

/** Where the origin is not known, the extended key itself is named as master: as Bitcoin Core does. */
function pathOf(key: DescriptorKey, { chain, index }: KeyPosition, params: BitcoinParams) {
  const start = key.origin === null ? [] : key.origin.path;
  const path = ['m', ...[...start, chain, index].map(step)].join('/');
  return { masterFingerprint: fingerprintOf(key, params), path };
}

/** Of the extended key itself where the origin is not known: asked once per key, for it takes a point of the curve. */
const ownFingerprints = new WeakMap<DescriptorKey, Uint8Array>();

function fingerprintOf(key: DescriptorKey, params: BitcoinParams): Uint8Array {
  if (key.origin !== null) return hexToBytes(key.origin.fingerprint);
  const known = ownFingerprints.get(key);
  if (known !== undefined) return known;
  const { fingerprint } = HDKey.fromExtendedKey(key.xpub, keyVersions(params));
  const bytes = hexToBytes(fingerprint.toString(16).padStart(8, '0'));
  ownFingerprints.set(key, bytes);
  return bytes;
}

function step(index: number): string {
  return index >= hardened(0) ? `${index - hardened(0)}'` : `${index}`;
}

/** Signers of shared accounts recognise the account, and so the change, by its extended keys. */
function addAccountKeys(psbt: Psbt, account: Descriptor, params: BitcoinParams): void {
  if (account.kind !== 'p2wsh-multi') return;
  const globalXpub = account.keys.flatMap((key) =>
    key.origin === null
      ? []
      : [
          {
            extendedPubkey: base58check.decode(key.xpub),
            masterFingerprint: fingerprintOf(key, params),
            path: ['m', ...key.origin.path.map(step)].join('/'),
          },
        ],
  );
  if (globalXpub.length > 0) psbt.updateGlobal({ globalXpub });
}
