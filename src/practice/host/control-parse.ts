// Owns the bodies of control requests: JSON read into commands, or null.
import type { LieKind, Lies, MarketAsset } from '../xrpl-side.ts';

export type Command =
  | { readonly kind: 'blocks'; readonly count: number }
  | { readonly kind: 'ledgers'; readonly count: number }
  | { readonly kind: 'faucet'; readonly address: string; readonly amount: string }
  | { readonly kind: 'rates'; readonly pair: string; readonly rate: string }
  | { readonly kind: 'pause-blocks'; readonly paused: boolean }
  | { readonly kind: 'pause-ledgers'; readonly paused: boolean }
  /** `blocks` empty blocks take the place of the dropped ones; one more than were dropped unless told otherwise, as the longer branch wins. */
  | { readonly kind: 'reorg'; readonly depth: number; readonly vanish: boolean; readonly blocks: number }
  /** A whole block as hex, made elsewhere or dropped before: it must fit on the tip. */
  | { readonly kind: 'block'; readonly hex: string }
  | { readonly kind: 'market-tokens' }
  | { readonly kind: 'market-give'; readonly account: string; readonly asset: MarketAsset; readonly amount: string }
  | { readonly kind: 'market-recipient'; readonly assets: readonly MarketAsset[] }
  | { readonly kind: 'market-lesson'; readonly account: string }
  | { readonly kind: 'lie'; readonly chain: 'bitcoin' | 'xrpl'; readonly lies: Lies };

type Members = Readonly<Record<string, unknown>>;

const mostAssets = 20;
const lieKinds: readonly string[] = ['lose-reply', 'late', 'reject', 'duplicate', 'none'] satisfies readonly LieKind[];

/** `name` is the path after `/control/`. */
export function parseCommand(name: string, body: string): Command | null {
  const members = parseMembers(body);
  if (members === null) return null;
  switch (name) {
    case 'blocks':
    case 'ledgers':
      return isCount(members.count, 1000) ? { kind: name, count: members.count } : null;
    case 'faucet':
      return isText(members.address) && isText(members.amount) ? { kind: name, address: members.address, amount: members.amount } : null;
    case 'rates':
      return isText(members.pair) && isText(members.rate) ? { kind: name, pair: members.pair, rate: members.rate } : null;
    case 'pause-blocks':
    case 'pause-ledgers':
      return typeof members.paused === 'boolean' ? { kind: name, paused: members.paused } : null;
    case 'reorg':
      return parseReorg(members);
    case 'block':
      return typeof members.hex === 'string' ? { kind: name, hex: members.hex } : null;
    case 'market-tokens':
      return { kind: name };
    case 'market-give':
      return parseGive(members);
    case 'market-recipient':
      return parseRecipient(members);
    case 'market-lesson':
      return isText(members.account) ? { kind: name, account: members.account } : null;
    case 'lie':
      return parseLie(members);
    default:
      return null;
  }
}

function parseReorg({ depth, vanish = false, blocks }: Members): Command | null {
  if (!isCount(depth, 50) || typeof vanish !== 'boolean') return null;
  if (blocks === undefined) return { kind: 'reorg', depth, vanish, blocks: depth + 1 };
  return blocks === 0 || isCount(blocks, 100) ? { kind: 'reorg', depth, vanish, blocks: blocks as number } : null;
}

function parseGive({ account, asset, amount }: Members): Command | null {
  const read = parseAsset(asset);
  return read !== null && isText(account) && isText(amount) ? { kind: 'market-give', account, asset: read, amount } : null;
}

function parseRecipient({ assets }: Members): Command | null {
  const read = Array.isArray(assets) && assets.length <= mostAssets ? assets.map(parseAsset) : [null];
  const known = read.filter((asset) => asset !== null);
  return known.length === read.length ? { kind: 'market-recipient', assets: known } : null;
}

function parseAsset(asset: unknown): MarketAsset | null {
  if (typeof asset !== 'object' || asset === null) return null;
  const { kind, currency, issuer, id } = asset as Members;
  if (kind === 'token') return isText(currency) && isText(issuer) ? { kind, currency, issuer } : null;
  return kind === 'mpt' && isText(id) ? { kind, id } : null;
}

function parseLie({ chain, what, count = 1, delayMs = 5000, reason = null }: Members): Command | null {
  if ((chain !== 'bitcoin' && chain !== 'xrpl') || typeof what !== 'string' || !lieKinds.includes(what)) return null;
  if (!isCount(count, 1_000_000) || !isCount(delayMs, 600_000) || (reason !== null && !isText(reason))) return null;
  return { kind: 'lie', chain, lies: { what: what as LieKind, count, delayMs, reason } };
}

function parseMembers(body: string): Members | null {
  try {
    const value: unknown = JSON.parse(body === '' ? '{}' : body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : null;
  } catch {
    return null;
  }
}

function isCount(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 200;
}
