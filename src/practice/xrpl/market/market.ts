// Owns the practice network's market: made-up tokens for anybody, order books to change them in, and the lesson. Made when first asked for.
// Everything is found on the ledger again, so a host that is killed in the middle, or asked twice, only does what is missing.
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { GiftToken, Lesson, MarketAsset, XrplMarket } from '../../xrpl-side.ts';
import { books, keepBook } from './books.ts';
import { type MarketToken, marketTokens } from './catalogue.ts';
import { giveMpt, giveOnLine, type Given } from './give.ts';
import type { Hands } from './hands.ts';
import { issuanceOf, openIssuers } from './issuers.ts';
import { setUpLesson } from './lesson.ts';
import { openRecipient } from './recipient.ts';
import { stockHolders } from './stock.ts';

export class Market implements XrplMarket {
  constructor(private readonly hands: Hands) {}

  tokens(): readonly GiftToken[] {
    this.prepare();
    return marketTokens.flatMap((token) => this.shown(token));
  }

  give(account: string, asset: MarketAsset, amount: string): Given {
    this.prepare();
    const token = this.named(asset);
    if (token === undefined) return refuse('practice-token-unknown');
    return token.kind === 'token' ? giveOnLine(this.hands, token, account, amount) : giveMpt(this.hands, token, account, amount);
  }

  recipient(assets: readonly MarketAsset[]): Result<{ readonly address: string }> {
    this.prepare();
    const tokens = assets.flatMap((asset) => this.named(asset) ?? []);
    if (tokens.length < assets.length) return refuse('practice-token-unknown');
    return ok({ address: openRecipient(this.hands, tokens) });
  }

  lesson(account: string): Lesson {
    return setUpLesson(this.hands, account);
  }

  private prepare(): void {
    const issuers = marketTokens.map(({ issuer }) => ({ keys: issuer, xrp: 1_000n }));
    const makers = books.map(({ maker }) => ({ keys: maker, xrp: 10_000_000n }));
    openIssuers(this.hands, [...issuers, ...makers], marketTokens);
    stockHolders(
      this.hands,
      books.map(({ maker, token }) => ({ keys: maker, token, stocked: true })),
    );
    for (const book of books) keepBook(this.hands, book);
  }

  private shown(token: MarketToken): readonly GiftToken[] {
    const { name, issuer } = token;
    if (token.kind === 'token') {
      const asset = { kind: 'token', currency: token.currency, issuer: issuer.address } as const;
      return [{ asset, name, issuer: issuer.address, scale: null }];
    }
    const id = issuanceOf(this.hands.ledger.openView, token);
    return id === null ? [] : [{ asset: { kind: 'mpt', id }, name, issuer: issuer.address, scale: token.scale }];
  }

  private named(asset: MarketAsset): MarketToken | undefined {
    return marketTokens.find((one) => this.isOf(one, asset));
  }

  private isOf(token: MarketToken, asset: MarketAsset): boolean {
    if (token.kind === 'token') return asset.kind === 'token' && asset.currency === token.currency && asset.issuer === token.issuer.address;
    return asset.kind === 'mpt' && asset.id === issuanceOf(this.hands.ledger.openView, token);
  }
}
