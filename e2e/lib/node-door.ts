// Owns a door before a Bitcoin node that can be shut and opened again at the same place: behind a shut door the node is as good as stopped.
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export class NodeDoor {
  private server: Server | null = null;
  private readonly through = new Set<Socket>();
  private port = 0;

  private constructor(private readonly behind: number) {}

  /** `url`: where the node itself answers. */
  static async before(url: string): Promise<NodeDoor> {
    const door = new NodeDoor(Number(new URL(url).port));
    await door.open();
    return door;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async open(): Promise<void> {
    const server = createServer((from) => this.pass(from));
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Cuts what is under way and answers nobody. */
  async shut(): Promise<void> {
    const { server } = this;
    this.server = null;
    for (const socket of this.through) socket.destroy();
    await new Promise<void>((resolve) => (server === null ? resolve() : server.close(() => resolve())));
  }

  private pass(from: Socket): void {
    const to = connect(this.behind, '127.0.0.1');
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      this.through.add(one);
      one.on('error', () => other.destroy());
      one.once('close', () => {
        this.through.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
