// Owns the verbs of the payment studio: fill the form, hear the app's word, review, sign, and see what became of it.
import { type Locator, type Page, expect } from '@playwright/test';
import type { Chain } from './chain.ts';
import type { Named } from './ledger-hands.ts';
import type { Sender } from './sender.ts';

export type StudioAsset =
  | 'XRP'
  | { readonly currency: string; readonly issuer: Named }
  /** Id of an issuance that the wallet holds or the receiver has accepted. */
  | { readonly mpt: string };

export interface StudioPayment {
  /** An address, or an X-address. */
  readonly to: string;
  readonly amount: string;
  readonly asset?: StudioAsset;
  readonly tag?: string;
  /** What is spent for it, where it is another asset; how much at most may be left to `takeWay`. */
  readonly spend?: { readonly asset: StudioAsset; readonly most?: string };
  /** Less may arrive; at least so much, or anything for an empty text. */
  readonly least?: string;
}

export class Studio {
  constructor(
    private readonly sender: Sender,
    private readonly chain: Chain,
  ) {}

  private get page(): Page {
    return this.sender.page;
  }

  /** The word of the app on what stands in the form. */
  get verdict(): Locator {
    return this.page.getByRole('region', { name: 'What the app says to it' });
  }

  /** The order book that the payment goes through. */
  get book(): Locator {
    return this.page.locator('.card').filter({ has: this.page.getByRole('heading', { name: 'The order book', exact: true }) });
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name });
  }

  /** The screen with an empty form. */
  async open(): Promise<void> {
    await this.sender.goTo('Send');
    const clear = this.page.getByRole('button', { name: 'Clear', exact: true });
    if (await clear.isVisible()) await clear.click();
  }

  /** The account that pays. */
  async account(): Promise<Named> {
    await this.open();
    return { address: await this.page.getByLabel('From', { exact: true }).inputValue() };
  }

  async fill(payment: StudioPayment): Promise<void> {
    await this.open();
    await this.type(payment);
  }

  /** As `fill`, into a form in which something stands already. */
  async type({ to, amount, asset = 'XRP', tag, spend, least }: StudioPayment): Promise<void> {
    await this.field('Address of the receiver').fill(to);
    if (tag !== undefined) await this.field('Destination tag').fill(tag);
    await this.chooseDelivered(asset);
    await this.field('Amount').fill(amount);
    if (spend !== undefined) {
      await this.page.getByLabel('Spend', { exact: true }).selectOption(keyOf(spend.asset));
      if (spend.most !== undefined) await this.field('At most').fill(spend.most);
    }
    if (least === undefined) return;
    await this.page.getByRole('checkbox', { name: /^Less may arrive/ }).check();
    await this.field('But at least').fill(least);
  }

  private async chooseDelivered(asset: StudioAsset): Promise<void> {
    if (asset === 'XRP') return;
    const choice = this.page.getByLabel('In', { exact: true });
    if ('mpt' in asset) {
      await choice.selectOption(keyOf(asset));
      return;
    }
    await choice.selectOption('Another token…');
    await this.field('Currency code').fill(asset.currency);
    await this.field('Issuer').fill(asset.issuer.address);
  }

  /** A field behind "Notes, references and permissions". */
  async typeMore(name: string, text: string): Promise<void> {
    if (!(await this.field(name).isVisible())) await this.page.locator('summary', { hasText: 'Notes, references and permissions' }).click();
    await this.field(name).fill(text);
  }

  /** Asks the ledger for the price and takes the way that costs this, with the room that the app adds. */
  async takeWay(cost: string): Promise<void> {
    await this.sender.press('Ask for the price');
    const way = this.page.getByRole('list', { name: 'Ways that were found' }).getByRole('listitem').filter({ hasText: cost });
    await way.getByRole('button').click();
  }

  /** Nothing stands against it, at most points to consider. */
  async expectSendable(kind: string): Promise<void> {
    await expect(this.verdict).toContainText(/Nothing known stands against it|It can be sent, but consider/);
    await expect(this.verdict).toContainText(kind);
  }

  async expectBlocked(words: string): Promise<void> {
    await expect(this.verdict).toContainText(/\d+ things? stands? against it/);
    await expect(this.verdict).toContainText(words);
  }

  /** The sheet before the secure window; the trial run on the ledger comes before it. */
  async review(): Promise<Locator> {
    await this.sender.press('Review…');
    await expect(this.sender.dialog).toContainText('Review the payment');
    return this.sender.dialog;
  }

  /**
   * From the open review through the secure window, where each of `shown` must stand before it is signed; the form is empty afterwards. `asked`: "12.5 XRP",
   * by which the payment is found among those that were sent.
   */
  async signAndSend({ asked, shown, ends = 'arrived' }: { asked: string; shown: readonly string[]; ends?: string }): Promise<Locator> {
    const { dialog } = this.sender;
    const considered = dialog.getByRole('checkbox', { name: /^I have considered/ });
    if (await considered.isVisible()) await considered.check();
    const secure = await this.sender.secureWindow(() => dialog.getByRole('button', { name: /^(Go to confirmation|Send anyway)$/ }).click());
    await secure.expectOrder(this.sender.password);
    for (const words of shown) await expect(secure.page.getByRole('main')).toContainText(words);
    await secure.signAndSend();
    await expect(dialog).toHaveCount(0);
    await expect(this.field('Address of the receiver')).toHaveValue('');
    await expect(this.page.getByRole('button', { name: 'Bring mine back' })).toHaveCount(0);
    const row = this.sent(asked);
    await this.chain.moveUntil(() => expect(row.getByText(ends, { exact: true })).toBeVisible({ timeout: 2000 }));
    return row;
  }

  /** The newest one among those that were sent that asked for this amount. */
  sent(asked: string): Locator {
    const again = this.page.getByRole('button', { name: `Use again: ${asked}`, exact: true });
    return this.page.getByRole('region', { name: 'Sent', exact: true }).getByRole('listitem').filter({ has: again }).first();
  }
}

/** As the lists of assets name it. */
function keyOf(asset: StudioAsset): string {
  if (asset === 'XRP') return 'xrp';
  return 'mpt' in asset ? `mpt ${asset.mpt}` : `token ${asset.currency} ${asset.issuer.address}`;
}
