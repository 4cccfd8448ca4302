// Owns the connection test of several Esplora servers: besides each question's own checks, they are held against each other.
import { ok, refuse, type Refusal, type Result } from '../../shared/result.ts';
import type { BackendHealth, BitcoinBackend, BlockPlace } from './bitcoin-backend.ts';

type Witness = Pick<BitcoinBackend, 'place' | 'tip' | 'blockHash'>;

/** Blocks that a server may be behind for a while without anything being wrong. */
const ordinaryLag = 2;

/**
 * What `check` found, with `backend-behind` as a note for each server more than two blocks behind another. `backend-contradiction` where two of them name different blocks at a
 * height that is below the newest of both: one of them follows another chain, and which cannot be told from here. Servers that do not answer are passed over.
 */
export async function comparedHealth(
  check: () => Promise<Result<BackendHealth>>,
  servers: readonly Witness[],
): Promise<Result<BackendHealth>> {
  const health = await check();
  if (!health.ok) return health;
  const tips = await Promise.all(servers.map(async (server) => ({ server, tip: await server.tip() })));
  const answering = tips.flatMap(({ server, tip }) => (tip.ok ? [{ server, tip: tip.value }] : []));
  const contradiction = await contradictionOf(answering);
  if (contradiction !== null) return { ok: false, error: contradiction };
  return ok({ ...health.value, notes: [...health.value.notes, ...behind(answering)] });
}

interface Answering {
  readonly server: Witness;
  readonly tip: BlockPlace;
}

function behind(answering: readonly Answering[]): readonly Refusal[] {
  const [first] = [...answering].sort((a, b) => b.tip.height - a.tip.height);
  if (first === undefined) return [];
  return answering.flatMap(({ server, tip }) => {
    const blocks = first.tip.height - tip.height;
    return blocks > ordinaryLag
      ? [refuse('backend-behind', { host: server.place, other: first.server.place, blocks: `${blocks}` }).error]
      : [];
  });
}

/** Compared below the lowest newest block, where servers that are only a moment apart agree. */
async function contradictionOf(answering: readonly Answering[]): Promise<Refusal | null> {
  const height = Math.max(0, Math.min(...answering.map(({ tip }) => tip.height)) - ordinaryLag);
  const hashes = await Promise.all(answering.map(async ({ server }) => ({ place: server.place, hash: await server.blockHash(height) })));
  const said = hashes.flatMap(({ place, hash }) => (hash.ok && hash.value !== null ? [{ place, hash: hash.value }] : []));
  const [first] = said;
  const other = said.find(({ hash }) => hash !== first?.hash);
  if (first === undefined || other === undefined) return null;
  return refuse('backend-contradiction', { host: first.place, other: other.place, height: `${height}` }).error;
}
