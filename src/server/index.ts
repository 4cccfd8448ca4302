// Owns the start of the API server process: told its port by main, connected to the workflow by a message port.
import { randomBytes } from 'node:crypto';
import { type ServerType, getRequestListener } from '@hono/node-server';
import { createServer } from 'node:http';
import { type Peer, connect } from '../shared/contract/rpc.ts';
import { greenfieldApi, greenfieldClientApi, serverControl, type serverReport } from '../shared/contract/server-api.ts';
import { createRefusalWords } from '../shared/i18n/translate.ts';
import type * as z from 'zod';
import { createGreenfieldClient } from './greenfield-client.ts';
import { createHttpServer } from './http-server.ts';
import { parentPort } from './process-parse.ts';
import { readIncoming } from './read-incoming.ts';
import { createRoutes } from './routes.ts';

const requestsPerMinute = 300;
const claimsPerMinute = 60;

let workflow: Peer<typeof greenfieldApi> | null = null;
let allowedHosts: ReadonlySet<string> = new Set();
let port = 0;
let server: ServerType | null = null;

const parent = parentPort();
const report = (message: z.input<typeof serverReport>): void => parent.postMessage(message);
let loopbackWebhooks = false;
const client = createGreenfieldClient(
  (origin) => allowedHosts.has(origin),
  undefined,
  () => loopbackWebhooks,
);

parent.on('message', (event) => {
  const [workflowPort] = event.ports;
  if (workflowPort) {
    const messages = {
      post: (message: unknown) => workflowPort.postMessage(message),
      listen: (listener: (message: unknown) => void) => {
        workflowPort.on('message', (incoming) => listener(incoming.data));
        workflowPort.start();
      },
      gather: (flush: () => void) => void setImmediate(flush),
    };
    // A page that was loaded anew: whoever waits for the old one is told at once.
    workflow?.close();
    const page = connect({
      port: messages,
      local: greenfieldClientApi,
      handlers: client,
      remote: greenfieldApi,
      report: console.error,
    });
    workflow = page;
    // A page that died: until the next one is there, strangers are told to come back instead of waiting for nobody.
    workflowPort.on('close', () => {
      page.close();
      if (workflow === page) workflow = null;
    });
    return;
  }
  const control = serverControl.safeParse(event.data);
  if (!control.success) return;
  if (control.data.kind === 'hosts') allowedHosts = new Set(control.data.allowed);
  else {
    loopbackWebhooks = control.data.loopbackWebhooks ?? false;
    listen(control.data.port, control.data.limits);
  }
});

function listen(asked: number, limits: boolean): void {
  const routes = createRoutes({
    workflow: () => workflow?.remote ?? null,
    port: () => port,
    reachable: () => [],
    now: () => Math.floor(Date.now() / 1000),
    random: (length) => new Uint8Array(randomBytes(length)),
    words: createRefusalWords('en'),
    addressOf: (context) => String(context.env?.incoming?.socket?.remoteAddress ?? 'unknown'),
    readBytes: (context) => (_request, limit) => readIncoming(context.env.incoming, limit),
    limits: limits ? { requests: requestsPerMinute, claims: claimsPerMinute } : null,
  });
  const created = createHttpServer(createServer, getRequestListener(routes.fetch));
  created.on('error', () => report({ kind: 'problem', code: 'api-port-busy' }));
  created.listen(asked, '127.0.0.1', () => {
    const address = created.address();
    port = typeof address === 'object' && address !== null ? address.port : asked;
    report({ kind: 'listening', port });
  });
  server = created;
}

process.on('exit', () => server?.close());
