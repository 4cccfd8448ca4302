// Owns the main window's bridge: one frozen function per method of the contract, and the hand-over of the worker's ports.
import { contextBridge, ipcRenderer } from 'electron';
import { mainEventNames, mainMethods } from '../shared/contract/main-method-names.ts';

const methods = Object.fromEntries(mainMethods.map((name) => [name, (args: unknown) => ipcRenderer.invoke(`main:${name}`, args)]));

function on(name: string, listener: (payload: unknown) => void): () => void {
  const known = mainEventNames.find((candidate) => candidate === name);
  if (known === undefined) return () => undefined;
  const forward = (_event: unknown, payload: unknown): void => listener(payload);
  ipcRenderer.on(`event:${known}`, forward);
  return () => ipcRenderer.removeListener(`event:${known}`, forward);
}

contextBridge.exposeInMainWorld('pullpay', { methods, on });

// Message ports cannot cross the bridge; they go to the page by postMessage, which only this page can receive.
ipcRenderer.on('ports', (event, kind: unknown) => {
  window.postMessage(kind === 'server' ? 'pullpay-server-port' : 'pullpay-main-port', window.location.origin, event.ports);
});
// The page says this when it starts its worker, which it does once its first screen stands.
window.addEventListener('pullpay-worker-starts', () => ipcRenderer.send('ports-wanted'));
