// Owns the settings of Bitcoin servers: one choice for each network set, what a test of it found, and how it is changed or removed.
import { type ReactNode, useState } from 'react';
import type { BitcoinServerOfSet, TestedBitcoinServer } from '../../../shared/contract/bitcoin-servers.ts';
import type { Network } from '../../../shared/network.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Card } from '../../ui/page.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { useWords } from '../../ui/words.tsx';
import { placeOf } from './bitcoin-server-form.ts';
import { refusedTest, ServerOutcome } from './bitcoin-server-outcome.tsx';
import { BitcoinServerSheet, knownCertificate } from './bitcoin-server-sheet.tsx';
import { SettingRow } from './setting-row.tsx';

/** `allowed`: sets that this copy may use; the others have no row. */
export function BitcoinServersGroup({ allowed }: { readonly allowed: readonly Network[] }): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const read = useAnswer('bitcoin servers', () => main.bitcoinServers({}));
  return (
    <Card title={t('coin-servers.title')} flush>
      {read.value ? (
        <>
          <SettingRow name={<span className="soft small">{t('coin-servers.about')}</span>} />
          {read.value
            .filter(({ set }) => allowed.includes(set))
            .map((item) => (
              <ServerOfSet key={item.set} item={item} onChanged={read.reload} />
            ))}
        </>
      ) : read.refusal ? (
        <ErrorState refusal={read.refusal} onRetry={read.reload} />
      ) : (
        <LoadingState rows={3} />
      )}
    </Card>
  );
}

interface ServerOfSetProps {
  readonly item: BitcoinServerOfSet;
  readonly onChanged: () => void;
}

function ServerOfSet({ item, onChanged }: ServerOfSetProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const { busy, run } = useAction();
  const [tested, setTested] = useState<TestedBitcoinServer | null>(null);
  const [open, setOpen] = useState<'change' | 'remove' | null>(null);
  const { set, chosen } = item;
  const network = t(`network.${set}`);
  const changed = (): void => {
    setOpen(null);
    setTested(null);
    onChanged();
  };
  const test = (server: NonNullable<typeof chosen>['server']): void =>
    run(async () => {
      const answer = await main.testBitcoinServer({ set, server, passwords: { node: null, proxy: null } });
      return { ok: true, value: answer.ok ? answer.value : refusedTest(answer.error) };
    }, setTested);
  return (
    <>
      <SettingRow name={network} text={<Summary item={item} />}>
        <span className="row">
          {chosen ? (
            <>
              <IconButton icon="close" small label={t('coin-servers.removeFor', { network })} onClick={() => setOpen('remove')} />
              <Button small busy={busy} aria-label={t('coin-servers.testFor', { network })} onClick={() => test(chosen.server)}>
                {t('coin-servers.test')}
              </Button>
            </>
          ) : null}
          <Button
            small
            aria-label={t(chosen ? 'coin-servers.changeFor' : 'coin-servers.chooseFor', { network })}
            onClick={() => setOpen('change')}
          >
            {t(chosen ? 'coin-servers.change' : 'coin-servers.choose')}
          </Button>
        </span>
      </SettingRow>
      {tested ? (
        <div className="settings-list">
          <ServerOutcome tested={tested} known={knownCertificate(item)} />
        </div>
      ) : null}
      {open === 'change' ? <BitcoinServerSheet before={item} onDone={changed} onClose={() => setOpen(null)} /> : null}
      {open === 'remove' ? <RemoveServer item={item} onDone={changed} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function Summary({ item: { chosen } }: { readonly item: BitcoinServerOfSet }): ReactNode {
  const { t } = useWords();
  if (chosen === null) return t('coin-servers.none');
  const { server, passwords } = chosen;
  const kept = [passwords.node, passwords.proxy];
  const note = kept.includes('gone') ? t('coin-servers.gone') : kept.includes('this-run') ? t('coin-servers.thisRun') : null;
  const chain = server.network === 'testnet4' || server.network === 'signet' ? `${t(`coin-servers.${server.network}`)} · ` : '';
  const proxy = server.proxy === null ? '' : ` · ${t('coin-servers.throughProxy', { proxy: `${server.proxy.host}:${server.proxy.port}` })}`;
  return (
    <span className="stack is-1">
      <span className="server-address">
        {`${chain}${t('coin-servers.summary', { kind: t(`coin-servers.${server.kind}`), place: placeOf(server) })}${proxy}`}
      </span>
      {note === null ? null : <span>{note}</span>}
    </span>
  );
}

function RemoveServer({
  item: { set },
  onDone,
  onClose,
}: {
  readonly item: BitcoinServerOfSet;
  readonly onDone: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const { busy, refusal, run } = useAction('remove bitcoin server');
  const removed = (): void => {
    toast('good', t('coin-servers.removed'));
    onDone();
  };
  return (
    <ConfirmDialog
      title={t('coin-servers.removeTitle')}
      confirm={t('coin-servers.remove')}
      kind="danger"
      busy={busy}
      refusal={refusal}
      onConfirm={() => run(() => main.removeBitcoinServer({ set }), removed)}
      onClose={onClose}
    >
      <p>{t('coin-servers.removeText', { network: t(`network.${set}`) })}</p>
    </ConfirmDialog>
  );
}
