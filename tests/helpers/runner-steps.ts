// Owns the steps of the runner's vectors as plain payments: names become addresses, saved ids become ids of their kind, without any server.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { join } from 'node:path';
import { accountIdOf, classicAddressOf } from '../../src/shared/links/xrpl-address.ts';
import { type LedgerFacts, nothingKnown } from '../../src/shared/xrpl/facts.ts';
// @ts-expect-error the runner is plain JavaScript, so that it runs without a build
import { Symbols } from '../vectors/xrpl/runner/symbols.mjs';
// @ts-expect-error the same
import { loadVectors, vectorFiles } from '../vectors/xrpl/runner/vectors.mjs';

export type Json = Readonly<Record<string, unknown>>;

export interface Step extends Json {
  readonly TransactionType?: string;
  readonly Account?: string;
  readonly save?: string;
  readonly tamper?: boolean;
  readonly raw?: Readonly<Record<string, string>>;
  readonly then?: { readonly result?: string | readonly string[]; readonly error?: string };
}

export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly accounts: Json;
  readonly given: readonly Step[];
  readonly when: readonly Step[];
  readonly requires?: { readonly network_id?: string; readonly without?: readonly string[] };
}

/** One Payment under test, and what a real server answered. */
export interface PaymentStep {
  readonly name: string;
  readonly scenario: string;
  readonly payment: Json;
  readonly facts: LedgerFacts;
  /** Allowed answers: results, or the error of the command. */
  readonly answers: readonly string[];
}

const largeNetwork = 60_421;
/** Bytes that the codec refuses, as the JSON that says the same. */
const rawAsJson: Readonly<Record<string, unknown>> = { '00': [], FF00: [[]], '0000000000000001': '-1' };

export function paymentSteps(): readonly PaymentStep[] {
  return runnerScenarios().flatMap(stepsOf);
}

export function runnerScenarios(): readonly Scenario[] {
  const files: readonly string[] = vectorFiles(join(import.meta.dirname, '../vectors/xrpl'));
  return files.flatMap((file) => loadVectors(file) as readonly Scenario[]);
}

export function networkOf(scenario: Scenario): number {
  return scenario.requires?.network_id === 'large' ? largeNetwork : 0;
}

/** What was answered; a step that says nothing succeeds. */
export function answersOf(step: Step): readonly string[] {
  const { result = 'tesSUCCESS', error } = step.then ?? {};
  return error === undefined ? [result].flat() : [error];
}

function stepsOf(scenario: Scenario): readonly PaymentStep[] {
  const net = networkOf(scenario);
  const symbols = symbolsOf(scenario, net);
  return scenario.when.flatMap((step, index) => {
    if (step.TransactionType !== 'Payment' || step.tamper) return [];
    return [
      {
        name: `${scenario.id} step ${index + 1} (${scenario.title})`,
        scenario: scenario.id,
        payment: jsonOf(step, symbols, net),
        facts: { ...nothingKnown, networkId: net, amendmentsOff: scenario.requires?.without ?? [] },
        answers: answersOf(step),
      },
    ];
  });
}

/** The fields of any transaction of a step. */
export function jsonOf(step: Step, symbols: { plain(value: unknown): unknown }, net: number): Json {
  const fields = Object.fromEntries(Object.entries(step).filter(([name]) => /^[A-Z]/.test(name)));
  const common = { Fee: '$fee', Sequence: step['TicketSequence'] ? 0 : '$seq', ...(net > 1024 ? { NetworkID: net } : {}) };
  const plain = symbols.plain({ ...common, ...fields }) as Json;
  const raw = Object.fromEntries(Object.entries(step.raw ?? {}).map(([name, hex]) => [name, rawAsJson[hex]]));
  return Object.fromEntries(Object.entries({ ...plain, ...raw }).filter(([, value]) => value !== null));
}

export interface RunnerSymbols {
  plain(value: unknown): unknown;
  amount(value: unknown): unknown;
  address(name: string): string;
  save(name: string, value: unknown): void;
}

export function symbolsOf(scenario: Scenario, net: number): RunnerSymbols {
  const wallets = new Map(Object.keys(scenario.accounts).map((name) => [name, { address: addressOf(`${scenario.id} ${name}`) }]));
  const symbols = new Symbols(wallets, {
    base: 1_000_000,
    inc: 200_000,
    basefee: 10,
    fee: 12,
    net,
    seq: 7,
    open: 40,
    now: 800_000_000,
    ledger: 39,
  });
  for (const [index, step] of [...scenario.given, ...scenario.when].entries()) saveOf(step, index, symbols);
  return symbols;
}

/** What the runner would know after the step. */
function saveOf(step: Step, index: number, symbols: { save(name: string, value: unknown): void; address(name: string): string }): void {
  if (typeof step.save === 'string') symbols.save(step.save, savedValue(step, index, symbols.address(step.Account ?? '')));
  if (typeof step['let'] === 'object') for (const name of Object.keys(step['let'] as Json)) symbols.save(name, 800_000_000);
  // What the path finder of W-05 said: 5 XRP, through the book into the token that is to arrive.
  if (typeof step['keep'] === 'object') {
    symbols.save('cost', '5000000');
    symbols.save('paths', [[{ currency: 'USD', issuer: symbols.address('G'), type: 48 }]]);
  }
}

function savedValue(step: Step, index: number, account: string): unknown {
  if (step.TransactionType === 'OfferCreate' || step.TransactionType === 'TicketCreate') return 100 + index;
  const id = bytesToHex(sha256(utf8ToBytes(`saved ${index}`))).toUpperCase();
  if (step.TransactionType !== 'MPTokenIssuanceCreate') return id;
  return `${(index + 1).toString(16).padStart(8, '0')}${bytesToHex(accountIdOf(account) ?? new Uint8Array(20))}`.toUpperCase();
}

/** An address that is the same for the same text. */
export function addressOf(text: string): string {
  return classicAddressOf(sha256(utf8ToBytes(text)).slice(0, 20));
}
