// Owns the answers of an Electrum server whose chain is a real node's, asked over JSON-RPC: an index of scripts, and proofs out of whole blocks.
import { createHash } from 'node:crypto';
import { type ElectrumAnswers, ElectrumRefusal } from './loopback-electrum.ts';

type Ask = (method: string, params?: readonly unknown[]) => Promise<unknown>;

interface NodeTransaction {
  readonly txid: string;
  readonly vin: readonly {
    readonly txid?: string;
    readonly vout?: number;
    readonly prevout?: { readonly scriptPubKey: { readonly hex: string } };
  }[];
  readonly vout: readonly { readonly scriptPubKey: { readonly hex: string } }[];
}
interface NodeBlock {
  readonly previousblockhash?: string;
  readonly tx: readonly NodeTransaction[];
}
interface Indexed {
  readonly header: string;
  readonly previous: string | null;
  readonly txids: readonly string[];
  /** Transactions by script hash. */
  readonly touched: ReadonlyMap<string, readonly string[]>;
}

const genesis = '0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206';

/** The node is asked about its newest block at each question, so that a reorganisation shows at once; whole blocks are read once. */
export function electrumOfNode(ask: Ask): ElectrumAnswers {
  const blocks = new Map<string, Indexed>();
  const waitingOnes = new Map<string, ReadonlySet<string>>();
  let chain: { readonly best: string; readonly byHeight: readonly Indexed[] } = { best: '', byHeight: [] };

  const read = async (hash: string): Promise<Indexed> => {
    const known = blocks.get(hash);
    if (known !== undefined) return known;
    const block = (await ask('getblock', [hash, 3])) as NodeBlock;
    const header = String(await ask('getblockheader', [hash, false]));
    const made = { header, previous: block.previousblockhash ?? null, txids: block.tx.map(({ txid }) => txid), touched: index(block.tx) };
    blocks.set(hash, made);
    return made;
  };
  const wholeChain = async (): Promise<readonly Indexed[]> => {
    const best = String(await ask('getbestblockhash'));
    if (best === chain.best) return chain.byHeight;
    const down: Indexed[] = [];
    for (let hash: string | null = best; hash !== null; hash = down.at(-1)?.previous ?? null) down.push(await read(hash));
    chain = { best, byHeight: down.reverse() };
    return chain.byHeight;
  };
  const blockAt = async (height: number): Promise<Indexed> => {
    const block = (await wholeChain())[height];
    if (block === undefined) throw new ElectrumRefusal(1, `height ${height} out of range`);
    return block;
  };
  /** The node does not name the scripts that a waiting transaction spends. */
  const scriptsOfWaiting = async (txid: string): Promise<ReadonlySet<string>> => {
    const known = waitingOnes.get(txid);
    if (known !== undefined) return known;
    const { vin, vout } = (await ask('getrawtransaction', [txid, 1])) as NodeTransaction;
    const scripts = vout.map(({ scriptPubKey }) => scriptPubKey.hex);
    for (const input of vin) {
      const previous = (await ask('getrawtransaction', [input.txid, 1])) as NodeTransaction;
      scripts.push(previous.vout[input.vout ?? 0]?.scriptPubKey.hex ?? '');
    }
    const made = new Set(scripts.map(keyOf));
    waitingOnes.set(txid, made);
    return made;
  };
  const waiting = async (script: string): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const txid of (await ask('getrawmempool')) as readonly string[]) if ((await scriptsOfWaiting(txid)).has(script)) found.push(txid);
    return found;
  };

  const answers: Readonly<Record<string, (...params: never[]) => unknown>> = {
    'server.version': () => ['FakeX 1.16', '1.4'],
    'server.features': () => ({ genesis_hash: genesis, protocol_max: '1.4', protocol_min: '1.4', hash_function: 'sha256', hosts: {} }),
    'blockchain.headers.subscribe': async () => {
      const blocks = await wholeChain();
      return { height: blocks.length - 1, hex: blocks.at(-1)?.header };
    },
    'blockchain.block.header': async (height: number) => (await blockAt(height)).header,
    'blockchain.block.headers': async (start: number, count: number) => {
      const hexes = (await wholeChain()).slice(start, start + count).map(({ header }) => header);
      return { count: hexes.length, hex: hexes.join(''), max: 2_016 };
    },
    'blockchain.scripthash.get_history': async (script: string) => {
      const mined = (await wholeChain()).flatMap(({ touched }, height) =>
        (touched.get(script) ?? []).map((txid) => ({ tx_hash: txid, height })),
      );
      return [...mined, ...(await waiting(script)).map((txid) => ({ tx_hash: txid, height: 0, fee: 1 }))];
    },
    'blockchain.transaction.get': async (txid: string) => {
      try {
        return await ask('getrawtransaction', [txid]);
      } catch {
        throw new ElectrumRefusal(2, "daemon error: DaemonError({'code': -5, 'message': 'No such mempool or blockchain transaction.'})");
      }
    },
    'blockchain.transaction.get_merkle': async (txid: string, height: number) => {
      const { txids } = await blockAt(height);
      const pos = txids.indexOf(txid);
      if (pos === -1) throw new ElectrumRefusal(1, `tx ${txid} not in block at height ${height}`);
      return { block_height: height, pos, merkle: branch(txids, pos) };
    },
    'blockchain.transaction.broadcast': async (hex: string) => {
      try {
        return await ask('sendrawtransaction', [hex]);
      } catch (error) {
        const said = error instanceof Error ? error.message.replace(/^\w+: /, '').replace(/ \(-?\d+\)$/, '') : '';
        throw new ElectrumRefusal(1, `the transaction was rejected by network rules.\n\n${said}\n[${hex}]`);
      }
    },
    'blockchain.estimatefee': async (target: number) => {
      const { feerate } = (await ask('estimatesmartfee', [target])) as { feerate?: number };
      return feerate ?? -1;
    },
    'blockchain.relayfee': async () => ((await ask('getmempoolinfo')) as { minrelaytxfee: number }).minrelaytxfee,
  };
  return (method, params) => {
    const answer = answers[method];
    if (answer === undefined) throw new ElectrumRefusal(-32_601, `unknown method "${method}"`);
    return answer(...(params as never[]));
  };
}

function index(transactions: readonly NodeTransaction[]): ReadonlyMap<string, readonly string[]> {
  const touched = new Map<string, string[]>();
  for (const { txid, vin, vout } of transactions) {
    const scripts = [...vin.map(({ prevout }) => prevout?.scriptPubKey.hex), ...vout.map(({ scriptPubKey }) => scriptPubKey.hex)];
    for (const script of new Set(scripts)) {
      if (script === undefined) continue;
      const key = keyOf(script);
      touched.set(key, [...(touched.get(key) ?? []), txid]);
    }
  }
  return touched;
}

function keyOf(script: string): string {
  return reversed(hash('sha256', Buffer.from(script, 'hex')));
}

/** The hashes beside a transaction's way to the root; the last of an odd row stands beside itself. */
export function branch(txids: readonly string[], pos: number): readonly string[] {
  const beside: string[] = [];
  let row = txids.map((txid) => Buffer.from(txid, 'hex').reverse());
  for (let at = pos; row.length > 1; at = at >> 1) {
    const own = row[at] ?? Buffer.alloc(0);
    beside.push(reversed(row[at ^ 1] ?? own));
    row = row.flatMap((left, place) => (place % 2 === 0 ? [double(Buffer.concat([left, row[place + 1] ?? left]))] : []));
  }
  return beside;
}

/** The root of a block's transactions. */
export function merkleRoot(txids: readonly string[]): string {
  let row = txids.map((txid) => Buffer.from(txid, 'hex').reverse());
  while (row.length > 1)
    row = row.flatMap((left, place) => (place % 2 === 0 ? [double(Buffer.concat([left, row[place + 1] ?? left]))] : []));
  return reversed(row[0] ?? Buffer.alloc(32));
}

function hash(name: string, bytes: Buffer): Buffer<ArrayBuffer> {
  return createHash(name).update(bytes).digest();
}
export function double(bytes: Buffer): Buffer<ArrayBuffer> {
  return hash('sha256', hash('sha256', bytes));
}
function reversed(bytes: Buffer): string {
  return Buffer.from(bytes).reverse().toString('hex');
}
