// Owns which task stands in the secure window, and the steps that must come before it.
import { type ReactNode, useEffect } from 'react';
import type { SecureState } from '../../shared/contract/secure-api.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { NetworkMark } from '../ui/network-mark.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { type Answer, useAnswer } from '../ui/use-answer.ts';
import { WordsProvider } from '../ui/words.tsx';
import { Arming } from './arming.tsx';
import { ChangePassword } from './change-password.tsx';
import { CreateVault } from './create-vault.tsx';
import { ForgetKey } from './forget-key.tsx';
import { ImportKey } from './import-key.tsx';
import { NewWallet } from './new-wallet.tsx';
import { PlanApproval } from './plan-approval.tsx';
import { RaiseApproval } from './raise-approval.tsx';
import { RestoreWallet } from './restore-wallet.tsx';
import { RevealKey } from './reveal-key.tsx';
import { RevealWords } from './reveal-words.tsx';
import { useSecure } from './services.tsx';
import { Unlock } from './unlock.tsx';
import { VaultProblem } from './vault-problem.tsx';

export function SecureApp(): ReactNode {
  const { secure, timeZone } = useSecure();
  const state = useAnswer('state', () => secure.state({}));
  const locale = state.value?.language ?? 'en';
  useDocument(state.value);
  return (
    <WordsProvider locale={locale} timeZone={timeZone}>
      <div className="app">
        <NetworkMark network={state.value?.network ?? null} />
        <ErrorBoundary>
          <Body state={state} />
        </ErrorBoundary>
      </div>
    </WordsProvider>
  );
}

function Body({ state }: { readonly state: Answer<SecureState> }): ReactNode {
  if (state.value) return <Task state={state.value} onChanged={state.reload} />;
  return state.refusal ? <ErrorState refusal={state.refusal} onRetry={state.reload} /> : <LoadingState />;
}

function Task({ state, onChanged }: { readonly state: SecureState; readonly onChanged: () => void }): ReactNode {
  const { secure } = useSecure();
  const close = (): void => void secure.close({});
  if (state.problem !== null) return <VaultProblem code={state.problem} onChanged={onChanged} />;
  switch (state.task.kind) {
    case 'create-wallet':
      return needsKey(state, onChanged) ?? <NewWallet network={state.task.network} />;
    case 'restore-wallet':
      return needsKey(state, onChanged) ?? <RestoreWallet network={state.task.network} />;
    case 'unlock':
      return <Unlock retryAfterMs={state.retryAfterMs} onDone={close} />;
    case 'change-password':
      return <ChangePassword onDone={close} />;
    case 'show-words':
      return <RevealWords retryAfterMs={state.retryAfterMs} />;
    case 'approve-plan':
      return needsKey(state, onChanged) ?? <PlanApproval marked={state.network !== null} />;
    case 'raise-fee':
      return needsKey(state, onChanged) ?? <RaiseApproval marked={state.network !== null} />;
    case 'arm-policies':
      return needsKey(state, onChanged) ?? <Arming marked={state.network !== null} />;
    case 'import-xrpl-key':
      return needsKey(state, onChanged) ?? <ImportKey />;
    case 'show-xrpl-key':
      return needsKey(state, onChanged) ?? <RevealKey address={state.task.address} retryAfterMs={state.retryAfterMs} />;
    case 'forget-xrpl-key':
      return needsKey(state, onChanged) ?? <ForgetKey address={state.task.address} retryAfterMs={state.retryAfterMs} />;
  }
}

/** A password is chosen before the first wallet, and asked for while locked. */
function needsKey(state: SecureState, onChanged: () => void): ReactNode | null {
  if (!state.vaultExists) return <CreateVault onDone={onChanged} />;
  return state.locked ? <Unlock retryAfterMs={state.retryAfterMs} onDone={onChanged} /> : null;
}

function useDocument(state: SecureState | undefined): void {
  useEffect(() => {
    if (!state) return;
    document.documentElement.lang = state.language;
    if (state.theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = state.theme;
  }, [state]);
}
