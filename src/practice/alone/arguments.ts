// Owns the command line of the practice network that runs alone.
import { isAmendment } from '../xrpl/engine/rules.ts';
import { practiceNetworkId } from '../../shared/network.ts';

export const usage = `usage: npm run practice [-- options]
  --xrpl-port N       WebSocket of the XRP Ledger at any path (default 6006; 0 takes a free one)
  --bitcoin-port N    Esplora interface of Bitcoin (default 3002; 0 takes a free one)
  --manual            ledgers close with ledger_accept, blocks come with /control/blocks; nothing by itself
  --fresh             begins anew and keeps nothing
  --folder PATH       where the network is kept (default ~/.local/state/pullpay-practice)
  --network-id N      of the XRP Ledger (default ${practiceNetworkId}); up to 1024 transactions must not name it
  --without NAME      an amendment that is off; may be repeated`;

export interface AloneSettings {
  readonly xrplPort: number;
  readonly bitcoinPort: number;
  readonly manual: boolean;
  readonly fresh: boolean;
  /** Null: the usual place. */
  readonly folder: string | null;
  readonly networkId: number;
  readonly without: readonly string[];
}

export type AloneArguments =
  | { readonly kind: 'help' }
  | { readonly kind: 'problem'; readonly problem: string }
  | { readonly kind: 'settings'; readonly settings: AloneSettings };

const MAX_PORT = 0xffff;
const MAX_NETWORK = 0xffff_ffff;
const DIGITS = /^\d{1,10}$/;

const usual: AloneSettings = {
  xrplPort: 6006,
  bitcoinPort: 3002,
  manual: false,
  fresh: false,
  folder: null,
  networkId: practiceNetworkId,
  without: [],
};

/** `--name value` and `--name=value` mean the same. */
export function readAloneArguments(words: readonly string[]): AloneArguments {
  let settings = usual;
  const left = words.flatMap(split);
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--help' || word === '-h') return { kind: 'help' };
    const changed = isSwitch(word) ? { [word.slice(2)]: true } : withValue(word, left.shift(), settings);
    if (changed === null) return { kind: 'problem', problem: `${word} is not understood, or what follows it` };
    settings = { ...settings, ...changed };
  }
  return { kind: 'settings', settings };
}

function split(word: string): readonly string[] {
  const at = word.indexOf('=');
  return word.startsWith('--') && at > 0 ? [word.slice(0, at), word.slice(at + 1)] : [word];
}

function isSwitch(word: string): boolean {
  return word === '--manual' || word === '--fresh';
}

function withValue(word: string, value: string | undefined, { without }: AloneSettings): Partial<AloneSettings> | null {
  if (value === undefined || value === '') return null;
  const number = (most: number) => (DIGITS.test(value) && Number(value) <= most ? Number(value) : null);
  switch (word) {
    case '--xrpl-port':
      return only(number(MAX_PORT), (xrplPort) => ({ xrplPort }));
    case '--bitcoin-port':
      return only(number(MAX_PORT), (bitcoinPort) => ({ bitcoinPort }));
    case '--network-id':
      return only(number(MAX_NETWORK), (networkId) => ({ networkId }));
    case '--folder':
      return { folder: value };
    case '--without':
      return isAmendment(value) ? { without: [...without, value] } : null;
    default:
      return null;
  }
}

function only(number: number | null, then: (number: number) => Partial<AloneSettings>): Partial<AloneSettings> | null {
  return number === null ? null : then(number);
}
