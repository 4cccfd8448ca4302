import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-text.ts';

describe('the words of an HTML text', () => {
  it.each([
    ['<p>Thank you for <b>October</b>.</p><p>Claim below.</p>', 'Thank you for October.\n\nClaim below.'],
    ['one<br>two<br/>three', 'one\ntwo\nthree'],
    ['<ul><li>a</li><li>b</li></ul>', 'a\n\nb'],
    ['plain\nlines stay', 'plain\nlines stay'],
    ['2 < 3 &amp; 5 &gt; 4 &euro;1 &#128182; &#x3042;', '2 < 3 & 5 > 4 €1 💶 あ'],
    ['&lt;b&gt; is a tag', '<b> is a tag'],
    ['a<script>alert("</p>")</script >b<style>p{}</style>c', 'abc'],
    ['a<!-- <b>hidden</b> -->b', 'ab'],
    ['never <a href="ends', 'never'],
    ['<script>never ends', ''],
    ['&nothing; &#0; &#xd800; &#9999999;', '&nothing;'],
    ['Aいう<td>x</td>', 'Aいう\nx'],
    ['', ''],
  ])('%s', (html, text) => expect(htmlToText(html)).toBe(text));

  it.each(['<', '<a', '&', '<!--', '<script></script', '</p>', '<p '])('200 KiB of %s are read in a moment', (piece) => {
    const started = performance.now();
    htmlToText(piece.repeat(Math.ceil(200_000 / piece.length)));
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
