// Owns which network's claims are on screen: what is claimed in this copy is on the first network that it may use.
import type { Network } from '../../../shared/network.ts';
import { useSession } from '../../state/session.ts';

export function useClaimsNetwork(): Network {
  const first = useSession((state) => state.info?.allowedNetworks[0]);
  return first ?? 'practice';
}
