// Owns what the secure page may use of the world outside.
import { createContext, type ReactNode, useContext } from 'react';
import type { Client } from '../../shared/contract/rpc.ts';
import type { secureApi } from '../../shared/contract/secure-api.ts';

export interface SecureServices {
  readonly secure: Client<typeof secureApi>;
  /** Whole Unix seconds. */
  readonly now: () => number;
  readonly timeZone: string;
}

const Context = createContext<SecureServices | null>(null);

export function SecureProvider({ services, children }: { readonly services: SecureServices; readonly children: ReactNode }): ReactNode {
  return <Context value={services}>{children}</Context>;
}

export function useSecure(): SecureServices {
  const services = useContext(Context);
  if (!services) throw new Error('the secure page stands inside SecureProvider');
  return services;
}
