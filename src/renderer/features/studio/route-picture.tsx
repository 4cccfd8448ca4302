// Owns the picture of the way that a payment takes: accounts and order books as stops, one line for each path.
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Card } from '../../ui/page.tsx';
import { useWords } from '../../ui/words.tsx';
import { AddressPeek, assetCode } from './asset-text.tsx';
import { type Route, type RouteStop, routesOf } from './route-hops.ts';
import { useStudio } from './use-studio.tsx';

const icons: Readonly<Record<Extract<RouteStop, { kind: 'account' }>['role'], IconName>> = {
  sender: 'wallet',
  issuer: 'shield',
  receiver: 'person',
  other: 'repeat',
};

export function RoutePicture(): ReactNode {
  const { t } = useWords();
  const { read, judgement } = useStudio();
  const routes = judgement.verdict === 'unreadable' ? [] : routesOf(read.shape);
  if (routes.length === 0) return null;
  const number = (index: number): string => String(routes.slice(0, index + 1).filter(({ isDefault }) => !isDefault).length);
  return (
    <Card title={t('studio.route')}>
      <div className="stack is-3">
        {routes.map((route, index) => (
          // Paths have no name of their own; they are told apart by their place.
          <div key={index} className="stack is-1">
            {routes.length > 1 ? (
              <h3 className="small soft">
                {route.isDefault ? t('studio.route.default') : t('studio.route.path', { number: number(index) })}
              </h3>
            ) : null}
            <Stops route={route} />
          </div>
        ))}
      </div>
    </Card>
  );
}

function Stops({ route }: { readonly route: Route }): ReactNode {
  const { t } = useWords();
  if (route.stops.length === 0) return <p className="small soft">{t('studio.route.broken')}</p>;
  return (
    <ol className="studio-stops">
      {route.stops.map((stop, index) => (
        // The stops of one path never move among each other.
        <li key={index} className={`studio-stop is-${stop.kind === 'book' ? 'book' : stop.role}`}>
          {index === 0 ? null : <Icon name="chevron" size={14} className="studio-arrow" />}
          <Stop stop={stop} />
        </li>
      ))}
    </ol>
  );
}

function Stop({ stop }: { readonly stop: RouteStop }): ReactNode {
  const { t } = useWords();
  const { names } = useStudio();
  if (stop.kind === 'book') {
    const issuers = [stop.pays, stop.gets].flatMap((asset) => (asset.kind === 'token' ? [asset] : []));
    const distinct = issuers.filter(({ issuer }, index) => issuers.findIndex((one) => one.issuer === issuer) === index);
    return (
      <span className="studio-stop-box">
        <span className="tiny soft">{t('studio.route.book')}</span>
        <span className="row">
          <span className="strong">{assetCode(stop.pays, names)}</span>
          <Icon name="repeat" size={14} />
          <span className="strong">{assetCode(stop.gets, names)}</span>
        </span>
        {distinct.map((asset) => (
          <AddressPeek
            key={`${asset.currency} ${asset.issuer}`}
            address={asset.issuer}
            name={names.account(asset.issuer) ?? assetCode(asset, names)}
          />
        ))}
      </span>
    );
  }
  const name = stop.role === 'sender' ? null : names.account(stop.address);
  return (
    <span className="studio-stop-box">
      <span className="row tiny soft">
        <Icon name={icons[stop.role]} size={14} />
        {t(stop.role === 'sender' ? 'studio.route.you' : `studio.route.${stop.role}`)}
      </span>
      <AddressPeek address={stop.address} name={name} />
    </span>
  );
}
