// Owns one delivery of a webhook: its target checked like any host, the body as it was signed, and of the answer nothing but its status.
import type { IncomingMessage } from 'node:http';
import { type Result, ok } from '../shared/result.ts';
import { type TargetRules, webhookTarget } from '../shared/webhooks/target.ts';
import { exchange } from './host-call.ts';
import { type Resolve, systemResolve } from './resolve-host.ts';

export interface Delivery {
  readonly url: string;
  readonly body: string;
  /** HMAC-SHA256 of the body, in hex. */
  readonly signature: string;
}

/** What is read of an answer before the connection is closed: a target that is still sending has told its status. */
const maxBytes = 64 * 1024;
/** Milliseconds for the rest of an answer whose status is known. */
const bodyLimitMs = 2000;

/** The status that came, whatever it is; redirects are not followed. Refusals: those of `webhookTarget` and of `exchange`. */
export async function deliverWebhook(
  { url, body, signature }: Delivery,
  rules: TargetRules,
  resolve: Resolve = systemResolve,
): Promise<Result<{ status: number }>> {
  const target = webhookTarget(url, rules);
  if (!target.ok) return target;
  const payload = Buffer.from(body, 'utf8');
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': String(payload.length),
    'User-Agent': 'Pullpay',
    'BTCPay-Sig': `sha256=${signature}`,
  };
  return exchange({ ...target.value, method: 'POST', headers, payload, read: readStatus }, resolve);
}

function readStatus(incoming: IncomingMessage): Promise<Result<{ status: number }>> {
  const answer = ok({ status: incoming.statusCode ?? 0 });
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(answer), bodyLimitMs);
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) resolve(answer);
    });
    incoming.on('end', () => resolve(answer));
    incoming.on('close', () => {
      clearTimeout(timer);
      resolve(answer);
    });
    incoming.on('error', () => resolve(answer));
  });
}
