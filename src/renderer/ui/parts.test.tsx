// What amounts, addresses, badges and strangers' texts become on the page.
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Address, ShortAddress } from './address.tsx';
import { Amount, AmountPrivacy } from './amount.tsx';
import { Button } from './button.tsx';
import { Page } from './page.tsx';
import { PayoutBadge } from './payout-badge.tsx';
import { PlainText } from './plain-text.tsx';
import { Progress } from './progress.tsx';
import { WordsProvider } from './words.tsx';

const bodyOf = (markup: string): string => markup.replaceAll(/<[^>]*>/g, '');

describe('an amount', () => {
  it('reads as one number with its unit, whatever spans it is made of', () => {
    expect(bodyOf(renderToStaticMarkup(<Amount value="1234.5" unit="USD" />))).toBe('1,234.50USD');
    expect(bodyOf(renderToStaticMarkup(<Amount value="0.00033334" unit="BTC" />))).toBe('0.00033334BTC');
  });

  it('dims only the zeros that were added', () => {
    const markup = renderToStaticMarkup(<Amount value="0.00012" unit="BTC" />);
    expect(markup).toContain('<span class="amount-group">012<span class="amount-zeros"></span></span>');
    expect(markup).toContain('<span class="amount-zeros">000</span>');
  });

  it('is whole unless it is an overview’s; that one is rounded, says so, and keeps every digit in its title', () => {
    const drawn = (value: string, unit: string) => renderToStaticMarkup(<Amount value={value} unit={unit} rounded />);
    expect(bodyOf(renderToStaticMarkup(<Amount value="33.333333333" unit="USD" />))).toBe('33.333333333USD');
    expect(bodyOf(drawn('33.333333333', 'USD'))).toBe('≈ 33.33USD');
    expect(drawn('33.333333333', 'USD')).toContain('title="33.333333333 USD"');
    expect(bodyOf(drawn('0.123456789', 'BTC'))).toBe('≈ 0.12345679BTC');
    expect(bodyOf(drawn('0.004', 'USD')), 'nothing becomes less than a hundredth').toBe('0.004USD');
    for (const [value, unit, text] of [
      ['12.3', 'USD', '12.30USD'],
      ['1.25', 'HOUR', '1.25HOUR'],
      ['0.00012', 'BTC', '0.00012000BTC'],
    ] as const)
      expect(bodyOf(drawn(value, unit))).toBe(text);
    expect(bodyOf(drawn('-1.005', 'USD'))).toBe('≈ −1.01USD');
  });

  it('says a plus where money came in', () => {
    expect(bodyOf(renderToStaticMarkup(<Amount value="2" unit="JPY" plus />))).toBe('+2JPY');
    expect(bodyOf(renderToStaticMarkup(<Amount value="-2" unit="JPY" plus />))).toBe('−2JPY');
  });

  it('leaves no trace when amounts are hidden', () => {
    const markup = renderToStaticMarkup(
      <AmountPrivacy hidden>
        <Amount value="987654" unit="JPY" />
      </AmountPrivacy>,
    );
    expect(markup).not.toMatch(/987|654/);
    expect(markup).toContain('Amount hidden');
  });
});

describe('an address', () => {
  const value = 'rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys';

  it('is whole, in groups of four, and copies as one word', () => {
    const markup = renderToStaticMarkup(<Address value={value} tag={null} />);
    expect(bodyOf(markup)).toBe(value);
    expect(markup.match(/address-group/g)).toHaveLength(9);
    expect(markup).toContain('is-edge">rMBz');
  });

  it('shows tag 0 and knows it from no tag', () => {
    expect(bodyOf(renderToStaticMarkup(<Address value="r" tag={0} />))).toBe('rTag 0');
    expect(bodyOf(renderToStaticMarkup(<Address value="r" tag={null} />))).toBe('r');
  });

  it('keeps the whole one as a title where it is shortened', () => {
    const markup = renderToStaticMarkup(<ShortAddress value={value} />);
    expect(bodyOf(markup)).toBe('rMBzp8Cg…8hP3ys');
    expect(markup).toContain(`title="${value}"`);
  });
});

describe('what is said without colour', () => {
  it('a badge has a word in the language of the page', () => {
    expect(bodyOf(renderToStaticMarkup(<PayoutBadge state="AwaitingApproval" />))).toBe('Awaiting approval');
    expect(
      bodyOf(
        renderToStaticMarkup(
          <WordsProvider locale="ja" timeZone="Asia/Tokyo">
            <PayoutBadge state="Completed" recheck />
          </WordsProvider>,
        ),
      ),
    ).toBe('再確認中');
  });

  it('a bar has a name and a value that never passes 100', () => {
    const markup = renderToStaticMarkup(<Progress label="Claimed" paid={70} waiting={60} />);
    expect(markup).toContain('aria-valuenow="100"');
    expect(markup).toContain('width:30%');
  });

  it('a disabled button stays reachable and takes no press', () => {
    const markup = renderToStaticMarkup(
      <Button disabled submit>
        Pay
      </Button>,
    );
    expect(markup).toContain('aria-disabled="true"');
    expect(markup).toContain('type="button"');
    expect(markup).not.toContain(' disabled');
  });
});

describe('a text of a stranger', () => {
  it('is text, never markup', () => {
    expect(renderToStaticMarkup(<PlainText text={'<img src=x onerror=alert(1)>'} />)).toContain('&lt;img');
  });

  it('keeps its line breaks, or becomes one line where one is asked for', () => {
    expect(bodyOf(renderToStaticMarkup(<PlainText text={'a\nb'} />))).toBe('a\nb');
    expect(bodyOf(renderToStaticMarkup(<PlainText text={'a\n b'} line />))).toBe('a b');
  });
});

describe('the heading of a screen', () => {
  it('shows what turns or hides text in a name that a stranger chose', () => {
    const markup = renderToStaticMarkup(<Page title={'Pay \u202Egpj.exe'}>{null}</Page>);
    expect(bodyOf(markup)).toContain('Pay U+202Egpj.exe');
    expect(markup).toContain('dir="auto"');
  });
});
