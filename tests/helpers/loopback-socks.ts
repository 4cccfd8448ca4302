// Owns a small SOCKS5 proxy on loopback (RFC 1928 and 1929) that knows a few names, and notes what it was asked for.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface LoopbackSocks {
  readonly host: string;
  readonly port: number;
  /** "name host:port" or "ip host:port" of every connection that was asked for. */
  readonly asked: string[];
  close(): Promise<void>;
}

export interface SocksRules {
  /** The port on this computer that stands for a name. Others are answered with `reply` 4, "host unreachable". */
  readonly names: Readonly<Record<string, number>>;
  readonly login?: { readonly user: string; readonly password: string };
  /** Answered to every request instead of connecting. */
  readonly reply?: number;
  /** Says nothing at all. */
  readonly isSilent?: boolean;
}

export async function serveSocks(rules: SocksRules): Promise<LoopbackSocks> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    if (rules.isSilent !== true) void speak(socket, rules, asked, open).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

async function speak(socket: Socket, { names, login, reply }: SocksRules, asked: string[], open: Set<Socket>): Promise<void> {
  const take = reader(socket);
  const [, methods = 0] = await take(2);
  const offered = [...(await take(methods))];
  const method = login === undefined ? 0 : 2;
  if (!offered.includes(method)) return void socket.end(Buffer.from([5, 0xff]));
  socket.write(Buffer.from([5, method]));
  if (login !== undefined) {
    const text = async (): Promise<string> => (await take((await take(1))[0] ?? 0)).toString();
    await take(1);
    const isRight = (await text()) === login.user && (await text()) === login.password;
    socket.write(Buffer.from([1, isRight ? 0 : 1]));
    if (!isRight) return void socket.end();
  }
  const [, , , type] = await take(4);
  const host = type === 3 ? (await take((await take(1))[0] ?? 0)).toString() : [...(await take(4))].join('.');
  const port = (await take(2)).readUInt16BE();
  asked.push(`${type === 3 ? 'name' : 'ip'} ${host}:${port}`);
  const there = names[host];
  const code = reply ?? (there === undefined ? 4 : 0);
  const answer = Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0]);
  if (code !== 0 || there === undefined) return void socket.end(answer);
  const onward = connect(there, '127.0.0.1');
  open.add(onward);
  onward.on('error', () => socket.destroy());
  onward.on('close', () => socket.destroy());
  socket.on('close', () => onward.destroy());
  onward.once('connect', () => {
    socket.write(answer);
    socket.pipe(onward);
    onward.pipe(socket);
  });
}

/** Takes exactly so many bytes, waiting for them. */
function reader(socket: Socket): (count: number) => Promise<Buffer> {
  return async (count) => {
    for (;;) {
      if (count === 0) return Buffer.alloc(0);
      const bytes: unknown = socket.read(count);
      if (Buffer.isBuffer(bytes) && bytes.length === count) return bytes;
      if (socket.destroyed || socket.readableEnded) throw new Error('gone');
      await new Promise<void>((resolve) => {
        socket.once('readable', resolve);
        socket.once('close', resolve);
      });
    }
  };
}
