// Owns the tickets of an account: which it holds, which an order takes, and whether one is still there.
import * as z from 'zod';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { XrplBackend } from '../../backends/xrpl-backend.ts';
import { ticketKey } from '../consumed.ts';

const ticket = z.object({ LedgerEntryType: z.literal('Ticket'), TicketSequence: z.int().min(1).max(0xffff_ffff) });
const page = z.object({ account_objects: z.array(z.unknown()).max(400), marker: z.unknown().optional() });
/** An account holds at most 250. */
const maxPages = 4;

/** The lowest ticket of the open ledger that nothing of ours uses. Refusals: `no-ticket`, and those of the server. */
export async function freeTicket(
  backend: Pick<XrplBackend, 'read'>,
  account: string,
  reserved: ReadonlySet<string>,
): Promise<Result<number>> {
  const held = await ticketsOf(backend, account);
  if (!held.ok) return held;
  const free = held.value.filter((number) => !reserved.has(ticketKey(account, number)));
  return free.length === 0 ? refuse('no-ticket', { account }) : ok(free.reduce((least, number) => Math.min(least, number)));
}

async function ticketsOf(backend: Pick<XrplBackend, 'read'>, account: string): Promise<Result<readonly number[]>> {
  const found: number[] = [];
  let marker: unknown;
  for (let number = 0; number < maxPages; number += 1) {
    const asked = { account, type: 'ticket', ledger_index: 'current', limit: 400 };
    const answer = await backend.read('account_objects', marker === undefined ? asked : { ...asked, marker });
    if (!answer.ok) return answer;
    const read = page.safeParse(answer.value);
    if (!read.success) return refuse('backend-garbled');
    found.push(...read.data.account_objects.flatMap((entry) => ticket.safeParse(entry).data?.TicketSequence ?? []));
    marker = read.data.marker;
    if (marker === undefined || marker === null) break;
  }
  return ok(found);
}

/** Whether the newest validated ledger still holds this ticket. Refusals: those of the server, which prove nothing. */
export async function isTicketThere(backend: Pick<XrplBackend, 'read'>, account: string, number: number): Promise<Result<boolean>> {
  const answer = await backend.read('ledger_entry', { ticket: { account, ticket_seq: number }, ledger_index: 'validated' });
  if (!answer.ok) return answer.error.params?.['status'] === 'entryNotFound' ? ok(false) : answer;
  const node = z.object({ node: ticket.extend({ Account: z.literal(account) }), validated: z.literal(true) }).safeParse(answer.value);
  return node.success && node.data.node.TicketSequence === number ? ok(true) : refuse('backend-garbled');
}
