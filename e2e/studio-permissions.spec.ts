// Owns the money stories of permissions: a receiver who lets in nobody but holders of a credential, and an exchange that is open to members of a domain alone.
import { expect, test } from './fixtures.ts';
import { type Named, type Person, token } from './lib/ledger-hands.ts';
import { openWallet, ordered } from './lib/orders.ts';
import { Studio } from './lib/studio.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

/** The wallet's account. */
let own: Named;
/** Gives the credential KYC. */
let office: Person;
/** Takes payments from its holders alone. */
let shop: Person;

test('who is not let in is told so; a payment that is sent all the same fails, in words, for its fee alone', async ({ sender, chain }) => {
  const studio = new Studio(sender, chain);
  await sender.start();
  await sender.createWallet({ name: 'Member' });
  await sender.receivePracticeCoins();
  own = await studio.account();
  [office, shop] = [await chain.ledger.issuer(), await chain.ledger.person()];
  await chain.ledger.switch(shop, 'depositAuth');
  await chain.ledger.letIn(shop, office, 'KYC');
  const [mine, theirs] = [await chain.eyes.xrp(own), await chain.eyes.xrp(shop)];

  await studio.fill({ to: shop.address, amount: '3' });
  await studio.expectBlocked(
    'accepts payments only from senders it has approved, and you are not among them. Ask the receiver to approve your account',
  );
  await expect(await studio.review()).toContainText('It is expected to fail with tecNO_PERMISSION');
  const row = await studio.signAndSend({ asked: '3 XRP', shown: ['As the ledger stands, this would fail'], ends: 'failed' });
  await expect(row).toContainText('accepts deposits only from senders it has approved');

  const { tx, result, delivered } = await chain.eyes.lastPayment(own);
  expect({ result, delivered }).toEqual({ result: 'tecNO_PERMISSION', delivered: undefined });
  expect(await chain.eyes.xrp(shop)).toBe(theirs);
  expect(mine - (await chain.eyes.xrp(own))).toBe(BigInt(String(tx.Fee)));
});

test('the same payment arrives when it shows an accepted credential', async ({ sender, chain }) => {
  const studio = new Studio(sender, chain);
  await chain.ledger.credential(office, own.address, 'KYC');
  await openWallet({ sender, chain }, 'Permissions');
  const accept = sender.page.getByRole('button', { name: 'Accept KYC' });
  const pay = sender.page.getByRole('button', { name: 'Pay with KYC' });
  await expect(accept).toBeVisible({ timeout: 30_000 });
  await ordered(
    { sender, chain },
    () => accept.click(),
    () => expect(pay).toBeVisible({ timeout: 2000 }),
  );
  await pay.click();
  const before = await chain.eyes.xrp(shop);
  await studio.type({ to: shop.address, amount: '3.25' });
  await studio.expectSendable('XRP payment');
  await studio.review();
  await studio.signAndSend({ asked: '3.25 XRP', shown: ['Send XRP', 'CredentialIDs', shop.address] });

  const { tx, result, delivered } = await chain.eyes.lastPayment(own);
  expect({ result, delivered }).toEqual({ result: 'tesSUCCESS', delivered: '3250000' });
  expect(tx.CredentialIDs).toEqual([expect.stringMatching(/^[0-9A-F]{64}$/)]);
  expect((await chain.eyes.xrp(shop)) - before).toBe(3_250_000n);
});

test('within a domain members trade with members: a better offer outside is left alone', async ({ sender, chain }) => {
  const studio = new Studio(sender, chain);
  const { ledger } = chain;
  const [venue, mint] = [await ledger.person(), await ledger.issuer()];
  const [maker, friend, outsider] = [await ledger.person(), await ledger.person(), await ledger.person()];
  const domain = await ledger.domain(venue, office, 'KYC');
  for (const member of [maker, friend]) {
    await ledger.credential(office, member.address, 'KYC');
    await ledger.acceptCredential(member, office, 'KYC');
  }
  for (const holder of [maker, friend, outsider]) await ledger.trust(holder, mint, 'EUR');
  await ledger.issue(mint, maker.address, 'EUR', '100');
  await ledger.offer(maker, { gets: token(mint, 'EUR', '50'), pays: '50000000' });
  await ledger.offer(maker, { gets: token(mint, 'EUR', '50'), pays: '100000000', domain });

  const spend = { asset: 'XRP', most: '45' } as const;
  await studio.fill({ to: outsider.address, amount: '20', asset: { currency: 'EUR', issuer: mint }, spend });
  await studio.typeMore('Permissioned exchange', domain);
  await studio.expectBlocked('The receiver is not a member of this domain. Ask the receiver to join it');
  await studio.field('Address of the receiver').fill(friend.address);
  await studio.takeWay('XRP');
  await expect(studio.field('At most')).toHaveValue('40.4');
  await studio.expectSendable('Token payment');
  await studio.review();
  await studio.signAndSend({ asked: '20 EUR', shown: ['20 EUR', '40.4 XRP', 'DomainID'] });

  const { tx, result, delivered } = await chain.eyes.lastPayment(own);
  expect({ result, delivered, domain: tx.DomainID }).toEqual({ result: 'tesSUCCESS', delivered: token(mint, 'EUR', '20'), domain });
  expect(await chain.eyes.token(friend, mint, 'EUR')).toBe('20');
  expect(await chain.eyes.token(maker, mint, 'EUR')).toBe('80');
});
