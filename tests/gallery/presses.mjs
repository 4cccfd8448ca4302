// What a scene presses, fills and scrolls to, as functions of the page and its language.
export const click =
  (en, ja, role = 'button', nth = 0) =>
  (page, locale) =>
    page
      .getByRole(role, { name: locale === 'ja' ? ja : en })
      .nth(nth)
      .click();
export const fill = (nth, text) => (page) => page.locator('input:visible, textarea:visible').nth(nth).fill(text);
export const toEnd = (selector) => (page) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.scrollTo(0, element.scrollHeight));
/** To the end of the screen, and of the dialog that stands above it. */
export const end = toEnd('.page-body');
export const endOfDialog = toEnd('dialog[open] .dialog-body');
