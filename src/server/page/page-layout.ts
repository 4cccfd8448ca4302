// Owns the frame of every page for strangers: head, language, and how times and amounts stand in it.
import type { Locale } from '../../shared/i18n/locale.ts';
import type { Network } from '../../shared/network.ts';
import { type Markup, html } from './html.ts';
import type { PageWords } from './page-words.ts';

/** What every part of a page needs to know of the visit. */
export interface Visit {
  readonly words: PageWords;
  /** The language of the address, null where the browser's own is taken. */
  readonly lang: Locale | null;
  readonly now: number;
  /** The path of this page. */
  readonly path: string;
}

/** A path of this server in the language of the visit. `anchor` names a part of the page. */
export function link({ lang }: Pick<Visit, 'lang'>, path: string, query: Readonly<Record<string, string>> = {}): string {
  const parameters = new URLSearchParams({ ...query, ...(lang === null ? {} : { lang }) }).toString();
  return parameters === '' ? path : `${path}?${parameters}`;
}

/** The path of a pull payment's page. */
export function pullPaymentPath(id: string): string {
  return `/pull-payments/${encodeURIComponent(id)}`;
}

export function claimPath(id: string, payout: string): string {
  return `${pullPaymentPath(id)}/claims/${encodeURIComponent(payout)}`;
}

interface PageKind {
  /** The script keeps its parts fresh. */
  readonly live?: boolean;
  /** Null where it is not known whose page this is. */
  readonly network: Network | null;
}

export function pageOf(visit: Visit, title: string, body: readonly (Markup | null)[], { live = false, network }: PageKind): string {
  const { words, path, now } = visit;
  const page = html`<!doctype html>
<html lang="${words.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page/page.css">
<script src="/page/page.js" defer></script>
</head>
<body>
<main data-now="${now}"${live ? html` data-live` : null}>
${networkMark(visit, network)}
<nav class="row" aria-label="${words.t('page.language')}">${languages(visit, path)}</nav>
${body}
</main>
</body>
</html>
`;
  return page.html;
}

/** Nothing where the money is real, or where nobody can say. */
function networkMark({ words: { t } }: Visit, network: Network | null): Markup | null {
  if (network === null || network === 'main') return null;
  const words = t(network === 'practice' ? 'network.practiceMark' : 'network.testMark');
  return html`<p class="network-mark" role="note" aria-label="${t('network.label')}">${words}</p>`;
}

function languages({ words }: Visit, path: string): readonly Markup[] {
  const names = { en: 'English', ja: '日本語' } as const;
  return (['en', 'ja'] as const).map((code) =>
    code === words.locale
      ? html`<span class="chosen" lang="${code}" aria-current="true">${names[code]}</span>`
      : html`<a class="button quiet" lang="${code}" hreflang="${code}" href="${path}?lang=${code}">${names[code]}</a>`,
  );
}

/** A moment in UTC, which the script turns into the reader's own time. */
export function moment({ words }: Pick<Visit, 'words'>, seconds: number): Markup {
  return html`<time datetime="${new Date(seconds * 1000).toISOString()}" data-at="${seconds}">${words.format.dateTime(seconds)} UTC</time>`;
}

/** What is left until a moment; the script counts it down. */
export function countdown({ words, now }: Pick<Visit, 'words' | 'now'>, until: number): Markup {
  return html`<span data-until="${until}">${words.format.span(until - now)}</span>`;
}

export function banner(kind: 'bad' | 'warn' | 'good', content: Markup | string): Markup {
  return html`<p class="banner ${kind}" role="${kind === 'bad' ? 'alert' : 'status'}">${content}</p>`;
}

/** Copies by script; without script it is not there. */
export function copyButton({ words }: Pick<Visit, 'words'>, text: string, label: string): Markup {
  return html`<button type="button" class="quiet" hidden data-copy="${text}" data-copied="${words.t('common.copied')}">${label}</button>`;
}
