// Owns the passphrases that the recipient entered in this run, by server and pull payment. They are on no disk: after a restart they are asked for again.
import type { Result } from '../../../shared/result.ts';

interface At {
  readonly server: string;
  readonly pullPaymentId: string;
}

export class SaidPassphrases {
  private readonly said = new Map<string, string>();

  /** What was right there before; null where nothing was said. */
  of(at: At): string | null {
    return this.said.get(nameOf(at)) ?? null;
  }

  /**
   * Asks with `entered`, or with what was right before. A right one is remembered and a wrong one forgotten: it must not be said again and again, since
   * servers count wrong ones.
   */
  async ask<T>(at: At, entered: string | null, ask: (passphrase: string | null) => Promise<Result<T>>): Promise<Result<T>> {
    const passphrase = entered ?? this.of(at);
    const answer = await ask(passphrase);
    if (passphrase !== null && answer.ok) this.said.set(nameOf(at), passphrase);
    const wrong = !answer.ok && answer.error.code === 'passphrase-wrong';
    if (wrong && this.of(at) === passphrase) this.said.delete(nameOf(at));
    return answer;
  }
}

function nameOf({ server, pullPaymentId }: At): string {
  return JSON.stringify([server, pullPaymentId]);
}
