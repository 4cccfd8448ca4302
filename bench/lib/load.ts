// Owns the clients that claim: each keeps one connection and sends its next claim when the last was answered.
import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { newBitcoinAddress } from '../../e2e/lib/addresses.ts';

export interface Load {
  readonly url: string;
  readonly clients: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly perSecond: number;
  /** Milliseconds that each claim took, from sending to the whole answer. */
  readonly latencies: readonly number[];
  /** `claimId` of every claim that was answered with 200. */
  readonly accepted: readonly string[];
}

export async function claimFor({ url, clients, seconds }: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const accepted: string[] = [];
  const latencies: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1000;
  const client = async (): Promise<void> => {
    for (let before = performance.now(); before < end; before = performance.now()) {
      const claimId = randomBytes(16).toString('hex');
      await post(agent, url, JSON.stringify(claimOf(claimId)));
      latencies.push(performance.now() - before);
      accepted.push(claimId);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const took = performance.now() - started;
  agent.destroy();
  return { perSecond: (accepted.length * 1000) / took, latencies, accepted };
}

function claimOf(claimId: string): Readonly<Record<string, string>> {
  return { destination: newBitcoinAddress(), amount: '1', payoutMethodId: 'BTC-CHAIN', claimId };
}

function post(agent: Agent, url: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${answer.statusCode} ${Buffer.concat(parts).toString('utf8')}`)),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
