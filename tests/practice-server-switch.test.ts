// Owns the story of a payment whose server dies with it in its hands: another server decides, and it is paid once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { endpointList, fixedEndpoint } from '../src/main/backends/endpoint.ts';
import { rippledBackend } from '../src/main/backends/rippled.ts';
import { practiceNetworkId } from '../src/shared/network.ts';
import { type LoopbackRippled, serveRippled } from './helpers/loopback-rippled.ts';
import { must, type Practice, Sender, settle, startNetwork } from './helpers/practice-sender.ts';

let practice: Practice;
beforeAll(async () => {
  practice = await startNetwork();
});
afterAll(() => practice.close());

/** A server of the same ledger that ends its connection when it is given a transaction; `takes`: after it has passed it on. */
function dyingServer(takes: boolean): Promise<LoopbackRippled> {
  return serveRippled(({ id, command, ...fields }, socket) => {
    const answer = async (): Promise<void> => {
      if (command === 'submit') {
        if (takes) await practice.xrpl.submit(String(fields['tx_blob']));
        return socket.terminate();
      }
      const read = await practice.xrpl.read(command, fields);
      const body = read.ok
        ? { status: 'success', result: read.value }
        : { status: 'error', error: read.error.params?.['status'] ?? 'internal' };
      socket.send(JSON.stringify({ id, type: 'response', ...body }));
    };
    void answer();
    return null;
  });
}

it.each([[true], [false]])('is decided by the next server, whether the first passed it on (%s)', async (takes) => {
  const dying = await dyingServer(takes);
  const later = (action: () => void, ms: number) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  };
  const endpoint = endpointList([fixedEndpoint(dying.url), practice.xrplEndpoint]);
  const xrpl = rippledBackend({ endpoint, networkId: practiceNetworkId, timeoutMs: 500, later });
  const sender = new Sender({ ...practice, xrpl });
  const outbox = sender.start();
  const ids = [sender.xrpl(), sender.xrpl(), sender.xrpl()];
  await sender.pay(outbox, ids);
  must(await outbox.run());
  expect(outbox.statuses().map(({ phase }) => phase)).toEqual(['unknown', 'planned', 'planned']);
  await settle(practice, outbox, 3);
  await sender.expectPaidOnce(outbox, ids);
  expect(dying.asked.filter(({ command }) => command === 'submit')).toHaveLength(1);
  xrpl.close();
  await dying.close();
  await practice.mine(8);
});
