// Owns the order in which the sandbox gets ready, and the one line that says so.
import type { RunningParts } from '../app/start-options.ts';
import type { HttpClient } from '../backends/http-client.ts';
import { type PracticeMarket, practiceMarket } from '../backends/practice-market.ts';
import type { PracticeEndpoints } from '../backends/practice-endpoint.ts';
import { raiseApprovals } from '../desk/raise-approvals.ts';
import { planApprovals } from '../desk/plan-approvals.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { WalletRecord } from '../vault/types.ts';
import { bump } from './bump.ts';
import { control } from './control.ts';
import { serveControl } from './control-server.ts';
import { pay } from './pay.ts';
import { signOrder } from './sign-order.ts';
import { sandboxTokens } from './tokens.ts';
import { type Order, mustOrder, practiceOrders } from './practice-orders.ts';
import { fund, openPracticeWallets } from './practice-wallets.ts';
import type { SandboxSettings } from './settings-parse.ts';

export interface SandboxOptions {
  readonly parts: RunningParts;
  readonly client: HttpClient;
  readonly endpoints: (path: string, readText: (path: string) => Promise<string>) => PracticeEndpoints;
  readonly readText: (path: string) => Promise<string>;
  readonly settings: SandboxSettings;
  /** Tells whoever started the sandbox: called once, with the marker and one line of JSON. */
  readonly say: (line: string) => void;
}

interface Store {
  readonly id: string;
  readonly name: string;
  readonly apiKey: string;
}

/** What the price of a coin is where nothing else is asked for. */
const usualRates = { BTC_USD: '5000', XRP_USD: '2' };
/** Whoever started this process finds the line by it; other parts of the process may write to the same stream. */
export const marker = 'pullpay-sandbox ';
const keyLabel = 'Sandbox';
const idleTouchMs = 60_000;
const readyLimitMs = 60_000;

/** Resolves when everything is ready and has been told; throws where something is wrong with this machine or this code. */
export async function openSandbox({ parts, client, endpoints, readText, settings, say }: SandboxOptions): Promise<void> {
  const { base } = parts;
  await parts.hosted();
  const practice = endpoints(parts.practiceEndpoint, readText);
  const order = practiceOrders(client, practice.root);
  const isNew = !parts.vault.status().exists;
  const wallets = await openPracticeWallets(parts, settings.password);
  const rates = isNew ? { ...usualRates, ...settings.rates } : settings.rates;
  for (const [pair, rate] of Object.entries(rates)) await mustOrder(order, 'rates', { pair, rate });
  if (isNew) await fund(parts, order);
  // Those of an earlier run in a folder that is kept: nobody has them any more.
  for (const { hash, label } of parts.apiKeys.all) if (label === keyLabel) await parts.apiKeys.remove(hash);
  const stores: Store[] = [];
  for (const wallet of wallets) stores.push(await storeOf(parts, wallet));
  const url = await ready(parts, client, stores);
  const server = await openControl(parts, order, practiceMarket(client, practice.root));
  parts.beforeEnd('sandbox control', () => server.close());
  parts.beforeEnd(
    'sandbox',
    base.every(idleTouchMs, () => parts.activity()),
  );
  const [bitcoin, xrpl] = [await practice.bitcoin.current(), await practice.xrpl.current()];
  if (!bitcoin.ok || !xrpl.ok) throw new Error('the practice network went away');
  say(marker + JSON.stringify({ url, stores, practice: { bitcoin: bitcoin.value.url, xrpl: xrpl.value.url, control: server.url } }));
}

/** A new key each time: keys are shown once and kept as hashes. */
async function storeOf({ apiKeys }: RunningParts, { id, name }: WalletRecord): Promise<Store> {
  const made = await apiKeys.create(keyLabel, [`unrestricted:${id}`]);
  if (!made.ok) throw new Error(`no key for ${id}: ${JSON.stringify(made.error)}`);
  return { id, name, apiKey: made.value.secret };
}

/** Waits until the API knows every store by its key. With a key nothing is taken from what anonymous callers may ask. */
async function ready({ apiOrigin, base, ending }: RunningParts, client: HttpClient, stores: readonly Store[]): Promise<string> {
  const until = base.monotonic() + readyLimitMs;
  while (base.monotonic() < until && !ending()) {
    const origin = apiOrigin();
    if (origin !== null && (await knowsAll(client, origin, stores))) return origin;
    await base.wait(50);
  }
  throw new Error('the API did not get ready');
}

async function knowsAll(client: HttpClient, origin: string, stores: readonly Store[]): Promise<boolean> {
  for (const { id, apiKey } of stores) {
    const headers = { authorization: `token ${apiKey}` };
    const answer = await client.ask({ method: 'GET', url: `${origin}/api/v1/stores/${id}`, headers });
    if (!answer.ok || answer.value.status !== 200) return false;
  }
  return true;
}

function openControl(parts: RunningParts, order: Order, market: PracticeMarket): ReturnType<typeof serveControl> {
  const { desks, chains, external, base } = parts;
  const nudge = async (): Promise<void> => {
    await desks.run();
    await chains
      .look()
      .then(() => external.look())
      .catch(base.report);
  };
  const confirmed = (): void => void desks.run().catch(base.report);
  const approvals = planApprovals(desks, confirmed);
  const raises = raiseApprovals(desks, confirmed);
  const bumpNow = (walletId: string, txid: string, feeRate: bigint): ReturnType<typeof bump> =>
    bump({ desks, approvals: raises, wait: base.wait, monotonic: base.monotonic }, walletId, txid, feeRate);
  const payNow = (walletId: string, payoutIds: readonly string[]): ReturnType<typeof pay> =>
    pay({ desks, approvals, wait: base.wait, monotonic: base.monotonic }, walletId, payoutIds);
  const close = (): ReturnType<Order> => order('ledgers', { count: 1 });
  const signing = { desks, approvals, close, wait: base.wait, monotonic: base.monotonic };
  const tokens = sandboxTokens({
    market,
    close,
    payingAccount: (walletId) => payingAccount(desks, walletId),
    sign: (walletId, account, fields) => signOrder(signing, walletId, account, fields),
  });
  const options = { order, pay: payNow, bump: bumpNow, tokens, nudge };
  return serveControl({ answer: (path, body) => control(options, path, body), report: base.report });
}

async function payingAccount(desks: RunningParts['desks'], walletId: string): Promise<Result<string>> {
  const found = desks.desk(walletId);
  return found.ok ? ok((await found.value.overview()).xrpl.address) : found;
}
