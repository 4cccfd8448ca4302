// Which addresses of ledger servers are taken, and in which spelling.
import { expect, it } from 'vitest';
import { readLedgerServer } from './ledger-server.ts';

const read = (text: string): string => {
  const answer = readLedgerServer(text);
  return answer.ok ? answer.value : answer.error.code;
};

it.each([
  ['wss://Ledger.Example/', 'wss://ledger.example'],
  [' ledger.example:51233 ', 'wss://ledger.example:51233'],
  ['wss://ledger.example:443/node/?key=1', 'wss://ledger.example/node?key=1'],
  ['ws://localhost:6006', 'ws://localhost:6006'],
  ['ws://127.0.0.1:6006/', 'ws://127.0.0.1:6006'],
  ['ws://[::1]:6006', 'ws://[::1]:6006'],
])('%s is taken', (text, address) => {
  expect(read(text)).toBe(address);
});

it.each([
  ['', 'ledger-server-address'],
  ['wss://', 'ledger-server-address'],
  ['wss://a b', 'ledger-server-address'],
  ['wss://me:secret@ledger.example', 'ledger-server-address'],
  ['wss://ledger.example/#x', 'ledger-server-address'],
  ['wss://0.0.0.0', 'ledger-server-address'],
  [`wss://${'a'.repeat(250)}.example`, 'ledger-server-address'],
  ['https://ledger.example', 'ledger-server-scheme'],
  ['javascript://ledger.example', 'ledger-server-scheme'],
  ['ws://ledger.example', 'ledger-server-needs-tls'],
  ['ws://192.168.1.4:6006', 'ledger-server-needs-tls'],
  ['ws://localhost.example', 'ledger-server-needs-tls'],
])('%s is refused', (text, code) => {
  expect(read(text)).toBe(code);
});
