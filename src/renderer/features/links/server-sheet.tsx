// Owns links that point to a computer: the host is shown in full and asked about once, then the terms are read.
import { type ReactNode, useState } from 'react';
import type { LinkSummary } from '../../../shared/contract/main-api.ts';
import { asksForPassphrase } from '../../../shared/payouts/passphrase.ts';
import type { Refusal } from '../../../shared/result.ts';
import { useServices } from '../../state/services.tsx';
import { useAction } from '../../ui/use-action.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useOnChange } from '../../ui/use-on-change.ts';
import { useWords } from '../../ui/words.tsx';
import { openClaimForm } from './open-claim.ts';
import { PassphraseSheet } from './passphrase-sheet.tsx';

type ServerLink = Extract<LinkSummary, { kind: 'server' }>;

export function ServerSheet({ link, onClose }: { readonly link: ServerLink; readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  const { main, workflow, randomHex } = useServices();
  const { refusal, busy, run } = useAction();
  const [allowed, setAllowed] = useState(link.allowed);
  const read = (passphrase?: string): void =>
    run(
      () => workflow.openServerLink({ server: link.server, id: link.id, ...(passphrase === undefined ? {} : { passphrase }) }),
      (terms) => openClaimForm(terms, randomHex(16)),
    );
  const allow = (): void =>
    run(
      () => main.allowHost({ origin: link.server }),
      () => setAllowed(true),
    );
  // Asked once, when the host may be contacted.
  useOnChange(String(allowed), () => {
    if (allowed && link.refusal === null) read();
  });
  const problem = link.refusal ? { code: link.refusal } : refusal;
  const question = useQuestion(link.refusal === null ? refusal : null);
  if (question) return <PassphraseSheet refusal={question} busy={busy} onSend={read} onClose={onClose} />;
  if (problem) {
    return (
      <Dialog title={t('link.openTitle')} onClose={onClose} footer={<Button onClick={onClose}>{t('common.close')}</Button>}>
        <ErrorState refusal={problem} onRetry={link.refusal ? undefined : allowed ? () => read() : allow} />
      </Dialog>
    );
  }
  return allowed ? <ReadingSheet onClose={onClose} /> : <HostQuestion link={link} onAllow={allow} onClose={onClose} />;
}

/** The refusal that asks for a passphrase; it stands while an answer to it is on its way, so that nothing typed is lost. */
function useQuestion(refusal: Refusal | null): Refusal | null {
  const [asked, setAsked] = useState<Refusal | null>(null);
  const next = refusal === null ? asked : asksForPassphrase(refusal) ? refusal : null;
  if (next !== asked) setAsked(next);
  return next;
}

/** Shown while the terms are on their way. */
export function ReadingSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <Dialog title={t('link.reading')} onClose={onClose}>
      <LoadingState rows={3} />
    </Dialog>
  );
}

function HostQuestion({
  link,
  onAllow,
  onClose,
}: {
  readonly link: ServerLink;
  readonly onAllow: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <Dialog
      title={t('link.hostTitle')}
      onClose={onClose}
      onConfirm={onAllow}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" onClick={onAllow}>
            {t('link.hostAllow')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('link.hostText')}</p>
        <div className="share-link selectable" translate="no" data-testid="host-origin">
          {link.server}
        </div>
        <KeyValues items={[{ name: t(`link.kind.${link.hostKind}`), value: null }]} />
        {link.server.startsWith('http:') && link.hostKind !== 'loopback' ? <Banner tone="warn">{t('link.plainHttp')}</Banner> : null}
      </div>
    </Dialog>
  );
}
