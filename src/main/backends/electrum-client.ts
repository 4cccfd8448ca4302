// Owns one open connection to an Electrum server: JSON lines out and in, answers matched by id, each line and each question bounded.
import type { Duplex } from 'node:stream';
import type { Refusal } from '../../shared/result.ts';
import { line } from './electrum-parse.ts';

export type ElectrumAnswer =
  | { readonly kind: 'result'; readonly result: unknown }
  /** The server's own refusal; `code` is null where it sent bare text. */
  | { readonly kind: 'refused'; readonly code: number | null; readonly message: string }
  /** No answer, or none that can be read. */
  | { readonly kind: 'lost'; readonly refusal: Refusal };

export interface ElectrumClient {
  /** Asks once. After `lost` the connection is of no use any more: what comes late could not be told from what was asked later. */
  ask(method: string, params: readonly unknown[]): Promise<ElectrumAnswer>;
  readonly isOpen: boolean;
  close(): void;
}

export interface ElectrumClientOptions {
  /** From the question to the last byte of the answer. */
  readonly timeoutMs: number;
  /** Longest line in bytes. */
  readonly maxBytes?: number;
  /** Host and port, for refusals. */
  readonly host: string;
}

/** The largest transaction in hex, and its envelope. */
const longestLine = 9 * 1024 * 1024;
const newline = 0x0a;

export function electrumClient(stream: Duplex, options: ElectrumClientOptions): ElectrumClient {
  return new Client(stream, options);
}

class Client implements ElectrumClient {
  private readonly stream: Duplex;
  private readonly options: ElectrumClientOptions;
  private readonly waiting = new Map<number, (answer: ElectrumAnswer) => void>();
  private parts: Buffer[] = [];
  private size = 0;
  private lastId = 0;
  isOpen = true;

  constructor(stream: Duplex, options: ElectrumClientOptions) {
    this.stream = stream;
    this.options = options;
    stream.on('data', (bytes: Buffer) => this.receive(bytes));
    for (const event of ['error', 'end', 'close']) stream.on(event, () => this.end('backend-unreachable'));
  }

  ask(method: string, params: readonly unknown[]): Promise<ElectrumAnswer> {
    if (!this.isOpen) return Promise.resolve(this.lost('backend-unreachable'));
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve) => {
      const deadline = setTimeout(() => this.end('backend-timeout'), this.options.timeoutMs);
      this.waiting.set(id, (answer) => {
        clearTimeout(deadline);
        resolve(answer);
      });
      this.stream.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    });
  }

  close(): void {
    this.end('backend-unreachable');
  }

  private lost(code: string): ElectrumAnswer {
    return { kind: 'lost', refusal: { code, params: { host: this.options.host } } };
  }

  private end(code: string): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.parts = [];
    this.stream.destroy();
    for (const tell of this.waiting.values()) tell(this.lost(code));
    this.waiting.clear();
  }

  private receive(bytes: Buffer): void {
    let rest = bytes;
    for (let at = rest.indexOf(newline); at !== -1 && this.isOpen; at = rest.indexOf(newline)) {
      this.keep(rest.subarray(0, at));
      const whole = Buffer.concat(this.parts);
      this.parts = [];
      this.size = 0;
      rest = rest.subarray(at + 1);
      if (this.isOpen) this.read(whole);
    }
    if (this.isOpen) this.keep(rest);
  }

  private keep(part: Buffer): void {
    this.size += part.length;
    if (this.size > (this.options.maxBytes ?? longestLine)) this.end('backend-too-large');
    else if (part.length > 0) this.parts.push(part);
  }

  /** A line that cannot be read, or that answers nothing we asked, ends the connection. */
  private read(bytes: Buffer): void {
    const said = parsed(bytes);
    if (said === null) return this.end('backend-garbled');
    const { id, method, result, error } = said;
    // A notice: whoever wants to know the newest block asks.
    if (method !== undefined && (id === undefined || id === null)) return;
    const tell = typeof id === 'number' ? this.waiting.get(id) : undefined;
    if (tell === undefined || typeof id !== 'number') return this.end('backend-garbled');
    this.waiting.delete(id);
    if (typeof error === 'string') tell({ kind: 'refused', code: null, message: error });
    else if (error) tell({ kind: 'refused', code: error.code, message: error.message });
    else tell({ kind: 'result', result });
  }
}

function parsed(bytes: Buffer): ReturnType<typeof line.parse> | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return line.parse(json);
  } catch {
    return null;
  }
}
