// Owns what happens to the practice chain, as a list of events: the chain's state is nothing but these, applied in order.
import type { BlockHeader } from './block.ts';

/** The state after a restart is the state before it, because applying an event needs neither clock nor randomness. */
export type ChainEvent =
  /** First event of a chain: the key that mines and feeds the faucet (hex, 32 bytes). */
  | { readonly kind: 'opened'; readonly faucetKey: string }
  /** A transaction passed all checks and entered the mempool, pushing out what it conflicts with. `at` is Unix seconds. */
  | { readonly kind: 'entered'; readonly hex: string; readonly at: number }
  /** A block on top of the tip. */
  | { readonly kind: 'mined'; readonly header: BlockHeader; readonly coinbase: string; readonly txids: readonly string[] }
  /** The last `depth` blocks fell away; their transactions went back to the mempool, or vanished with everything that spends them. */
  | { readonly kind: 'dropped'; readonly depth: number; readonly vanish: boolean }
  /** These left the mempool with everything that spends them: after a reorganisation they no longer fit. */
  | { readonly kind: 'evicted'; readonly txids: readonly string[] };
