// Owns the connection test of a Bitcoin Core node: its network, its progress, and what it cannot do.
import { ok, refuse, type Refusal, type Result } from '../../shared/result.ts';
import type { BackendHealth } from './bitcoin-backend.ts';
import type { BitcoinNetwork } from './bitcoin-networks.ts';
import * as shape from './core-parse.ts';
import { askCore, type CoreRpc } from './core-rpc.ts';
import { judgeServer, plainWords } from './judge-server.ts';

export async function coreHealth(rpc: CoreRpc, network: BitcoinNetwork, now: () => number): Promise<Result<BackendHealth>> {
  const info = await askCore(rpc, shape.chainInfo, 'getblockchaininfo');
  if (!info.ok) return info.error.code === 'backend-garbled' ? refuse('backend-other-kind', { host: rpc.place }) : info;
  const genesis = await askCore(rpc, shape.hash, 'getblockhash', [0]);
  if (!genesis.ok) return genesis;
  const tip = await askCore(rpc, shape.header, 'getblockheader', [info.value.bestblockhash]);
  if (!tip.ok) return tip;
  // The wrong network matters more than its progress, and a node that still reads blocks is behind by nature.
  const isRight = judgeServer(
    { place: rpc.place, genesis: genesis.value, tipTime: Math.floor(now() / 1000) },
    network,
    Math.floor(now() / 1000),
  );
  if (!isRight.ok) return isRight;
  const { headers, blocks, verificationprogress, pruned, pruneheight = 0 } = info.value;
  if (headers - blocks > 2) {
    return refuse('backend-syncing', { host: rpc.place, percent: `${Math.min(99, Math.floor(verificationprogress * 100))}` });
  }
  const judged = judgeServer({ place: rpc.place, genesis: genesis.value, tipTime: tip.value.time }, network, Math.floor(now() / 1000));
  if (!judged.ok) return judged;
  const software = await askCore(rpc, shape.networkInfo, 'getnetworkinfo');
  if (!software.ok) return software;
  const walletless = await rpc.ask('listwallets');
  if (walletless.kind === 'refused') return refuse('backend-core-no-wallet', { host: rpc.place });
  const indexes = await askCore(rpc, shape.indexInfo, 'getindexinfo');
  const notes: Refusal[] = [];
  if (pruned) notes.push(refuse('backend-pruned', { height: `${pruneheight}` }).error);
  if (!indexes.ok || indexes.value['txindex']?.synced !== true) notes.push(refuse('backend-no-txindex').error);
  return ok({
    tip: { height: tip.value.height, hash: tip.value.hash },
    tipTime: tip.value.time,
    software: plainWords(software.value.subversion, 60),
    notes,
  });
}
