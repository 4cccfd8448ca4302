// Owns the yardstick for claims: a bare route of the app's own HTTP library that appends the row of a claim to a file and answers after one fsync of its own.
import { randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';

const parent = (process as unknown as { readonly parentPort: { postMessage(message: unknown): void } }).parentPort;

/** What the app's journal keeps of a claim, field by field, so that both write as many bytes. */
function rowOf(claim: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const at = Math.floor(Date.now() / 1000);
  const payout = {
    id: randomBytes(15).toString('base64url'),
    pullPaymentId: 'fffffffffffffffffffff',
    createdAt: at,
    route: 'http',
    methodId: claim.payoutMethodId,
    destination: claim.destination,
    address: claim.destination,
    tag: null,
    originalCurrency: 'USD',
    originalAmount: claim.amount,
    payoutCurrency: 'BTC',
    note: null,
    metadata: {},
    claimId: claim.claimId,
    claimHash: 'f'.repeat(64),
    tokenHash: 'f'.repeat(64),
    recipientKey: null,
  };
  return { head: 'f'.repeat(160), at, event: { type: 'claim-added', payout } };
}

function routes(file: FileHandle): Hono {
  return new Hono().post('/', async (context) => {
    const claim = (await context.req.json()) as Readonly<Record<string, unknown>>;
    await file.appendFile(`${JSON.stringify(rowOf(claim))}\n`);
    await file.sync();
    return context.json(claim);
  });
}

void open(process.argv.at(-1) ?? '', 'a', 0o600).then((file) => {
  const server = createServer(getRequestListener(routes(file).fetch));
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    parent.postMessage(typeof address === 'object' && address !== null ? address.port : 0);
  });
});
