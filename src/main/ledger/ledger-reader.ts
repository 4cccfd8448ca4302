// Owns reading single objects of the open ledger: there, known not to be there, or not known.
import type * as z from 'zod';
import type { Refusal } from '../../shared/result.ts';
import { writeCurrency } from '../../shared/xrpl/amounts/currency-code.ts';
import type { CredentialKind, CredentialSet } from '../../shared/xrpl/facts.ts';
import type { XrplBackend } from '../backends/xrpl-backend.ts';
import * as shape from './entries-parse.ts';
import { isLineBetween } from './entry-facts.ts';
import { type Lanes, lanes } from './lanes.ts';
import { credentialId, domainIdOf, mptIdOf } from './ledger-ids.ts';

/** Null: the server says that it does not exist. Undefined: not known, because the server did not say, or said what cannot be. */
export type Found<T> = T | null | undefined;

const absent = new Set(['actNotFound', 'entryNotFound', 'objectNotFound']);
const defaultWidth = 8;
/** A server that was silent so often is left alone: a thousand questions would each wait in vain. */
const mostTimeouts = 2;

/** The open ledger is what a payment that is sent now would meet; the last validated one is what is certain. */
export type Ledger = 'current' | 'validated' | number;

/** Reads of one server, of the open ledger unless said otherwise. An answer about another object than the one asked for counts as none. */
export class LedgerReader {
  private readonly lane: Lanes;
  private readonly backend: Pick<XrplBackend, 'read'>;
  private lost: Refusal | null = null;
  private timeouts = 0;

  /** At most `width` questions are on their way at once. */
  constructor(backend: Pick<XrplBackend, 'read'>, width = defaultWidth) {
    this.backend = backend;
    this.lane = lanes(width);
  }

  /** Any other question on the same lanes. Once the server is gone nothing is asked any more. */
  ask(command: string, fields: Readonly<Record<string, unknown>>): ReturnType<XrplBackend['read']> {
    return this.lane(async () => {
      if (this.lost !== null) return { ok: false, error: this.lost };
      const answer = await this.backend.read(command, fields);
      if (!answer.ok) this.note(answer.error);
      return answer;
    });
  }

  private note(error: Refusal): void {
    if (error.code === 'backend-timeout') this.timeouts += 1;
    if (error.code === 'backend-unreachable' || this.timeouts >= mostTimeouts) this.lost = error;
  }

  account(address: string, ledger: Ledger = 'current'): Promise<Found<shape.AccountRoot>> {
    const fields = { account: address, ledger_index: ledger };
    return this.found('account_info', fields, 'account_data', shape.accountRoot, (root) => root.Account === address);
  }

  line(one: string, other: string, currency: string, ledger: Ledger = 'current'): Promise<Found<shape.RippleState>> {
    const selector = { ripple_state: { accounts: [one, other], currency: writeCurrency(currency) } };
    return this.entry(selector, shape.rippleState, (line) => isLineBetween(line, one, other, currency), ledger);
  }

  issuance(id: string, ledger: Ledger = 'current'): Promise<Found<shape.MptIssuance>> {
    return this.entry({ mpt_issuance: id }, shape.mptIssuance, (entry) => mptIdOf(entry.Issuer, entry.Sequence) === id, ledger);
  }

  holding(account: string, id: string, ledger: Ledger = 'current'): Promise<Found<shape.Mptoken>> {
    const isIt = (entry: shape.Mptoken) => entry.Account === account && entry.MPTokenIssuanceID === id;
    return this.entry({ mptoken: { mpt_issuance_id: id, account } }, shape.mptoken, isIt, ledger);
  }

  credential(id: string): Promise<Found<shape.Credential>> {
    const isIt = (entry: shape.Credential) => credentialId(entry.Subject, kindOf(entry)) === id;
    return this.entry({ credential: id }, shape.credential, isIt);
  }

  credentialOf(subject: string, kind: CredentialKind): Promise<Found<shape.Credential>> {
    return this.credential(credentialId(subject, kind));
  }

  domain(id: string): Promise<Found<z.output<typeof shape.domain>>> {
    return this.entry({ permissioned_domain: id }, shape.domain, (entry) => domainIdOf(entry.Owner, entry.Sequence) === id);
  }

  async ticket(account: string, number: number): Promise<boolean | undefined> {
    const selector = { ticket: { account, ticket_seq: number } };
    const found = await this.entry(selector, shape.ticket, (one) => one.Account === account && one.TicketSequence === number);
    return found === undefined ? undefined : found !== null;
  }

  async preauthorizes(owner: string, authorized: string): Promise<boolean | undefined> {
    const isIt = (entry: shape.DepositPreauth) => entry.Account === owner && entry.Authorize === authorized;
    const found = await this.entry({ deposit_preauth: { owner, authorized } }, shape.depositPreauth, isIt);
    return found === undefined ? undefined : found !== null;
  }

  async preauthorizesSet(owner: string, set: CredentialSet): Promise<boolean | undefined> {
    const authorized_credentials = set.map(({ issuer, type }) => ({ issuer, credential_type: type }));
    const isIt = (entry: shape.DepositPreauth) => entry.Account === owner && entry.AuthorizeCredentials?.length === set.length;
    const found = await this.entry({ deposit_preauth: { owner, authorized_credentials } }, shape.depositPreauth, isIt);
    return found === undefined ? undefined : found !== null;
  }

  private entry<T>(
    selector: Readonly<Record<string, unknown>>,
    schema: z.ZodType<T>,
    isIt: (entry: T) => boolean,
    ledger: Ledger = 'current',
  ): Promise<Found<T>> {
    return this.found('ledger_entry', { ...selector, ledger_index: ledger }, 'node', schema, isIt);
  }

  private async found<T>(
    command: string,
    fields: Readonly<Record<string, unknown>>,
    member: string,
    schema: z.ZodType<T>,
    isIt: (entry: T) => boolean,
  ): Promise<Found<T>> {
    const answer = await this.ask(command, fields);
    if (!answer.ok) return isAbsent(answer.error) ? null : undefined;
    const read = schema.safeParse(answer.value[member]);
    return read.success && isIt(read.data) ? read.data : undefined;
  }
}

/** The server says that there is no such object, rather than that it does not know. */
export function isAbsent(error: Refusal): boolean {
  return error.code === 'backend-refused' && absent.has(error.params?.['status'] ?? '');
}

function kindOf(entry: shape.Credential): CredentialKind {
  return { issuer: entry.Issuer, type: entry.CredentialType };
}
