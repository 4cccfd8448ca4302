// Owns the gallery's main page: one screen, chosen by the address.
import { createRoot } from 'react-dom/client';
import { App } from '../../src/renderer/app/app.tsx';
import { followMain } from '../../src/renderer/app/use-boot.ts';
import { keepOverReloads } from '../../src/renderer/state/keep.ts';
import { emptyPullDraft, useDrafts } from '../../src/renderer/state/drafts.ts';
import { useLinks } from '../../src/renderer/state/links.ts';
import { type Route, useRoute } from '../../src/renderer/state/route.ts';
import { useSelection } from '../../src/renderer/state/selection.ts';
import { ServicesProvider } from '../../src/renderer/state/services.tsx';
import { templateDraft } from '../../src/renderer/features/pulls/template-draft.ts';
import { claimLink, now, xrpAddresses } from './data.ts';
import { fakeServices, refusedBy, terms } from './services.ts';
import { fillStudio } from './services-studio.ts';
import { tokenMethods } from './services-payouts.ts';

keepOverReloads(window.sessionStorage);
const query = new URLSearchParams(window.location.search);
const states = query.get('state')?.split(',') ?? [];
const has = (name: string): boolean => states.includes(name);

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
if (has('tokens')) useDrafts.setState({ pull: { ...emptyPullDraft, limit: '500', tokens: tokenMethods.slice(2, 4) } });
if (has('passphrase')) useDrafts.setState({ pull: { ...emptyPullDraft, name: 'Wages', limit: '100', hasPassphrase: true } });
if (has('refund'))
  useDrafts.setState({
    pull: {
      ...templateDraft('refund', emptyPullDraft, now),
      name: 'Refund, order 20831',
      refund: {
        ...emptyPullDraft.refund,
        paid: '1,249.90',
        basis: has('custom') ? 'custom' : has('then') ? 'then' : 'now',
        rateThen: '79,310.5',
        custom: '0.0125',
        minus: has('custom') ? '' : '2.5',
      },
    },
  });
if (has('own-unit'))
  useDrafts.setState({
    pull: {
      ...emptyPullDraft,
      template: 'freelancer',
      name: '田中 愛子、翻訳',
      limit: '40.125',
      unit: '時間',
      price: has('priced') ? '5500' : '',
      priceCurrency: 'JPY',
      period: 'custom',
      periodCount: '10',
      startsLater: true,
      startDate: '2026-11-20T09:00',
      hasEnd: true,
      endDate: '2026-12-24T18:00',
      autoApprove: has('priced'),
      autoPerClaim: has('priced') ? '8' : '',
    },
  });
if (has('wrong'))
  useDrafts.setState({
    pull: {
      ...emptyPullDraft,
      limit: '0',
      unit: 'US$',
      period: 'custom',
      periodCount: '1.5',
      startsLater: true,
      hasEnd: true,
      endDate: '2026-11-01T09:00',
      autoApprove: true,
      autoPerDay: '-5',
      bitcoin: false,
      xrp: false,
    },
  });
if (has('precise'))
  useDrafts.setState({ pull: { ...emptyPullDraft, limit: '1250.12345', period: 'month', hasEnd: true, endDate: '2027-02-10T12:00' } });
if (has('selected')) useSelection.setState({ ids: new Set(['po1', 'po2', 'po3', 'pp1a', 'pp1b', 'pp1c']) });
if (has('one')) useSelection.setState({ ids: new Set(['po1', 'pp1a']) });
if (has('mixed')) useSelection.setState({ ids: new Set(['po1', 'po3', 'po5']) });
if (has('claim') || has('sent') || has('code')) {
  const refused = refusedBy(states);
  const offered = {
    ...terms,
    source: 'offer' as const,
    server: null,
    offer: 'pGd2',
    available: null,
    sender: 'c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5',
  };
  useDrafts.getState().startClaim({
    claimId: 'ab'.repeat(16),
    terms: {
      ...(has('offer') || has('code') ? offered : terms),
      ...(has('tokens') ? { methods: tokenMethods } : {}),
      own: has('own'),
      refusal: refused === null ? null : { code: refused },
    },
    methodId: has('tokens') ? (tokenMethods[has('xrp') ? 4 : 2] ?? '') : has('xrp') ? 'XRP-CHAIN' : 'BTC-CHAIN',
    destination: has('typed') ? (xrpAddresses[0] ?? '') : '',
    tag: has('typed') ? '20260831' : '',
    all: !has('xrp'),
    amount: has('typed') ? '890.50' : '',
    note: has('typed') ? 'October, 14 hours and the second round of corrections' : '',
    sent: has('code') ? { myClaimId: 'c2', claimLink } : has('sent') ? { myClaimId: 'c1', claimLink: null } : null,
  });
}
fillStudio(states);
if (has('paste')) useLinks.setState({ pasteOpen: true });
const hosts: Readonly<Record<string, readonly [string, 'public' | 'private' | 'onion']>> = {
  host: ['http://192.168.10.23:23000', 'private'],
  'host-public': ['https://pay.example.org', 'public'],
  'host-onion': ['http://pullpayexampleq7vq2m4x5kz6r3n8d9s1t0u2w4y6b8c0e2g4j6l8a.onion', 'onion'],
};
for (const [name, [server, hostKind]] of Object.entries(hosts))
  if (has(name)) useLinks.setState({ open: { kind: 'server', server, id: 'x', hostKind, allowed: false, refusal: null } });
if (has('reading'))
  useLinks.setState({
    open: { kind: 'server', server: 'https://pay.example.org', id: 'x', hostKind: 'public', allowed: true, refusal: null },
  });
if (has('import')) useLinks.setState({ open: { kind: 'claim', claim: 'abc' } });
if (has('receipt')) useLinks.setState({ open: { kind: 'receipt', receipt: 'abc' } });
if (has('unknown')) useLinks.setState({ open: { kind: 'unknown', code: 'unknown-link' } });
if (has('waiting')) useLinks.setState({ waiting: { kind: 'claim', claim: 'abc' } });

const services = fakeServices({
  locale: query.get('locale') === 'ja' ? 'ja' : 'en',
  theme: query.get('theme') === 'dark' ? 'dark' : 'light',
  has,
});
const root = document.getElementById('root');
if (root) {
  void followMain(services);
  createRoot(root).render(
    <ServicesProvider services={services}>
      <App />
    </ServicesProvider>,
  );
}
