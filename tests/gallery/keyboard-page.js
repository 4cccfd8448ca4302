// Owns what a walk by Tab asks of a page, in the page: is the focus seen, is it covered, what did no Tab reach. Injected as text by the gallery's walk and by stories.
(() => {
  const seen = new Set();
  let last = null;
  const nameOf = (element) =>
    `${element.tagName.toLowerCase()}.${String(element.className).split(' ')[0]} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}"`;
  /** What the eye can tell of an element: its own marks and those of the boxes around it. */
  const marks = (element) => {
    const chain = [element, element.parentElement, element.parentElement?.parentElement, element.closest('label')].filter(Boolean);
    return chain
      .map((item) => {
        const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor } = getComputedStyle(item);
        return [outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor].join();
      })
      .join('|');
  };
  /** Runs before the first Tab. */
  function watch() {
    seen.clear();
    last = null;
    document.activeElement?.blur?.();
  }

  /** Runs after each Tab: what is wrong with this stop, or that it was one before. */
  function look() {
    const element = document.activeElement;
    // Past the last stop the focus leaves the page once, and comes back at the first.
    if (element === null || element === document.body) return [];
    // A field for a date takes several Tabs, one for each part of it.
    if (element === last) return [];
    last = element;
    if (seen.has(element)) return 'round';
    seen.add(element);
    const problems = [];
    if (element.tabIndex > 0) problems.push(`${nameOf(element)} jumps the order (tabindex ${element.tabIndex})`);
    const focused = marks(element);
    element.blur();
    const plain = marks(element);
    element.focus({ preventScroll: true });
    if (focused === plain) problems.push(`${nameOf(element)} does not show its focus`);
    const box = (element.closest('label') ?? element).getBoundingClientRect();
    const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
    const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
    if (right - left < 1 || bottom - top < 1) return [...problems, `${nameOf(element)} has the focus out of sight`];
    const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [left + (right - left) * x, top + (bottom - top) * y]));
    const isSeen = points.some(([x, y]) => {
      const there = document.elementFromPoint(x, y);
      // A toast goes by itself, and by its own button.
      if (there?.closest('.toasts')) return true;
      return there !== null && (element.contains(there) || there.contains(element) || element.closest('label')?.contains(there));
    });
    if (!isSeen) problems.push(`${nameOf(element)} has the focus and is covered`);
    return problems;
  }

  /** Runs after the walk. Of a group that is walked by arrows one stop is enough. */
  function notReached() {
    const dialogs = document.querySelectorAll('dialog[open]');
    const scope = dialogs[dialogs.length - 1] ?? document;
    const stops = scope.querySelectorAll('button, a[href], input, select, textarea, summary, [role=button], [tabindex="0"]');
    return [...stops]
      .filter((element) => {
        if (seen.has(element) || element.matches(':disabled') || !element.checkVisibility({ checkVisibilityCSS: true })) return false;
        if (element.type === 'radio') return ![...seen].some((other) => other.type === 'radio' && other.name === element.name);
        return element.closest('[role=tablist], [role=menu], [role=listbox], [role=grid], .virtual') === null;
      })
      .map(nameOf);
  }

  globalThis.keyboardWalk = { watch, look, notReached };
})();
