// Owns who has said a passphrase on the page: a random id in the browser, the passphrase itself in this process's memory only.

export interface SessionOptions {
  readonly random: (length: number) => Uint8Array;
  /** Unix seconds. */
  readonly now: () => number;
}

const lifetime = 12 * 3600;
const maxSessions = 10_000;
export const sessionCookie = 'pullpay-passphrase';

export class PassphraseSessions {
  private readonly sessions = new Map<string, { readonly pullPayment: string; readonly passphrase: string; readonly until: number }>();

  constructor(private readonly options: SessionOptions) {}

  /** The value of `Set-Cookie`. Beyond 10,000 sessions the oldest one goes. `path` is the page's own: no other page gets the cookie. */
  open(pullPayment: string, passphrase: string, path: string): string {
    if (this.sessions.size >= maxSessions) this.sessions.delete(this.sessions.keys().next().value ?? '');
    const id = Buffer.from(this.options.random(32)).toString('hex');
    this.sessions.set(id, { pullPayment, passphrase, until: this.options.now() + lifetime });
    return `${sessionCookie}=${id}; Path=${path}; Max-Age=${lifetime}; HttpOnly; SameSite=Strict`;
  }

  /** What the sender of this `Cookie` header said for this pull payment; null where nothing, or too long ago. */
  passphraseOf(pullPayment: string, cookies: string | undefined): string | null {
    for (const [, id = ''] of (cookies ?? '').slice(0, 4096).matchAll(/(?:^|;\s*)pullpay-passphrase=([0-9a-f]{64})(?=;|$)/g)) {
      const session = this.sessions.get(id);
      if (session === undefined || session.pullPayment !== pullPayment) continue;
      if (session.until > this.options.now()) return session.passphrase;
      this.sessions.delete(id);
    }
    return null;
  }
}
