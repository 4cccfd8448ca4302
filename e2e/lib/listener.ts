// Owns somebody who waits at a port on loopback: whoever contacts it is counted, and gets a redirect to another place.
import { type Server, createServer } from 'node:http';

export class Listener {
  /** Paths that were asked for, in order. */
  readonly heard: string[] = [];

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  /** `redirect`: where everybody is sent; 404 when absent. */
  static async open(redirect?: string): Promise<Listener> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const listener = new Listener(server, `http://127.0.0.1:${port}`);
    server.on('request', (request, response) => {
      listener.heard.push(request.url ?? '');
      response.writeHead(redirect === undefined ? 404 : 302, redirect === undefined ? {} : { location: redirect });
      response.end();
    });
    return listener;
  }

  linkTo(id = 'abc'): string {
    return `pullpay://claim?server=${encodeURIComponent(this.origin)}&id=${id}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
