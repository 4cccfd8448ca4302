// Owns the making of HTML in this process: whatever is put into a template is text, unless it was made by a template itself.

/** HTML that a template made. Nothing else makes one, so a text can never be taken for it. */
export class Markup {
  private constructor(readonly html: string) {}

  static of(strings: TemplateStringsArray, values: readonly Part[]): Markup {
    return new Markup(strings.reduce((made, fixed, index) => made + rendered(values[index - 1] ?? null) + fixed));
  }
}

export type Part = string | number | Markup | null | readonly Part[];

/** `html\`<p title="${text}">${text}</p>\``: texts are escaped for content and for attributes in double quotes; null is nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return Markup.of(strings, values);
}

function rendered(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.html;
  if (typeof part === 'string') return escaped(part);
  return typeof part === 'number' ? String(part) : part.map(rendered).join('');
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

function escaped(text: string): string {
  return text.replace(/[&<>"'`]/g, (sign) => named[sign] ?? '').replace(controls, '\u{fffd}');
}

/** Control characters but for tab and line ends: no page may hold them. */
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** Marks that turn the direction of what stands around them, so that 50 could be read as 05. */
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** What somebody else wrote, in a direction of its own that cannot reach out of it. */
export function foreign(text: string): Markup {
  return html`<bdi>${text.replace(directions, '')}</bdi>`;
}

/** The same with its line breaks. */
export function foreignLines(text: string): Markup {
  const lines = text.replace(directions, '').split(/\r\n|\r|\n/);
  return html`${lines.map((line, index) => html`${index === 0 ? null : html`<br>`}<bdi>${line}</bdi>`)}`;
}
