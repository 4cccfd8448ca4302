// Owns stories of proof on the XRP Ledger: final, failed, dead, void, and everything that proves nothing.
import { describe, expect, it } from 'vitest';
import { account, entryWith, type Server, setUp, transaction, us, version } from '../../../../tests/helpers/set-rippled.ts';
import type { XrplLookup, XrplTransaction } from '../../backends/xrpl-backend.ts';
import type { Entry } from '../types.ts';

describe('the verdict', () => {
  const sent = (changes: Partial<Entry> = {}) => entryWith({ state: 'unknown', versions: [version()], ...changes });
  const found = (changes: Partial<XrplTransaction> = {}): XrplLookup => ({ kind: 'found', transaction: transaction(changes) });
  const past = (server: Server) => {
    server.ledger = { ...server.ledger, validatedLedger: 1_021 };
  };

  it('is final in a validated ledger, failed by a validated tec, and neither before', async () => {
    const { server, driver } = setUp();
    server.found = found();
    expect(await driver.verdict(sent())).toEqual({ kind: 'final', transactionId: 'A'.repeat(64), confirmations: 1 });
    server.found = found({ result: 'tecNO_DST_INSUF_XRP', delivered: null });
    expect(await driver.verdict(sent())).toEqual({ kind: 'failed', transactionId: 'A'.repeat(64), reason: 'tecNO_DST_INSUF_XRP' });
    server.found = found({ validated: false, result: '' });
    expect(await driver.verdict(sent())).toEqual({ kind: 'absent' });
    expect(await driver.verdict(sent({ state: 'seen' }))).toEqual({ kind: 'seen' });
    expect(server.ranges[0]).toEqual({ from: 1_000, to: 1_020 });
  });

  it('is not believed when less was delivered, or to somebody else', async () => {
    const { server, driver } = setUp();
    server.found = found({ delivered: { kind: 'xrp', drops: 4_999_999n } });
    expect(await driver.verdict(sent())).toEqual({ kind: 'silent', reason: 'delivery-differs' });
    server.found = found({ destination: us });
    expect(await driver.verdict(sent())).toEqual({ kind: 'silent', reason: 'delivery-differs' });
  });

  it('gives a row that was just taken a few ledgers before it is sent again', async () => {
    const { server, driver } = setUp();
    server.found = { kind: 'absent', searchedAll: false };
    server.ledger = { ...server.ledger, validatedLedger: 1_003 };
    expect(await driver.verdict(sent({ state: 'seen' }))).toEqual({ kind: 'seen' });
    server.ledger = { ...server.ledger, validatedLedger: 1_004 };
    expect(await driver.verdict(sent({ state: 'seen' }))).toEqual({ kind: 'absent' });
  });

  it('is dead only after the last ledger, with the whole range searched and the sequence unused', async () => {
    const { server, driver } = setUp();
    server.ledger = { ...server.ledger, validatedLedger: 1_020 };
    expect(await driver.verdict(sent())).toEqual({ kind: 'absent' });
    past(server);
    expect(await driver.verdict(sent())).toEqual({ kind: 'dead' });
    server.found = { kind: 'absent', searchedAll: false };
    expect(await driver.verdict(sent())).toEqual({ kind: 'silent', reason: 'history-missing' });
    server.found = found({ validated: false, result: '' });
    expect(await driver.verdict(sent())).toEqual({ kind: 'silent', reason: 'history-missing' });
    server.accounts.delete(us);
    server.found = { kind: 'absent', searchedAll: true };
    expect(await driver.verdict(sent())).toEqual({ kind: 'silent', reason: 'account-missing' });
  });

  it('is void only when it is known who used the sequence, and that it was not for this payout', async () => {
    const { server, driver } = setUp();
    past(server);
    server.accounts.set(us, account(us, { sequence: 51 }));
    expect(await driver.verdict(sent())).toEqual({ kind: 'silent', reason: 'sequence-user-unknown' });
    server.history = [transaction({ hash: 'B'.repeat(64), validated: false })];
    expect(await driver.verdict(sent())).toEqual({ kind: 'silent', reason: 'sequence-user-unknown' });
    server.history = [transaction({ hash: 'B'.repeat(64) })];
    expect(await driver.verdict(sent())).toEqual({ kind: 'silent', reason: 'paid-by-unknown-version' });
    server.history = [transaction({ hash: 'B'.repeat(64), invoiceId: null })];
    expect(await driver.verdict(sent())).toEqual({ kind: 'void', reason: 'sequence-used-elsewhere' });
  });

  it('is silence when the server is silent', async () => {
    const { server, driver } = setUp();
    server.silent = true;
    expect(await driver.verdict(sent())).toEqual({ kind: 'silent', reason: 'backend-timeout' });
  });
});
