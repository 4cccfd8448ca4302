// Owns the fields of a claim as HTML, for a new claim and for a change of one, with errors beside them.
import { acceptHint, methodName as nameOf } from '../../shared/i18n/asset-hints.ts';
import { shortUnit } from '../../shared/i18n/format.ts';
import { hasTagField, type TypedClaim } from '../../shared/links/claim-input.ts';
import { methodChain } from '../../shared/payouts/methods.ts';
import { type Markup, html } from './html.ts';
import type { PageWords } from './page-words.ts';
import type { FormErrors } from './typed-form.ts';

export interface FieldsOf {
  readonly methods: readonly string[];
  readonly unit: string;
  readonly typed: TypedClaim;
  readonly errors: FormErrors;
  /** Said under the amount. */
  readonly amountHint: string;
  /** False where the tag stands in the destination already. */
  readonly tagField: boolean;
}

/** "Bitcoin", "XRP Ledger"; a token by its code and issuer. */
export function methodName({ t }: Pick<PageWords, 't'>, id: string): string {
  return nameOf(t, id);
}

/** For each token that is offered: what the recipient needs first, and whose it is in full. */
function acceptNotes({ t }: PageWords, methods: readonly string[]): readonly Markup[] {
  return methods.flatMap((id) => {
    const hint = acceptHint(t, id);
    if (hint === null) return [];
    const parts = hint.parts.map(({ name, value }) => html`<p class="soft">${name}: <span class="mono">${value}</span></p>`);
    return [
      html`<details class="accept"${methods.length < 2 ? html` open` : null}><summary>${nameOf(t, id)} — ${hint.title}</summary><p>${hint.text}</p>${parts}${hint.warning === null ? null : html`<p class="error">${hint.warning}</p>`}</details>`,
    ];
  });
}

export function claimFields(
  words: PageWords,
  { methods, unit, typed, errors, amountHint, tagField }: FieldsOf,
): readonly (Markup | null)[] {
  const { t } = words;
  const chains = new Set(methods.map(methodChain));
  const label = chains.size > 1 ? t('public.destination') : t(chains.has('bitcoin') ? 'claim.destinationBitcoin' : 'claim.destinationXrp');
  const hints = [
    ...(chains.has('bitcoin') ? [t('claim.destinationBitcoinHint')] : []),
    ...(chains.has('xrpl') ? [t('claim.destinationXrpHint')] : []),
  ];
  return [
    methods.length < 2
      ? html`<input type="hidden" name="payoutMethodId" value="${methods[0] ?? ''}">`
      : methodChoice(words, methods, typed, errors),
    ...acceptNotes(words, methods),
    field('destination', label, typed.destination, hints.join(words.locale === 'ja' ? '' : ' '), errors.destination, {
      code: true,
      length: 512,
    }),
    tagField && methods.some((methodId) => hasTagField({ methodId }))
      ? field('tag', `${t('claim.tag')} (${t('common.optional')})`, typed.tag, t('claim.tagHint'), errors.tag, {
          numeric: true,
          length: 10,
        })
      : null,
    field('amount', `${t('page.amount')} (${shortUnit(unit)})`, typed.amount, amountHint, errors.amount, { decimal: true, length: 60 }),
    field('note', `${t('claim.note')} (${t('common.optional')})`, typed.note, t('claim.noteHint'), errors.note, { length: 400 }),
  ];
}

function methodChoice(words: PageWords, methods: readonly string[], typed: TypedClaim, errors: FormErrors): Markup {
  const options = methods.map(
    (id) =>
      html`<label class="option"><input type="radio" name="payoutMethodId" value="${id}"${id === typed.methodId ? html` checked` : null}> ${methodName(words, id)}</label>`,
  );
  return html`<fieldset class="methods"><legend>${words.t('claim.method')}</legend>${options}${errors.payoutMethodId === undefined ? null : html`<p class="error">${errors.payoutMethodId}</p>`}</fieldset>`;
}

interface FieldKind {
  readonly code?: boolean;
  readonly numeric?: boolean;
  readonly decimal?: boolean;
  readonly length: number;
}

function field(name: string, label: string, value: string, hint: string, error: string | undefined, kind: FieldKind): Markup {
  const described = [hint === '' ? '' : `${name}-hint`, error === undefined ? '' : `${name}-error`].filter((id) => id !== '').join(' ');
  return html`<div class="field field-${name}">
<label for="${name}">${label}</label>
<input type="text" id="${name}" name="${name}" value="${value}" maxlength="${kind.length}"${[
    kind.code ? html` spellcheck="false" autocapitalize="off"` : null,
    kind.numeric ? html` inputmode="numeric"` : null,
    kind.decimal ? html` inputmode="decimal"` : null,
    error === undefined ? null : html` aria-invalid="true"`,
    described === '' ? null : html` aria-describedby="${described}"`,
  ]} autocomplete="off">
${error === undefined ? null : html`<p class="error" id="${name}-error">${error}</p>`}
${hint === '' ? null : html`<p class="soft" id="${name}-hint">${hint}</p>`}
</div>`;
}
