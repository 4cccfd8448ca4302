// Owns reading the ledger's files back; what is inside `state` is the ledger's own business.

export interface LedgerRecord {
  readonly generation: number;
  readonly state: unknown;
}

export interface CloseRecord {
  readonly generation: number;
  /** Unix milliseconds. */
  readonly at: number;
  readonly count: number;
}

export function parseLedgerRecord(text: string): LedgerRecord | null {
  try {
    const { generation, state } = JSON.parse(text) as Partial<LedgerRecord>;
    return typeof generation === 'number' && state !== undefined ? { generation, state } : null;
  } catch {
    return null;
  }
}

export function parseClose(value: unknown): CloseRecord | null {
  const { generation, at, count } = (value ?? {}) as Partial<CloseRecord>;
  return typeof generation === 'number' && typeof at === 'number' && typeof count === 'number' ? { generation, at, count } : null;
}
