// Owns the page of one claim: its state as a timeline, what was locked, and, for whoever holds its token, the way to change or withdraw it.
import { errorTexts } from '../../shared/i18n/error-catalogue.ts';
import { amountText, shortUnit } from '../../shared/i18n/format.ts';
import type { TypedClaim } from '../../shared/links/claim-input.ts';
import { proofText } from '../../shared/payouts/proof.ts';
import { claimFields, methodName } from './claim-form-view.ts';
import { type Markup, foreign, html } from './html.ts';
import type { PagePayout, PagePullPayment } from './page-data-parse.ts';
import { type Visit, banner, claimPath, copyButton, link, moment, pageOf, pullPaymentPath } from './page-layout.ts';
import { badge, nameOf } from './pull-payment-view.ts';
import type { FormErrors } from './typed-form.ts';

export interface ClaimPage {
  readonly pullPayment: PagePullPayment;
  readonly payout: PagePayout;
  /** What proves that the claim is the visitor's; null where he did not show it. */
  readonly token: string | null;
  readonly origin: string;
  /** What has just become true. */
  readonly told: 'claimed' | 'changed' | 'withdrawn' | null;
  readonly typed: TypedClaim | null;
  readonly errors: FormErrors;
}

export function claimPage(visit: Visit, page: ClaimPage): string {
  const { t } = visit.words;
  const { pullPayment, token, told, errors } = page;
  const back = html`<p><a href="${link(visit, pullPaymentPath(pullPayment.id))}">← ${foreign(nameOf(visit, pullPayment))}</a></p>`;
  const news = told === null ? null : banner('good', t(`public.${told}-now`));
  const wrong = Object.keys(errors).length === 0 ? null : banner('bad', errors.form ?? t('page.required'));
  const parts = token === null ? [tokenView(visit, page)] : [keepView(visit, page, token), editView(visit, page, token)];
  return pageOf(
    visit,
    t(token === null ? 'public.claimOfOther' : 'public.claimTitle'),
    [back, news, wrong, stateView(visit, page), ...parts],
    { live: true, network: pullPayment.network },
  );
}

function stateView(visit: Visit, { payout, token }: ClaimPage): Markup {
  const { t } = visit.words;
  const transaction = proofText(payout.paymentProof, 'transactionId');
  const row = (name: string, value: Markup | string | null): Markup | null =>
    value === null ? null : html`<dt>${name}</dt><dd>${value}</dd>`;
  return html`<section aria-labelledby="claim-state" data-part="state">
<h1 id="claim-state">${t(token === null ? 'public.claimOfOther' : 'public.claimTitle')}</h1>
<p>${badge(visit, payout)}</p>
${timeline(visit, payout)}
<dl>
${row(t('claims.asked'), amountText(payout.originalAmount, payout.originalCurrency))}
${row(t('claims.youGet'), payout.payoutAmount === null ? t('claims.youGetLater') : amountText(payout.payoutAmount, payout.payoutCurrency))}
${row(t('claims.rate'), payout.rate === null ? null : `${amountText(payout.rate, payout.originalCurrency)} / ${shortUnit(payout.payoutCurrency)}`)}
${row(t('claims.to'), html`<span class="mono">${foreign(payout.destination)}</span> (${methodName(visit.words, payout.payoutMethodId)})`)}
${row(t('public.when'), moment(visit, payout.date))}
${row(t('common.transaction'), transaction === null ? null : html`<span class="mono">${transaction}</span>`)}
${row(t('common.note'), payout.note ? foreign(payout.note) : null)}
${row(t('public.reason'), payout.reason ? foreign(reasonWords(visit, payout.reason)) : null)}
</dl>
<p class="soft">${t('public.asOf')} ${moment(visit, visit.now)}${token === null ? html` · <a href="${link(visit, visit.path)}">${t('common.refresh')}</a>` : null}</p>
</section>`;
}

/** What the sender wrote, or the words of the code by which a payment failed. */
function reasonWords({ words }: Visit, reason: string): string {
  return Object.hasOwn(errorTexts, reason) ? words.refusal({ code: reason }) : reason;
}

const steps = ['AwaitingApproval', 'AwaitingPayment', 'InProgress', 'Completed'] as const;
const stepKeys = { AwaitingApproval: 'claimed', AwaitingPayment: 'approved', InProgress: 'paying', Completed: 'paid' } as const;

function timeline({ words: { t } }: Visit, { state }: PagePayout): Markup {
  if (state === 'Cancelled')
    return html`<ol class="timeline"><li class="done">${t('claims.step.claimed')} <span class="unseen">${t('timeline.done')}</span></li><li class="bad">${t('claims.step.cancelled')}</li></ol>`;
  const reached = steps.indexOf(state);
  return html`<ol class="timeline">${steps.map((step, index) => {
    const standing = index <= reached ? 'done' : 'later';
    return html`<li class="${standing}"${index === reached ? html` aria-current="step"` : null}>${t(`claims.step.${stepKeys[step]}`)} <span class="unseen">${t(`timeline.${standing}`)}</span></li>`;
  })}</ol>`;
}

/** For a visitor who holds the claim's key but runs no script. */
function tokenView(visit: Visit, { pullPayment, payout, errors }: ClaimPage): Markup {
  const { t } = visit.words;
  return html`<form method="post" action="${link(visit, claimPath(pullPayment.id, payout.id))}" aria-labelledby="own">
<h2 id="own">${t('public.own')}</h2><p class="soft">${t('public.ownText')}</p>
<input type="hidden" name="action" value="view">
<div class="field"><label for="token">${t('public.key')}</label>
<input type="text" id="token" name="token" maxlength="100" autocomplete="off" spellcheck="false"${errors.form === undefined ? null : html` aria-invalid="true"`}></div>
<button type="submit" class="quiet">${t('public.showAll')}</button></form>`;
}

/** The key is shown to be kept; in the address it stands behind `#`, which browsers send to nobody. */
function keepView(visit: Visit, { pullPayment, payout, origin }: ClaimPage, token: string): Markup {
  const { t } = visit.words;
  const path = claimPath(pullPayment.id, payout.id);
  const address = `${origin}${path}#${token}`;
  return html`<section aria-labelledby="keep" data-token="${token}" data-claim="${path}">
<h2 id="keep">${t('public.keep')}</h2><p>${t('public.keepText')}</p>
<p class="mono kept"><a href="${path}#${token}">${address}</a></p>
<p class="soft">${t('public.key')}: <span class="mono">${token}</span></p>
<div class="row">${copyButton(visit, address, t('public.copyLink'))}
<form class="bare" method="post" action="${link(visit, path)}"><input type="hidden" name="action" value="view"><input type="hidden" name="token" value="${token}">
<button type="submit" class="quiet">${t('common.refresh')}</button></form></div></section>`;
}

function editView(visit: Visit, { pullPayment, payout, typed, errors }: ClaimPage, token: string): Markup | null {
  const { t } = visit.words;
  if (payout.state !== 'AwaitingApproval') return null;
  const action = link(visit, claimPath(pullPayment.id, payout.id));
  const standing: TypedClaim = {
    methodId: payout.payoutMethodId,
    destination: payout.destination,
    tag: '',
    all: false,
    amount: payout.originalAmount,
    note: payout.note ?? '',
  };
  const hidden = (name: string): Markup =>
    html`<input type="hidden" name="action" value="${name}"><input type="hidden" name="token" value="${token}">`;
  return html`<section data-part="edit" aria-labelledby="edit"><h2 id="edit">${t('public.edit')}</h2><p class="soft">${t('public.editText')}</p>
<form class="bare" method="post" action="${action}" novalidate>${hidden('edit')}<input type="hidden" name="revision" value="${payout.revision}">
${claimFields(visit.words, {
  methods: pullPayment.payoutMethods,
  unit: pullPayment.currency,
  typed: typed ?? standing,
  errors,
  amountHint: '',
  tagField: false,
})}
<button type="submit">${t('public.saveChanges')}</button></form>
<form class="bare" method="post" action="${action}">${hidden('cancel')}<p class="soft">${t('claims.withdrawText')}</p>
<button type="submit" class="quiet danger">${t('claims.withdraw')}</button></form></section>`;
}
