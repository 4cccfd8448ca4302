// Owns a label and what of it may be written: types, references, texts (BIP329).

/** Those of BIP329, and one of our own for payouts, which other wallets pass over as a type that they do not know. */
export const labelTypes = ['tx', 'addr', 'pubkey', 'input', 'output', 'xpub', 'pullpay-payout'] as const;
export type LabelType = (typeof labelTypes)[number];

export interface Label {
  readonly type: LabelType;
  /** Transaction id, address, public key, "txid:index", extended public key, or the id of a payout. */
  readonly ref: string;
  /** Null: nothing is said about the label, and what is known stays. */
  readonly label: string | null;
  /** Abbreviated descriptor of the wallet that it belongs to; null: not said. */
  readonly origin: string | null;
  /** Only of outputs: false is frozen. Null: nothing is said. */
  readonly spendable: boolean | null;
  /** Further fields, each with the JSON text of its value. */
  readonly extra: readonly (readonly [name: string, json: string])[];
}

const txid = /^[0-9a-f]{64}$/i;
const place = /^[0-9a-f]{64}:(0|[1-9]\d{0,9})$/i;
const references: Readonly<Record<LabelType, (ref: string) => boolean>> = {
  tx: (ref) => txid.test(ref),
  addr: (ref) => /^[0-9A-Za-z]{14,100}$/.test(ref),
  pubkey: (ref) => /^(?:[0-9a-f]{64}|[0-9a-f]{66}|[0-9a-f]{130})$/i.test(ref),
  input: isPlace,
  output: isPlace,
  xpub: (ref) => /^[1-9A-HJ-NP-Za-km-z]{100,120}$/.test(ref),
  'pullpay-payout': (ref) => /^[0-9A-Za-z_-]{1,64}$/.test(ref),
};

function isPlace(ref: string): boolean {
  return place.test(ref) && Number(ref.slice(65)) <= 0xffffffff;
}

export function isLabelType(text: string): text is LabelType {
  return labelTypes.some((type) => type === text);
}

/** True when the reference has the form of its type. Whether an address belongs to the wallet's network is not known here. */
export function isReference(type: LabelType, ref: string): boolean {
  return references[type](ref);
}

/** The reference in the form in which it is compared: hexadecimal in small letters. Addresses, extended keys and payouts stay as they are, but for addresses in capitals. */
export function canonicalReference(type: LabelType, ref: string): string {
  if (type === 'xpub' || type === 'pullpay-payout') return ref;
  if (type === 'addr') return /^[A-Z]{2,4}1[0-9A-Z]+$/.test(ref) ? ref.toLowerCase() : ref;
  return ref.toLowerCase();
}

/** One line of text: no control characters, no line or paragraph separators, nothing that turns the direction of what follows. */
export function isLabelText(text: string): boolean {
  return !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text);
}

/** Two labels of one key are about the same thing. The origin belongs to it: two wallets in one file may name one transaction differently. */
export function labelKey({ type, ref, origin }: Pick<Label, 'type' | 'ref' | 'origin'>): string {
  return JSON.stringify([type, ref, origin]);
}
