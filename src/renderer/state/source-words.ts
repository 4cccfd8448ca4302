// Owns how the source of a rate is said, on every screen.
import type { Words } from '../ui/words.tsx';

const median = 'median of ';
/** The ledger's books, with a token of this issuer for the unit. */
const ofLedger = 'ledger:';

/** Sources we know in words; another by its id. Of several ("median of kraken, coingecko", "kraken, manual") each one is said. */
export function sourceWords(words: Pick<Words, 't'>, source: string): string {
  const { t } = words;
  if (source.startsWith(median)) return t('payout.source.median', { sources: sourceWords(words, source.slice(median.length)) });
  if (source.includes(', '))
    return source
      .split(', ')
      .map((one) => sourceWords(words, one))
      .join(t('payout.source.comma'));
  if (source.startsWith(ofLedger)) return t('payout.source.ledgerIssuer', { issuer: source.slice(ofLedger.length) });
  switch (source) {
    case 'manual':
    case 'default-price':
    case 'same-currency':
    case 'store':
    case 'practice':
    case 'kraken':
    case 'coingecko':
    case 'bitflyer':
    case 'ledger':
      return t(`payout.source.${source}`);
    default:
      return source;
  }
}

/** How old a price is, to the second while that says something: "12 seconds old". */
export function ageWords({ t, format }: Pick<Words, 't' | 'format'>, at: number, now: number): string {
  return t('rates.age', { span: format.span(Math.max(0, now - at)) });
}
