// Owns a toy chain whose keys are on other machines: two signers of a transaction whose id is known before, and the look whether it was sent from there.
import type { ChainDriver, Verdict } from '../../src/main/outbox/driver.ts';
import type { Gathering } from '../../src/main/outbox/elsewhere-driver.ts';
import type { Entry, Version } from '../../src/main/outbox/types.ts';
import { ok, refuse, type Result } from '../../src/shared/result.ts';
import { fakeBytes, type FakeNetwork } from './fake-network.ts';

export const toySigners = ['Alice', 'Bob'] as const;

/** What a signer hands back: the id of the transaction and the names of who has signed. */
export function toyAnswer(transactionId: string, ...names: readonly string[]): Uint8Array {
  return new TextEncoder().encode([transactionId, ...names].join(' '));
}

/** The bytes of the entry, as anybody could send them once both have signed. */
export function toyBytes(entry: Pick<Entry, 'consumes' | 'lines'>): { readonly raw: string; readonly id: string } {
  const pays = entry.lines.map((line) => ({ payoutId: line.payoutId, amount: line.amount.toString() }));
  return fakeBytes({ chain: 'bitcoin', consumes: entry.consumes, pays, lastLedger: null });
}

export function withKeysElsewhere(base: ChainDriver, network: FakeNetwork, now: () => number): ChainDriver {
  const versionOf = (entry: Entry): Version => {
    const { raw, id } = toyBytes(entry);
    const outputs = entry.lines.map((_, index) => index);
    return {
      raw,
      transactionId: id,
      consumes: entry.consumes,
      outputs,
      lastLedgerSequence: null,
      signedAtLedger: null,
      fee: 10n,
      signedAt: now(),
    };
  };
  const gather = (entry: Entry, answer: Uint8Array): Result<Gathering> => {
    const [id, ...names] = new TextDecoder().decode(answer).split(' ');
    if (id !== toyBytes(entry).id) return refuse('psbt-other-transaction');
    if (names.some((name) => !toySigners.some((signer) => signer === name))) return refuse('psbt-signature-wrong');
    const signedBy = toySigners.filter((name) => names.includes(name) || entry.elsewhere?.signedBy.includes(name));
    const bytes = signedBy.length === 0 ? null : toyAnswer(id, ...signedBy);
    const version = signedBy.length === toySigners.length ? versionOf(entry) : null;
    return ok({ psbt: toyAnswer(id, ...signedBy), answer: bytes, needed: 2, present: signedBy.length, signedBy, version });
  };
  const look = (entry: Entry, isOurs: (id: string) => boolean): Verdict => {
    if (network.find(toyBytes(entry).id) !== null) return { kind: 'found', version: versionOf(entry) };
    const users = entry.consumes.flatMap((key) => network.consumer(key) ?? []);
    const deep = users.find((user) => network.confirmations(user) >= 6);
    if (deep === undefined) return { kind: 'absent' };
    const pays = deep.transaction.pays.some(({ payoutId }) => entry.lines.some((line) => line.payoutId === payoutId));
    return pays && !isOurs(deep.transaction.id)
      ? { kind: 'silent', reason: 'paid-by-unknown-version' }
      : { kind: 'void', reason: 'spent-elsewhere' };
  };
  return {
    ...base,
    verdict: async (entry, isOurs = () => false) => (entry.state === 'elsewhere' ? look(entry, isOurs) : base.verdict(entry, isOurs)),
    elsewhere: {
      holds: () => true,
      signers: () => ok({ account: 'shared', needed: 2, keys: toySigners.map((xpub) => ({ xpub, fingerprint: null })) }),
      foresee: async (entry) => ok({ transactionId: toyBytes(entry).id }),
      request: async (entry) => ok(toyAnswer(toyBytes(entry).id, ...(entry.elsewhere?.signedBy ?? []))),
      gather: async (entry, _past, answer) => gather(entry, answer),
    },
  };
}
