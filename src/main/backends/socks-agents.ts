// Owns HTTP over connections that somebody else opens (a proxy's, say): one agent per scheme, asking for sockets where Node's own would open them.
import { Agent as HttpAgent, type AgentOptions, type ClientRequestArgs } from 'node:http';
import { Agent as HttpsAgent, type AgentOptions as HttpsAgentOptions, type RequestOptions } from 'node:https';
import { isIP, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as secure } from 'node:tls';
import type { Refusal } from '../../shared/result.ts';
import type { Dial } from './socks.ts';

/** Why no connection came about, as Node's request reports it. */
export class DialError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

export interface Dialling {
  readonly dial: Dial;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

type Created = (error: Error | null, stream: Duplex) => void;

export class DialAgent extends HttpAgent {
  private readonly dialling: Dialling;
  constructor(options: AgentOptions, dialling: Dialling) {
    super(options);
    this.dialling = dialling;
  }
  override createConnection(options: ClientRequestArgs, created?: Created): undefined {
    void reach(options, this.dialling, (socket) => socket, created);
  }
}

export class SecureDialAgent extends HttpsAgent {
  private readonly dialling: Dialling;
  constructor(options: HttpsAgentOptions, dialling: Dialling) {
    super(options);
    this.dialling = dialling;
  }
  override createConnection(options: RequestOptions, created?: Created): undefined {
    const host = options.host ?? '';
    const named = isIP(host) === 0 ? { servername: options.servername ?? host } : {};
    const { ca } = options;
    void reach(options, this.dialling, (socket) => secure({ socket, host, ...named, ...(ca === undefined ? {} : { ca }) }), created);
  }
}

async function reach(
  { host, port }: ClientRequestArgs,
  { dial, timeoutMs, signal }: Dialling,
  wrap: (socket: Socket) => Duplex,
  created?: Created,
): Promise<void> {
  const answer = await dial({ host: host ?? '', port: Number(port) }, { timeoutMs, signal });
  if (answer.ok) created?.(null, wrap(answer.value));
  else created?.(new DialError(answer.error), new Socket());
}
