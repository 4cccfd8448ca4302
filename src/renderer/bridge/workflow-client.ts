// Owns the start of the workflow worker and the screens' typed commands to it.
import workerUrl from '../workflow/worker.ts?worker&url';
import { type Client, connect } from '../../shared/contract/rpc.ts';
import { workflowApi } from '../../shared/contract/workflow-api.ts';
import { domPort } from './dom-port.ts';
import { trustedWorkerUrl } from './trusted-parse.ts';

/** Starts the worker, hands it main's ports when they arrive, and answers with the client of its commands. */
export function startWorkflow(): Client<typeof workflowApi> {
  const worker = new Worker(trustedWorkerUrl(workerUrl), { type: 'module', name: 'workflow' });
  window.addEventListener('message', (event) => {
    const [port] = event.ports;
    if (event.source !== window || !port) return;
    if (event.data === 'pullpay-main-port') worker.postMessage({ kind: 'main-port' }, [port]);
    if (event.data === 'pullpay-server-port') worker.postMessage({ kind: 'server-port' }, [port]);
  });
  const channel = new MessageChannel();
  worker.postMessage({ kind: 'screens' }, [channel.port2]);
  return connect({ port: domPort(channel.port1), local: {}, handlers: {}, remote: workflowApi, report: (error) => console.error(error) })
    .remote;
}
