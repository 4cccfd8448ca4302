// Owns what screens may use of the world outside: main, the worker, live data, the clock. Handed in once, at the top.
import { createContext, type ReactNode, useContext } from 'react';
import type { MainEvents, mainApi } from '../../shared/contract/main-api.ts';
import type { Client } from '../../shared/contract/rpc.ts';
import type { workflowApi } from '../../shared/contract/workflow-api.ts';
import type * as live from '../db/live.ts';

export type LiveData = Pick<
  typeof live,
  | 'usePullPayments'
  | 'usePullPayment'
  | 'usePayouts'
  | 'usePayoutsOf'
  | 'usePayoutsByIds'
  | 'usePayoutCounts'
  | 'useNotifications'
  | 'useUnseen'
  | 'useDeliveries'
  | 'useConnectedStoreRows'
  | 'useMyClaims'
  | 'useTrouble'
>;

export interface Services {
  readonly main: Client<typeof mainApi>;
  readonly workflow: Client<typeof workflowApi>;
  readonly onMain: <K extends keyof MainEvents>(name: K, listener: (payload: MainEvents[K]) => void) => () => void;
  /** Starts page and worker anew; what was typed is kept. */
  readonly restart: () => void;
  /** Hooks; the same ones for the whole life of the page. */
  readonly live: LiveData;
  /** Whole Unix seconds. */
  readonly now: () => number;
  /** `bytes` random bytes as hex. */
  readonly randomHex: (bytes: number) => string;
  /** IANA name of the user's time zone. */
  readonly timeZone: string;
}

const ServicesContext = createContext<Services | null>(null);

export function ServicesProvider({ services, children }: { readonly services: Services; readonly children: ReactNode }): ReactNode {
  return <ServicesContext value={services}>{children}</ServicesContext>;
}

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('screens stand inside ServicesProvider');
  return services;
}
