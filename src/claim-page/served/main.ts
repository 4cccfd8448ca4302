// Owns what script adds to the served pages, which work without it: the reader's own time, countdowns, copy buttons, and fresh parts.
import { createFormatter } from '../../shared/i18n/format.ts';
import { localeOf } from '../../shared/i18n/locale.ts';
import { delayAfter } from './polling.ts';

const format = createFormatter(localeOf(document.documentElement.lang), Intl.DateTimeFormat().resolvedOptions().timeZone);
const seconds = (): number => Math.floor(Date.now() / 1000);
/** How far this clock is from the server's. */
let ahead = 0;
/** Proves that the claim on this page is the reader's. */
let token = '';

function numberOf(element: Element, name: string): number {
  return Number.parseInt(element.getAttribute(name) ?? '', 10);
}

function showTimes(): void {
  for (const time of document.querySelectorAll('[data-at]')) time.textContent = format.dateTime(numberOf(time, 'data-at'));
  showCountdowns();
}

function showCountdowns(): void {
  const now = seconds() - ahead;
  for (const span of document.querySelectorAll('[data-until]')) span.textContent = format.span(numberOf(span, 'data-until') - now);
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function showCopyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy][hidden]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      void copy(button.dataset.copy ?? '').then((copied) => {
        if (copied) button.textContent = button.dataset.copied ?? '';
      });
    });
  }
}

function setUp(): void {
  const told = numberOf(document.querySelector('main') ?? document.body, 'data-now');
  if (Number.isSafeInteger(told)) ahead = seconds() - told;
  showTimes();
  showCopyButtons();
}

/** The address of a claim with its key behind `#`: it can be kept, and a reload sends no form again. */
function keepAddress(): void {
  const own = document.querySelector<HTMLElement>('[data-token]');
  if (own?.dataset.token === undefined || own.dataset.claim === undefined) return;
  token = own.dataset.token;
  history.replaceState(null, '', `${own.dataset.claim}${location.search}#${token}`);
}

/** This page as the server shows it now; null where it did not answer. The key goes in the body, never in an address. */
async function askAgain(): Promise<Document | null> {
  const form = { method: 'POST', body: new URLSearchParams({ action: 'view', token }) };
  try {
    const answer = await fetch(location.pathname + location.search, {
      ...(token === '' ? {} : form),
      cache: 'no-store',
      redirect: 'error',
    });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  } catch {
    return null;
  }
}

/** Only parts that nobody is typing in are replaced; what the server does not show any more goes. */
function takeParts(fresh: Document): void {
  for (const part of document.querySelectorAll('[data-part]')) {
    if (part.contains(document.activeElement) || part.querySelector('details[open]') !== null) continue;
    const next = fresh.querySelector(`[data-part="${part.getAttribute('data-part') ?? ''}"]`);
    const isTyped = [...part.querySelectorAll<HTMLInputElement>('input[type="text"]')].some((input) => input.value !== input.defaultValue);
    if (next === null) part.remove();
    else if (!isTyped) part.replaceWith(document.adoptNode(next));
  }
  showTimes();
  showCopyButtons();
}

/** A kept link was opened: the whole page of its holder. */
async function openKept(): Promise<void> {
  token = decodeURIComponent(location.hash.slice(1));
  const fresh = await askAgain();
  const main = fresh?.querySelector('main');
  if (main === null || main === undefined) {
    token = '';
    return;
  }
  document.querySelector('main')?.replaceWith(document.adoptNode(main));
  setUp();
}

let failures = 0;
function plan(): void {
  setTimeout(() => void refresh(), delayAfter(failures, document.hidden) * 1000);
}
async function refresh(): Promise<void> {
  const fresh = document.hidden ? undefined : await askAgain();
  if (fresh) takeParts(fresh);
  if (fresh !== undefined) failures = fresh === null ? failures + 1 : 0;
  plan();
}

setUp();
keepAddress();
setInterval(showCountdowns, 1000);
const isKept = token === '' && /\/claims\/[^/]+$/.test(location.pathname) && /^#[\w-]{40,}$/.test(location.hash);
void (isKept ? openKept() : Promise.resolve()).then(() => {
  if (document.querySelector('[data-live]') !== null) plan();
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && failures === 0) void askAgain().then((fresh) => fresh && takeParts(fresh));
});
