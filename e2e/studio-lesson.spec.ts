// Owns the story of the lesson about rates: all nine ways of paying 100 CNY, each foretold, signed, and found on the ledger as the rule book has it (xrpl-payment.md §9.1).
import { type Locator, expect } from '@playwright/test';
import { test } from './fixtures.ts';
import type { Chain } from './lib/chain.ts';
import type { Named } from './lib/ledger-hands.ts';
import { ordered } from './lib/orders.ts';
import type { Sender } from './lib/sender.ts';
import { Studio } from './lib/studio.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

interface Case {
  readonly id: string;
  readonly result: string;
  readonly delivered: string;
  /** USD of 40. */
  readonly left: string;
  /** The heart of the explanation. */
  readonly why: string;
}

const nothing = { delivered: '0', left: '40' } as const;
const cases: readonly Case[] = [
  { id: 'A', result: 'tesSUCCESS', delivered: '100', left: '23', why: 'both offers are used' },
  { id: 'B', result: 'tecPATH_PARTIAL', ...nothing, why: '95 CNY are not 100' },
  { id: 'C', result: 'tesSUCCESS', delivered: '95', left: '25', why: 'as much as can be had at a decent rate' },
  { id: 'D', result: 'tesSUCCESS', delivered: '100', left: '23', why: 'delivers the full amount if it can' },
  { id: 'E', result: 'tesSUCCESS', delivered: '97.5', left: '24', why: 'half of the poor offer' },
  { id: 'F', result: 'tesSUCCESS', delivered: '95', left: '25', why: 'the sixteenth USD stays with you' },
  { id: 'G', result: 'tecPATH_DRY', ...nothing, why: 'A smaller budget made the rule stricter' },
  { id: 'H', result: 'tesSUCCESS', delivered: '100', left: '23', why: 'equal is good enough' },
  { id: 'I', result: 'tecPATH_PARTIAL', ...nothing, why: 'not enough gets through' },
];

let pupil: Named;

const main = (sender: Sender): Locator => sender.page.locator('#main');

test('the lesson begins with accepting its money', async ({ sender, chain }) => {
  await sender.start();
  await sender.createWallet({ name: 'Pupil' });
  await sender.receivePracticeCoins();
  pupil = await new Studio(sender, chain).account();
  await sender.press('Lesson: rates');
  await expect(sender.heading('Lesson: what a rate limit does')).toBeVisible();
  await ordered(
    { sender, chain },
    () => sender.press('Accept USD…'),
    () => expect(main(sender)).toContainText('Each case begins with 40 USD', { timeout: 4000 }),
  );
});

test('nine ways to pay, each as it was foretold, on screen and on the ledger', async ({ sender, chain }) => {
  test.slow();
  for (const [index, one] of cases.entries()) {
    await test.step(`case ${one.id}`, () => play(sender, chain, one));
    if (index < cases.length - 1) await sender.press('Next case');
  }
  await expect(main(sender).getByText('tried', { exact: true })).toHaveCount(cases.length);
});

async function play(sender: Sender, chain: Chain, { id, result, delivered, left, why }: Case): Promise<void> {
  await expect(sender.page.getByRole('radio', { name: new RegExp(`^Case ${id}`) })).toBeChecked();
  const went = result === 'tesSUCCESS';
  const foretold = went
    ? `${delivered} CNY will arrive for ${40 - Number(left)} USD.`
    : `Nothing will move; only the network fee is spent (${result}).`;
  await expect(main(sender)).toContainText(foretold);
  await ordered(
    { sender, chain },
    () => sender.press('Pay…'),
    () => expect(main(sender)).toContainText('What happened', { timeout: 2000 }),
  );
  const told = went ? `It went through: ${delivered} CNY arrived.` : `It failed with ${result}, and nothing but the fee was spent.`;
  await expect(main(sender)).toContainText(told);
  await expect(main(sender)).toContainText(why);

  const paid = await chain.eyes.lastPayment(pupil);
  const [asked, spent] = [paid.tx.Amount, paid.tx.SendMax] as readonly Readonly<Record<string, string>>[];
  expect(paid.result).toBe(result);
  expect(paid.delivered).toEqual(went ? { ...asked, value: delivered } : undefined);
  expect(await chain.eyes.token(pupil, { address: spent?.issuer ?? '' }, 'USD')).toBe(left);
}
