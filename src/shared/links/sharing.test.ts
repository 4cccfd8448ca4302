// Tests: what is copied and shown for sharing and receiving.
import { describe, expect, it } from 'vitest';
import { buildBitcoinUri, groupAddress } from './payment-uri.ts';
import { buildShareMessage } from './share-message.ts';

const texts = {
  intro: 'March, 12.5 HOUR',
  webLink: 'Open in a browser:',
  file: 'Open the attached file:',
  appLink: 'With Pullpay:',
  reach: 'Works without any server.',
};
const appLink = 'pullpay://claim?offer=AAAA';

describe('the message that the share sheet copies', () => {
  it('puts the web link first where there is one', () => {
    expect(buildShareMessage(texts, { webLink: 'https://a.example/pull-payments/x', fileName: 'claim.html', appLink })).toBe(
      [
        'March, 12.5 HOUR',
        'Open in a browser:\nhttps://a.example/pull-payments/x',
        `With Pullpay:\n${appLink}`,
        'Works without any server.',
      ].join('\n\n'),
    );
  });

  it('names the file where there is no web link', () => {
    expect(buildShareMessage(texts, { webLink: null, fileName: 'claim.html', appLink })).toContain(
      'Open the attached file:\nclaim.html\n\nWith Pullpay:',
    );
  });

  it('is short when the link is all there is, and leaves out what is empty', () => {
    expect(buildShareMessage({ ...texts, reach: '' }, { webLink: null, fileName: null, appLink })).toBe(
      `March, 12.5 HOUR\n\nWith Pullpay:\n${appLink}`,
    );
  });
});

describe('a receive screen', () => {
  it('shows an address in groups that join to the address again', () => {
    const address = 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080';
    expect(groupAddress(address).slice(0, 2)).toEqual(['bcrt', '1qw5']);
    expect(groupAddress(address).join('')).toBe(address);
    expect(groupAddress('abcde')).toEqual(['abcd', 'e']);
    expect(groupAddress('')).toEqual([]);
  });

  it('offers a URI with no more in it than is known', () => {
    expect(buildBitcoinUri('bcrt1q')).toBe('bitcoin:bcrt1q');
    expect(buildBitcoinUri('bcrt1q', null, '')).toBe('bitcoin:bcrt1q');
    expect(buildBitcoinUri('bcrt1q', { digits: 1n, scale: 8 })).toBe('bitcoin:bcrt1q?amount=0.00000001');
  });
});
