// Owns the share sheet's content: which links exist, what each can reach, and the message that travels with it.
import type { Client } from '../../../shared/contract/rpc.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { ShareSheet } from '../../../shared/contract/workflow-api.ts';
import type { Locale } from '../../../shared/i18n/locale.ts';
import { systemTexts } from '../../../shared/i18n/texts/system.ts';
import { fill } from '../../../shared/i18n/translate.ts';
import { buildClaimLink, buildOfferLink, fitsQr } from '../../../shared/links/deep-link.ts';
import { buildShareMessage } from '../../../shared/links/share-message.ts';
import { isOnThisComputer } from '../../../shared/network.ts';
import type { PullPayment } from '../../../shared/payouts/types.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import { copied } from '../refusals.ts';
import type { Desk } from './desk.ts';

type Option = ShareSheet['options'][number];
const most = { offerMethods: 8 };

/**
 * The links of a pull payment. The default is the offer; where the chain itself is on this computer, the link to it comes first.
 * `problem` says why a link is missing (for example `vault-locked`: an offer must be signed).
 */
export async function shareSheet(
  desk: Desk,
  main: Client<typeof workerMainApi>,
  walletId: string,
  id: string,
  locale: Locale,
): Promise<Result<ShareSheet>> {
  const book = desk.book(walletId);
  if (!book.ok) return book;
  const pullPayment = book.value.state.pullPayments.get(id);
  if (!pullPayment) return refuse('pullpayment-not-found');
  const offer = await offerOption(main, walletId, pullPayment, locale);
  const servers = await serverOptions(main, pullPayment, locale);
  const offers = offer.ok ? [offer.value] : [];
  const options = isOnThisComputer(pullPayment.network) ? [...servers, ...offers] : [...offers, ...servers];
  return ok({ options, problem: offer.ok ? null : copied(offer.error) });
}

async function offerOption(
  main: Client<typeof workerMainApi>,
  walletId: string,
  pullPayment: PullPayment,
  locale: Locale,
): Promise<Result<Option>> {
  const { id, name, unit, limit, period, startsAt, expiresAt, methods } = pullPayment;
  const terms = { pullPaymentId: id, name, unit, amount: limit, period, startsAt, expiresAt, methods: methods.slice(0, most.offerMethods) };
  const signed = await main.signOffer({ walletId, terms });
  return signed.ok ? ok(option('offer', buildOfferLink(signed.value.offer), 'anybody', pullPayment, locale)) : signed;
}

async function serverOptions(main: Client<typeof workerMainApi>, pullPayment: PullPayment, locale: Locale): Promise<readonly Option[]> {
  const answer = await main.apiOrigin({});
  if (!answer.ok) return [];
  const { origin, reachable } = answer.value;
  const options: Option[] = [];
  if (reachable !== null) options.push(option('server', buildClaimLink(reachable, pullPayment.id), 'while-on', pullPayment, locale));
  if (origin !== null && isOnThisComputer(pullPayment.network))
    options.push(option('server', buildClaimLink(origin, pullPayment.id), 'this-computer', pullPayment, locale));
  return options;
}

function option(kind: Option['kind'], link: string, reach: Option['reach'], pullPayment: PullPayment, locale: Locale): Option {
  return { kind, link, reach, message: messageFor(link, reach, pullPayment, locale), qr: fitsQr(link) };
}

function messageFor(link: string, reach: Option['reach'], pullPayment: PullPayment, locale: Locale): string {
  const word = (key: keyof typeof systemTexts, params: Record<string, string | number> = {}): string =>
    fill(systemTexts[key], locale, params);
  const { name, limit, unit, period } = pullPayment;
  const intro =
    period === null
      ? word('message.introOnce', { name, amount: limit, unit })
      : word('message.intro', { name, amount: limit, unit, period: periodWords(period, word) });
  const notes = { anybody: 'message.answerByCode', 'this-computer': 'message.thisComputer', 'while-on': 'message.whileOn' } as const;
  const texts = { intro, webLink: '', file: '', appLink: word('message.appLink'), reach: word(notes[reach]) };
  return buildShareMessage(texts, { webLink: null, fileName: null, appLink: link });
}

type Word = (key: keyof typeof systemTexts, params?: Record<string, string | number>) => string;

function periodWords(period: number, word: Word): string {
  const day = 86_400;
  if (period === day) return word('message.day');
  if (period === 7 * day) return word('message.week');
  if (period === 30 * day) return word('message.month');
  return period % day === 0 ? word('message.days', { days: period / day }) : word('message.seconds', { seconds: period });
}
