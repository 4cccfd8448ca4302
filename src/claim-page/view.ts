// Owns what the page shows: the terms, the form with its errors beside the fields, and the finished code.
import { amountText } from '../shared/i18n/format.ts';
import { periodWords } from '../shared/i18n/period-words.ts';
import { type ClaimErrors, hasTagField, type TypedClaim } from '../shared/links/claim-input.ts';
import { buildOfferLink } from '../shared/links/deep-link.ts';
import { acceptHint, methodName } from '../shared/i18n/asset-hints.ts';
import { qrPath } from '../shared/links/qr-path.ts';
import { methodChain } from '../shared/payouts/methods.ts';
import type { ClaimAnswer, OpenOffer } from '../shared/links/answer-offer.ts';
import { drawing, element } from './elements.ts';
import { isPageKey, type PageKey, type PageWords } from './words.ts';

/** The terms, and the way to the app. */
export function termsView(words: PageWords, { offer, code }: OpenOffer): HTMLElement {
  const { t, format } = words;
  const row = (key: PageKey, value: string, mono = false): readonly HTMLElement[] => [
    element('dt', {}, t(key)),
    element('dd', mono ? { class: 'mono' } : {}, value),
  ];
  const network = `network.${offer.network}` as const;
  return element(
    'section',
    { 'aria-labelledby': 'terms' },
    element('h1', { id: 'terms' }, offer.name === '' ? t('page.unnamed') : offer.name),
    element('p', { class: 'amount' }, t('page.upTo', { amount: amountText(offer.amount, offer.unit) })),
    element('p', { class: 'soft' }, t('claim.availableNote')),
    element(
      'dl',
      {},
      ...row('page.resets', periodWords(words, offer.period)),
      ...row('page.starts', format.dateTime(offer.startsAt)),
      ...row('page.ends', offer.expiresAt === null ? t('page.noEnd') : format.dateTime(offer.expiresAt)),
      ...row('page.network', t(network)),
      ...row('page.senderKey', offer.senderKey, true),
    ),
    element('p', {}, element('a', { href: buildOfferLink(code) }, t('page.openApp')), ` — ${t('page.openAppText')}`),
  );
}

/** Above everything of an offer that pays no real money. */
export function networkMark({ t }: PageWords, { offer: { network } }: OpenOffer): HTMLElement | null {
  if (network === 'main') return null;
  const words = t(network === 'practice' ? 'network.practiceMark' : 'network.testMark');
  return element('p', { class: 'network-mark', role: 'note', 'aria-label': t('network.label') }, words);
}

export interface FormHooks {
  readonly change: (part: Partial<TypedClaim>) => void;
  readonly submit: () => void;
}

/** The form. `errors` are shown once something was tried; `trouble` is what refused the whole. */
export function formView(
  words: PageWords,
  { methods, offer }: OpenOffer,
  typed: TypedClaim,
  errors: ClaimErrors,
  trouble: string | null,
  hooks: FormHooks,
): HTMLElement {
  const { t } = words;
  const bitcoin = methodChain(typed.methodId) === 'bitcoin';
  const bad = (key: string | undefined): string | null => (key !== undefined && isPageKey(key) ? t(key) : null);
  const form = element(
    'form',
    { novalidate: true, 'aria-label': t('page.title') },
    trouble === null ? null : element('p', { class: 'banner bad', role: 'alert' }, trouble),
    methods.length < 2 ? null : choice(t('claim.method'), 'method', typed.methodId, methods, (id) => methodName(t, id), hooks),
    acceptView(words, typed.methodId),
    field(
      t(bitcoin ? 'claim.destinationBitcoin' : 'claim.destinationXrp'),
      t(bitcoin ? 'claim.destinationBitcoinHint' : 'claim.destinationXrpHint'),
      bad(errors.destination),
      input('destination', typed.destination, { autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off' }, (destination) =>
        hooks.change({ destination }),
      ),
    ),
    hasTagField(typed)
      ? field(
          `${t('claim.tag')} (${t('common.optional')})`,
          t('claim.tagHint'),
          bad(errors.tag),
          input('tag', typed.tag, { inputmode: 'numeric', maxlength: 10 }, (tag) => hooks.change({ tag })),
        )
      : null,
    choice(
      t('claim.amount'),
      'amount-kind',
      typed.all ? 'all' : 'some',
      ['all', 'some'],
      (kind) => t(kind === 'all' ? 'claim.amountAll' : 'claim.amountSome'),
      hooks,
    ),
    typed.all
      ? null
      : field(
          `${t('page.amount')} (${offer.unit})`,
          '',
          bad(errors.amount),
          input('amount', typed.amount, { inputmode: 'decimal', autocomplete: 'off' }, (amount) => hooks.change({ amount })),
        ),
    field(
      `${t('claim.note')} (${t('common.optional')})`,
      t('claim.noteHint'),
      null,
      input('note', typed.note, {}, (note) => hooks.change({ note })),
    ),
    element('button', { type: 'submit' }, t('claim.makeCode')),
    element('p', { class: 'soft' }, t('page.private')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    hooks.submit();
  });
  return form;
}

/** What must be there before a token can arrive; nothing for Bitcoin and XRP. */
function acceptView({ t }: PageWords, methodId: string): HTMLElement | null {
  const hint = acceptHint(t, methodId);
  if (hint === null) return null;
  return element(
    'div',
    { class: 'banner asset', role: 'note' },
    element('p', {}, element('strong', {}, hint.title)),
    element('p', {}, hint.text),
    ...hint.parts.map(({ name, value }) => element('p', { class: 'soft' }, `${name}: `, element('span', { class: 'mono' }, value))),
    hint.warning === null ? null : element('p', { class: 'error' }, hint.warning),
  );
}

function input(
  name: string,
  value: string,
  attributes: Readonly<Record<string, string | number>>,
  change: (value: string) => void,
): HTMLInputElement {
  const made = element('input', { id: name, name, type: 'text', ...attributes });
  made.value = value;
  made.addEventListener('input', () => change(made.value));
  return made;
}

function field(label: string, hint: string, error: string | null, control: HTMLInputElement): HTMLElement {
  const notes = [hint === '' ? null : `${control.id}-hint`, error === null ? null : `${control.id}-error`].filter((id) => id !== null);
  if (notes.length > 0) control.setAttribute('aria-describedby', notes.join(' '));
  if (error !== null) control.setAttribute('aria-invalid', 'true');
  return element(
    'div',
    { class: 'field' },
    element('label', { for: control.id }, label),
    control,
    error === null ? null : element('p', { id: `${control.id}-error`, class: 'error' }, error),
    hint === '' ? null : element('p', { id: `${control.id}-hint`, class: 'soft' }, hint),
  );
}

function choice(
  legend: string,
  name: string,
  chosen: string,
  values: readonly string[],
  say: (value: string) => string,
  hooks: FormHooks,
): HTMLElement {
  const options = values.map((value) => {
    const radio = element('input', { type: 'radio', name, value, id: `${name}-${value}` });
    radio.checked = value === chosen;
    radio.addEventListener('change', () => hooks.change(name === 'method' ? { methodId: value } : { all: value === 'all' }));
    return element('label', { class: 'option' }, radio, ` ${say(value)}`);
  });
  return element('fieldset', {}, element('legend', {}, legend), ...options);
}

export interface DoneHooks {
  readonly copy: (text: string) => void;
  readonly again: () => void;
}

/** The finished code: as text to copy, as a file, as a mail, and to scan where it is short enough. */
export function doneView(words: PageWords, { offer }: OpenOffer, answer: ClaimAnswer, hooks: DoneHooks): HTMLElement {
  const { t } = words;
  const code = element('textarea', { id: 'code', rows: 5, readonly: true, spellcheck: 'false' });
  code.value = answer.link;
  code.addEventListener('focus', () => code.select());
  const copy = element('button', { type: 'button' }, t('page.copy'));
  copy.addEventListener('click', () => {
    hooks.copy(answer.link);
    copy.textContent = t('common.copied');
  });
  const again = element('button', { type: 'button', class: 'quiet' }, t('page.again'));
  again.addEventListener('click', hooks.again);
  const subject = t('page.mailSubject', { name: offer.name === '' ? t('page.unnamed') : offer.name });
  const mail = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(answer.link)}`;
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(answer.link)}`;
  const { size, path } = answer.qr ? qrPath(answer.link) : { size: 0, path: '' };
  return element(
    'section',
    { 'aria-labelledby': 'done', tabindex: '-1' },
    element('h2', { id: 'done' }, t('page.done')),
    element('p', {}, t('page.doneText')),
    element('label', { for: 'code' }, t('page.codeField')),
    code,
    element(
      'p',
      { class: 'row' },
      copy,
      element('a', { class: 'button', href: file, download: 'claim.pullpay.txt' }, t('page.save')),
      element('a', { class: 'button', href: mail }, t('page.mail')),
      again,
    ),
    answer.qr ? element('div', { class: 'qr' }, drawing(size, path, t('page.qr'))) : element('p', { class: 'soft' }, t('page.noQr')),
  );
}
