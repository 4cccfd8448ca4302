// Owns the first questions to main and the events that keep the answers fresh.
import { useCallback, useEffect } from 'react';
import { noFilter } from '../state/queue-filter.ts';
import { go, type Route, useRoute } from '../state/route.ts';
import { type Services, useServices } from '../state/services.tsx';
import { useSession, walletOnScreen } from '../state/session.ts';
import { payoutStates } from '../../shared/payouts/types.ts';
import type { NavigateTarget } from '../../shared/contract/main-api.ts';
import { toast } from '../state/toast.ts';
import { onUnheardRefusal } from '../ui/running.ts';
import { useWordsOfSession } from './use-words-of-session.ts';

/**
 * Asks main for what every screen needs, and keeps it as main says from then on; resolves with the first answers, good or bad. To be called once, before
 * the first screen is drawn: it then needs no empty one before it, and no change is missed.
 */
export function followMain(services: Services): Promise<void> {
  const { set } = useSession.getState();
  services.onMain('vault-changed', (vault) => set({ vault }));
  services.onMain('settings-changed', (settings) => set({ settings }));
  services.onMain('api-changed', (api) => set({ api }));
  services.onMain('navigate', navigate);
  return boot(services);
}

/** Says what goes wrong out of sight; answers with the way to ask main again. */
export function useBoot(): () => void {
  const services = useServices();
  const words = useWordsOfSession();
  useEffect(() => onUnheardRefusal((refusal) => toast('bad', words.current.refusal(refusal))), [words]);
  useEffect(
    () =>
      services.onMain('notice', (notice) =>
        toast('bad', words.current.refusal(notice.params ? { code: notice.code, params: notice.params } : { code: notice.code })),
      ),
    [services, words],
  );
  useEffect(
    () => services.onMain('payments-received', ({ count }) => toast('good', words.current.t('receive.arrived', { count }))),
    [services, words],
  );
  return useCallback(() => void boot(services), [services]);
}

async function boot({ main }: Services): Promise<void> {
  const { set } = useSession.getState();
  set({ problem: null });
  const [info, settings, vault, api] = await Promise.all([main.appInfo({}), main.settings({}), main.vaultStatus({}), main.apiStatus({})]);
  if (info.ok) set({ info: info.value });
  if (settings.ok) set({ settings: settings.value });
  if (vault.ok) set({ vault: vault.value });
  if (api.ok) set({ api: api.value });
  const failed = [info, settings, vault].find((answer) => !answer.ok);
  if (failed && !failed.ok) set({ problem: failed.error });
}

function navigate(target: NavigateTarget): void {
  const { walletId } = target;
  if (walletId === null || walletId === walletOnScreen(useSession.getState())?.id) return go(routeOf(target));
  useSession.getState().set({ chosenWalletId: walletId });
  useRoute.getState().startAt(routeOf(target));
}

/** Where a click on a notification of the system or on the tray leads. */
export function routeOf(target: Pick<NavigateTarget, 'screen' | 'state'>): Route {
  switch (target.screen) {
    case 'queue':
      return { screen: 'queue', tab: payoutStates.find((state) => state === target.state) ?? 'AwaitingApproval', filter: noFilter };
    case 'receive':
      return { screen: 'wallet', tab: 'receive' };
    case 'claims':
    case 'notifications':
    case 'home':
      return { screen: target.screen };
  }
}
