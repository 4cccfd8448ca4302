// Owns reading an account's directory in pages: where a marker goes on, and where the next one begins.
import type { Json } from '../base/json.ts';
import { type OwnedItem, ownedItems } from '../ledger/owned-items.ts';
import type { ReadView } from '../ledger/view.ts';
import { fail, type Refusal } from './command.ts';

export interface OwnedPage {
  /** As many as the limit allows, whatever their kind: rippled counts what it looked at, not what it shows. */
  readonly items: readonly OwnedItem[];
  /** The first item of the next page; undefined on the last one. */
  readonly next: OwnedItem | undefined;
}

/** How a marker names an item: `account_lines` and `account_offers` the last one that was shown, `account_objects` the first one that was not. */
export type MarkerStyle = 'last' | 'next';

/** One page of what an account owns; errors for a marker that is no text or names nothing here. */
export function ownedPage(view: ReadView, owner: string, limit: number, marker: Json | undefined, style: MarkerStyle): OwnedPage | Refusal {
  if (marker !== undefined && typeof marker !== 'string') return fail('invalidParams', "Invalid field 'marker', not string.");
  const all = [...ownedItems(view, owner)];
  const at = marker === undefined ? 0 : all.findIndex((item) => markerOf(item, style) === marker.toUpperCase());
  if (at < 0) return fail('invalidParams', "Invalid field 'marker'.");
  const start = marker !== undefined && style === 'last' ? at + 1 : at;
  return { items: all.slice(start, start + limit), next: all[start + limit] };
}

function markerOf({ index, page, pageIndex }: OwnedItem, style: MarkerStyle): string {
  return style === 'last' ? `${index},${page}` : `${pageIndex},${index}`;
}

/** The members that tell of a further page: none on the last one. */
export function furtherPage(
  { items, next }: OwnedPage,
  limit: number,
  style: MarkerStyle,
): { readonly limit?: number; readonly marker?: string } {
  const named = style === 'last' ? items.at(-1) : next;
  return next === undefined || named === undefined ? {} : { limit, marker: markerOf(named, style) };
}
