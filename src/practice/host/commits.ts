// Owns the rule "first the disk, then the answer": changes are gathered, written together, and only then may anybody be told.

export interface CommitWriter {
  /** Writes everything that changed since the last call. Resolves once it is on disk. */
  write(): Promise<void>;
  /** A write failed: what is in memory is no longer what is on disk, so the host must stop. */
  failed(error: unknown): void;
}

export class Commits {
  private running: Promise<void> = Promise.resolve();
  private next: Promise<void> | null = null;

  constructor(private readonly writer: CommitWriter) {}

  /** Something changed. One write serves all changes of one turn, and all that come while another write is under way. */
  changed(): void {
    if (this.next !== null) return;
    this.next = this.running.then(() => this.flush());
    this.next.catch(() => undefined);
  }

  /** Resolves when every change reported before this call is on disk; rejects if that failed, and from then on always. */
  settled(): Promise<void> {
    return this.next ?? this.running;
  }

  private async flush(): Promise<void> {
    this.running = this.next ?? this.running;
    this.next = null;
    try {
      await this.writer.write();
    } catch (error) {
      this.writer.failed(error);
      throw error;
    }
  }
}
