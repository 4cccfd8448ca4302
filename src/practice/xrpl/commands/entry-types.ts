// Owns the names of kinds of entries in requests: rippled's short ones and those that entries bear.

/** Short name → the kind, for everything that stands in directories of accounts. Null: a kind that rippled knows and this ledger never has. */
const inDirectories: Readonly<Record<string, string | null>> = {
  amm: null,
  bridge: null,
  check: null,
  credential: 'Credential',
  delegate: null,
  deposit_preauth: 'DepositPreauth',
  did: null,
  escrow: null,
  mpt_issuance: 'MPTokenIssuance',
  mptoken: 'MPToken',
  nft_offer: null,
  nft_page: null,
  offer: 'Offer',
  oracle: null,
  payment_channel: null,
  permissioned_domain: 'PermissionedDomain',
  signer_list: 'SignerList',
  state: 'RippleState',
  ticket: 'Ticket',
  vault: null,
};

const elsewhere: Readonly<Record<string, string | null>> = {
  account: 'AccountRoot',
  amendments: null,
  directory: 'DirectoryNode',
  fee: 'FeeSettings',
  hashes: null,
  nunl: null,
};

/** What of these an account owns keeps it from being deleted. */
export const deletionBlockers: ReadonlySet<string> = new Set(['RippleState', 'MPTokenIssuance', 'MPToken', 'PermissionedDomain']);

/** The kind that a name means: null for one that this ledger never has, undefined for a name that nobody knows. */
export function entryKind(name: unknown, among: 'owned' | 'all'): string | null | undefined {
  if (typeof name !== 'string') return undefined;
  const known = among === 'owned' ? inDirectories : { ...inDirectories, ...elsewhere };
  if (Object.hasOwn(known, name)) return known[name];
  return Object.values(known).find((kind) => kind?.toLowerCase() === name.toLowerCase());
}
