// Owns the secure window's bridge: one frozen function per method of the contract, nothing else.
import { contextBridge, ipcRenderer } from 'electron';
import { secureMethods } from '../shared/contract/secure-method-names.ts';

const methods = Object.fromEntries(secureMethods.map((name) => [name, (args: unknown) => ipcRenderer.invoke(`secure:${name}`, args)]));
contextBridge.exposeInMainWorld('pullpaySecure', { methods });
