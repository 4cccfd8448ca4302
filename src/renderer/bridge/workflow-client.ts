// Owns the start of the workflow worker and the screens' typed commands to it.
import workerUrl from '../workflow/worker.ts?worker&url';
import { type Client, connect } from '../../shared/contract/rpc.ts';
import { workflowApi } from '../../shared/contract/workflow-api.ts';
import { domPort } from './dom-port.ts';
import { trustedWorkerUrl } from './trusted-parse.ts';

/**
 * Answers with the client of the worker's commands at once, and starts the worker when `begin` resolves: its script and the API server, which comes with
 * its ports, would take the processors from the first screen. What is asked before waits in the channel.
 */
export function startWorkflow(begin: Promise<void>): Client<typeof workflowApi> {
  const channel = new MessageChannel();
  void begin.then(() => startWorker(channel.port2));
  return connect({ port: domPort(channel.port1), local: {}, handlers: {}, remote: workflowApi, report: (error) => console.error(error) })
    .remote;
}

/** Starts the worker, asks for main's ports and hands them to it when they arrive. */
function startWorker(screens: MessagePort): void {
  const worker = new Worker(trustedWorkerUrl(workerUrl), { type: 'module', name: 'workflow' });
  window.addEventListener('message', (event) => {
    const [port] = event.ports;
    if (event.source !== window || !port) return;
    if (event.data === 'pullpay-main-port') worker.postMessage({ kind: 'main-port' }, [port]);
    if (event.data === 'pullpay-server-port') worker.postMessage({ kind: 'server-port' }, [port]);
  });
  worker.postMessage({ kind: 'screens' }, [screens]);
  window.dispatchEvent(new Event('pullpay-worker-starts'));
}
