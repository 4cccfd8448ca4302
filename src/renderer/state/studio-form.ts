// Owns the form of a payment of the XRP Ledger as somebody fills it in: texts as they were typed, one form per wallet. It survives a change of screen and a reload (keep.ts).
import { create } from 'zustand';

/** What an amount of the form is of. A token's members may be half typed. `scale` is the AssetScale in which an MPT's amount is typed; 0 is raw units. */
export type FormAsset =
  | { readonly kind: 'xrp' }
  | { readonly kind: 'token'; readonly currency: string; readonly issuer: string }
  | { readonly kind: 'mpt'; readonly id: string; readonly scale: number };

export interface FormAmount {
  readonly asset: FormAsset;
  /** As typed. */
  readonly value: string;
}

export interface FormMemo {
  readonly type: string;
  readonly data: string;
  readonly format: string;
  /** The three are hex as in the transaction, because they are no plain text. */
  readonly hex: boolean;
}

export interface StudioForm {
  /** Empty: the wallet's paying account. */
  readonly account: string;
  /** Classic or X-address, as typed. */
  readonly destination: string;
  readonly tag: string;
  readonly deliver: FormAmount;
  /** SendMax; null where none is given. */
  readonly spend: FormAmount | null;
  readonly partial: boolean;
  /** DeliverMin, in what arrives. */
  readonly least: string;
  readonly limitQuality: boolean;
  readonly noDirect: boolean;
  /** Other bits of Flags. */
  readonly otherFlags: number;
  /** JSON of Paths; empty for none. */
  readonly paths: string;
  readonly sourceTag: string;
  readonly invoiceId: string;
  /** One hash in each line. */
  readonly credentialIds: string;
  readonly domainId: string;
  readonly memos: readonly FormMemo[];
  /** Fields for experts, as the transaction spells them. */
  readonly fee: string;
  readonly sequence: string;
  readonly ticketSequence: string;
  readonly lastLedgerSequence: string;
  readonly networkId: string;
  readonly accountTxnId: string;
  readonly delegate: string;
  readonly signingPubKey: string;
  /** Members of the JSON that no field above can hold as they are. They are written last, over the form's own. */
  readonly rest: Readonly<Record<string, unknown>>;
}

export const emptyStudioForm: StudioForm = {
  account: '',
  destination: '',
  tag: '',
  deliver: { asset: { kind: 'xrp' }, value: '' },
  spend: null,
  partial: false,
  least: '',
  limitQuality: false,
  noDirect: false,
  otherFlags: 0,
  paths: '',
  sourceTag: '',
  invoiceId: '',
  credentialIds: '',
  domainId: '',
  memos: [],
  fee: '',
  sequence: '',
  ticketSequence: '',
  lastLedgerSequence: '',
  networkId: '',
  accountTxnId: '',
  delegate: '',
  signingPubKey: '',
  rest: {},
};

/** Form and JSON of one wallet's payment. */
export interface StudioDraft {
  readonly form: StudioForm;
  /** The JSON as somebody typed or pasted it; it counts while it is there. Null: the JSON is written from the form. */
  readonly json: string | null;
  readonly expert: boolean;
  /** What stood there before another payment was put into its place. */
  readonly former: { readonly form: StudioForm; readonly json: string | null } | null;
}

export const emptyStudioDraft: StudioDraft = { form: emptyStudioForm, json: null, expert: false, former: null };

interface StudioState {
  readonly drafts: Readonly<Record<string, StudioDraft>>;
  readonly change: (walletId: string, part: Partial<StudioDraft>) => void;
}

export const useStudioDrafts = create<StudioState>()((set) => ({
  drafts: {},
  change: (walletId, part) =>
    set(({ drafts }) => ({ drafts: { ...drafts, [walletId]: { ...(drafts[walletId] ?? emptyStudioDraft), ...part } } })),
}));

/** True when there is something in it that would be missed. */
export function isStudioTouched({ form, json }: Pick<StudioDraft, 'form' | 'json'>): boolean {
  return json !== null || form.destination !== '' || form.deliver.value !== '' || Object.keys(form.rest).length > 0;
}
