// Owns the page of a pull payment: its terms and what is left, a banner for its status, the claim form, and the claims as strangers may see them.
import { amountText } from '../../shared/i18n/format.ts';
import { periodWords } from '../../shared/i18n/period-words.ts';
import { buildClaimLink } from '../../shared/links/deep-link.ts';
import { qrPath } from '../../shared/links/qr-path.ts';
import { divide, formatDecimal, multiply, sign } from '../../shared/money/decimal.ts';
import { decimalOf } from '../../shared/money/parse-amount.ts';
import { proofText } from '../../shared/payouts/proof.ts';
import { claimFields, methodName } from './claim-form-view.ts';
import { type Markup, foreign, foreignLines, html } from './html.ts';
import type { PagePayout, PagePullPayment } from './page-data-parse.ts';
import { type Visit, banner, copyButton, countdown, link, moment, pageOf, pullPaymentPath } from './page-layout.ts';
import type { FormErrors, TypedForm } from './typed-form.ts';

export const claimsPerPage = 20;

export interface PullPaymentPage {
  readonly pullPayment: PagePullPayment;
  readonly payouts: readonly PagePayout[];
  readonly skip: number;
  readonly more: boolean;
  readonly form: TypedForm;
  readonly errors: FormErrors;
  /** Where people reach this page. */
  readonly origin: string;
}

/** The form is there before the start as well (spec §12); it is not where nothing can be claimed any more. */
export function pullPaymentPage(visit: Visit, page: PullPaymentPage): string {
  const { pullPayment } = page;
  const title = nameOf(visit, pullPayment);
  return pageOf(visit, title, [statusBanner(visit, pullPayment), termsView(visit, page), formView(visit, page), claimsView(visit, page)], {
    live: true,
    network: pullPayment.network,
  });
}

export function nameOf({ words }: Visit, { name }: Pick<PagePullPayment, 'name'>): string {
  return name.trim() === '' ? words.t('page.unnamed') : name;
}

function isEmpty({ status, available }: PagePullPayment): boolean {
  return status === 'active' && sign(decimalOf(available)) <= 0;
}

function statusBanner(visit: Visit, pullPayment: PagePullPayment): Markup {
  return html`<div data-part="status">${bannerOf(visit, pullPayment)}</div>`;
}

function bannerOf(visit: Visit, pullPayment: PagePullPayment): Markup | null {
  const { t, refusal } = visit.words;
  switch (pullPayment.status) {
    case 'archived':
      return banner('bad', refusal({ code: 'archived' }));
    case 'expired':
      return banner('bad', refusal({ code: 'expired' }));
    case 'future':
      return banner('warn', html`${t('public.notStarted')} ${moment(visit, pullPayment.startsAt)}`);
    case 'active':
      break;
  }
  if (!isEmpty(pullPayment)) return null;
  const end = pullPayment.currentPeriod?.end ?? null;
  const again = pullPayment.period !== null && end !== null && end !== pullPayment.expiresAt;
  return again ? banner('warn', html`${t('public.nothingNow')} ${moment(visit, end)}`) : banner('warn', t('public.nothingLeft'));
}

function termsView(visit: Visit, { pullPayment, origin }: PullPaymentPage): Markup {
  const { t } = visit.words;
  const { currency: unit, amount, currentPeriod, period, expiresAt, startsAt, status } = pullPayment;
  const address = `${origin}${pullPaymentPath(pullPayment.id)}`;
  const { size, path } = qrPath(address);
  const ends = currentPeriod?.end ?? null;
  const resets = status === 'active' && period !== null && ends !== null && ends !== expiresAt;
  return html`<section aria-labelledby="terms" data-part="terms">
<h1 id="terms">${foreign(nameOf(visit, pullPayment))}</h1>
${status === 'active' ? leftView(visit, pullPayment) : html`<p class="amount">${t('page.upTo', { amount: amountText(amount, unit) })}</p>`}
${pullPayment.description.trim() === '' ? null : html`<p class="description">${foreignLines(pullPayment.description)}</p>`}
<dl>
${status === 'active' ? row(t('public.limit'), amountText(amount, unit)) : null}
${row(t('page.resets'), periodWords(visit.words, period))}
${resets ? row(t('public.resetsIn'), countdown(visit, ends)) : null}
${row(t('page.starts'), moment(visit, startsAt))}
${row(t('page.ends'), expiresAt === null ? t('page.noEnd') : moment(visit, expiresAt))}
${expiresAt !== null && expiresAt > visit.now && status !== 'archived' ? row(t('public.endsIn'), countdown(visit, expiresAt)) : null}
${row(t('public.paidBy'), pullPayment.payoutMethods.map((id) => methodName(visit.words, id)).join(' · '))}
</dl>
<p class="soft">${t('public.asOf')} ${moment(visit, visit.now)} · <a href="${link(visit, visit.path)}">${t('common.refresh')}</a></p>
${status === 'archived' ? null : html`<p><a href="${buildClaimLink(origin, pullPayment.id)}">${t('page.openApp')}</a> — ${t('page.openAppText')}</p>`}
<details><summary>${t('public.share')}</summary>
<div class="qr"><svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${t('public.qr')}" shape-rendering="crispEdges"><path d="${path}"/></svg></div>
<p class="mono">${address}</p><p class="row">${copyButton(visit, address, t('public.copyLink'))}</p></details>
</section>`;
}

function leftView({ words: { t } }: Visit, { amount, available, claimed, currency: unit, period }: PagePullPayment): Markup {
  const left = sign(decimalOf(available)) < 0 ? '0' : available;
  return html`<div><p class="soft">${t(period === null ? 'public.left' : 'public.leftNow')}</p><p class="amount">${amountText(left, unit)}</p></div>
<div class="used"><progress max="100" value="${percentOf(claimed, amount)}" aria-label="${t('public.claimed')}"></progress>
<p class="soft">${t('public.claimedOf', { claimed: amountText(claimed, unit), limit: amountText(amount, unit) })}</p></div>`;
}

/** Whole percent, rounded down, as text; 100 at most. */
function percentOf(part: string, whole: string): string {
  const hundred = { digits: 100n, scale: 0 };
  const share = divide(multiply(decimalOf(part), hundred), decimalOf(whole), 0, 'floor');
  const text = formatDecimal(share);
  return text.length > 2 ? '100' : text;
}

function row(name: string, value: Markup | string): Markup {
  return html`<dt>${name}</dt><dd>${value}</dd>`;
}

function formView(visit: Visit, { pullPayment, form, errors }: PullPaymentPage): Markup | null {
  const { t } = visit.words;
  if (pullPayment.status === 'archived' || pullPayment.status === 'expired' || isEmpty(pullPayment)) return null;
  return html`<form method="post" action="${link(visit, pullPaymentPath(pullPayment.id))}" id="claim" aria-labelledby="claim-title" novalidate>
<h2 id="claim-title">${t('page.title')}</h2>
${Object.keys(errors).length === 0 ? null : banner('bad', errors.form ?? t('page.required'))}
<input type="hidden" name="claimId" value="${form.claimId}">
${claimFields(visit.words, {
  methods: pullPayment.payoutMethods,
  unit: pullPayment.currency,
  typed: form.typed,
  errors,
  amountHint: t('public.amountHint'),
  tagField: true,
})}
<button type="submit">${t('claim.submit')}</button>
<p class="soft">${t('claim.afterServer')}</p>
</form>`;
}

function claimsView(visit: Visit, { pullPayment, payouts, skip, more }: PullPaymentPage): Markup | null {
  const { t } = visit.words;
  if (pullPayment.status === 'archived') return null;
  const at = (from: number): string => `${link(visit, pullPaymentPath(pullPayment.id), from === 0 ? {} : { skip: String(from) })}#claims`;
  const pages = [
    skip > 0 ? html`<a class="button" href="${at(0)}">${t('public.newest')}</a>` : null,
    more ? html`<a class="button" href="${at(skip + claimsPerPage)}" rel="next">${t('public.older')}</a>` : null,
  ];
  return html`<section id="claims" aria-labelledby="claims-title" data-part="claims">
<h2 id="claims-title">${t('public.claims')}</h2>
${
  payouts.length === 0
    ? html`<p class="soft">${t('public.noClaims')}</p>`
    : html`<div class="scroll" tabindex="0" role="group" aria-labelledby="claims-title"><table>
<thead><tr><th scope="col">${t('public.when')}</th><th scope="col">${t('claims.to')}</th><th scope="col" class="number">${t('page.amount')}</th><th scope="col">${t('public.state')}</th></tr></thead>
<tbody>${payouts.map((payout) => claimRow(visit, payout))}</tbody></table></div>`
}
${more || skip > 0 ? html`<p class="row">${pages}</p>` : null}
</section>`;
}

function claimRow(visit: Visit, payout: PagePayout): Markup {
  const { t } = visit.words;
  const transaction = proofText(payout.paymentProof, 'transactionId');
  return html`<tr><td>${moment(visit, payout.date)}</td>
<td><span class="mono">${payout.destination}</span><br><span class="soft">${methodName(visit.words, payout.payoutMethodId)}</span></td>
<td class="number">${amountText(payout.originalAmount, payout.originalCurrency)}</td>
<td>${badge(visit, payout)}${transaction === null ? null : html`<br><span class="mono transaction" title="${t('common.transaction')}">${transaction}</span>`}</td></tr>`;
}

export function badge({ words }: Visit, { state }: Pick<PagePayout, 'state'>): Markup {
  return html`<span class="badge ${state}">${words.t(`payoutState.${state}`)}</span>`;
}
