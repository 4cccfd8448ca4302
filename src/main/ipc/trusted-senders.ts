// Owns the question "who is calling?": a known window's main frame at its own origin, or nobody.
import { isOwnPage } from '../security/navigation.ts';
import type { PageHost } from '../security/page-path.ts';

export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}
export interface Sender {
  readonly id: number;
  readonly frame: SenderFrame | null;
  readonly isMainFrame: boolean;
}

export class TrustedSenders {
  private readonly hosts = new Map<number, PageHost>();

  trust(contentsId: number, host: PageHost): void {
    this.hosts.set(contentsId, host);
  }

  forget(contentsId: number): void {
    this.hosts.delete(contentsId);
  }

  /** True when the sender is that host's window, its main frame, and still shows its own page. */
  isTrusted(sender: Sender, host: PageHost): boolean {
    if (this.hosts.get(sender.id) !== host || sender.frame === null || !sender.isMainFrame) return false;
    return isOwnPage(sender.frame.url, host);
  }
}
