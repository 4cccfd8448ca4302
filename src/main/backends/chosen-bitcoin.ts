// Owns the Bitcoin backend of a set whose server the user chooses, changes and removes while wallets are open on it.
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { BitcoinBackend } from './bitcoin-backend.ts';
import { type BitcoinNetwork, networkFacts } from './bitcoin-networks.ts';

export interface OpenedServer {
  readonly backend: BitcoinBackend;
  readonly network: BitcoinNetwork;
}

export interface ChosenBitcoin {
  readonly backend: BitcoinBackend;
  /** The choice is another one: what is on its way to the old server ends without an answer, the next question goes to the new one. */
  changed(): void;
}

interface InUse extends OpenedServer {
  /** The first block was compared, or is being compared now. */
  proof: Promise<Result<void>> | null;
}

/**
 * `open` makes the backend of the choice as it is then; its refusal is the answer to every question, and nobody is asked. A server's first block is compared before it is told
 * anything of a wallet: it may be another network's by now. Refusal then: `backend-wrong-network`.
 */
export function chosenBitcoin(open: () => Result<OpenedServer>): ChosenBitcoin {
  let inUse: InUse | null = null;
  let closed = false;

  const proved = (server: InUse): Promise<Result<void>> => {
    server.proof ??= prove(server).then((answer) => {
      // What was not answered is asked again with the next question.
      if (!answer.ok) server.proof = null;
      return answer;
    });
    return server.proof;
  };
  const current = (): Result<InUse> => {
    if (closed) return refuse('backend-unreachable');
    if (inUse !== null) return ok(inUse);
    const opened = open();
    if (!opened.ok) return opened;
    inUse = { ...opened.value, proof: null };
    return ok(inUse);
  };
  const right = async (): Promise<Result<InUse>> => {
    const server = current();
    if (!server.ok) return server;
    const answer = await proved(server.value);
    return answer.ok ? server : answer;
  };
  const ask = async <T>(question: (backend: BitcoinBackend) => Promise<Result<T>>): Promise<Result<T>> => {
    const server = await right();
    if (!server.ok) return server;
    const answer = await question(server.value.backend);
    // Whoever answers there next may be another.
    if (!answer.ok && answer.error.code === 'backend-unreachable') server.value.proof = null;
    return answer;
  };

  const backend: BitcoinBackend = {
    get kind() {
      const server = current();
      return server.ok ? server.value.backend.kind : 'esplora';
    },
    get place() {
      const server = current();
      return server.ok ? server.value.backend.place : '';
    },
    check: () => ask((server) => server.check()),
    watch: (accounts) => ask((server) => server.watch?.(accounts) ?? Promise.resolve(ok(undefined))),
    tip: () => ask((server) => server.tip()),
    blockHash: (height) => ask((server) => server.blockHash(height)),
    rawTransaction: (txid) => ask((server) => server.rawTransaction(txid)),
    utxos: (address) => ask((server) => server.utxos(address)),
    transactions: (address) => ask((server) => server.transactions(address)),
    transaction: (txid) => ask((server) => server.transaction(txid)),
    spender: (txid, vout) => ask((server) => server.spender(txid, vout)),
    feeRates: () => ask((server) => server.feeRates()),
    broadcast: async (hex) => {
      const server = await right();
      return server.ok ? server.value.backend.broadcast(hex) : { kind: 'unknown', reason: server.error.code };
    },
    close: () => {
      closed = true;
      letGo();
    },
  };
  const letGo = (): void => {
    inUse?.backend.close();
    inUse = null;
  };
  return { backend, changed: letGo };
}

async function prove({ backend, network }: OpenedServer): Promise<Result<void>> {
  const first = await backend.blockHash(0);
  if (!first.ok) return first;
  return first.value === networkFacts[network].genesis ? ok(undefined) : refuse('backend-wrong-network', { host: backend.place });
}
