// Owns the start of the API server process: told its port by main, connected to the workflow by a message port.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { getRequestListener } from '@hono/node-server';
import { type Server, createServer } from 'node:http';
import { join } from 'node:path';
import { type Peer, connect } from '../shared/contract/rpc.ts';
import { type Reach, greenfieldApi, serverClientApi, serverControl, type serverReport } from '../shared/contract/server-api.ts';
import { createRefusalWords } from '../shared/i18n/translate.ts';
import type * as z from 'zod';
import type { StoreAccess } from '../shared/contract/connected-stores.ts';
import { clientAddress } from './client-address.ts';
import { connectedStoreHandlers } from './connected-store-handlers.ts';
import { createGreenfieldClient } from './greenfield-client.ts';
import { hostsOf } from './host-guard.ts';
import { createHttpServer } from './http-server.ts';
import { createListener } from './listener.ts';
import { readPageFiles } from './page/page-files.ts';
import { parentPort } from './process-parse.ts';
import { readIncoming } from './read-incoming.ts';
import { createRoutes } from './routes.ts';
import { createStoreClient } from './store-client.ts';

const requestsPerMinute = 300;
const claimsPerMinute = 60;

let workflow: Peer<typeof greenfieldApi> | null = null;
let allowedHosts: ReadonlySet<string> = new Set();
let keys: ReadonlySet<string> = new Set();
let reach: Reach = { kind: 'loopback', origin: null };
let reachable: readonly string[] = [];
let port = 0;
let limited = true;
let started = false;

const parent = parentPort();
const report = (message: z.input<typeof serverReport>): void => parent.postMessage(message);
let loopbackWebhooks = false;
let stores: readonly StoreAccess[] = [];
const isAllowed = (origin: string): boolean => allowedHosts.has(origin);
const client = {
  ...createGreenfieldClient(isAllowed, undefined, () => loopbackWebhooks),
  ...connectedStoreHandlers(createStoreClient(isAllowed), () => stores),
};

const listener = createListener({
  create: makeServer,
  listening: (bound) => {
    port = bound;
    report({ kind: 'listening', port });
  },
  failed: () => report({ kind: 'problem', code: 'api-port-busy' }),
});

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
      local: serverClientApi,
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
  obey(control.data);
});

function obey(control: z.output<typeof serverControl>): void {
  switch (control.kind) {
    case 'hosts':
      allowedHosts = new Set(control.allowed);
      return;
    case 'keys':
      keys = new Set(control.hashes);
      return;
    case 'stores':
      stores = control.stores;
      return;
    case 'reach':
      return setReach(control.reach);
    case 'start':
      started = true;
      limited = control.limits;
      loopbackWebhooks = control.loopbackWebhooks ?? false;
      port = control.port;
      return setReach(control.reach);
  }
}

/** Names count at once; the socket moves only where the address that it is bound to changes. */
function setReach(next: Reach): void {
  reach = next;
  reachable = hostsOf(next.origin);
  if (started) listener.listen(port, next);
}

function makeServer(): Server {
  const routes = createRoutes({
    workflow: () => workflow?.remote ?? null,
    port: () => port,
    reachable: () => reachable,
    now: () => Math.floor(Date.now() / 1000),
    random: (length) => new Uint8Array(randomBytes(length)),
    words: createRefusalWords('en'),
    addressOf: (context) => clientAddress(reach.kind, context.env?.incoming?.socket?.remoteAddress, context.req.header('x-forwarded-for')),
    isKey: (hash) => keys.has(hash),
    readBytes: (context) => (_request, limit) => readIncoming(context.env.incoming, limit),
    pageFiles: () => readPageFiles((name) => readFile(join(__dirname, '..', 'claim', name), 'utf8')),
    limits: limited ? { requests: requestsPerMinute, claims: claimsPerMinute } : null,
  });
  return createHttpServer(createServer, getRequestListener(routes.fetch));
}

process.on('exit', () => listener.close());
