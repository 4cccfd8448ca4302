// Owns the settings of ledger servers: which stand in for each other, in which order, which is in use, and what a test of one found.
import { type ReactNode, useEffect, useState } from 'react';
import type { LedgerServer, TriedServer } from '../../../shared/contract/ledger-servers.ts';
import { useServices } from '../../state/services.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Card } from '../../ui/page.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { AddServer } from './add-server.tsx';
import { movedServer } from './server-order.ts';
import { SettingRow } from './setting-row.tsx';

/** The one in use changes by itself when a server is lost. */
const lookAgainMs = 5_000;

export function LedgerServersGroup(): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const read = useAnswer('ledger servers', () => main.ledgerServers({}));
  const { reload } = read;
  useEffect(() => {
    const timer = setInterval(reload, lookAgainMs);
    return () => clearInterval(timer);
  }, [reload]);
  return (
    <Card title={t('servers.title')} flush>
      {read.value ? (
        <Servers servers={read.value} onChanged={reload} />
      ) : read.refusal ? (
        <ErrorState refusal={read.refusal} onRetry={reload} />
      ) : (
        <LoadingState rows={3} />
      )}
    </Card>
  );
}

interface ServersProps {
  readonly servers: readonly LedgerServer[];
  readonly onChanged: () => void;
}

function Servers({ servers, onChanged }: ServersProps): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const { busy, refusal, run } = useAction('ledger servers');
  const urls = servers.map(({ url }) => url);
  const arrange = (wanted: readonly (string | null)[]): void => run(() => main.arrangeLedgerServers({ urls: [...wanted] }), onChanged);
  return (
    <>
      <SettingRow name={<span className="soft small">{t('servers.about')}</span>} />
      {servers.map((server, at) => (
        <Server
          key={server.url ?? ''}
          server={server}
          at={at}
          count={servers.length}
          busy={busy}
          onMove={(by) => arrange(movedServer(urls, at, by))}
          onRemove={() => arrange(urls.filter((url) => url !== server.url))}
        />
      ))}
      {refusal ? (
        <div className="settings-list">
          <Banner tone="bad">{words(refusal)}</Banner>
        </div>
      ) : null}
      <AddServer onAdded={onChanged} />
    </>
  );
}

interface ServerProps {
  readonly server: LedgerServer;
  readonly at: number;
  readonly count: number;
  readonly busy: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function Server({ server, at, count, busy, onMove, onRemove }: ServerProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const { busy: trying, refusal, run } = useAction();
  const [tried, setTried] = useState<TriedServer | null>(null);
  const name = server.url ?? t('servers.builtIn');
  return (
    <>
      <SettingRow
        name={
          <span className="row is-wrap">
            <span className={server.url === null ? undefined : 'mono server-address'}>{count > 1 ? `${at + 1}. ${name}` : name}</span>
            {server.inUse ? (
              <Badge tone={server.connected ? 'good' : 'quiet'}>{t(server.connected ? 'servers.inUse' : 'servers.connecting')}</Badge>
            ) : null}
          </span>
        }
        text={server.url === null ? t('servers.builtInText') : undefined}
      >
        <span className="row">
          {count > 1 ? (
            <>
              <IconButton
                icon="up"
                small
                label={t('servers.earlier', { server: name })}
                disabled={busy || at === 0}
                onClick={() => onMove(-1)}
              />
              <IconButton
                icon="down"
                small
                label={t('servers.later', { server: name })}
                disabled={busy || at === count - 1}
                onClick={() => onMove(1)}
              />
            </>
          ) : null}
          {server.url === null ? null : (
            <IconButton icon="close" small label={t('servers.remove', { server: name })} disabled={busy} onClick={onRemove} />
          )}
          <Button
            small
            busy={trying}
            aria-label={t('servers.tryOne', { server: name })}
            onClick={() => run(() => main.tryLedgerServer({ url: server.url }), setTried)}
          >
            {t('servers.try')}
          </Button>
        </span>
      </SettingRow>
      <Outcome tried={refusal ? { problem: refusal, warnings: [], ledger: null, version: null } : tried} />
    </>
  );
}

function Outcome({ tried }: { readonly tried: TriedServer | null }): ReactNode {
  const { t, refusal: words } = useWords();
  if (tried === null) return null;
  const { problem, warnings, ledger, version } = tried;
  const good = version === null ? t('servers.good', { ledger: ledger ?? '' }) : t('servers.goodVersion', { ledger: ledger ?? '', version });
  return (
    <div className="settings-list stack is-2" role="status">
      {problem ? <Banner tone="bad">{words(problem)}</Banner> : <Banner tone="good">{good}</Banner>}
      {warnings.map((warning) => (
        <Banner key={warning.code} tone="warn">
          {words(warning)}
        </Banner>
      ))}
    </div>
  );
}
