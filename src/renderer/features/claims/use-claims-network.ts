// Owns which network's claims are on screen: the wallet's, or without a wallet the first one this copy may use.
import type { Network } from '../../../shared/network.ts';
import { useSession, useWalletOrNull } from '../../state/session.ts';

export function useClaimsNetwork(): Network {
  const wallet = useWalletOrNull();
  const first = useSession((state) => state.info?.allowedNetworks[0]);
  return wallet?.network ?? first ?? 'practice';
}
