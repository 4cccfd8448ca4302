// Owns which network the strip above every screen speaks of.
import type { ReactNode } from 'react';
import type { Network } from '../../shared/network.ts';
import { NetworkMark } from '../ui/network-mark.tsx';

/** Before the first wallet there is practice alone. */
export function PracticeMark({ network }: { readonly network: Network | null }): ReactNode {
  return <NetworkMark network={network ?? 'practice'} />;
}
