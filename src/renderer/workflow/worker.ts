// Owns the worker's entry: waits for its ports, then runs the workflow.
import { domPort } from '../bridge/dom-port.ts';
import { Workflow } from './worker-services.ts';

let workflow: Workflow | null = null;
const screens: MessagePort[] = [];
const report = (error: unknown): void => console.error(error);

addEventListener('message', (event: MessageEvent<unknown>) => {
  const kind = kindOf(event.data);
  const [first, second] = event.ports;
  if (kind === 'screens' && first) {
    if (workflow) workflow.serveScreens(domPort(first));
    else screens.push(first);
  }
  if (kind === 'ports' && first) start(first, second);
  if (kind === 'server-port' && first) workflow?.connectServer(domPort(first));
});

function start(mainPort: MessagePort, serverPort: MessagePort | undefined): void {
  workflow = new Workflow({ clock: () => Date.now(), random: (length) => crypto.getRandomValues(new Uint8Array(length)), report }, domPort(mainPort));
  for (const port of screens.splice(0)) workflow.serveScreens(domPort(port));
  if (serverPort) workflow.connectServer(domPort(serverPort));
  void workflow.start();
}

function kindOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'kind' in data ? data.kind : undefined;
}
