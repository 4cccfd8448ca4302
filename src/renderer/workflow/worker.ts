// Owns the worker's entry: waits for its ports, then runs the workflow.
import { domPort } from '../bridge/dom-port.ts';
import { deriveBy } from './sender/passphrases.ts';
import { Workflow } from './worker-services.ts';

let workflow: Workflow | null = null;
let serverPort: MessagePort | null = null;
const screens: MessagePort[] = [];
const report = (error: unknown): void => console.error(error);

addEventListener('message', (event: MessageEvent<unknown>) => {
  const kind = kindOf(event.data);
  const [port] = event.ports;
  if (!port) return;
  if (kind === 'main-port') start(port);
  if (kind === 'screens') {
    if (workflow) workflow.serveScreens(domPort(port));
    else screens.push(port);
  }
  if (kind === 'server-port') {
    serverPort = port;
    workflow?.connectServer(domPort(port));
  }
});

function start(mainPort: MessagePort): void {
  workflow = new Workflow(
    {
      clock: () => Date.now(),
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
      later: (ms, action) => void setTimeout(action, ms),
      derive: deriveBy(crypto.subtle),
      report,
    },
    domPort(mainPort),
  );
  for (const port of screens.splice(0)) workflow.serveScreens(domPort(port));
  if (serverPort) workflow.connectServer(domPort(serverPort));
  workflow.start().catch(report);
}

function kindOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'kind' in data ? data.kind : undefined;
}
