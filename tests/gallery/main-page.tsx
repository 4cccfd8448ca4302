// Owns the gallery's main page: one screen, chosen by the address.
import { createRoot } from 'react-dom/client';
import { App } from '../../src/renderer/app/app.tsx';
import { keepOverReloads } from '../../src/renderer/state/keep.ts';
import { emptyPullDraft, useDrafts } from '../../src/renderer/state/drafts.ts';
import { useLinks } from '../../src/renderer/state/links.ts';
import { type Route, useRoute } from '../../src/renderer/state/route.ts';
import { useSelection } from '../../src/renderer/state/selection.ts';
import { ServicesProvider } from '../../src/renderer/state/services.tsx';
import { claimLink } from './data.ts';
import { fakeServices, terms } from './services.ts';

keepOverReloads(window.sessionStorage);
const query = new URLSearchParams(window.location.search);
const has = (name: string): boolean => query.get('state')?.split(',').includes(name) ?? false;

useRoute.setState({ route: JSON.parse(query.get('route') ?? '{"screen":"home"}') as Route });
if (has('filled'))
  useDrafts.setState({
    pull: {
      ...emptyPullDraft,
      template: 'freelancer',
      name: 'Aiko Tanaka, translation',
      limit: '40',
      unit: 'HOUR',
      price: '65',
      period: 'week',
      hasEnd: true,
      endDate: '2026-12-24T18:00',
    },
  });
if (has('selected')) useSelection.setState({ ids: new Set(['po1', 'po2', 'po3', 'pp1a', 'pp1b', 'pp1c']) });
if (has('mixed')) useSelection.setState({ ids: new Set(['po1', 'po3', 'po5']) });
if (has('claim') || has('sent')) {
  const draft = {
    claimId: 'ab'.repeat(16),
    terms: has('sent')
      ? {
          ...terms,
          source: 'offer' as const,
          server: null,
          available: null,
          sender: 'c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5',
        }
      : terms,
    methodId: has('xrp') ? 'XRP-CHAIN' : 'BTC-CHAIN',
    destination: '',
    tag: '',
    all: !has('xrp'),
    amount: '',
    note: '',
    sent: has('sent') ? { myClaimId: 'c2', claimLink } : null,
  };
  useDrafts.getState().startClaim(draft);
}
if (has('paste')) useLinks.setState({ pasteOpen: true });
if (has('host'))
  useLinks.setState({
    open: { kind: 'server', server: 'http://192.168.10.23:23000', id: 'x', hostKind: 'private', allowed: false, refusal: null },
  });
if (has('import')) useLinks.setState({ open: { kind: 'claim', claim: 'abc' } });
if (has('waiting')) useLinks.setState({ waiting: { kind: 'claim', claim: 'abc' } });

const services = fakeServices({
  locale: query.get('locale') === 'ja' ? 'ja' : 'en',
  theme: query.get('theme') === 'dark' ? 'dark' : 'light',
  empty: has('empty'),
  noWallet: has('no-wallet'),
  loading: has('loading'),
  broken: has('broken'),
  hide: has('hide'),
  many: has('many'),
});
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <ServicesProvider services={services}>
      <App />
    </ServicesProvider>,
  );
}
