// Owns a Bitcoin chain in memory that answers as a backend, counts its questions and can go silent.
import { ok, refuse, type Result } from '../../src/shared/result.ts';
import type { BackendTransaction, BackendUtxo, BitcoinBackend } from '../../src/main/backends/bitcoin-backend.ts';

import { fakeBytes } from './fake-bitcoin-bytes.ts';

type Output = { readonly address: string | null; readonly value: bigint };

export class FakeBitcoin implements BitcoinBackend {
  readonly kind = 'esplora';
  readonly place = 'fake';
  height = 100;
  readonly questions: string[] = [];
  /** Refuses every question that contains this text. */
  silentAbout: string | null = null;
  private readonly entries: BackendTransaction[] = [];
  private readonly bytes = new Map<string, string>();

  /** Puts a transaction into the mempool; inputs are "txid:vout" of earlier ones, or none for foreign money. */
  send(outputs: readonly Output[], spends: readonly string[] = []): string {
    const foreign = [{ txid: 'f'.repeat(64), vout: this.entries.length, address: 'foreign', value: 10n ** 12n }];
    const inputs = spends.length === 0 ? foreign : spends.map((outpoint) => this.inputOf(outpoint));
    const fee = inputs.reduce((sum, { value }) => sum + (value ?? 0n), 0n) - outputs.reduce((sum, { value }) => sum + value, 0n);
    const { txid, hex } = fakeBytes(inputs, outputs);
    this.bytes.set(txid, hex);
    this.entries.unshift({ txid, height: null, blockTime: null, fee, inputs, outputs: [...outputs] });
    return txid;
  }

  mine(count = 1): void {
    this.height += count;
    for (const [index, entry] of this.entries.entries()) {
      if (entry.height === null) this.entries[index] = { ...entry, height: this.height, blockTime: this.height * 600 };
    }
  }

  /** Takes the newest block away: its transactions wait again. */
  unmine(): void {
    for (const [index, entry] of this.entries.entries()) {
      if (entry.height === this.height) this.entries[index] = { ...entry, height: null, blockTime: null };
    }
    this.height -= 1;
  }

  async check() {
    const tip = await this.tip();
    return tip.ok ? ok({ tip: tip.value, tipTime: this.height * 600, software: 'fake', notes: [] }) : tip;
  }

  blockHash(height: number) {
    return this.answer(`blockHash ${height}`, () => (height > this.height ? null : height.toString(16).padStart(64, '0')));
  }

  rawTransaction(txid: string): Promise<Result<string | null>> {
    return this.answer(`rawTransaction ${txid}`, () => this.bytes.get(txid) ?? null);
  }

  tip() {
    return this.answer('tip', () => ({ height: this.height, hash: this.height.toString(16).padStart(64, '0') }));
  }

  utxos(address: string): Promise<Result<readonly BackendUtxo[]>> {
    return this.answer(`utxos ${address}`, () => this.unspentOf(address));
  }

  transactions(address: string): Promise<Result<readonly BackendTransaction[]>> {
    return this.answer(`transactions ${address}`, () =>
      this.entries.filter(({ inputs, outputs }) => [...inputs, ...outputs].some((side) => side.address === address)),
    );
  }

  transaction(txid: string) {
    return this.answer(`transaction ${txid}`, () => this.entries.find((entry) => entry.txid === txid) ?? null);
  }

  spender(txid: string, vout: number) {
    return this.answer(`spender ${txid}:${vout}`, () => this.spenderOf(txid, vout) ?? null);
  }

  feeRates() {
    return this.answer('feeRates', () => ({ '1': 5_000n, '6': 2_000n }));
  }

  broadcast() {
    return Promise.resolve({ kind: 'unknown' as const, reason: 'not here' });
  }

  close(): void {}

  private answer<T>(question: string, value: () => T): Promise<Result<T>> {
    this.questions.push(question);
    const silent = this.silentAbout !== null && question.includes(this.silentAbout);
    return Promise.resolve(silent ? refuse('backend-timeout') : ok(value()));
  }

  private unspentOf(address: string): readonly BackendUtxo[] {
    return this.entries.flatMap(({ txid, height, outputs }) =>
      outputs.flatMap((output, vout) =>
        output.address === address && this.spenderOf(txid, vout) === undefined ? [{ txid, vout, value: output.value, height }] : [],
      ),
    );
  }

  private spenderOf(txid: string, vout: number): BackendTransaction | undefined {
    return this.entries.find(({ inputs }) => inputs.some((input) => input.txid === txid && input.vout === vout));
  }

  private inputOf(outpoint: string): BackendTransaction['inputs'][number] {
    const [txid = '', vout = ''] = outpoint.split(':');
    const output = this.entries.find((entry) => entry.txid === txid)?.outputs[Number(vout)];
    if (output === undefined) throw new Error(`no output ${outpoint}`);
    return { txid, vout: Number(vout), ...output };
  }
}
