// Owns main's answers to what the screens ask about payments that are signed on another machine.
import { base64 } from '@scure/base';
import type { elsewhereMethods, WaitingElsewhere as Shown } from '../../shared/contract/elsewhere.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { satsToText } from '../../shared/money/units.ts';
import { ok, type Result } from '../../shared/result.ts';
import { takeElsewhereText } from '../desk/elsewhere-answers.ts';
import type { WaitingElsewhere } from '../outbox/elsewhere.ts';
import type { Outbox } from '../outbox/outbox.ts';

/** The part of an open wallet that is asked here. */
interface Desk {
  readonly outbox: Pick<Outbox, 'waitingElsewhere' | 'signingRequest' | 'takeAnswer' | 'giveUp' | 'run'>;
  readonly coins: { find(id: string): { readonly name: string } | null };
}

export interface ElsewhereHandlersDeps {
  readonly desks: { desk(walletId: string): Result<Desk> };
  readonly shell: {
    /** Asks where to save; false when the user thought better of it. */
    saveBytes(suggestedName: string, bytes: Uint8Array): Promise<boolean>;
  };
}

export function elsewhereHandlers({ desks, shell }: ElsewhereHandlersDeps): Handlers<typeof elsewhereMethods> {
  const request = async (walletId: string, entryId: string): Promise<Result<Uint8Array>> => {
    const desk = desks.desk(walletId);
    return desk.ok ? desk.value.outbox.signingRequest(entryId) : desk;
  };
  return {
    elsewhereWaiting: async ({ walletId }) => {
      const desk = desks.desk(walletId);
      if (!desk.ok) return desk;
      const nameOf = (account: string): string => desk.value.coins.find(account)?.name ?? '';
      return ok(desk.value.outbox.waitingElsewhere().map((waiting) => shown(waiting, nameOf(waiting.account))));
    },
    elsewherePsbt: async ({ walletId, entryId }) => {
      const psbt = await request(walletId, entryId);
      return psbt.ok ? ok({ psbt: base64.encode(psbt.value) }) : psbt;
    },
    saveElsewherePsbt: async ({ walletId, entryId, suggestedName }) => {
      const psbt = await request(walletId, entryId);
      // As bytes: every signer reads that, and some read nothing else.
      return psbt.ok ? ok({ saved: await shell.saveBytes(suggestedName, psbt.value) }) : psbt;
    },
    elsewhereAnswer: async ({ walletId, entryId, answer }) => {
      const desk = desks.desk(walletId);
      return desk.ok ? takeElsewhereText(desk.value.outbox, entryId, answer) : desk;
    },
    giveUpElsewhere: async ({ walletId, entryId }) => {
      const desk = desks.desk(walletId);
      if (!desk.ok) return desk;
      const given = await desk.value.outbox.giveUp(entryId);
      return given.ok ? ok({}) : given;
    },
  };
}

function shown({ entry, transactionId, needed, present, keys, reason }: WaitingElsewhere, account: string): Shown {
  return {
    entryId: entry.id,
    planId: entry.planId,
    payoutIds: entry.lines.map(({ payoutId }) => payoutId),
    amount: satsToText(entry.lines.reduce((sum, { amount }) => sum + amount, 0n)),
    fee: satsToText(entry.fee),
    transactionId,
    account,
    needed,
    present,
    keys: keys.map(({ fingerprint, xpub, signed }) => ({ fingerprint, xpub, signed })),
    reason,
    since: entry.createdAt,
  };
}
