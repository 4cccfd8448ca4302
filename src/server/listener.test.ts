// Where the server listens, on real sockets: on this computer alone unless more was asked for, and at the same port when it moves.
import { type AddressInfo, connect, createServer as createSocket } from 'node:net';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import type { Reach } from '../shared/contract/server-api.ts';
import { type Listener, createListener } from './listener.ts';

const open: Listener[] = [];
afterEach(() => {
  for (const listener of open.splice(0)) listener.close();
});

const here: Reach = { kind: 'loopback', origin: null };
const around: Reach = { kind: 'local-network', origin: 'http://192.168.1.5:4000' };
const behind: Reach = { kind: 'own-domain', origin: 'https://pay.example' };

function start() {
  const events: (number | 'failed')[] = [];
  let heard: () => void = () => undefined;
  const tell = (event: number | 'failed'): void => {
    events.push(event);
    heard();
  };
  const listener = createListener({
    create: () => createServer((_request, response) => response.end('here')),
    listening: tell,
    failed: () => tell('failed'),
  });
  open.push(listener);
  const until = async (count: number): Promise<number> => {
    while (events.length < count) await new Promise<void>((resolve) => (heard = resolve));
    return events[count - 1] as number;
  };
  return { listener, events, until };
}

/** Whether something takes connections there. */
function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const end = (open_: boolean): void => {
      socket.destroy();
      resolve(open_);
    };
    socket
      .on('connect', () => end(true))
      .on('error', () => end(false))
      .on('timeout', () => end(false));
  });
}

/** An address of this computer that others in the network can reach; none in some containers. */
const outer = Object.values(networkInterfaces())
  .flatMap((list) => list ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

describe('the listener', () => {
  it('is on this computer alone, also behind a domain', async () => {
    const { listener, until } = start();
    listener.listen(0, behind);
    const port = await until(1);
    expect(await answers('127.0.0.1', port)).toBe(true);
    if (outer !== undefined) expect(await answers(outer, port)).toBe(false);
  });

  it('moves to the network and back at the same port, and only when the address changes', async () => {
    const { listener, events, until } = start();
    listener.listen(0, here);
    const port = await until(1);
    listener.listen(port, behind);
    listener.listen(port, around);
    expect(await until(2)).toBe(port);
    expect(await answers('127.0.0.1', port)).toBe(true);
    if (outer !== undefined) expect(await answers(outer, port)).toBe(true);
    listener.listen(port, here);
    expect(await until(3)).toBe(port);
    if (outer !== undefined) expect(await answers(outer, port)).toBe(false);
    expect(events).toEqual([port, port, port]);
  });

  it('whose place is changed while it moves ends where it was sent last', async () => {
    const { listener, until } = start();
    listener.listen(0, here);
    const port = await until(1);
    listener.listen(port, around);
    listener.listen(port, here);
    await until(3);
    expect(await answers('127.0.0.1', port)).toBe(true);
    if (outer !== undefined) expect(await answers(outer, port)).toBe(false);
  });

  it('does not wait for connections that stay open', async () => {
    const { listener, until } = start();
    listener.listen(0, here);
    const port = await until(1);
    const idle = connect(port, '127.0.0.1');
    await new Promise<void>((resolve) => idle.on('connect', () => resolve()));
    idle.on('error', () => undefined);
    listener.listen(port, around);
    expect(await until(2)).toBe(port);
  });

  it('says that its port is taken, and tries again when it is asked again', async () => {
    const other = createSocket();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { listener, until } = start();
    listener.listen(port, here);
    expect(await until(1)).toBe('failed');
    await new Promise<void>((resolve) => other.close(() => resolve()));
    listener.listen(port, here);
    expect(await until(2)).toBe(port);
  });
});
