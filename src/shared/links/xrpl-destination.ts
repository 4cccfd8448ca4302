// Owns XRP Ledger destinations as recipients give them: classic address, address with tag, X-address (spec §16.1).
import type { Network } from '../network.ts';
import type { ParsedDestination } from '../payouts/destination.ts';
import { dedupKeyOf } from '../payouts/destination.ts';
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import { isClassicAddress, isTag, readXAddress } from './xrpl-address.ts';

interface Account {
  readonly address: string;
  readonly tag: number | null;
}

/** Address, `:tag` or `?dt=tag`; of a `xrpl:` URI only these parts are understood, and everything else in it is refused, not dropped. */
const pattern = /^(?:xrpl:(?:\/\/)?)?([1-9A-HJ-NP-Za-km-z]{25,50})(?::(\d{1,10}))?(?:\?dt=(\d{1,10}))?$/;

/**
 * Reads a destination of the network set. `explicitTag` is the extra `destinationTag` of a request, if any; 0 is a tag, and tags given
 * twice must agree. Codes: `xrpl-destination-invalid`, `xrpl-destination-wrong-network` (an X-address of the other kind of network),
 * `destination-tag-invalid`, `destination-tag-conflict`.
 */
export function parseXrplDestination(text: string, network: Network, explicitTag: number | null = null): Result<ParsedDestination> {
  const [, account = '', ...written] = pattern.exec(text.trim()) ?? [];
  const found = readAccount(account, network);
  if (!found.ok) return found;
  const texts = written.filter((tag) => tag !== undefined);
  if (!texts.every(isTagText) || (explicitTag !== null && !isTag(explicitTag))) return refuse('destination-tag-invalid');
  const tags = [found.value.tag, ...texts.map((tag) => Number.parseInt(tag, 10)), explicitTag].filter((tag) => tag !== null);
  if (new Set(tags).size > 1) return refuse('destination-tag-conflict', { tags: tags.join(', ') });
  return ok(destinationOf(found.value.address, tags[0] ?? null));
}

/** A destination as it is stored and emitted: `r…`, or `r…?dt=<tag>`. */
export function writeXrplDestination(address: string, tag: number | null): string {
  return tag === null ? address : `${address}?dt=${tag}`;
}

function readAccount(text: string, network: Network): Result<Account> {
  if (isClassicAddress(text)) return ok({ address: text, tag: null });
  const parts = readXAddress(text);
  if (parts === null) return refuse('xrpl-destination-invalid');
  return parts.real === (network === 'main') ? ok(parts) : refuse('xrpl-destination-wrong-network');
}

/** "007" is refused: a tag that was typed with zeros may have been meant as something else. */
function isTagText(text: string): boolean {
  return /^(0|[1-9]\d*)$/.test(text) && isTag(Number.parseInt(text, 10));
}

function destinationOf(address: string, tag: number | null): ParsedDestination {
  const normalised = writeXrplDestination(address, tag);
  return { normalised, address, tag, amount: null, dedupKey: dedupKeyOf(address, tag), scriptKind: 'xrpl-account' };
}
