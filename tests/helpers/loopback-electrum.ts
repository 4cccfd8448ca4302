// Owns an Electrum server on loopback, plain or over TLS, that answers whatever a test tells it to, line by line.
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import type { TestCertificate } from './electrum-certificates.ts';

/** A refusal in the server's words. */
export class ElectrumRefusal extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** Answers one question, or throws `ElectrumRefusal`. */
export type ElectrumAnswers = (method: string, params: readonly unknown[]) => unknown;

export interface LoopbackElectrum {
  readonly port: number;
  /** Methods that were asked so far. */
  readonly asked: string[];
  readonly connections: () => number;
  /** Cuts every connection; new ones are served. */
  cut(): void;
  /** Sends bytes to every connection, unasked. */
  send(text: string): void;
  close(): Promise<void>;
}

export interface LoopbackElectrumOptions {
  readonly answers: ElectrumAnswers;
  readonly certificate?: TestCertificate;
  readonly port?: number;
  /** What goes out instead of the honest line (without its end); null: nothing. */
  readonly twist?: (line: string, method: string) => string | Buffer | null;
}

export async function serveElectrum({ answers, certificate, port = 0, twist }: LoopbackElectrumOptions): Promise<LoopbackElectrum> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  let count = 0;
  const serve = (socket: Socket): void => {
    open.add(socket);
    count += 1;
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    onLines(socket, (text) => void reply(text, socket));
  };
  const reply = async (text: string, socket: Socket): Promise<void> => {
    const { id, method, params } = JSON.parse(text) as { id: number; method: string; params: unknown[] };
    asked.push(method);
    const line = await answered(answers, id, method, params);
    const sent = twist === undefined ? line : twist(line, method);
    if (sent !== null && !socket.destroyed) socket.write(Buffer.concat([Buffer.from(sent), Buffer.from('\n')]));
  };
  const server: Server = certificate === undefined ? createServer(serve) : createSecureServer(certificate, serve);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    connections: () => count,
    cut,
    send: (text) => {
      for (const socket of open) socket.write(text);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}

async function answered(answers: ElectrumAnswers, id: number, method: string, params: readonly unknown[]): Promise<string> {
  try {
    return JSON.stringify({ jsonrpc: '2.0', id, result: (await answers(method, params)) ?? null });
  } catch (error) {
    const code = error instanceof ElectrumRefusal ? error.code : -32_603;
    return JSON.stringify({ jsonrpc: '2.0', id, error: { code, message: error instanceof Error ? error.message : '' } });
  }
}

function onLines(socket: Socket, take: (line: string) => void): void {
  let rest = '';
  socket.on('data', (bytes: Buffer) => {
    const parts = (rest + bytes.toString('utf8')).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) take(part);
  });
}
