// Owns a signing device that is no part of the app: one key below public words, its descriptor for watching, and its signature under a PSBT.
import { HDKey } from '@scure/bip32';
import { mnemonicToSeedSync } from '@scure/bip39';
import { Psbt } from 'bitcoinjs-lib';

const versions = { private: 0x04_35_83_94, public: 0x04_35_87_cf };
const root = HDKey.fromMasterSeed(mnemonicToSeedSync(`${'zoo '.repeat(11)}wrong`, 'cold'), versions);
const path = "84'/1'/0'";

export const coldDescriptor = `wpkh([${root.fingerprint.toString(16).padStart(8, '0')}/${path}]${root.derive(`m/${path}`).publicExtendedKey}/<0;1>/*)`;

/** Signs every input that names a key of ours. */
export function signCold(psbt: string): Uint8Array {
  const request = Psbt.fromBase64(psbt);
  for (const [index, { bip32Derivation = [] }] of request.data.inputs.entries()) {
    const key = root.derive(bip32Derivation[0]?.path ?? 'm');
    if (key.publicKey === null) throw new Error('no key');
    request.signInput(index, { publicKey: key.publicKey, sign: (hash) => key.sign(hash) });
  }
  return request.toBuffer();
}
