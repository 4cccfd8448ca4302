// Owns the way from another server's HTML to plain text: tags go, line breaks and words stay. Nothing here is ever shown as HTML.

/** Elements whose contents are no words for a reader. */
const silent: ReadonlySet<string> = new Set(['script', 'style', 'head', 'title', 'template', 'iframe', 'svg', 'math', 'noscript']);
/** Elements that begin and end a line. */
const blocks: ReadonlySet<string> = new Set(
  'address article aside blockquote br dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
);
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  euro: '€',
  yen: '¥',
  copy: '©',
};

/**
 * The words of an HTML text (BTCPay's descriptions are HTML, spec §2.1), for a place that shows plain text. Linear in its length; a tag that never
 * ends swallows what follows it. A `<` that begins no tag stays.
 */
export function htmlToText(html: string): string {
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    text += decode(html.slice(at, open));
    if (!/[a-z/!?]/i.test(html.charAt(open + 1))) {
      text += '<';
      at = open + 1;
      continue;
    }
    const end = endOfTag(html, open);
    if (end < 0) return tidy(text);
    const [, closing, word = ''] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 24)) ?? [];
    const name = word.toLowerCase();
    if (blocks.has(name)) text += '\n';
    at = end;
    if (closing !== '' || !silent.has(name)) continue;
    at = endOfSilent(html, name, end);
    if (at < 0) return tidy(text);
  }
  return tidy(text + decode(html.slice(at)));
}

/** Index after the tag or comment that begins at `open`; −1 where it never ends. */
function endOfTag(html: string, open: number): number {
  const [mark, length] = html.startsWith('<!--', open) ? ['-->', 3] : ['>', 1];
  const end = html.indexOf(mark, open + 1);
  return end < 0 ? -1 : end + length;
}

/** Index after the closing tag of an element without words. */
function endOfSilent(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}[\\s>]`, 'gi');
  closing.lastIndex = from;
  const found = closing.exec(html);
  return found === null ? -1 : endOfTag(html, found.index);
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hexadecimal, name) => {
    if (typeof name === 'string') return entities[name.toLowerCase()] ?? whole;
    const code = typeof decimal === 'string' ? Number.parseInt(decimal, 10) : Number.parseInt(String(hexadecimal), 16);
    const isCharacter = code >= 32 && code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : ' ';
  });
}

function tidy(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  return lines
    .map((line) => line.replace(/[\s\p{Cc}]+/gu, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
