import { describe, expect, it } from 'vitest';
import { foreign, foreignLines, html } from './html.ts';

describe('a text in a template', () => {
  it.each([
    ['an element', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['the end of an attribute', '" onload="x', '&quot; onload=&quot;x'],
    ['another end of an attribute', "' onload='x`", '&#39; onload=&#39;x&#96;'],
    ['an entity', '&lt;&amp;', '&amp;lt;&amp;amp;'],
    ['control characters', 'a\u0000b\u001b[31m\u0085c\td', 'a\u{fffd}b\u{fffd}[31m\u{fffd}c\td'],
  ])('that is %s stays text', (_name, text, expected) => {
    expect(html`<p title="${text}">${text}</p>`.html).toBe(`<p title="${expected}">${expected}</p>`);
  });

  it('keeps what templates made, in lists as well, and null is nothing', () => {
    expect(html`<ul>${['a<', 'b'].map((item) => html`<li>${item}</li>`)}${null}${3}</ul>`.html).toBe('<ul><li>a&lt;</li><li>b</li>3</ul>');
  });
});

describe('what somebody else wrote', () => {
  it('cannot turn the direction of what follows', () => {
    expect(foreign('pay \u202e05\u2066\u200f$').html).toBe('<bdi>pay 05$</bdi>');
  });
  it('keeps its line breaks and gets no other HTML', () => {
    expect(foreignLines('a\r\n<b>\n\u202eb').html).toBe('<bdi>a</bdi><br><bdi>&lt;b&gt;</bdi><br><bdi>b</bdi>');
  });
});
