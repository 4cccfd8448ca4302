// Owns sharing: each link says what it can reach, and comes with a message ready to send.
import { type ReactNode, useState } from 'react';
import type { ShareSheet as Sheet } from '../../../shared/contract/workflow-api.ts';
import type { Locale } from '../../../shared/i18n/locale.ts';
import type { PullPaymentRow } from '../../db/tables.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { toast } from '../../state/toast.ts';
import { useTell } from '../../state/use-tell.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioCard, Segments } from '../../ui/choice.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Details } from '../../ui/details.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';

type ShareOption = Sheet['options'][number];
type Reach = ShareOption['reach'];

export function ShareSheet({ pull, onClose }: { readonly pull: PullPaymentRow; readonly onClose: () => void }): ReactNode {
  const { t, locale } = useWords();
  const wallet = useWallet();
  const { workflow } = useServices();
  const [language, setLanguage] = useState<Locale>(locale);
  const sheet = useAnswer(`${pull.id} ${language}`, () => workflow.shareSheet({ walletId: wallet.id, id: pull.id, language }));
  return (
    <Dialog title={t('share.title', { name: pull.name || t('pulls.unnamed') })} onClose={onClose} shape="wide">
      {sheet.refusal ? <ErrorState refusal={sheet.refusal} onRetry={sheet.reload} /> : null}
      {!sheet.value && !sheet.refusal ? <LoadingState rows={5} /> : null}
      {sheet.value ? <Options sheet={sheet.value} pull={pull} language={language} onLanguage={setLanguage} /> : null}
    </Dialog>
  );
}

interface OptionsProps {
  readonly sheet: Sheet;
  readonly pull: PullPaymentRow;
  readonly language: Locale;
  readonly onLanguage: (language: Locale) => void;
}

function Options({ sheet, pull, language, onLanguage }: OptionsProps): ReactNode {
  const { t, refusal: words } = useWords();
  const [chosen, setChosen] = useState<Reach>(sheet.options[0]?.reach ?? 'anybody');
  const option = sheet.options.find((item) => item.reach === chosen) ?? sheet.options[0];
  return (
    <div className="stack is-6">
      {pull.passphrase === null ? null : <Banner>{t('share.passphrase')}</Banner>}
      {sheet.problem ? <Banner tone="warn">{words(sheet.problem)}</Banner> : null}
      {option ? null : <Banner tone="bad">{t('share.nothing')}</Banner>}
      <div role="radiogroup" aria-label={t('share.options')} className="stack is-2">
        {sheet.options.map((item) => (
          <RadioCard
            key={item.reach}
            name="share"
            value={item.reach}
            chosen={option?.reach ?? null}
            onChoose={setChosen}
            title={t(`share.reach.${item.reach}`)}
          >
            {t(`share.reachText.${item.reach}`)}
          </RadioCard>
        ))}
      </div>
      {option ? <Chosen option={option} pull={pull} language={language} onLanguage={onLanguage} /> : null}
    </div>
  );
}

function Chosen({ option, pull, language, onLanguage }: Omit<OptionsProps, 'sheet'> & { readonly option: ShareOption }): ReactNode {
  const tell = useTell();
  const { t } = useWords();
  const { main } = useServices();
  const copy = (text: string): void => tell(main.copyText({ text }));
  return (
    <div className="share-columns">
      <div className="stack is-3">
        <h3>{t('share.link')}</h3>
        {/* A scrolling box must be reachable by keyboard. */}
        <div className="share-link selectable" tabIndex={0} translate="no" data-testid="share-link">
          {option.link}
        </div>
        <div className="row is-wrap">
          <CopyButton primary text={option.link} label={t('share.copyLink')} onCopy={copy} />
          <CopyButton text={option.message} label={t('share.copyMessage')} onCopy={copy} />
          <SaveButton option={option} pull={pull} />
          {option.kind === 'offer' ? <SavePageButton option={option} pull={pull} /> : null}
        </div>
        <Details summary={t('share.message')}>
          <Segments
            label={t('share.messageLanguage')}
            value={language}
            onChange={onLanguage}
            options={[
              { value: 'en', label: <span lang="en">English</span> },
              { value: 'ja', label: <span lang="ja">日本語</span> },
            ]}
          />
          <p className="plain-text share-message">{option.message}</p>
        </Details>
      </div>
      <div className="share-qr">
        {option.qr ? <QrCode text={option.link} label={t('share.qr')} /> : <p className="soft small">{t('share.noQr')}</p>}
      </div>
    </div>
  );
}

/** For recipients without the app: a page that makes the claim code by itself. */
function SavePageButton({ option, pull }: { readonly option: ShareOption; readonly pull: PullPaymentRow }): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const save = async (): Promise<void> => {
    const offer = new URL(option.link).searchParams.get('offer') ?? '';
    const answer = await main.saveClaimPage({ suggestedName: `pullpay-${pull.id.slice(0, 8)}.html`, offer });
    if (!answer.ok) toast('bad', words(answer.error));
    else if (answer.value.saved) toast('good', t('share.pageSaved'));
  };
  return (
    <Button icon="file" onClick={() => void save()}>
      {t('share.savePage')}
    </Button>
  );
}

function SaveButton({ option, pull }: { readonly option: ShareOption; readonly pull: PullPaymentRow }): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const save = async (): Promise<void> => {
    const answer = await main.saveText({ suggestedName: `pullpay-${pull.id.slice(0, 8)}.txt`, text: option.message });
    if (answer.ok && answer.value.saved) toast('good', t('share.saved'));
  };
  return (
    <Button icon="file" onClick={() => void save()}>
      {t('share.saveFile')}
    </Button>
  );
}
