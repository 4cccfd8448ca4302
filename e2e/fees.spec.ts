// Owns the story of a batch that was paid too cheaply while no block came: its recipients bear the fee, it is raised, and each is paid once.
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Payment } from './lib/chain.ts';
import { type Accepted, Stranger } from './lib/stranger.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

const owed = [
  { amount: '0.004', sats: 400_000n },
  { amount: '0.005', sats: 500_000n },
  { amount: '0.006', sats: 600_000n },
] as const;
const payees: string[] = [];
const claims: Accepted[] = [];
let stranger: Stranger;
/** What left first: satoshi of the fee, satoshi that each recipient gets. */
const cheap = { transactionId: '', fee: 0n, arrives: [] as bigint[] };

const sats = (decimal: string): bigint => BigInt(Math.round(Number(decimal) * 1e8));
const sum = (all: readonly bigint[]): bigint => all.reduce((total, one) => total + one, 0n);

/** The share of each recipient by the words of the secure window, in the order of the payees. */
async function sharesIn(rows: Locator): Promise<readonly bigint[]> {
  const found = payees.map(async (payee, index) => {
    const words = await rows.filter({ hasText: payee }).innerText();
    const [, amount, share = ''] = /Owed ([\d.]+) BTC − ([\d.]+) BTC of the fee/.exec(words) ?? [];
    expect(amount).toBe(owed[index]?.amount);
    return sats(share);
  });
  return Promise.all(found);
}

test('the recipients’ shares of a low fee stand in the secure window, and so much less arrives', async ({ sender, chain }) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.receivePracticeCoins();
  await sender.createPullPayment({ name: 'Wages', limit: '1', unit: 'BTC', chains: ['bitcoin'] });
  stranger = new Stranger(await sender.copyLink('Only on this computer'));
  for (const { amount } of owed) {
    const payee = chain.newAddress('bitcoin');
    payees.push(payee);
    claims.push(await stranger.claim({ chain: 'bitcoin', destination: payee, amount }));
  }
  await sender.approveAll();
  await chain.pause();

  await sender.openPayouts('To pay');
  await sender.page.getByLabel('Select all').check();
  await sender.press('Pay…');
  await sender.dialog.getByRole('radio', { name: 'Own rate', exact: true }).check({ force: true });
  await sender.dialog.getByRole('textbox', { name: 'Fee rate', exact: true }).fill('1.5');
  await sender.dialog.getByRole('checkbox', { name: /^Recipients bear the fee/ }).check();
  const secure = await sender.secureWindow(() =>
    sender.dialog.getByRole('button', { name: 'Check in the secure window', exact: true }).click(),
  );
  await secure.expectApproval(sender.password);
  const shares = await sharesIn(secure.page.locator('.plan-row'));
  await secure.signAndPay();

  const left = async (): Promise<readonly Payment[]> =>
    (await Promise.all(payees.map((payee) => chain.paymentsTo('bitcoin', payee)))).flat();
  await expect.poll(async () => (await left()).length).toBe(owed.length);
  const payments = await left();
  cheap.transactionId = payments[0]?.transactionId ?? '';
  cheap.arrives = payments.map(({ amount }) => amount ?? 0n);
  cheap.fee = await chain.feeOf(cheap.transactionId);
  expect(new Set(payments.map(({ transactionId }) => transactionId)).size).toBe(1);
  expect(payments.every(({ confirmed }) => !confirmed)).toBe(true);
  expect(cheap.arrives).toEqual(owed.map((one, index) => one.sats - (shares[index] ?? 0n)));
  expect(sum(shares)).toBe(cheap.fee);
});

test('the fee is raised from a payout, by the sender’s word and at the sender’s cost', async ({ sender, chain }) => {
  await sender.openPayout('In progress', payees[0] ?? '');
  await sender.dialog.getByRole('button', { name: 'Raise the fee…' }).click();
  await sender.dialog.getByRole('radio', { name: 'My own rate' }).check();
  await sender.dialog.getByRole('textbox', { name: 'Rate', exact: true }).fill('25');
  const secure = await sender.secureWindow(() => sender.dialog.getByRole('button', { name: 'Continue to confirmation' }).click());
  await expect(secure.title).toHaveText('Raise the fee');
  await expect(secure.page.getByRole('main')).toContainText(cheap.transactionId);
  expect([...(await secure.destinations())].sort()).toEqual([...payees].sort());
  await secure.closedBy(() => secure.press('Pay the higher fee'));
  await expect(sender.page.getByText('The version with the higher fee is on its way.')).toBeVisible();
  await sender.dialog.getByRole('button', { name: 'Close' }).click();

  // No block has come: the network has the dearer version, and no longer the cheap one.
  await expect
    .poll(async () =>
      (await chain.paymentsTo('bitcoin', payees[0] ?? '')).map(({ transactionId }) => transactionId === cheap.transactionId),
    )
    .toEqual([false]);
});

test('once blocks come again each is paid once, by the version with the higher fee, and gets no less', async ({ sender, chain }) => {
  await chain.pause(false);
  for (const payee of payees) await sender.expectPaid(payee);
  const paid = await Promise.all(payees.map((payee) => chain.expectOnePayment('bitcoin', payee)));
  const [{ transactionId }] = paid as [Payment];
  expect(paid.map((payment) => payment.transactionId)).toEqual(payees.map(() => transactionId));
  expect(transactionId).not.toBe(cheap.transactionId);
  expect(paid.map(({ amount }) => amount)).toEqual(cheap.arrives);
  expect(await chain.feeOf(transactionId)).toBeGreaterThan(10n * cheap.fee);
  for (const claim of claims) {
    const payout = await stranger.payout(claim.id, claim.claimToken);
    expect(payout).toMatchObject({ state: 'Completed' });
    expect(JSON.stringify(payout)).toContain(transactionId);
    expect(JSON.stringify(payout)).not.toContain(cheap.transactionId);
  }
});
