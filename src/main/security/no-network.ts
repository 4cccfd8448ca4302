// Owns that no page reaches a network by a way that its policy does not know: WebRTC obeys neither `connect-src` nor the list of hosts.
import type { App } from 'electron';

/** Port 1 needs the rights of an administrator, and nobody listens there. */
const deadEnd = { mode: 'fixed_servers', proxyRules: 'socks5://127.0.0.1:1', proxyBypassRules: '<-loopback>' } as const;

/**
 * Call before the app is ready. Every session gets a proxy that leads nowhere, every page may speak WebRTC only through it. Pages are served
 * from files, main and the API server open their own sockets: nothing of ours asks a session for the network.
 */
export function cutNetwork(app: Pick<App, 'on'>, report: (error: unknown) => void): void {
  app.on('session-created', (session) => void session.setProxy(deadEnd).catch(report));
  app.on('web-contents-created', (_event, contents) => contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp'));
}
