// Owns receiving of all wallets: each wallet's part is made when it is first asked for, and told that its chain has moved.
import type { ReceivedPayment } from '../../shared/contract/receiving.ts';
import type { Network } from '../../shared/network.ts';
import { type Result, ok } from '../../shared/result.ts';
import { makeDurableFile } from '../storage/durable-file.ts';
import { openJsonDocument } from '../storage/json-document.ts';
import { walletPaths } from '../storage/paths.ts';
import type { ReplaceTools } from '../storage/replace-file.ts';
import { makeSerial } from '../storage/serial.ts';
import { RequestBook } from './request-book.ts';
import { noRequests, requestFile } from './stored-requests-parse.ts';
import { WalletReceiving, type WalletReceivingOptions } from './wallet-receiving.ts';

/** One wallet, as far as receiving must know it. */
export interface ReceivingWallet extends Pick<WalletReceivingOptions, 'addresses' | 'payees' | 'backend'> {
  readonly id: string;
  readonly network: Network;
}

export interface ReceivingOptions extends ReplaceTools {
  readonly home: string;
  /** Refusals: those of a wallet that is not there or could not be opened. */
  readonly wallet: (walletId: string) => Result<ReceivingWallet>;
  /** Unix seconds. */
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
  /** Payments arrived that a person wants to hear of. */
  readonly arrived: (walletId: string, payments: readonly ReceivedPayment[]) => void;
  readonly report: (error: unknown) => void;
}

export class Receiving {
  private readonly open = new Map<string, WalletReceiving>();
  private readonly serial = makeSerial();

  constructor(private readonly options: ReceivingOptions) {}

  /** Refusals: those of the wallet, `document-damaged` and those of the file; it is left alone then and tried again with the next question. */
  of(walletId: string): Promise<Result<WalletReceiving>> {
    // Two books over one file would each forget what the other wrote.
    return this.serial(async () => {
      const known = this.open.get(walletId);
      if (known) return ok(known);
      const opened = await this.make(walletId);
      if (opened.ok) this.open.set(walletId, opened.value);
      return opened;
    });
  }

  /** Looks for payments that arrived and tells of them. What cannot be asked is asked with the next move. */
  async look(walletId: string): Promise<void> {
    const part = await this.of(walletId);
    if (!part.ok) return this.options.report(`receiving of ${walletId}: ${part.error.code}`);
    const news = await part.value.news();
    if (news.ok && news.value.length > 0) this.options.arrived(walletId, news.value);
  }

  /** Resolves when nothing is on its way to the disk. */
  async settled(): Promise<void> {
    for (const part of this.open.values()) await part.settled();
  }

  private async make(walletId: string): Promise<Result<WalletReceiving>> {
    const { files, wait, home, now, random } = this.options;
    const wallet = this.options.wallet(walletId);
    if (!wallet.ok) return wallet;
    const paths = walletPaths(home, wallet.value.network, walletId);
    if (!paths.ok) return paths;
    const file = makeDurableFile({ files, wait, path: paths.value.receiveRequests });
    const document = await openJsonDocument({ file, schema: requestFile, initial: noRequests });
    if (!document.ok) return document;
    return ok(new WalletReceiving({ ...wallet.value, now, book: new RequestBook({ document: document.value, now, random }) }));
  }
}
