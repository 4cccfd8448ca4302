// Owns the bundling of messages: what one side says while it handles one message travels as one, for each crossing between processes costs as much as the work.
import type { Port } from './rpc.ts';

interface Said {
  readonly message: unknown;
  /** Called where the message cannot be copied to the other side. */
  readonly failed: () => void;
}

export class Bundle {
  private said: Said[] = [];

  constructor(
    private readonly port: Port,
    private readonly report: (error: unknown) => void,
  ) {}

  /** Sends in the order of the calls: at once, or together with what follows where the port gathers. */
  post(message: unknown, failed: () => void): void {
    const { gather } = this.port;
    if (gather === undefined) return this.send({ message, failed });
    this.said.push({ message, failed });
    if (this.said.length === 1) gather(() => this.flush());
  }

  /** Forgets what was not sent yet. */
  drop(): void {
    this.said = [];
  }

  private flush(): void {
    const said = this.said;
    this.said = [];
    const [first, second] = said;
    if (first === undefined) return;
    if (second === undefined) return this.send(first);
    try {
      this.port.post(said.map(({ message }) => message));
    } catch {
      // One that cannot be copied must not take the others with it.
      for (const each of said) this.send(each);
    }
  }

  private send({ message, failed }: Said): void {
    try {
      this.port.post(message);
    } catch (error) {
      this.report(error);
      failed();
    }
  }
}
