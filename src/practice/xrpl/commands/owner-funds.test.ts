// Stories of `owner_funds`: who keeps an order book from the stream learns what stands behind each new offer.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Wallet } from 'xrpl';
import type { JsonObject } from '../base/json.ts';
import { type Desk, openDesk } from '../testing/desk.ts';
import { type Line, openLine } from '../testing/wallets.ts';

let desk: Desk;
let line: Line;
let gateway: Wallet;
let bob: Wallet;
const usd = (value: string) => ({ currency: 'USD', issuer: gateway.classicAddress, value });

beforeEach(async () => {
  desk = await openDesk();
  [gateway, bob] = [desk.person(), desk.person()];
  await desk.send(bob, { TransactionType: 'TrustSet', LimitAmount: usd('100') });
  await desk.send(gateway, { TransactionType: 'Payment', Destination: bob.classicAddress, Amount: usd('50') });
  line = await openLine(desk.loopback.url);
  await line.ask({ command: 'subscribe', streams: ['transactions'], api_version: 2 });
});
afterEach(async () => {
  line.close();
  await desk.close();
});

/** What the stream said of an offer, and what the ledger says of it afterwards when it is asked. */
async function toldOf(wallet: Wallet, gets: JsonObject[string], pays: JsonObject[string]): Promise<readonly unknown[]> {
  const before = line.messages.length;
  expect(await desk.send(wallet, { TransactionType: 'OfferCreate', TakerGets: gets, TakerPays: pays })).toBe('tesSUCCESS');
  await line.heard(before + 1);
  const told = line.messages[before]?.['tx_json'] as JsonObject;
  const asked = { command: 'ledger', ledger_index: 'validated', transactions: true, expand: true };
  const shown = async (owner_funds: boolean) => {
    const { ledger } = (await desk.ask({ ...asked, owner_funds })) as unknown as { ledger: { transactions: readonly JsonObject[] } };
    return ledger.transactions[0]?.['owner_funds'];
  };
  return [told['owner_funds'], await shown(true), await shown(false)];
}

it('is the whole balance of a token, whatever the offer gives of it', async () => {
  expect(await toldOf(bob, usd('40'), '40000000')).toEqual(['50', '50', undefined]);
});

it('is the XRP above the reserve, in drops', async () => {
  const { account_data: root } = (await desk.ask({ command: 'account_info', account: bob.classicAddress })) as unknown as {
    account_data: { readonly Balance: string; readonly OwnerCount: number };
  };
  const left = BigInt(root.Balance) - 100n - 1_000_000n - 200_000n * BigInt(root.OwnerCount + 1);
  expect(await toldOf(bob, '5000000', usd('10'))).toEqual([String(left), String(left), undefined]);
});

it("is not told of an issuer's own tokens, which have no end", async () => {
  expect(await toldOf(gateway, usd('40'), '40000000')).toEqual([undefined, undefined, undefined]);
});
