// Owns the XRP Ledger of a set that has none: every question is refused with the same code, and nobody is asked.
import { refuse } from '../../shared/result.ts';
import type { XrplBackend } from './xrpl-backend.ts';

export function noLedger(code: string): XrplBackend {
  const refused = async () => refuse(code);
  return {
    state: refused,
    account: refused,
    read: refused,
    submit: async () => ({ kind: 'unknown', reason: code }),
    lookup: refused,
    transactions: refused,
    connection: () => 0,
    onLedger: () => () => undefined,
    close: () => undefined,
  };
}
