// Owns what the server says of itself: `server_info`, `server_state`, `fee`, `version`, `feature`, `ping`, `random`.
import { toHex } from '../base/hex.ts';
import type { JsonObject } from '../base/json.ts';
import { amendmentList } from '../engine/rules.ts';
import { humanTime, rippleTime } from '../ledger/header.ts';
import type { PracticeLedger } from '../ledger/practice-ledger.ts';
import { answer, type Command, type CommandServer } from './command.ts';

/** The rippled whose behaviour this ledger follows; clients decide by it which fields they may send. */
const BUILD_VERSION = '3.1.0';
/** A well-formed node key that belongs to nobody. */
const NODE_KEY = 'n9KnrcCmL5psyKtk2KWP6jy14Hj4EXuZDg7XMdQJ9cSDoFSp53hu';
export const loadBase = 256;
const DROPS_PER_XRP = 1_000_000;

/** Drops as the JSON number of XRP that the protocol prints. Only for fees and reserves, which are small; never for balances. */
function xrpNumber(drops: bigint): number {
  return Number(drops) / DROPS_PER_XRP;
}

/** `2-31`: every transaction of these ledgers can be looked up. */
export function completeLedgers({ history }: PracticeLedger): string {
  return `${history.first}-${history.last.index}`;
}

function common({ ledger, startedMs }: CommandServer): JsonObject {
  const now = ledger.nowMs;
  const seconds = Math.max(0, Math.floor((now - startedMs) / 1000));
  return {
    build_version: BUILD_VERSION,
    complete_ledgers: completeLedgers(ledger),
    initial_sync_duration_us: '0',
    io_latency_ms: 1,
    jq_trans_overflow: '0',
    network_id: ledger.rules.networkId,
    peer_disconnects: '0',
    peer_disconnects_resources: '0',
    peers: 0,
    ports: [],
    pubkey_node: NODE_KEY,
    pubkey_validator: 'none',
    server_state: 'full',
    server_state_duration_us: String(seconds * 1_000_000),
    state_accounting: stateAccounting(seconds),
    time: `${humanTime(now).slice(0, -7)} UTC`,
    uptime: seconds,
    validation_quorum: 1,
  };
}

function stateAccounting(seconds: number): JsonObject {
  const none = { duration_us: '0', transitions: '0' };
  const full = { duration_us: String(seconds * 1_000_000), transitions: '1' };
  return { connected: none, disconnected: none, full, syncing: none, tracking: none };
}

export const serverInfo: Command = ({ server }) => {
  const { rules, history, nowMs } = server.ledger;
  const validated = {
    age: Math.max(0, rippleTime(nowMs) - history.last.closeTime),
    base_fee_xrp: xrpNumber(rules.baseFee),
    hash: history.last.hash,
    reserve_base_xrp: xrpNumber(rules.reserveBase),
    reserve_inc_xrp: xrpNumber(rules.reserveIncrement),
    seq: history.last.index,
  };
  const close = { last_close: { converge_time_s: 0, proposers: 0 }, load_factor: 1 };
  return answer({ info: { ...common(server), ...close, hostid: 'PRACTICE', validated_ledger: validated } });
};

export const serverState: Command = ({ server }) => {
  const { rules, history } = server.ledger;
  const validated = {
    base_fee: Number(rules.baseFee),
    close_time: history.last.closeTime,
    hash: history.last.hash,
    reserve_base: Number(rules.reserveBase),
    reserve_inc: Number(rules.reserveIncrement),
    seq: history.last.index,
  };
  const load = {
    load_base: loadBase,
    load_factor: loadBase,
    load_factor_fee_escalation: loadBase,
    load_factor_fee_queue: loadBase,
    load_factor_fee_reference: loadBase,
    load_factor_server: loadBase,
  };
  const close = { last_close: { converge_time: 0, proposers: 0 } };
  return answer({ state: { ...common(server), ...close, ...load, validated_ledger: validated } });
};

/** The open ledger never asks for more than the base fee: practice has no crowd. */
export const fee: Command = ({ server: { ledger } }) => {
  const base = String(ledger.rules.baseFee);
  const level = String(loadBase);
  return answer({
    current_ledger_size: String(ledger.candidates.length),
    current_queue_size: '0',
    drops: { base_fee: base, median_fee: '5000', minimum_fee: base, open_ledger_fee: base },
    expected_ledger_size: '1000',
    ledger_current_index: ledger.openIndex,
    levels: { median_level: '128000', minimum_level: level, open_ledger_level: level, reference_level: level },
    max_queue_size: '20000',
  });
};

export const version: Command = ({ api }) =>
  answer({ version: api === 1 ? { first: '1.0.0', good: '1.0.0', last: '1.0.0' } : { first: 1, last: 2 } });

export const feature: Command = ({ server }) => answer({ features: amendmentList(server.ledger.rules) });

export const ping: Command = () => answer({});

export const random: Command = ({ server }) => answer({ random: toHex(server.randomBytes(32)) });
