// Owns the money stories of the studio: one of each type of payment that the XRP Ledger knows, from the form through the secure window to the validated ledger.
import { expect, test } from './fixtures.ts';
import type { Chain } from './lib/chain.ts';
import { type Named, type Person, token } from './lib/ledger-hands.ts';
import { acceptToken } from './lib/orders.ts';
import { Studio } from './lib/studio.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

/** The wallet's account. */
let own: Named;
let friend: Person;
/** Of USD, for whose passing on it takes 0.2 %, and of an MPT, for 1 %. */
let bank: Person;
/** Of EUR, without a fee. */
let mint: Person;
let points = '';

const usd = (chain: Chain, holder: Named): Promise<string> => chain.eyes.token(holder, bank, 'USD');
const eur = (chain: Chain, holder: Named): Promise<string> => chain.eyes.token(holder, mint, 'EUR');
const feeOf = (tx: Readonly<Record<string, unknown>>): bigint => BigInt(String(tx.Fee));

test('XRP goes straight to a person, with the tag that was typed', async ({ sender, chain }) => {
  const studio = new Studio(sender, chain);
  await sender.start();
  await sender.createWallet({ name: 'Trader' });
  await sender.receivePracticeCoins();
  own = await studio.account();
  friend = await chain.ledger.person();
  const [mine, theirs] = [await chain.eyes.xrp(own), await chain.eyes.xrp(friend)];

  await studio.fill({ to: friend.address, amount: '12.5', tag: '7' });
  await studio.expectSendable('XRP payment');
  const review = await studio.review();
  await expect(review).toContainText('Arrives exactly12.5');
  await studio.signAndSend({ asked: '12.5 XRP', shown: ['Send XRP', friend.address, '12.5'] });

  const { tx, result, delivered } = await chain.eyes.lastPayment(own);
  expect({ result, delivered, tag: tx.DestinationTag }).toEqual({ result: 'tesSUCCESS', delivered: '12500000', tag: 7 });
  expect((await chain.eyes.xrp(friend)) - theirs).toBe(12_500_000n);
  expect(mine - (await chain.eyes.xrp(own))).toBe(12_500_000n + feeOf(tx));
});

test('a token of one’s own is issued to whoever accepts it', async ({ sender, chain }) => {
  const studio = new Studio(sender, chain);
  await chain.ledger.trust(friend, own, 'HRS', '100');
  await studio.fill({ to: friend.address, amount: '101', asset: { currency: 'HRS', issuer: own } });
  await studio.expectBlocked('leaves too little room. Ask the receiver to raise the limit, or pay less');
  await studio.field('Amount').fill('40');
  await studio.expectSendable('Issuing a token');
  await studio.review();
  await studio.signAndSend({ asked: '40 HRS', shown: ['Issue a token of your own', '40 HRS', friend.address] });

  expect((await chain.eyes.lastPayment(own)).delivered).toEqual(token(own, 'HRS', '40'));
  expect(await chain.eyes.token(friend, own, 'HRS')).toBe('40');
  expect(await chain.eyes.token(own, friend, 'HRS')).toBe('-40');
});

test('a token is given back to its issuer and ceases to exist', async ({ sender, chain }) => {
  const studio = new Studio(sender, chain);
  bank = await chain.ledger.issuer({ transferRate: 1_002_000_000 });
  await acceptToken({ sender, chain }, `USD.${bank.address}`, 'USD');
  await chain.ledger.issue(bank, own.address, 'USD', '500');

  await studio.fill({ to: bank.address, amount: '501', asset: { currency: 'USD', issuer: bank } });
  await studio.expectBlocked('You can give at most 500');
  await studio.field('Amount').fill('25');
  await studio.expectSendable('Return to the issuer');
  await expect(await studio.review()).toContainText('25 USD would be given back to it and cease to exist');
  await studio.signAndSend({ asked: '25 USD', shown: ['Give a token back to its issuer', '25 USD', bank.address] });

  expect((await chain.eyes.lastPayment(own)).delivered).toEqual(token(bank, 'USD', '25'));
  expect(await usd(chain, own)).toBe('475');
  expect(await usd(chain, bank)).toBe('0');
});

test('a token passes to another holder, and its issuer’s fee is allowed for first', async ({ sender, chain }) => {
  const studio = new Studio(sender, chain);
  await studio.fill({ to: friend.address, amount: '100', asset: { currency: 'USD', issuer: bank } });
  await studio.expectBlocked('The receiver has not accepted USD');
  await chain.ledger.trust(friend, bank, 'USD');
  await expect(studio.verdict).toContainText('The issuer charges for passing its token on');
  await sender.press('Allow 100.2 USD');
  await studio.expectSendable('Token payment');
  await expect(await studio.review()).toContainText('Spent at most100.2');
  await studio.signAndSend({ asked: '100 USD', shown: ['100 USD', '100.2 USD', friend.address] });

  const { tx, delivered } = await chain.eyes.lastPayment(own);
  expect({ SendMax: tx.SendMax, delivered }).toEqual({ SendMax: token(bank, 'USD', '100.2'), delivered: token(bank, 'USD', '100') });
  expect(await usd(chain, friend)).toBe('100');
  expect(await usd(chain, own)).toBe('374.8');
});

test('dollars are spent and euros arrive, on a path that the server found through XRP', async ({ sender, chain }) => {
  const studio = new Studio(sender, chain);
  const { ledger } = chain;
  mint = await ledger.issuer();
  const maker = await ledger.person();
  for (const issuer of [bank, mint]) await ledger.trust(maker, issuer, issuer === bank ? 'USD' : 'EUR');
  await ledger.trust(friend, mint, 'EUR');
  await studio.fill({ to: friend.address, amount: '20', asset: { currency: 'EUR', issuer: mint }, spend: { asset: 'XRP', most: '30' } });
  await studio.expectSendable('Token payment');
  await expect(studio.book).toContainText('Nobody offers EUR for XRP at the moment');
  await sender.press('Ask for the price');
  await expect(sender.page.locator('#main')).toContainText('No way to exchange was found. Try another asset, or a smaller amount');
  await sender.press('Try it on the ledger');
  await studio.expectBlocked('There is a route, but not enough gets through');

  await ledger.issue(mint, maker.address, 'EUR', '1000');
  await ledger.offer(maker, { gets: '100000000', pays: token(bank, 'USD', '50') });
  await ledger.offer(maker, { gets: token(mint, 'EUR', '100'), pays: '100000000' });
  await studio.takeWay('USD');
  await expect(studio.field('At most')).toHaveValue('10.1202');
  await studio.expectSendable('Token payment');
  await expect(sender.page.locator('.studio-stops').last()).toContainText(/Order book.*Order book/s);
  await studio.review();
  await studio.signAndSend({ asked: '20 EUR', shown: ['20 EUR', '10.1202 USD', friend.address] });

  const { tx, result, delivered } = await chain.eyes.lastPayment(own);
  expect(result).toBe('tesSUCCESS');
  expect(tx.Paths).toEqual([[{ account: bank.address }, { currency: 'XRP' }, { currency: 'EUR', issuer: mint.address }]]);
  expect(delivered).toEqual(token(mint, 'EUR', '20'));
  expect(await eur(chain, friend)).toBe('20');
  expect(await usd(chain, maker)).toBe('10');
  expect(await usd(chain, own)).toBe('364.78');
});

test('a partial payment brings what can be had, and the app says how much that was', async ({ sender, chain }) => {
  const studio = new Studio(sender, chain);
  const most = {
    to: friend.address,
    amount: '200',
    asset: { currency: 'EUR', issuer: mint },
    spend: { asset: 'XRP', most: '30' },
  } as const;
  await studio.fill({ ...most, least: '40' });
  await studio.expectSendable('Partial payment');
  await sender.press('Try it on the ledger');
  await studio.expectBlocked('There is a route, but not enough gets through');
  await studio.field('But at least').fill('10');
  await studio.expectSendable('Partial payment');
  const review = await studio.review();
  await expect(review).toContainText('Arrives at most200');
  await expect(review).toContainText('30 EUR arrived, 30 XRP spent');
  const shown = ['Partial payment', 'Arrives, at most', '200 EUR', 'Arrives, at least', '10 EUR', '30 XRP'];
  const row = await studio.signAndSend({ asked: '200 EUR', shown, ends: 'arrived in part' });
  await expect(row).toContainText('30 EUR of 200 EUR arrived');

  const { tx, result, delivered } = await chain.eyes.lastPayment(own);
  expect({ result, delivered }).toEqual({ result: 'tesSUCCESS', delivered: token(mint, 'EUR', '30') });
  expect(tx.Amount).toEqual(token(mint, 'EUR', '200'));
  expect(await eur(chain, friend)).toBe('50');
  await sender.goTo('Wallet');
  await sender.page.getByRole('tab', { name: 'XRP Ledger' }).click();
  const line = sender.page.locator('.table tbody tr').first();
  await expect(line).toContainText('Partial payment');
  await expect(line).toContainText('30.00 EUR delivered');
  await expect(line).toContainText('up to 200.00 EUR requested');
});

test('XRP becomes dollars of the same account', async ({ sender, chain }) => {
  const studio = new Studio(sender, chain);
  const dealer = await chain.ledger.person();
  await chain.ledger.trust(dealer, bank, 'USD');
  await chain.ledger.issue(bank, dealer.address, 'USD', '100');
  await studio.open();
  await sender.press('Choose somebody you know');
  await sender.page.getByRole('menuitem', { name: 'Yourself: exchange one thing for another' }).click();
  await studio.type({ to: own.address, amount: '5', asset: { currency: 'USD', issuer: bank }, spend: { asset: 'XRP', most: '25' } });
  await studio.expectSendable('Exchange with yourself');
  await expect(studio.book).toContainText('Nobody offers USD for XRP at the moment');
  await sender.press('Try it on the ledger');
  await studio.expectBlocked('There is a route, but not enough gets through');

  await chain.ledger.offer(dealer, { gets: token(bank, 'USD', '50'), pays: '200000000' });
  const before = await chain.eyes.xrp(own);
  await studio.takeWay('XRP');
  await expect(studio.field('At most')).toHaveValue('20.2404');
  await studio.expectSendable('Exchange with yourself');
  await expect(await studio.review()).toContainText('To yourself');
  await studio.signAndSend({ asked: '5 USD', shown: ['Exchange within your own account', '5 USD', '20.2404 XRP'] });

  const { tx, delivered } = await chain.eyes.lastPayment(own);
  expect({ to: tx.Destination, delivered }).toEqual({ to: own.address, delivered: token(bank, 'USD', '5') });
  expect(await usd(chain, own)).toBe('369.78');
  // The bank takes 0.2 % here too: 5.01 dollars leave the dealer, at 4 XRP each.
  expect(await usd(chain, dealer)).toBe('94.99');
  expect(before - (await chain.eyes.xrp(own))).toBe(20_040_000n + feeOf(tx));
});

test('a multi-purpose token goes straight to whoever has accepted it, with its issuer’s fee', async ({ sender, chain }) => {
  const studio = new Studio(sender, chain);
  const { ledger } = chain;
  points = await ledger.issuance(bank, { scale: 2, fee: 1000 });
  await acceptToken({ sender, chain }, points, 'Unnamed token');
  const issue = { TransactionType: 'Payment', Destination: own.address, Amount: { mpt_issuance_id: points, value: '1000' } };
  await ledger.must(bank, issue);

  await studio.fill({ to: friend.address, amount: '2', asset: { mpt: points } });
  await studio.expectBlocked('The receiver has not opted in to this MPT. Ask the receiver to accept it first');
  await ledger.must(friend, { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: points });
  await expect(studio.verdict).toContainText('The issuer charges for passing this MPT on');
  await sender.press('Allow 2.02 MPT');
  await studio.expectSendable('MPT payment');
  await studio.review();
  const shown = ['Send a multi-purpose token', `2 MPT ${points}`, `2.02 MPT ${points}`, friend.address];
  await studio.signAndSend({ asked: '2 MPT', shown });

  const { result, delivered } = await chain.eyes.lastPayment(own);
  expect({ result, delivered }).toEqual({ result: 'tesSUCCESS', delivered: { mpt_issuance_id: points, value: '200' } });
  expect(await chain.eyes.mpt(friend, points)).toBe(200n);
  expect(await chain.eyes.mpt(own, points)).toBe(798n);
});
