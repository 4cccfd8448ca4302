// Owns what the columns of an import mean: recognised by their headers in English and Japanese, and changed by the user where that is wrong.
export const importFields = ['destination', 'amount', 'unit', 'method', 'tag', 'note', 'externalId'] as const;
export type ImportField = (typeof importFields)[number];

/** Index of the column of each field; a field without a column is not in the file. */
export type ColumnMap = Readonly<Partial<Record<ImportField, number>>>;

const names: Readonly<Record<ImportField, readonly string[]>> = {
  destination: [
    'destination',
    'address',
    'to',
    'recipient address',
    'payto',
    '送金先',
    '宛先',
    'アドレス',
    '送金先アドレス',
    '受取アドレス',
  ],
  amount: ['amount', 'value', 'sum', 'original amount', '金額', '額', '数量', '申請額'],
  unit: ['unit', 'currency', 'coin', 'original unit', '単位', '通貨', '通貨単位'],
  method: ['method', 'payout method', 'payoutmethodid', 'network', 'chain', '方法', '支払い方法', '支払方法', 'チェーン'],
  tag: ['tag', 'destination tag', 'destinationtag', 'dt', 'タグ', '宛先タグ', '送金先タグ'],
  note: ['note', 'name', 'memo', 'label', 'description', 'comment', 'メモ', '名前', '氏名', '備考', '摘要'],
  externalId: ['external id', 'externalid', 'id', 'reference', 'ref', 'invoice', '外部id', '識別子', '管理番号', '参照番号', '請求書番号'],
};

export interface Header {
  /** True when the first row names columns. */
  readonly present: boolean;
  readonly columns: ColumnMap;
}

/** Reads the first row as a header; one that names neither destination nor amount is none, and then the order is destination, amount, note. */
export function readHeader(cells: readonly string[]): Header {
  const columns: Partial<Record<ImportField, number>> = {};
  cells.forEach((cell, index) => {
    const field = fieldNamed(cell);
    if (field !== null && columns[field] === undefined) columns[field] = index;
  });
  if (columns.destination !== undefined || columns.amount !== undefined) return { present: true, columns };
  return {
    present: false,
    columns: { destination: 0, ...(cells.length > 1 ? { amount: 1 } : {}), ...(cells.length > 2 ? { note: 2 } : {}) },
  };
}

function fieldNamed(cell: string): ImportField | null {
  const name = cell
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
  return importFields.find((field) => names[field].includes(name)) ?? null;
}

/** Gives a column a field, taking both from whoever had them; null takes the column's field away. */
export function assignColumn(columns: ColumnMap, index: number, field: ImportField | null): ColumnMap {
  const kept = importFields.flatMap((other) => {
    const at = columns[other];
    return at === undefined || at === index || other === field ? [] : [[other, at] as const];
  });
  return Object.fromEntries(field === null ? kept : [...kept, [field, index] as const]);
}
