// Owns the composition of the main window: words, theme, frame, screens, sheets that can stand above any screen.
import type { ReactNode } from 'react';
import { LinkSheets } from '../features/links/link-sheets.tsx';
import { Onboarding } from '../features/onboarding/onboarding.tsx';
import { useRoute } from '../state/route.ts';
import { useServices } from '../state/services.tsx';
import { useSession, useWalletOrNull } from '../state/session.ts';
import { useToasts } from '../state/toast.ts';
import { useTell } from '../state/use-tell.ts';
import type { Network } from '../../shared/network.ts';
import { AmountPrivacy } from '../ui/amount.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { LoadingState, WholeError } from '../ui/states.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { useWords, WordsProvider } from '../ui/words.tsx';
import { HelpSheet } from './help-sheet.tsx';
import { languageOf, useAppearance } from './appearance.ts';
import { Frame } from './frame.tsx';
import { PracticeMark } from './practice-mark.tsx';
import { needsPromises, worksWithoutWallet } from './route-needs.ts';
import { Screen } from './screen.tsx';
import { ShutScreen, Standing, useShut } from './standing.tsx';
import { Unread } from './unread.tsx';
import { useActivity } from './use-activity.ts';
import { useBoot } from './use-boot.ts';
import { useHealth } from './use-health.ts';
import { useLinkIntake } from './use-link-intake.ts';
import { useShortcuts } from './use-shortcuts.ts';

export function App(): ReactNode {
  const reload = useBoot();
  const { timeZone, restart } = useServices();
  const locale = useSession(languageOf);
  const hidden = useSession((state) => state.settings?.hideAmounts ?? false);
  const toasts = useToasts();
  useAppearance();
  return (
    <WordsProvider locale={locale} timeZone={timeZone}>
      <AmountPrivacy hidden={hidden}>
        <ErrorBoundary onRetry={restart}>
          <Body onRetry={reload} />
        </ErrorBoundary>
        <Toasts toasts={toasts.toasts} onDismiss={toasts.dismiss} />
      </AmountPrivacy>
    </WordsProvider>
  );
}

function Body({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  const ready = useSession((state) => state.settings !== null && state.vault !== null && state.info !== null);
  const problem = useSession((state) => state.problem);
  if (problem) return <WholeError refusal={problem} onRetry={onRetry} />;
  return ready ? <Ready /> : <LoadingState rows={5} />;
}

function Ready(): ReactNode {
  const wallet = useWalletOrNull();
  const route = useRoute((state) => state.route);
  const help = useShortcuts();
  const shut = useShut();
  useLinkIntake();
  useHealth();
  useActivity();
  const welcome = !wallet && !worksWithoutWallet(route);
  return (
    <div className="app">
      <Top network={wallet?.network ?? null} />
      {welcome ? (
        <Onboarding />
      ) : (
        <Frame onHelp={help.open}>{shut && needsPromises(route) ? <ShutScreen problem={shut} /> : <Screen route={route} />}</Frame>
      )}
      {wallet ? <Unread wallet={wallet} /> : null}
      <LinkSheets />
      {help.isOpen ? <HelpSheet onClose={help.close} /> : null}
    </div>
  );
}

function Top({ network }: { readonly network: Network | null }): ReactNode {
  return (
    <div className="top-notice">
      <PracticeMark network={network} />
      <VaultNotice />
      <Standing />
    </div>
  );
}

/** A damaged wallet file is repaired in the secure window; claims go on meanwhile. */
function VaultNotice(): ReactNode {
  const tell = useTell();
  const { t } = useWords();
  const { main } = useServices();
  const problem = useSession((state) => state.vault?.problem ?? null);
  if (problem === null) return null;
  return (
    <Banner
      tone="bad"
      action={
        <Button small onClick={() => tell(main.openSecure({ kind: 'unlock' }))}>
          {t('nav.vaultProblemAction')}
        </Button>
      }
    >
      {t('nav.vaultProblem')}
    </Banner>
  );
}
