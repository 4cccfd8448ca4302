// Owns the second half of connecting a store: which of the stores that the key may see.
import { type ReactNode, useState } from 'react';
import type { ConnectedStore, StoreChoice } from '../../../shared/contract/connected-stores.ts';
import { hostOf } from '../../state/payout-name.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { Banner } from '../../ui/banner.tsx';
import { RadioCard } from '../../ui/choice.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { useWords } from '../../ui/words.tsx';
import { permissionWord, storeProblem } from './store-words.ts';

export interface ChooseStoreSheetProps {
  readonly store: ConnectedStore;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function ChooseStoreSheet({ store, onDone, onClose }: ChooseStoreSheetProps): ReactNode {
  const { t } = useWords();
  const { main, workflow } = useServices();
  const choices = useAnswer(`stores of ${store.id}`, () => workflow.storeChoices({ connectionId: store.id }));
  const { busy, refusal, run } = useAction(`choose ${store.id}`);
  const [picked, setPicked] = useState<string | null>(null);
  const stores = choices.value?.stores ?? [];
  const usable = stores.filter((choice) => choice.missing.length === 0);
  const chosen = usable.find((choice) => choice.id === picked) ?? (usable.length === 1 ? usable[0] : undefined);
  const choose = (): void => {
    if (chosen === undefined) return;
    run(
      () => main.chooseConnectedStore({ id: store.id, storeId: chosen.id, storeName: chosen.name }),
      () => {
        toast('good', t('stores.connected'));
        void workflow.refreshConnectedStores({});
        onDone();
      },
    );
  };
  return (
    <ConfirmDialog
      title={t('stores.chooseTitle')}
      confirm={t('stores.chooseNow')}
      ready={chosen !== undefined}
      busy={busy}
      refusal={refusal}
      onConfirm={choose}
      onClose={onClose}
    >
      {choices.refusal ? <ErrorState refusal={storeProblem(choices.refusal)} onRetry={choices.reload} /> : null}
      {choices.loading ? <LoadingState rows={3} /> : null}
      {choices.value && stores.length === 0 ? <Banner tone="warn">{t('stores.noStores')}</Banner> : null}
      {stores.length > 0 ? (
        <div role="radiogroup" aria-label={t('stores.chooseTitle')} className="stack is-2">
          <span className="field-label">{t('stores.chooseText', { host: hostOf(store.origin) })}</span>
          {stores.map((choice) => (
            <Choice key={choice.id} choice={choice} chosen={chosen?.id ?? null} onChoose={setPicked} />
          ))}
        </div>
      ) : null}
    </ConfirmDialog>
  );
}

interface ChoiceProps {
  readonly choice: StoreChoice;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

function Choice({ choice, chosen, onChoose }: ChoiceProps): ReactNode {
  const { t } = useWords();
  const lacking = choice.missing.map((permission) => {
    const word = permissionWord(permission);
    return word === null ? permission : t(word);
  });
  return (
    <RadioCard
      name="store"
      value={choice.id}
      chosen={chosen}
      onChoose={onChoose}
      disabled={lacking.length > 0}
      title={<PlainText text={choice.name || choice.id} />}
    >
      {lacking.length > 0 ? t('stores.missing', { permissions: lacking.join(t('payout.source.comma')) }) : null}
    </RadioCard>
  );
}
