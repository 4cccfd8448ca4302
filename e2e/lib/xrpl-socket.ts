// Owns single questions to the practice XRP Ledger, asked past the app on a socket of our own.
import { WebSocket } from 'ws';

/** The `result` of one rippled command. Rejects when the ledger refuses it. */
export function askLedger(port: number, command: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/xrpl`);
    socket.once('error', reject);
    socket.once('open', () => socket.send(JSON.stringify({ id: 1, ...command })));
    socket.once('message', (data) => {
      socket.close();
      const answer = JSON.parse(String(data));
      if (answer.status === 'success') resolve(answer.result);
      else reject(new Error(`${answer.error}: ${JSON.stringify(command)}`));
    });
  });
}
