// Tells that every session and every page, whenever it is made, is cut off before it can load anything.
import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { cutNetwork } from './no-network.ts';

test('a new session gets a proxy that leads nowhere, for loopback too; a new page speaks WebRTC only through it', async () => {
  const app = new EventEmitter();
  const reported: unknown[] = [];
  cutNetwork(app as never, (error) => reported.push(error));
  const session = { setProxy: vi.fn(async () => undefined) };
  app.emit('session-created', session);
  expect(session.setProxy).toHaveBeenCalledWith({
    mode: 'fixed_servers',
    proxyRules: 'socks5://127.0.0.1:1',
    proxyBypassRules: '<-loopback>',
  });
  const contents = { setWebRTCIPHandlingPolicy: vi.fn() };
  app.emit('web-contents-created', {}, contents);
  expect(contents.setWebRTCIPHandlingPolicy).toHaveBeenCalledWith('disable_non_proxied_udp');
  app.emit('session-created', { setProxy: () => Promise.reject(new Error('no proxy')) });
  await vi.waitFor(() => expect(reported).toHaveLength(1));
});
