// Owns lying on purpose about Bitcoin broadcasts, for tests of the wallet. A host that was not started for tests never loads a lie.
import type { EsploraAnswer } from '../bitcoin/esplora-answer.ts';
import { answerEsplora, type EsploraQuestion } from '../bitcoin/esplora.ts';
import { esploraBody, rejected } from '../bitcoin/refusal.ts';
import type { BitcoinSide } from '../bitcoin/side.ts';
import type { Lies } from '../xrpl-side.ts';

/** `lost`: the connection ends without a word. */
export type Reply = { readonly kind: 'answer'; readonly answer: EsploraAnswer; readonly delayMs: number } | { readonly kind: 'lost' };

const defaultReason = 'min relay fee not met, 0 < 1';

export class BitcoinLiar {
  private lies: Lies | null = null;
  private left = 0;

  set(lies: Lies): void {
    this.lies = lies;
    this.left = lies.count;
  }

  /** Answers a question, lying if it is a broadcast and lies are left. */
  answer(side: BitcoinSide, question: EsploraQuestion): Reply {
    const lies = question.method === 'POST' ? this.take() : null;
    if (lies?.what === 'reject')
      return told({ status: 400, type: 'text/plain', body: esploraBody(rejected(lies.reason ?? defaultReason)) });
    const answer = answerEsplora(side, question);
    return lies === null ? told(answer) : bent(lies, answer);
  }

  private take(): Lies | null {
    if (this.lies === null || this.left <= 0) return null;
    this.left -= 1;
    return this.lies;
  }
}

function bent({ what, delayMs }: Lies, answer: EsploraAnswer): Reply {
  switch (what) {
    case 'lose-reply':
      return { kind: 'lost' };
    case 'late':
      return told(answer, delayMs);
    case 'duplicate':
      // What a node says to the second of two deliveries: a refusal, though the transaction is in.
      return told(answer.status === 200 ? { ...answer, status: 400, body: esploraBody(rejected('txn-already-in-mempool')) } : answer);
    case 'reject':
    case 'none':
      return told(answer);
  }
}

function told(answer: EsploraAnswer, delayMs = 0): Reply {
  return { kind: 'answer', answer, delayMs };
}
