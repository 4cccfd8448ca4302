// Owns the ledger entries of the exchange: offers and the pages of order books.
import type { Json } from '../base/json.ts';
import type { Threading } from './threading.ts';

export type Offer = Threading & {
  readonly LedgerEntryType: 'Offer';
  readonly Account: string;
  readonly AdditionalBooks?: readonly Json[];
  readonly BookDirectory: string;
  readonly BookNode: string;
  readonly DomainID?: string;
  /** Ripple seconds. */
  readonly Expiration?: number;
  readonly Flags: number;
  readonly OwnerNode: string;
  readonly Sequence: number;
  readonly TakerGets: Json;
  readonly TakerPays: Json;
};

/** Flags of an Offer (lsf…). */
export const offerFlags = { passive: 0x0001_0000, sell: 0x0002_0000, hybrid: 0x0004_0000 } as const;

/** Members that only the pages of order books have. Currencies and issuers are 40 hex digits. */
export type BookFields = {
  readonly DomainID?: string;
  readonly ExchangeRate: string;
  readonly TakerGetsCurrency: string;
  readonly TakerGetsIssuer: string;
  readonly TakerPaysCurrency: string;
  readonly TakerPaysIssuer: string;
};

/** A page of an owner's directory has Owner, a page of a book has BookFields. Page numbers are hex text. */
export type DirectoryNode = Partial<BookFields> & {
  readonly LedgerEntryType: 'DirectoryNode';
  readonly Flags: number;
  readonly Indexes: readonly string[];
  readonly IndexNext?: string;
  readonly IndexPrevious?: string;
  readonly Owner?: string;
  readonly RootIndex: string;
};
