// Owns the operations of the HTTP API on webhooks and their deliveries, in BTCPay's shapes (spec §10, §16.6).
import { packViolations } from '../../../../shared/greenfield/violation-params.ts';
import type { Webhook, WebhookChoice } from '../../../../shared/contract/webhooks.ts';
import { type Result, ok, refuse } from '../../../../shared/result.ts';
import { isWebhookEventType } from '../../../../shared/webhooks/event-types.ts';
import { listDeliveries, mostKept, readDelivery } from '../../../db/delivery-rows.ts';
import { databaseProblem } from '../../../db/problems.ts';
import type { DeliveryRow } from '../../../db/tables.ts';
import type { WalletBook } from '../wallet-book.ts';
import { deliveryBody } from '../webhooks/delivery-body.ts';
import type { WebhookDeps } from '../webhooks/webhook-service.ts';
import type { Asked, Operate, Operations } from './operation.ts';

/** Refusals: `webhook-not-found`, `webhookdelivery-not-found`, `validation` with `Url`, `Secret`, `AuthorizedEvents`, `Count`, and main's. */
export function webhookOperations(deps: WebhookDeps): Operations {
  const { main, deliveries } = deps;
  return {
    listWebhooks: inStore(async (book) => ok(deps.list.of(book.wallet.id).map(webhookJson))),
    createWebhook: inStore(async ({ wallet }, { body }) => {
      const wanted = wantedOf(body);
      if (!wanted.ok) return wanted;
      const made = atProperty(await main.addWebhook({ walletId: wallet.id, ...wanted.value }));
      return made.ok ? ok({ ...webhookJson(made.value.webhook), secret: made.value.secret }) : made;
    }),
    readWebhook: inStore(async (book, asked) => {
      const hook = hookOf(deps, book, asked);
      return hook.ok ? ok(webhookJson(hook.value)) : hook;
    }),
    updateWebhook: inStore(async (book, asked) => {
      const hook = hookOf(deps, book, asked);
      if (!hook.ok) return hook;
      const wanted = wantedOf(asked.body);
      if (!wanted.ok) return wanted;
      const changed = atProperty(await main.updateWebhook({ walletId: book.wallet.id, webhookId: hook.value.id, ...wanted.value }));
      return changed.ok ? ok(webhookJson(changed.value)) : changed;
    }),
    removeWebhook: inStore(async (book, asked) => {
      const hook = hookOf(deps, book, asked);
      if (!hook.ok) return hook;
      const removed = await main.removeWebhook({ walletId: book.wallet.id, webhookId: hook.value.id });
      return removed.ok ? ok(null) : removed;
    }),
    listDeliveries: inStore(async (book, asked) => {
      const hook = hookOf(deps, book, asked);
      if (!hook.ok) return hook;
      const count = countOf(asked);
      if (!count.ok) return count;
      return ok((await listDeliveries(book.wallet, hook.value.id, count.value)).map(deliveryJson));
    }),
    readDelivery: inStore(async (book, asked) => {
      const row = await deliveryOf(deps, book, asked);
      return row.ok ? ok(deliveryJson(row.value)) : row;
    }),
    readDeliveryRequest: inStore(async (book, asked) => {
      const row = await deliveryOf(deps, book, asked);
      const body: Result<unknown> = row.ok ? ok(JSON.parse(deliveryBody(book.wallet.id, row.value))) : row;
      return body;
    }),
    redeliver: inStore(async ({ wallet }, { path }) => {
      const again = await deliveries.redeliver(wallet.id, path.webhook ?? '', path.delivery ?? '');
      return again.ok ? ok(again.value.id) : again;
    }),
  };
}

function inStore(operate: (book: WalletBook, asked: Asked) => Promise<Result<unknown>>): Operate {
  return async (asked) => {
    if (!asked.book) return refuse('not-found');
    try {
      return await operate(asked.book, asked);
    } catch (error) {
      return refuse(databaseProblem(error));
    }
  };
}

function hookOf({ list }: WebhookDeps, book: WalletBook, { path }: Asked): Result<Webhook> {
  const hook = list.of(book.wallet.id).find(({ id }) => id === path.webhook);
  return hook ? ok(hook) : refuse('webhook-not-found');
}

async function deliveryOf(deps: WebhookDeps, book: WalletBook, asked: Asked): Promise<Result<DeliveryRow>> {
  const hook = hookOf(deps, book, asked);
  if (!hook.ok) return hook;
  const row = await readDelivery(book.wallet, hook.value.id, asked.path.delivery ?? '');
  return row ? ok(row) : refuse('webhookdelivery-not-found');
}

function webhookJson({ id, enabled, automaticRedelivery, url, authorizedEvents }: Webhook): Record<string, unknown> {
  return { id, enabled, automaticRedelivery, url, authorizedEvents };
}

/** `Failed`: nothing came back; `HttpError`: something else than 2xx did. `Pending` is seen only where one that waits is read by its id. */
function deliveryJson({ id, timestamp, httpCode, error, status }: DeliveryRow): Record<string, unknown> {
  const told = status === 'pending' ? 'Pending' : status === 'delivered' ? 'HttpSuccess' : httpCode === null ? 'Failed' : 'HttpError';
  return { id, timestamp, httpCode, errorMessage: error, status: told };
}

interface Wanted {
  readonly choice: WebhookChoice;
  readonly secret: string | null;
}

/** A switch that is missing or null is on, and without `authorizedEvents` everything is asked for. */
function wantedOf(body: Asked['body']): Result<Wanted> {
  if (body === null) return invalid('', 'body-malformed');
  const { url, secret = null } = body;
  const enabled = body.enabled ?? true;
  const automaticRedelivery = body.automaticRedelivery ?? true;
  if (typeof url !== 'string') return invalid('Url', 'webhook-url-invalid');
  if (url.length > 2048) return invalid('Url', 'webhook-url-invalid');
  if (typeof enabled !== 'boolean') return invalid('enabled', 'webhook-field-invalid');
  if (typeof automaticRedelivery !== 'boolean') return invalid('automaticRedelivery', 'webhook-field-invalid');
  if (secret !== null && typeof secret !== 'string') return invalid('secret', 'webhook-field-invalid');
  // The bound of the message; the limit in characters is main's.
  if (secret !== null && secret.length > 400) return invalid('Secret', 'webhook-secret-too-long', { limit: '200' });
  const events = eventsOf(body.authorizedEvents ?? { everything: true });
  if (!events.ok) return events;
  return ok({ choice: { url, enabled, automaticRedelivery, authorizedEvents: events.value }, secret: secret === '' ? null : secret });
}

function eventsOf(given: unknown): Result<WebhookChoice['authorizedEvents']> {
  const wrong = invalid('AuthorizedEvents', 'webhook-events-invalid');
  if (typeof given !== 'object' || given === null) return wrong;
  const everything: unknown = 'everything' in given ? given.everything : false;
  const named: unknown = ('specificEvents' in given ? given.specificEvents : null) ?? [];
  if (typeof everything !== 'boolean' || !Array.isArray(named)) return wrong;
  const texts = named.map((name: unknown) => (typeof name === 'string' ? name : ''));
  const specificEvents = [...new Set(texts.filter(isWebhookEventType))];
  // What is named beside `everything` changes nothing, known or not.
  if (!everything && (texts.length === 0 || texts.some((name) => !isWebhookEventType(name)))) return wrong;
  return ok({ everything, specificEvents });
}

function countOf({ query }: Asked): Result<number> {
  const text = query.find(([name]) => name === 'count')?.[1];
  if (text === undefined) return ok(mostKept);
  const count = /^\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : 0;
  return count >= 1 && count <= mostKept ? ok(count) : invalid('Count', 'webhook-count-invalid');
}

const properties: Readonly<Record<string, string>> = {
  'webhook-url-invalid': 'Url',
  'webhook-needs-https': 'Url',
  'webhook-needs-tor': 'Url',
  'webhook-host-not-allowed': 'Url',
  'webhook-is-this-computer': 'Url',
  'webhook-secret-too-long': 'Secret',
};

/** Main's word on a property, as the 422 of that property. */
function atProperty<T>(answer: Result<T>): Result<T> {
  if (answer.ok) return answer;
  const path = properties[answer.error.code];
  return path === undefined ? answer : invalid(path, answer.error.code, answer.error.params);
}

function invalid(path: string, code: string, params?: Readonly<Record<string, string>>): Result<never> {
  return refuse('validation', packViolations([{ path, code, ...(params === undefined ? {} : { params }) }]));
}
