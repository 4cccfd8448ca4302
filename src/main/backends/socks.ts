// Owns how a connection to a server begins: straight, or through the user's SOCKS5 proxy, which then also looks up the names (so that .onion works).
import { connect, isIP, type Socket } from 'node:net';
import { SocksClient } from 'socks';
import { ok, type Refusal, refuse, type Result } from '../../shared/result.ts';

export interface NetPlace {
  readonly host: string;
  readonly port: number;
}

export interface SocksProxy extends NetPlace {
  /** RFC 1929; null: the proxy asks for none. Tor keeps different users apart. */
  readonly login: { readonly user: string; readonly password: string } | null;
}

/**
 * An open connection, paused until it is read. Refusals: `backend-unreachable` with the server as `host`; with the proxy as `proxy`: `backend-proxy-unreachable` (nobody answers there in time),
 * `backend-proxy-refused` (it answers, but does not connect us, or is no SOCKS5 proxy). `signal` cuts what is under way.
 */
export type Dial = (to: NetPlace, limits: { readonly timeoutMs: number; readonly signal?: AbortSignal }) => Promise<Result<Socket>>;

export const dialStraight: Dial = (to, limits) => opened(to, limits, () => refuse('backend-unreachable', { host: shown(to) }));

/** All but this computer's own addresses are reached through the proxy: it would look for those at itself. */
export function dialThrough(proxy: SocksProxy): Dial {
  return async (to, limits) => {
    if (isOwn(to.host)) return dialStraight(to, limits);
    const until = Date.now() + limits.timeoutMs;
    const socket = await opened(proxy, limits, () => refuse('backend-proxy-unreachable', { proxy: shown(proxy) }));
    return socket.ok ? handshake(proxy, to, socket.value, { ...limits, timeoutMs: Math.max(1, until - Date.now()) }) : socket;
  };
}

export function shown({ host, port }: NetPlace): string {
  return isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
}

function isOwn(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

type Limits = Parameters<Dial>[1];

function opened(
  { host, port }: NetPlace,
  { timeoutMs, signal }: Limits,
  failed: () => { ok: false; error: Refusal },
): Promise<Result<Socket>> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve(failed());
    const socket = connect({ host, port });
    const give = (answer: Result<Socket>): void => {
      clearTimeout(deadline);
      signal?.removeEventListener('abort', cut);
      socket.off('error', cut);
      if (!answer.ok) {
        socket.on('error', () => undefined);
        socket.destroy();
      }
      resolve(answer);
    };
    const cut = (): void => give(failed());
    const deadline = setTimeout(cut, timeoutMs);
    socket.once('error', cut);
    signal?.addEventListener('abort', cut);
    socket.once('connect', () => give(ok(socket)));
  });
}

/** The proxy's word that it cannot get there, as RFC 1928 numbers it (3 to 6) and as Tor does (F0 to F7, which the library has no name for). */
const notThere = /- (?:NetworkUnreachable|HostUnreachable|ConnectionRefused|TTLExpired|undefined)$/;

async function handshake(proxy: SocksProxy, to: NetPlace, socket: Socket, { timeoutMs, signal }: Limits): Promise<Result<Socket>> {
  const cut = (): void => void socket.destroy();
  let isLate = false;
  // The library's own clock does not keep the process alive, and so may never ring.
  const deadline = setTimeout(() => {
    isLate = true;
    cut();
  }, timeoutMs);
  signal?.addEventListener('abort', cut);
  const { login } = proxy;
  try {
    const { socket: through } = await SocksClient.createConnection({
      proxy: { host: proxy.host, port: proxy.port, type: 5, ...(login === null ? {} : { userId: login.user, password: login.password }) },
      command: 'connect',
      destination: { host: to.host, port: to.port },
      existing_socket: socket,
      timeout: timeoutMs + 1_000,
    });
    return ok(through);
  } catch (error) {
    socket.on('error', () => undefined);
    socket.destroy();
    const said = error instanceof Error ? error.message : '';
    if (isLate) return refuse('backend-proxy-unreachable', { proxy: shown(proxy) });
    return notThere.test(said)
      ? refuse('backend-unreachable', { host: shown(to) })
      : refuse('backend-proxy-refused', { proxy: shown(proxy) });
  } finally {
    clearTimeout(deadline);
    signal?.removeEventListener('abort', cut);
  }
}
