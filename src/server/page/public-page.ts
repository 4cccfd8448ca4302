// Owns the pages for recipients without the app: which address shows what, and what their forms do (spec §12, D10, D19, §16.8).
import type { Context, Hono } from 'hono';
import type { OperationName } from '../../shared/greenfield/operations.ts';
import { type TypedClaim, claimInput } from '../../shared/links/claim-input.ts';
import { asksForPassphrase, maxPassphraseLength, normalPassphrase } from '../../shared/payouts/passphrase.ts';
import { type Refusal, type Result, ok, refuse } from '../../shared/result.ts';
import { refusalAnswer } from '../answers.ts';
import type { ReadBytes } from '../read-body.ts';
import { hashToken, newSecret } from '../token.ts';
import { type ClaimPage, claimPage } from './claim-view.ts';
import { type Form, readForm } from './form-body.ts';
import { html } from './html.ts';
import { type PagePayout, type PagePullPayment, networkOf, readPayout, readPayouts, readPullPayment } from './page-data-parse.ts';
import { pageHeaders } from './page-headers.ts';
import { type Visit, banner, link, pageOf, pullPaymentPath } from './page-layout.ts';
import { PassphraseSessions } from './passphrase-sessions.ts';
import { passphrasePage } from './passphrase-view.ts';
import { chooseLocale, pageWords } from './page-words.ts';
import { type PullPaymentPage, claimsPerPage, pullPaymentPage } from './pull-payment-view.ts';
import { isOwnForm } from './same-origin.ts';
import { type FormErrors, readTyped, refusalErrors, typedErrors } from './typed-form.ts';

export interface Question {
  readonly path: Readonly<Record<string, string>>;
  readonly query?: readonly (readonly [string, string])[];
  readonly body?: Readonly<Record<string, unknown>>;
  readonly tokenHash?: string | null;
  readonly secretHash?: string;
}

/** The files of the page that the build made; null where they are not there: it works without them. */
export interface PageFiles {
  readonly script: string;
  readonly style: string;
}

/** Asks the workflow one operation of the API as an anonymous caller, or as the holder of a claim's token. */
type Ask = (operation: OperationName, question: Question) => Promise<Result<{ readonly body?: unknown }>>;

export interface PublicPageOptions {
  /** For this visitor, who said this passphrase or none. */
  readonly askFor: (context: Context, passphrase: string | null) => Ask;
  /** Counts a claim; the refusal where there were too many. */
  readonly tooManyClaims: (context: Context) => Refusal | null;
  readonly reachable: () => readonly string[];
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly readBytes: (context: Context) => ReadBytes;
  readonly files: () => Promise<PageFiles | null>;
}

/** One visit: what the pages are made of, and questions with the passphrase of this visitor. */
interface Asking extends PublicPageOptions {
  readonly ask: Ask;
}

const pagePath = '/pull-payments/:id';
const onePath = `${pagePath}/claims/:payout`;

export function isPagePath(path: string): boolean {
  return path.startsWith('/pull-payments/');
}

/** A refusal as a page, for a visitor who gets to see no more than that; where a passphrase would show more, the page asks for it. */
export function refusalPage(context: Context, refusal: Refusal, now: number, network = networkOf(refusal)): Response {
  const visit = visitOf(context, now);
  const { status, headers = {} } = refusalAnswer(refusal, visit.words.refusal);
  if (asksForPassphrase(refusal))
    return page(passphrasePage(visit, refusal.code === 'passphrase-needed' ? null : refusal, network), status, headers);
  const title = visit.words.t(status === 404 ? 'public.notFound' : 'common.somethingWrong');
  const body = pageOf(visit, title, [html`<h1>${title}</h1>`, banner('bad', visit.words.refusal(refusal))], { network });
  return page(body, status, headers);
}

/** Adds the pages, what they load, and their forms. */
export function addPublicPage(app: Hono, options: PublicPageOptions): void {
  const { now } = options;
  const file = (name: keyof PageFiles, type: string) => async (context: Context) => {
    const files = await options.files();
    if (files === null) return refusalPage(context, { code: 'not-found' }, now());
    return new Response(files[name], { headers: { ...pageHeaders, 'Content-Type': `${type}; charset=utf-8` } });
  };
  app.get('/page/page.css', file('style', 'text/css'));
  app.get('/page/page.js', file('script', 'text/javascript'));
  const sessions = new PassphraseSessions({ random: options.random, now });
  const asking = (context: Context): Asking => {
    const said = sessions.passphraseOf(context.req.param('id') ?? '', context.req.header('cookie'));
    return { ...options, ask: options.askFor(context, said) };
  };
  const posted = (act: (asking: Asking, context: Context, form: Form) => Promise<Response>) => (context: Context) =>
    withForm(options, context, (form) =>
      form.get('action') === 'passphrase' ? letIn(options, sessions, context, form) : act(asking(context), context, form),
    );
  app.get(pagePath, (context) => showPullPayment(asking(context), context));
  app.post(pagePath, posted(takeClaim));
  app.get(onePath, (context) => showClaim(asking(context), context, null));
  app.post(onePath, posted(actOnClaim));
  for (const path of [pagePath, onePath])
    app.all(path, (context) => {
      const answer = refusalPage(context, { code: 'method-not-allowed' }, now());
      answer.headers.set('Allow', 'GET, HEAD, POST');
      return answer;
    });
}

type Loaded = Omit<PullPaymentPage, 'form' | 'errors'>;

async function load(options: Asking, context: Context): Promise<Result<Loaded>> {
  const id = context.req.param('id') ?? '';
  const found = await pullPaymentOf(options, id);
  if (!found.ok) return found;
  const asked = context.req.query('skip') ?? '';
  const skip = /^\d{1,6}$/.test(asked) ? Number.parseInt(asked, 10) : 0;
  const query = [
    ['includeCancelled', 'true'],
    ['skip', String(skip)],
    ['take', String(claimsPerPage + 1)],
  ] as const;
  const listed = await options.ask('listClaims', { path: { pullPayment: id }, query });
  const payouts = listed.ok ? readPayouts(listed.value.body) : listed;
  if (!payouts.ok) return payouts;
  return ok({
    pullPayment: found.value,
    payouts: payouts.value.slice(0, claimsPerPage),
    skip,
    more: payouts.value.length > claimsPerPage,
    origin: originOf(context, found.value),
  });
}

async function pullPaymentOf(options: Asking, id: string, tokenHash: string | null = null): Promise<Result<PagePullPayment>> {
  const answer = await options.ask('readPullPayment', { path: { pullPayment: id }, tokenHash });
  return answer.ok ? readPullPayment(answer.value.body) : answer;
}

/** Where the user declared this server reachable; else the name by which the visitor came. */
function originOf(context: Context, { viewLink }: PagePullPayment): string {
  const [, declared] = /^(https?:\/\/[^/?#@\s]+)\/pull-payments\//i.exec(viewLink) ?? [];
  return declared ?? `http://${context.req.header('host') ?? ''}`;
}

async function showPullPayment(options: Asking, context: Context): Promise<Response> {
  const visit = visitOf(context, options.now());
  const loaded = await load(options, context);
  if (!loaded.ok) return refusalPage(context, loaded.error, visit.now);
  const { pullPayment } = loaded.value;
  const [methodId = ''] = pullPayment.payoutMethods;
  const amount = pullPayment.status === 'active' ? pullPayment.available : '';
  const typed = { methodId, destination: '', tag: '', all: false, amount, note: '' };
  return page(pullPaymentPage(visit, { ...loaded.value, form: { typed, claimId: newClaimId(options) }, errors: {} }), 200);
}

/** Only forms of our own pages are read. */
async function withForm(options: PublicPageOptions, context: Context, act: (form: Form) => Promise<Response>): Promise<Response> {
  const { req } = context;
  const from = { site: req.header('sec-fetch-site'), origin: req.header('origin'), host: req.header('host') };
  if (!isOwnForm(from, options.reachable())) return refusalPage(context, { code: 'page-foreign-form' }, options.now());
  const form = await readForm(req, options.readBytes(context));
  return form.ok ? act(form.value) : refusalPage(context, form.error, options.now());
}

/** A right passphrase opens the page that was asked for, with a session for this pull payment alone. */
async function letIn(options: PublicPageOptions, sessions: PassphraseSessions, context: Context, form: Form): Promise<Response> {
  const visit = visitOf(context, options.now());
  const id = context.req.param('id') ?? '';
  const passphrase = normalPassphrase(form.get('passphrase') ?? '').slice(0, 2 * maxPassphraseLength);
  const ask = (said: string | null) => options.askFor(context, said)('readPullPayment', { path: { pullPayment: id } });
  const answer = await ask(passphrase === '' ? null : passphrase);
  if (passphrase === '' && !answer.ok && asksForPassphrase(answer.error))
    return page(passphrasePage(visit, { code: 'passphrase-empty' }, networkOf(answer.error)), 422);
  // A refusal before anything was looked up does not know whose page this is.
  const bare = answer.ok || networkOf(answer.error) !== null ? answer : await ask(null);
  if (!answer.ok) return refusalPage(context, answer.error, visit.now, bare.ok ? null : networkOf(bare.error));
  return page('', 303, { Location: link(visit, visit.path), 'Set-Cookie': sessions.open(id, passphrase, pullPaymentPath(id)) });
}

async function takeClaim(options: Asking, context: Context, form: Form): Promise<Response> {
  const refused = options.tooManyClaims(context);
  if (refused !== null) return refusalPage(context, refused, options.now());
  const visit = visitOf(context, options.now());
  const id = context.req.param('id') ?? '';
  const typed = readTyped(form, '');
  const sentId = form.get('claimId') ?? '';
  const claimId = /^[0-9a-f]{32}$/.test(sentId) ? sentId : newClaimId(options);
  const input = claimInput(typed);
  if (input === null) return claimAgain(options, context, visit, typed, claimId, typedErrors(visit.words, typed), 422);
  const { secret, hash } = newSecret(options.random);
  const body = { payoutMethodId: typed.methodId, ...input, claimId };
  const answer = await options.ask('claim', { path: { pullPayment: id }, body, secretHash: hash });
  if (!answer.ok) {
    // A claim of this id exists with other content: what is typed now is a claim of its own.
    const nextId = answer.error.code === 'duplicate-claim' ? newClaimId(options) : claimId;
    const { status } = refusalAnswer(answer.error, visit.words.refusal);
    return claimAgain(options, context, visit, typed, nextId, refusalErrors(visit.words, answer.error), status);
  }
  const payout = readPayout(answer.value.body);
  const found = await pullPaymentOf(options, id);
  if (!payout.ok || !found.ok) return refusalPage(context, { code: 'bad-answer' }, visit.now);
  return claimResponse(context, visit, { pullPayment: found.value, payout: payout.value, token: secret, told: 'claimed' });
}

/** The form again, with everything as it was typed. */
async function claimAgain(
  options: Asking,
  context: Context,
  visit: Visit,
  typed: TypedClaim,
  claimId: string,
  errors: FormErrors,
  status: number,
): Promise<Response> {
  const loaded = await load(options, context);
  if (!loaded.ok) return refusalPage(context, loaded.error, visit.now);
  return page(pullPaymentPage(visit, { ...loaded.value, form: { typed, claimId }, errors }), status);
}

async function showClaim(options: Asking, context: Context, token: string | null, more: ClaimMore = {}): Promise<Response> {
  const visit = visitOf(context, options.now());
  const found = await claimOf(options, context, token);
  if (!found.ok) return refusalPage(context, found.error, visit.now);
  const isOwn = found.value.payout.note !== undefined;
  const wrong = token !== null && !isOwn ? { errors: { form: visit.words.t('public.wrongKey') }, status: 403 } : {};
  return claimResponse(context, visit, { ...found.value, ...more, ...wrong, token: isOwn ? token : null });
}

interface ClaimMore extends Partial<Pick<ClaimPage, 'told' | 'typed' | 'errors'>> {
  readonly status?: number;
}

type FoundClaim = Pick<ClaimPage, 'pullPayment' | 'payout'>;

async function claimOf(options: Asking, context: Context, token: string | null): Promise<Result<FoundClaim>> {
  const path = pathOf(context);
  const tokenHash = token === null ? null : hashToken(token);
  const answer = await options.ask('readClaim', { path, tokenHash });
  const payout: Result<PagePayout> = answer.ok ? readPayout(answer.value.body) : answer;
  if (!payout.ok) return payout;
  const found = await pullPaymentOf(options, path.pullPayment, tokenHash);
  return found.ok ? ok({ pullPayment: found.value, payout: payout.value }) : found;
}

function claimResponse(
  context: Context,
  visit: Visit,
  { status = 200, ...found }: FoundClaim & ClaimMore & Pick<ClaimPage, 'token'>,
): Response {
  const standing = { told: null, typed: null, errors: {}, origin: originOf(context, found.pullPayment) };
  return page(claimPage(visit, { ...standing, ...found }), status);
}

/** What the holder of a claim's token does with it. The token comes in the body and never in an address. */
async function actOnClaim(options: Asking, context: Context, form: Form): Promise<Response> {
  const token = (form.get('token') ?? '').trim().slice(0, 100);
  const action = form.get('action') ?? 'view';
  if (action !== 'edit' && action !== 'cancel') return showClaim(options, context, token);
  const { words } = visitOf(context, options.now());
  const typed = readTyped(form, '');
  const done =
    action === 'cancel' ? await cancel(options, context, token) : await edit(options, context, token, typed, form.get('revision') ?? '');
  if (done.ok) return showClaim(options, context, token, { told: action === 'cancel' ? 'withdrawn' : 'changed' });
  const errors = done.error.code === 'page-form-incomplete' ? typedErrors(words, typed) : refusalErrors(words, done.error);
  const { status } = refusalAnswer(done.error, words.refusal);
  return showClaim(options, context, token, { typed: action === 'edit' ? typed : null, errors, status });
}

function cancel(options: Asking, context: Context, token: string): Promise<Result<unknown>> {
  return options.ask('cancelClaim', { path: pathOf(context), tokenHash: hashToken(token) });
}

/** An empty amount leaves it as it is. */
async function edit(options: Asking, context: Context, token: string, typed: TypedClaim, revision: string): Promise<Result<unknown>> {
  const refused = options.tooManyClaims(context);
  if (refused !== null) return { ok: false, error: refused };
  const input = claimInput(typed);
  if (input === null) return refuse('page-form-incomplete');
  const { amount, ...rest } = input;
  const body = {
    payoutMethodId: typed.methodId,
    ...rest,
    ...(amount === null ? {} : { amount }),
    revision: /^\d{1,9}$/.test(revision) ? Number.parseInt(revision, 10) : -1,
  };
  return options.ask('editClaim', { path: pathOf(context), body, tokenHash: hashToken(token) });
}

function pathOf(context: Context): { readonly pullPayment: string; readonly payout: string } {
  return { pullPayment: context.req.param('id') ?? '', payout: context.req.param('payout') ?? '' };
}

function visitOf(context: Context, now: number): Visit {
  const asked = context.req.query('lang');
  const locale = chooseLocale(asked, context.req.header('accept-language'));
  return { words: pageWords(locale), lang: asked === locale ? locale : null, now, path: new URL(context.req.url).pathname };
}

function newClaimId({ random }: Pick<PublicPageOptions, 'random'>): string {
  return Buffer.from(random(16)).toString('hex');
}

function page(body: string, status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(body, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', Vary: 'Accept-Language', ...pageHeaders, ...headers },
  });
}
