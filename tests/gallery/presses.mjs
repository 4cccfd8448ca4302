// What a scene presses, fills and scrolls to, as functions of the page and its language.
export const click =
  (en, ja, role = 'button') =>
  (page, locale) =>
    page
      .getByRole(role, { name: locale === 'ja' ? ja : en })
      .first()
      .click();
export const fill = (nth, text) => (page) => page.locator('input:visible, textarea:visible').nth(nth).fill(text);
export const toEnd = (selector) => (page) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.scrollTo(0, element.scrollHeight));
