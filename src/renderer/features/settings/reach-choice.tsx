// Owns the choice of who can reach this computer, with the address that links then use and a plain word on what becomes visible.
import { type ReactNode, useState } from 'react';
import type { Settings } from '../../../shared/contract/main-api.ts';
import { useDrafts } from '../../state/drafts.ts';
import { useSession } from '../../state/session.ts';
import { toast } from '../../state/toast.ts';
import { useDraftText } from '../../state/use-draft-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioCard } from '../../ui/choice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { declared } from './reach-origin.ts';
import { useUpdate } from './use-update.ts';

type Kind = Settings['apiReach'];

const kinds = ['loopback', 'local-network', 'own-domain'] as const;
const draft = 'reachable origin';
/** Shown in the example while the server has no port. */
const somePort = '23000';

export function ReachChoice({ settings }: { readonly settings: Settings }): ReactNode {
  const { t } = useWords();
  const update = useUpdate();
  const apiOrigin = useSession((state) => state.api?.origin ?? null);
  const port = apiOrigin === null ? null : new URL(apiOrigin).port;
  const [chosen, setChosen] = useState<Kind>(settings.apiReach);
  const [text, setText] = useDraftText(draft, settings.reachableOrigin ?? '');
  const [problem, setProblem] = useState<Parameters<typeof t>[0] | null>(null);
  const changed = chosen !== settings.apiReach || (chosen !== 'loopback' && text.trim() !== (settings.reachableOrigin ?? ''));
  const choose = (kind: Kind): void => {
    setProblem(null);
    setChosen(kind);
  };
  const save = (): void => {
    const read = declared(chosen, text, port);
    if ('problem' in read) return setProblem(read.problem);
    setProblem(null);
    update({ apiReach: chosen, reachableOrigin: read.origin }, () => {
      useDrafts.getState().dropText(draft);
      toast('good', t('settings.saved'));
    });
  };
  return (
    <form
      className="settings-list settings-reach stack is-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div role="radiogroup" aria-label={t('settings.reachChoice')} className="stack is-2">
        {kinds.map((kind) => (
          <RadioCard key={kind} name="reach" value={kind} chosen={chosen} onChoose={choose} title={t(`settings.reachKind.${kind}`)}>
            {t(`settings.reachText.${kind}`)}
          </RadioCard>
        ))}
      </div>
      {chosen === 'loopback' ? null : (
        <>
          <TextField
            label={t('settings.reachable')}
            hint={t(`settings.reachHint.${chosen}`, { port: port ?? somePort })}
            error={problem === null ? null : t(problem, { port: port ?? somePort })}
            value={text}
            maxLength={256}
            onChange={setText}
          />
          <Banner tone="warn" title={t('settings.visible')}>
            <span className="stack is-1">
              <span>{t('settings.visibleText')}</span>
              <span>{t(`settings.visibleText.${chosen}`)}</span>
            </span>
          </Banner>
        </>
      )}
      <div className="row is-end">
        <Button submit disabled={!changed}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}
