// Owns how codes and amounts of tokens look: a code never passes for another, an amount is never cut.
import type { ReactNode } from 'react';
import { amountText } from '../../../shared/i18n/format.ts';
import { describeCurrency } from '../../../shared/xrpl/amounts/currency-words.ts';
import { formatTokenValue } from '../../../shared/xrpl/amounts/token-value.ts';
import type { TokenValue } from '../../../shared/xrpl/amount.ts';
import { Amount } from '../../ui/amount.tsx';
import { Badge, type Tone } from '../../ui/badge.tsx';
import type { BannerTone } from '../../ui/banner.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { useWords, type Words } from '../../ui/words.tsx';

/** A code as text, for sentences and titles. A code without a readable name is cut: its whole form is in the sheet. */
export function codeText(currency: string): string {
  const { text } = describeCurrency(currency);
  return text.length > 24 ? `${text.slice(0, 8)}…` : text;
}

export function CurrencyName({ currency }: { readonly currency: string }): ReactNode {
  const { t } = useWords();
  const { looksLike } = describeCurrency(currency);
  return (
    <>
      <PlainText text={codeText(currency)} line className="strong" />
      {looksLike === null ? null : (
        <Badge tone="bad" icon="warning">
          {t('tokens.looksLike', { code: looksLike })}
        </Badge>
      )}
    </>
  );
}

export interface FigureProps {
  /** Decimal text. */
  readonly value: string;
  readonly name: string;
  readonly size?: 'text' | 'medium' | 'large';
}

/** An amount with the token's name; the name is a stranger's text. */
export function Figure({ value, name, size = 'text' }: FigureProps): ReactNode {
  return (
    <span className="token-figure">
      <Amount value={value} unit="" size={size} />
      <PlainText text={name} line className="token-figure-name" />
    </span>
  );
}

/** "1,234.5": digits in groups, without a unit. */
export function groupedText(value: string): string {
  return amountText(value, '').trim();
}

/** True for limits like 9999999999999999e80, by which people mean that there is none. */
export function isNoLimit(limit: TokenValue): boolean {
  return formatTokenValue(limit).includes('e') && limit.exponent > 0;
}

/** "of at most 1,000". */
export function limitText(limit: TokenValue, t: Words['t']): string {
  return isNoLimit(limit) ? t('tokens.noLimit') : t('tokens.ofLimit', { limit: groupedText(formatTokenValue(limit)) });
}

/** "12.5 USD", for sentences. */
export function valueText(value: TokenValue, currency: string): string {
  return `${groupedText(formatTokenValue(value))} ${codeText(currency)}`;
}

/** The banner that tells of a state in a sheet. */
export const bannerTones: Readonly<Record<Tone, BannerTone>> = { bad: 'bad', warn: 'warn', accent: 'info', quiet: 'info', good: 'good' };

const toneIcons: Readonly<Record<Tone, IconName>> = { bad: 'stop', warn: 'warning', accent: 'out', quiet: 'info', good: 'check' };

export function StateBadge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactNode {
  return (
    <Badge tone={tone} icon={toneIcons[tone]}>
      {children}
    </Badge>
  );
}
