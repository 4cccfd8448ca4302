// Owns the making of elements. Text goes in as text, never as HTML.

type Child = Node | string | null;

/** Attributes by name; `true` sets an empty one, null leaves it out. */
export type Attributes = Readonly<Record<string, string | number | true | null>>;

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(name, value === true ? '' : String(value));
  made.append(...children.flatMap((child) => child ?? []));
  return made;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A drawing of one path, with words for who cannot see it. */
export function drawing(size: number, path: string, label: string): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  svg.setAttribute('shape-rendering', 'crispEdges');
  const drawn = document.createElementNS(svgNamespace, 'path');
  drawn.setAttribute('d', path);
  svg.append(drawn);
  return svg;
}
