// Owns the search for money on all Bitcoin accounts as the user sees it: begun with a width, followed, stopped, and how it ended.
import { type ReactNode, useEffect, useState } from 'react';
import type { RescanProgress, RescanState } from '../../../shared/contract/bitcoin-accounts.ts';
import { useServices } from '../../state/services.tsx';
import { isLocked, useSession } from '../../state/session.ts';
import { useTell } from '../../state/use-tell.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Select } from '../../ui/select.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { useWords } from '../../ui/words.tsx';

/** Undefined until main has said. */
export function useRescan(walletId: string): RescanState | undefined {
  const { main, onMain } = useServices();
  const { value, reload } = useAnswer(`rescan ${walletId}`, () => main.rescanState({ walletId }));
  useEffect(
    () =>
      onMain('rescan-changed', (changed) => {
        if (changed.walletId === walletId) reload();
      }),
    [onMain, walletId, reload],
  );
  return value;
}

export function RescanNote({ walletId, state }: { readonly walletId: string; readonly state: RescanState }): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const tell = useTell();
  const { running, last } = state;
  if (running !== null) {
    return (
      <Banner
        title={t('rescan.running')}
        action={
          <Button small onClick={() => tell(main.cancelRescan({ walletId }))}>
            {t('rescan.stop')}
          </Button>
        }
      >
        <Running progress={running} />
      </Banner>
    );
  }
  if (last === null) return null;
  if (last.outcome === 'failed') {
    return (
      <Banner tone="warn" title={t('rescan.failed')}>
        {words(last.problem ?? { code: 'internal' })}
      </Banner>
    );
  }
  return last.outcome === 'cancelled' ? <Banner>{t('rescan.cancelled')}</Banner> : <Done progress={last.progress} />;
}

function Running({ progress }: { readonly progress: RescanProgress }): ReactNode {
  const { t, format } = useWords();
  const { done, accounts, addresses, used, found, node } = progress;
  const percent = node ?? Math.floor((100 * done) / Math.max(1, accounts));
  return (
    <div className="stack is-2">
      <Progress label={t('rescan.running')} paid={percent} waiting={0} />
      <span className="small">
        {node === null
          ? t('rescan.progress', {
              done: format.count(Math.min(done + 1, accounts)),
              accounts: format.count(accounts),
              addresses: format.count(addresses),
              used: format.count(used),
              found: `${found} BTC`,
            })
          : t('rescan.node', { percent: String(node) })}
      </span>
    </div>
  );
}

function Done({ progress }: { readonly progress: RescanProgress }): ReactNode {
  const { t, format } = useWords();
  const { addresses, used, found } = progress;
  return (
    <Banner tone="good">{t('rescan.done', { addresses: format.count(addresses), used: format.count(used), found: `${found} BTC` })}</Banner>
  );
}

const widths = ['20', '100', '500', '1000'] as const;

interface RescanSheetProps {
  readonly walletId: string;
  /** The widest search that the accounts have now. */
  readonly gap: number;
  readonly onClose: () => void;
}

export function RescanSheet({ walletId, gap, onClose }: RescanSheetProps): ReactNode {
  const { t, format } = useWords();
  const { main } = useServices();
  const locked = useSession(isLocked);
  const { busy, refusal, run } = useAction(`rescan ${walletId}`);
  const [width, setWidth] = useState<string>(widths.find((one) => Number(one) >= gap) ?? '1000');
  /** Further accounts of the words are looked for, too, so the password is asked for where they are locked; without it the search goes over the listed ones. */
  const start = async (): ReturnType<typeof main.startRescan> => {
    if (locked) await main.openSecure({ kind: 'unlock' });
    return main.startRescan({ walletId, gap: Number(width) });
  };
  return (
    <ConfirmDialog
      title={t('rescan.title')}
      confirm={t('rescan.start')}
      busy={busy}
      refusal={refusal}
      onConfirm={() => run(start, onClose)}
      onClose={onClose}
    >
      <p>{t('rescan.text')}</p>
      <Select
        label={t('rescan.gap')}
        hint={t('rescan.gapHint')}
        value={width}
        onChange={setWidth}
        options={widths.map((one) => ({ value: one, label: format.count(Number(one)), disabled: Number(one) < gap && one !== '1000' }))}
      />
    </ConfirmDialog>
  );
}
