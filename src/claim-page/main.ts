// Owns the start of claim.html: the offer from the page's address or from the page itself, the language, and the one state of the form.
import type { Locale } from '../shared/i18n/locale.ts';
import { claimErrors, type TypedClaim } from '../shared/links/claim-input.ts';
import { methodChain } from '../shared/payouts/methods.ts';
import { answerOffer, type ClaimAnswer, openOffer, type OpenOffer } from '../shared/links/answer-offer.ts';
import { element } from './elements.ts';
import { doneView, formView, networkMark, termsView } from './view.ts';
import { pageWords, type PageWords } from './words.ts';

const now = (): number => Math.floor(Date.now() / 1000);
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

let locale: Locale = (navigator.language || 'en').toLowerCase().startsWith('ja') ? 'ja' : 'en';
let typed: TypedClaim = { methodId: '', destination: '', tag: '', all: true, amount: '', note: '' };
let tried = false;
let trouble: string | null = null;
let answer: ClaimAnswer | null = null;

/** The address wins over what the page was saved with, so that one file on a web space serves many offers. */
function offerCode(): string {
  const fragment = location.hash.replace(/^#/, '').replace(/^(?:offer=|pullpay:\/\/claim\?offer=)/, '');
  return fragment === '' ? (document.querySelector('meta[name="pullpay-offer"]')?.getAttribute('content') ?? '') : fragment;
}

function copy(text: string): void {
  void navigator.clipboard?.writeText(text).catch(() => undefined);
  const code = document.querySelector<HTMLTextAreaElement>('#code');
  code?.focus();
  code?.select();
}

function change(part: Partial<TypedClaim>, open: OpenOffer): void {
  const otherChain = part.methodId !== undefined && methodChain(part.methodId) !== methodChain(typed.methodId);
  // An address of one chain means nothing on the other.
  typed = { ...typed, ...part, ...(otherChain ? { destination: '', tag: '' } : {}) };
  if (part.methodId !== undefined || part.all !== undefined) draw(open);
}

function submit(words: PageWords, open: OpenOffer): void {
  tried = true;
  const made = answerOffer(open, typed, now(), random);
  answer = made?.ok ? made.value : null;
  trouble = made === null ? words.t('page.required') : made.ok ? null : words.refusal(made.error);
  draw(open);
  const next = answer === null ? '[aria-invalid="true"]' : '[aria-labelledby="done"]';
  document.querySelector<HTMLElement>(next)?.focus();
}

function languageView(words: PageWords, redraw: () => void): HTMLElement {
  const buttons = (['en', 'ja'] as const).map((code) => {
    const button = element(
      'button',
      { type: 'button', class: 'quiet', lang: code, 'aria-pressed': String(code === locale) },
      code === 'en' ? 'English' : '日本語',
    );
    button.addEventListener('click', () => {
      locale = code;
      trouble = null;
      redraw();
    });
    return button;
  });
  return element('nav', { class: 'row', 'aria-label': words.t('page.language') }, ...buttons);
}

function parts(words: PageWords, open: OpenOffer): readonly HTMLElement[] {
  if (open.problem !== null) return [element('p', { class: 'banner bad', role: 'alert' }, words.refusal(open.problem))];
  if (answer !== null) return [doneView(words, open, answer, { copy, again: () => restart(open) })];
  const hooks = { change: (part: Partial<TypedClaim>) => change(part, open), submit: () => submit(words, open) };
  return [element('p', {}, words.t('page.intro')), formView(words, open, typed, tried ? claimErrors(typed) : {}, trouble, hooks)];
}

function restart(open: OpenOffer): void {
  answer = null;
  tried = false;
  draw(open);
}

function draw(open: OpenOffer | null, refused: string | null = null): void {
  const words = pageWords(locale, timeZone);
  document.documentElement.lang = locale;
  document.title = words.t('page.title');
  const focused = document.activeElement?.id ?? '';
  const nothing = [element('h1', {}, words.t('page.title')), element('p', { class: 'banner bad', role: 'alert' }, refused ?? '')];
  const body = open === null ? nothing : [termsView(words, open), ...parts(words, open)];
  const mark = open === null ? null : networkMark(words, open);
  document.querySelector('main')?.replaceChildren(...(mark === null ? [] : [mark]), languageView(words, start), ...body);
  if (focused !== '') document.getElementById(focused)?.focus();
}

/** Reads the offer anew; what was typed stays. */
function start(): void {
  const opened = openOffer(offerCode(), now());
  if (!opened.ok) return draw(null, pageWords(locale, timeZone).refusal(opened.error));
  const [first = ''] = opened.value.methods;
  if (!opened.value.methods.includes(typed.methodId)) typed = { ...typed, methodId: first };
  draw(opened.value);
}

addEventListener('hashchange', () => {
  answer = null;
  start();
});
start();
