// Owns what the app may order from the practice network: blocks, ledgers, money, rates, pauses, reorganisations, and lies if it was started for tests.
import type { Result } from '../../shared/result.ts';
import type { CoreRefusal } from '../bitcoin/refusal.ts';
import type { BitcoinLiar } from './lies.ts';
import type { Command } from './control-parse.ts';
import type { PracticeNetwork } from './network.ts';
import type { Paused } from './schedule.ts';

export interface ControlOptions {
  readonly network: PracticeNetwork;
  readonly paused: Paused;
  /** Null when the host was not started for tests: then it cannot be told to lie. */
  readonly liar: BitcoinLiar | null;
}

export interface ControlAnswer {
  readonly status: 200 | 400 | 404;
  readonly body: Readonly<Record<string, unknown>>;
}

const done: ControlAnswer = { status: 200, body: {} };

export function control({ network, paused, liar }: ControlOptions, command: Command): ControlAnswer {
  switch (command.kind) {
    case 'blocks':
      return { status: 200, body: { hashes: network.bitcoin.mine(command.count), height: network.bitcoin.state.tip.height } };
    case 'ledgers':
      network.ledger.close(command.count);
      return done;
    case 'faucet':
      return sent(network.faucet(command.address, command.amount));
    case 'rates':
      return network.setRate(command.pair, command.rate) ? done : refused('practice-rate-invalid');
    case 'pause-blocks':
      paused.blocks = command.paused;
      return done;
    case 'pause-ledgers':
      paused.ledgers = command.paused;
      return done;
    case 'reorg':
      network.bitcoin.reorganise(command.depth, command.vanish, command.blocks);
      return { status: 200, body: { height: network.bitcoin.state.tip.height } };
    case 'block':
      return taken(network.bitcoin.take(command.hex));
    case 'market-tokens':
      return { status: 200, body: { tokens: network.ledger.side.market.tokens() } };
    case 'market-give':
      return sent(network.ledger.side.market.give(command.account, command.asset, command.amount));
    case 'market-recipient':
      return sent(network.ledger.side.market.recipient(command.assets));
    case 'market-lesson':
      return { status: 200, body: { ...network.ledger.side.market.lesson(command.account) } };
    case 'lie':
      return lie(network, liar, command);
  }
}

function taken(block: Result<string, CoreRefusal>): ControlAnswer {
  return block.ok
    ? { status: 200, body: { hash: block.value } }
    : { status: 400, body: { code: block.error.code, message: block.error.message } };
}

function sent(paid: Result<object>): ControlAnswer {
  return paid.ok ? { status: 200, body: { ...paid.value } } : { status: 400, body: { ...paid.error } };
}

function lie(network: PracticeNetwork, liar: BitcoinLiar | null, { chain, lies }: Extract<Command, { kind: 'lie' }>): ControlAnswer {
  if (liar === null) return { status: 404, body: { code: 'practice-not-testing' } };
  if (chain === 'bitcoin') liar.set(lies);
  else network.ledger.side.setLies(lies);
  return done;
}

export function refused(code: string): ControlAnswer {
  return { status: 400, body: { code } };
}
