// Owns the story of a recipient whose link comes from a BTCPay Server: claimed, its answer lost, found again, approved there, paid, and seen on the chain.
import { FakeBtcpay } from '../tests/fakes/fake-btcpay.ts';
import { expect, test } from './fixtures.ts';

test('a link of a BTCPay Server is claimed once though the answer was lost, and followed until the chain shows the payment', async ({
  recipient,
  chain,
}) => {
  const server = await new FakeBtcpay().open();
  try {
    const pull = server.pullPayment({ name: 'Refund, order 7', description: '<p>Thank you for <b>waiting</b>.</p><script>bad()</script>' });
    await recipient.start();
    await recipient.pasteLink(`${server.origin}/pull-payments/${pull.id}`);
    await recipient.expectForm();
    await expect(recipient.terms).toContainText('Thank you for waiting.');
    await expect(recipient.terms).not.toContainText('bad()');
    await expect(recipient.page.getByLabel('Note to the sender')).toHaveCount(0);

    const address = chain.newAddress('bitcoin');
    server.mishaps.push({ line: 'POST', what: 'answer' });
    await recipient.fillClaim({ chain: 'bitcoin', destination: address, amount: '40' });
    await recipient.press('Claim');
    await expect.poll(() => server.payouts.length).toBe(1);
    await recipient.openMyClaims();
    await recipient.openMyClaim('40');
    await expect(recipient.page.getByText('Awaiting approval').first()).toBeVisible({ timeout: 60_000 });
    expect(server.posts('/payouts')).toEqual([{ payoutMethodId: 'BTC-CHAIN', destination: address, amount: '40' }]);

    const [payout] = server.payouts;
    if (payout === undefined) throw new Error('no payout');
    payout.payoutAmount = 0.0008;
    payout.state = 'AwaitingPayment';
    await chain.ready();
    await chain.faucet(address, '0.0008');
    await chain.mine();
    await expect(recipient.timeline).toContainText('Paid', { timeout: 60_000 });
    await expect(recipient.timeline).toContainText('Seen on the chain');
  } finally {
    server.close();
  }
});
