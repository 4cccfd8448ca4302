// Owns a plain account of what the `given` steps of the runner's vectors leave in the ledger, as facts for the preflight. It knows only what those steps do
// in the simplest way; where it is not sure it says that it does not know.
import { mptIssuerOf } from '../../src/shared/xrpl/amounts/mpt.ts';
import { readAmount } from '../../src/shared/xrpl/amounts/amount-parse.ts';
import { addValues, subtractValues } from '../../src/shared/xrpl/amounts/token-arithmetic.ts';
import { zeroValue } from '../../src/shared/xrpl/amounts/token-value.ts';
import type { TokenAmount, TokenValue } from '../../src/shared/xrpl/amount.ts';
import {
  type AccountFacts,
  type CredentialFacts,
  holdingKey,
  type LedgerFacts,
  type LineFacts,
  lineKey,
  nothingKnown,
} from '../../src/shared/xrpl/facts.ts';
import { account } from '../fakes/xrpl-payments.ts';
import { type Json, jsonOf, networkOf, type RunnerSymbols, type Scenario, type Step, symbolsOf } from './runner-steps.ts';

type Mutable<T> = { -readonly [name in keyof T]: T[name] };
type Line = Mutable<LineFacts>;
type Text = string;

const fee = 12n;

export class RunnerWorld {
  readonly symbols: RunnerSymbols;
  private readonly network: number;
  private readonly accounts = new Map<Text, Mutable<AccountFacts> | null>();
  /** Each line once, as its first owner sees it. */
  private readonly lines = new Map<Text, Line>();
  private readonly issuances: Record<string, Mutable<NonNullable<LedgerFacts['issuances'][string]>>> = {};
  private readonly holdings: Record<string, Mutable<NonNullable<LedgerFacts['holdings'][string]>>> = {};
  private readonly credentials: Record<string, Mutable<CredentialFacts>> = {};
  private readonly domains: Record<string, NonNullable<LedgerFacts['domains'][string]>> = {};
  private time: number | null = 800_000_000;
  private readonly amendmentsOff: readonly string[];
  /** False once something happened that is not followed here. */
  certain = true;

  constructor(scenario: Scenario) {
    this.network = networkOf(scenario);
    this.symbols = symbolsOf(scenario, this.network);
    this.amendmentsOff = scenario.requires?.without ?? [];
    for (const [name, amount] of Object.entries(scenario.accounts)) {
      const start = amount === null ? null : BigInt(String(this.symbols.amount(amount)));
      this.accounts.set(
        this.symbols.address(name),
        start === null ? null : account({ balance: start, defaultRipple: false, tickets: null }),
      );
    }
    for (const step of scenario.given) this.apply(step);
  }

  json(step: Step): Json {
    return jsonOf(step, this.symbols, this.network);
  }

  facts(): LedgerFacts {
    const addresses = [...this.accounts.keys()];
    const missing = addresses.flatMap((one) =>
      addresses.flatMap((two) => ['USD', 'EUR', 'CNY'].map((currency) => [lineKey(one, two, currency), null])),
    );
    const lines = [...this.lines.values()].flatMap((line) => [
      [lineKey(line.account, line.peer, line.currency), line] as const,
      [lineKey(line.peer, line.account, line.currency), undefined] as const,
    ]);
    const absentHoldings = Object.keys(this.issuances).flatMap((id) => addresses.map((one) => [holdingKey(one, id), null]));
    return {
      ...nothingKnown,
      networkId: this.network,
      amendmentsOff: this.amendmentsOff,
      reserve: { base: 1_000_000n, increment: 200_000n },
      fee: { base: 10n, open: 10n },
      closeTime: this.time,
      accounts: Object.fromEntries(this.accounts),
      lines: withoutUndefined(Object.fromEntries([...missing, ...lines])),
      issuances: this.issuances,
      holdings: { ...Object.fromEntries(absentHoldings), ...this.holdings },
      credentials: this.credentials,
      domains: this.domains,
      credentialsOf: Object.fromEntries(
        addresses.map((one) => [one, Object.values(this.credentials).filter(({ subject }) => subject === one)]),
      ),
    };
  }

  /** Follows a step that succeeded. */
  apply(step: Step): void {
    if (step['clock'] !== undefined || step['let'] !== undefined) this.time = null;
    if (step.TransactionType === undefined) return;
    const tx = this.json(step);
    const sender = this.accounts.get(String(tx['Account']));
    if (!sender) return;
    sender.balance = (sender.balance ?? 0n) - BigInt(String(tx['Fee']));
    sender.sequence = null;
    const saved = typeof step.save === 'string' ? this.symbols.plain(`$${step.save}`) : null;
    const follow = this.followers[step.TransactionType];
    if (follow) follow(tx, sender, typeof saved === 'string' ? saved : '');
    else if (step.TransactionType !== 'OfferCreate' && step.TransactionType !== 'TicketCreate') this.certain = false;
    if (!['AccountSet', 'Payment', 'TrustSet'].includes(step.TransactionType)) sender.ownerCount = null;
  }

  private readonly followers: Readonly<Record<string, (tx: Json, sender: Mutable<AccountFacts>, saved: string) => void>> = {
    AccountSet: (tx, sender) => {
      this.setFlag(sender, Number(tx['SetFlag'] ?? 0), true);
      this.setFlag(sender, Number(tx['ClearFlag'] ?? 0), false);
      if (typeof tx['TransferRate'] === 'number') sender.transferRate = BigInt(tx['TransferRate']);
    },
    TrustSet: (tx, sender) => this.trust(tx, sender),
    Payment: (tx) => this.pay(tx),
    MPTokenIssuanceCreate: (tx, _sender, id) => {
      const flags = Number(tx['Flags'] ?? 0);
      this.issuances[id] = {
        issuer: String(tx['Account']),
        assetScale: 0,
        transferFee: Number(tx['TransferFee'] ?? 0),
        locked: false,
        requireAuth: (flags & 4) !== 0,
        canTransfer: (flags & 0x20) !== 0,
        outstanding: 0n,
        maximum: BigInt(String(tx['MaximumAmount'] ?? '9223372036854775807')),
      };
    },
    MPTokenAuthorize: (tx) => {
      const id = String(tx['MPTokenIssuanceID']);
      const key = holdingKey(String(tx['Holder'] ?? tx['Account']), id);
      const held = this.holdings[key];
      if (tx['Holder'] !== undefined && held) held.authorized = tx['Flags'] !== 1;
      else if (tx['Flags'] === 1) delete this.holdings[key];
      else this.holdings[key] = { balance: 0n, locked: false, authorized: false };
    },
    MPTokenIssuanceSet: (tx) => {
      const id = String(tx['MPTokenIssuanceID']);
      const target = tx['Holder'] === undefined ? this.issuances[id] : this.holdings[holdingKey(String(tx['Holder']), id)];
      if (target) target.locked = tx['Flags'] === 1;
    },
    DepositPreauth: (tx, sender) => {
      if (typeof tx['Authorize'] === 'string') sender.preauthorizes = [...(sender.preauthorizes ?? []), tx['Authorize']];
      else if (Array.isArray(tx['AuthorizeCredentials'])) {
        const set = kindsOf(tx['AuthorizeCredentials']);
        sender.preauthorizesCredentials = [...(sender.preauthorizesCredentials ?? []), set];
      } else this.certain = false;
    },
    CredentialCreate: (tx, _sender, saved) => {
      const key = saved === '' ? `unnamed ${Object.keys(this.credentials).length}` : saved;
      const [subject, issuer] = [String(tx['Subject']), String(tx['Account'])];
      const expiration = typeof tx['Expiration'] === 'number' ? tx['Expiration'] : null;
      this.credentials[key] = { subject, kind: { issuer, type: String(tx['CredentialType']) }, accepted: subject === issuer, expiration };
    },
    CredentialAccept: (tx) => {
      for (const one of Object.values(this.credentials))
        if (one.subject === tx['Account'] && one.kind.issuer === tx['Issuer'] && one.kind.type === tx['CredentialType'])
          one.accepted = true;
    },
    PermissionedDomainSet: (tx, _sender, id) => {
      this.domains[id] = { owner: String(tx['Account']), accepts: kindsOf(tx['AcceptedCredentials']) };
    },
  };

  private setFlag(sender: Mutable<AccountFacts>, flag: number, on: boolean): void {
    if (flag === 1) sender.requireDestinationTag = on;
    if (flag === 2) sender.requireAuth = on;
    if (flag === 3) sender.disallowIncomingXrp = on;
    if (flag === 4) sender.masterDisabled = on;
    if (flag === 7) sender.globalFreeze = on;
    if (flag === 8) sender.defaultRipple = on;
    if (flag === 9) sender.depositAuth = on;
  }

  private trust(tx: Json, sender: Mutable<AccountFacts>): void {
    const limit = readAmount(tx['LimitAmount']);
    if (!limit.ok || limit.value.kind !== 'token') return;
    const own = String(tx['Account']);
    const { issuer, currency, value } = limit.value;
    const line = this.lineOf(own, issuer, currency);
    const isMine = line.account === own;
    const flags = Number(tx['Flags'] ?? 0);
    if (isMine) line.limit = value;
    else line.limitPeer = value;
    const set = (name: 'noRipple' | 'authorized' | 'freeze' | 'deepFreeze', on: number, off: number) => {
      const field = isMine ? name : peerName[name];
      if ((flags & on) !== 0) line[field] = true;
      else if ((flags & off) !== 0) line[field] = false;
    };
    set('authorized', 0x1_0000, 0);
    set('noRipple', 0x2_0000, 0x4_0000);
    set('freeze', 0x10_0000, 0x20_0000);
    set('deepFreeze', 0x40_0000, 0x80_0000);
    if (tx['QualityIn'] !== undefined || tx['QualityOut'] !== undefined) line.balance = null;
    sender.ownerCount = null;
  }

  private lineOf(one: string, two: string, currency: string): Line {
    const found = this.lines.get(lineKey(one, two, currency)) ?? this.lines.get(lineKey(two, one, currency));
    if (found) return found;
    const none = { authorized: false, peerAuthorized: false, freeze: false, freezePeer: false, deepFreeze: false, deepFreezePeer: false };
    const line: Line = {
      account: one,
      peer: two,
      currency,
      balance: zeroValue,
      limit: zeroValue,
      limitPeer: zeroValue,
      ...none,
      noRipple: false,
      noRipplePeer: this.accounts.get(two)?.defaultRipple === false,
      qualityIn: 0,
      qualityOut: 0,
    };
    this.lines.set(lineKey(one, two, currency), line);
    return line;
  }

  private pay(tx: Json): void {
    const amount = readAmount(tx['Amount']);
    if (!amount.ok) return;
    const [from, to] = [String(tx['Account']), String(tx['Destination'])];
    if (amount.value.kind === 'xrp' && tx['SendMax'] === undefined) return this.payXrp(from, to, amount.value.drops);
    if (amount.value.kind === 'token' && tx['Paths'] === undefined && tx['Flags'] === undefined && amount.value.issuer === from)
      return this.move(from, to, amount.value);
    if (amount.value.kind === 'mpt' && mptIssuerOf(amount.value.id) === from && tx['Flags'] === undefined) {
      const held = this.holdings[holdingKey(to, amount.value.id)];
      const issuance = this.issuances[amount.value.id];
      if (held) held.balance += amount.value.value;
      if (issuance) issuance.outstanding += amount.value.value;
      return;
    }
    this.certain = false;
  }

  private payXrp(from: string, to: string, drops: bigint): void {
    const [sender, receiver] = [this.accounts.get(from), this.accounts.get(to)];
    if (sender) sender.balance = (sender.balance ?? 0n) - drops;
    if (receiver) receiver.balance = (receiver.balance ?? 0n) + drops;
    else this.accounts.set(to, account({ balance: drops, defaultRipple: false, sequence: null, tickets: null }));
  }

  private move(from: string, to: string, amount: TokenAmount): void {
    const line = this.lineOf(from, to, amount.currency);
    const change = line.account === to ? addValues : subtractValues;
    line.balance = line.balance === null ? null : (change(line.balance, amount.value) as TokenValue);
  }

  /** A tec used its fee. */
  charge(step: Step): void {
    const sender = this.accounts.get(this.symbols.address(step.Account ?? ''));
    if (sender) sender.balance = (sender.balance ?? 0n) - fee;
  }
}

const peerName = { noRipple: 'noRipplePeer', authorized: 'peerAuthorized', freeze: 'freezePeer', deepFreeze: 'deepFreezePeer' } as const;

function kindsOf(list: unknown) {
  const items = list as readonly { readonly Credential: { readonly Issuer: string; readonly CredentialType: string } }[];
  return items.map(({ Credential }) => ({ issuer: Credential.Issuer, type: Credential.CredentialType }));
}

function withoutUndefined<T>(record: Record<string, T | undefined>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter((entry): entry is [string, T] => entry[1] !== undefined));
}
