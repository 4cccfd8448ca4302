// Owns a signing device: a phrase that only the story knows, the descriptor of its first BIP84 account, and what it does with a file that it is given.
import { HDKey } from '@scure/bip32';
import { generateMnemonic, mnemonicToSeedSync } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { type HDSigner, networks, payments, Psbt } from 'bitcoinjs-lib';

/** tprv and tpub (SLIP-132), as test networks spell extended keys. */
const versions = { private: 0x04358394, public: 0x043587cf };
const network = networks.regtest;
const path = "m/84'/1'/0'";

export class SigningDevice {
  private readonly master = HDKey.fromMasterSeed(mnemonicToSeedSync(generateMnemonic(wordlist)), versions);

  /** As the device exports it. */
  get descriptor(): string {
    const origin = fingerprintOf(this.master).toString('hex');
    return `wpkh([${origin}/84h/1h/0h]${this.master.derive(path).publicExtendedKey}/<0;1>/*)`;
  }

  get firstAddress(): string {
    const { publicKey } = this.master.derive(`${path}/0/0`);
    return payments.p2wpkh({ pubkey: publicKey ?? new Uint8Array(), network }).address ?? '';
  }

  /** What it shows before it signs: where to, and how much (satoshi). */
  outputs(file: Uint8Array): readonly { readonly address: string; readonly amount: bigint }[] {
    return read(file).txOutputs.map(({ address = '', value }) => ({ address, amount: value }));
  }

  /** Signs every input with the key that the file names. */
  sign(file: Uint8Array): Buffer {
    return this.signed(read(file));
  }

  /** Signs another payment of the same coins: this address gets so many satoshi less, the next output gets them. */
  signAltered(file: Uint8Array, address: string, less: bigint): Buffer {
    const given = read(file);
    const altered = new Psbt({ network }).setVersion(given.version).setLocktime(given.locktime);
    for (const [index, { hash, index: vout, sequence }] of given.txInputs.entries()) {
      const { nonWitnessUtxo, witnessUtxo, bip32Derivation } = given.data.inputs[index] ?? {};
      altered.addInput({
        hash,
        index: vout,
        ...(sequence !== undefined && { sequence }),
        ...(nonWitnessUtxo && { nonWitnessUtxo }),
        ...(witnessUtxo && { witnessUtxo }),
        ...(bip32Derivation && { bip32Derivation }),
      });
    }
    const at = given.txOutputs.findIndex((output) => output.address === address);
    const next = (at + 1) % given.txOutputs.length;
    for (const [index, { script, value }] of given.txOutputs.entries())
      altered.addOutput({ script, value: index === at ? value - less : index === next ? value + less : value });
    return this.signed(altered);
  }

  private signed(psbt: Psbt): Buffer {
    return Buffer.from(psbt.signAllInputsHD(signer(this.master)).toBuffer());
  }
}

function read(file: Uint8Array): Psbt {
  return Psbt.fromBuffer(file, { network });
}

function fingerprintOf({ fingerprint }: HDKey): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(fingerprint);
  return bytes;
}

/** The key as the library wants it. */
function signer(key: HDKey): HDSigner {
  return {
    publicKey: key.publicKey ?? new Uint8Array(),
    fingerprint: fingerprintOf(key),
    derivePath: (at) => signer(key.derive(at)),
    sign: (hash) => key.sign(hash),
  };
}
