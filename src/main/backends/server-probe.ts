// Owns trying a server of the XRP Ledger before it is used: whether it answers, of which ledger it is, how far it lags, how far back it knows.
import type { TriedServer } from '../../shared/contract/ledger-servers.ts';
import { type Refusal, refuse } from '../../shared/result.ts';
import type { Endpoint } from './endpoint.ts';
import type { RippledAnswer, RippledClient } from './rippled-client.ts';
import { ledgerHash, selfPortrait, unbrokenFrom } from './server-probe-parse.ts';
import type { XrplBackend } from './xrpl-backend.ts';

export interface ProbeOptions {
  readonly networkId: number;
  readonly timeoutMs: number;
  /** The servers that are used: what is tried must be of the same ledger and not far behind. Nothing is compared where they do not answer. */
  readonly ours: Pick<XrplBackend, 'state' | 'read'>;
}

/** A ledger closes every three to five seconds: half a minute behind is no longer the time that an answer needs. */
const mostBehind = 10;
/** About an hour. After a longer pause what became of a payment may lie further back. */
const leastHistory = 1000;
/** The first ledger that anybody has of the real network. */
const firstLedger = 32_570;

export async function probeServer(endpoint: Endpoint, options: ProbeOptions): Promise<TriedServer> {
  let client: RippledClient | null = null;
  try {
    const { connectRippled } = await import('./rippled-client.ts');
    client = await connectRippled(endpoint, options.timeoutMs, { onLedger: () => undefined, onClosed: () => undefined });
    return await judge(client, options);
  } catch (error) {
    // Whatever answers a handshake with a page is there, but is no ledger server.
    return failed(/unexpected server response/i.test(String(error)) ? 'ledger-server-not-rippled' : 'ledger-server-unreachable');
  } finally {
    client?.retire();
  }
}

async function judge(client: RippledClient, options: ProbeOptions): Promise<TriedServer> {
  const answer = await client.ask('server_state', {});
  const read = answer.kind === 'result' ? selfPortrait.safeParse(answer.result) : null;
  if (read?.success !== true) return failed(wordOf(answer));
  const { version, networkId, complete, ledger } = read.data;
  const told = { version, ledger };
  if (networkId !== options.networkId)
    return { ...failed('ledger-server-other-network', { theirs: String(networkId), ours: String(options.networkId) }), ...told };
  if (ledger === null) return { ...failed('backend-not-synced'), ...told };
  const state = await options.ours.state();
  const ourLedger = state.ok ? state.value.validatedLedger : null;
  if (ourLedger !== null && (await isOther(client, options.ours, Math.min(ourLedger, ledger))))
    return { ...failed('ledger-server-other-ledger'), ...told };
  return { problem: null, warnings: [...lag(ledger, ourLedger), ...history(complete, ledger)], ...told };
}

/** No answer, or one in other words than rippled's. */
function wordOf(answer: RippledAnswer): string {
  return answer.kind === 'lost' && answer.code === 'backend-unreachable' ? 'ledger-server-unreachable' : 'ledger-server-not-rippled';
}

/** Two ledgers of one network id are told apart by a ledger that both have. What either does not have says nothing. */
async function isOther(client: RippledClient, ours: Pick<XrplBackend, 'read'>, index: number): Promise<boolean> {
  const question = { ledger_index: index };
  const [here, there] = await Promise.all([ours.read('ledger', question), client.ask('ledger', question)]);
  const mine = here.ok ? ledgerHash.safeParse(here.value).data : undefined;
  const theirs = there.kind === 'result' ? ledgerHash.safeParse(there.result).data : undefined;
  return mine !== undefined && theirs !== undefined && mine !== theirs;
}

function lag(ledger: number, ours: number | null): readonly Refusal[] {
  const behind = ours === null ? 0 : ours - ledger;
  return behind > mostBehind ? [{ code: 'ledger-server-lags', params: { behind: String(behind) } }] : [];
}

function history(complete: string, newest: number): readonly Refusal[] {
  const from = unbrokenFrom(complete, newest);
  const kept = from === null ? 0 : newest - from + 1;
  const isEnough = kept >= leastHistory || (from !== null && from <= firstLedger);
  return isEnough ? [] : [{ code: 'ledger-server-no-history', params: { kept: String(kept) } }];
}

function failed(code: string, params?: Readonly<Record<string, string>>): TriedServer {
  const { error } = refuse(code, params);
  return {
    problem: { ...error, ...(error.params === undefined ? {} : { params: { ...error.params } }) },
    warnings: [],
    ledger: null,
    version: null,
  };
}
