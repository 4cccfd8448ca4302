// Owns which network the strip above every screen speaks of.
import type { ReactNode } from 'react';
import type { Network } from '../../shared/network.ts';
import { useSession } from '../state/session.ts';
import { NetworkMark } from '../ui/network-mark.tsx';

/** Without a wallet the one allowed network counts: a limited runtime knows practice only. */
export function PracticeMark({ network }: { readonly network: Network | null }): ReactNode {
  const only = useSession((state) => (state.info?.allowedNetworks.length === 1 ? (state.info.allowedNetworks[0] ?? null) : null));
  return <NetworkMark network={network ?? only} />;
}
