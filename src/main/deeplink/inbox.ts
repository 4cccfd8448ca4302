// Owns the one link that waits to be shown: the newest wins, nothing is acted on, and it survives a locked wallet.

export class LinkInbox {
  private waiting: string | null = null;

  constructor(private readonly announce: () => void) {}

  /** Keeps the link (unparsed) and says that one is waiting. */
  put(link: string): void {
    this.waiting = link;
    this.announce();
  }

  /** Hands out the waiting link once. */
  take(): string | null {
    const link = this.waiting;
    this.waiting = null;
    return link;
  }
}
