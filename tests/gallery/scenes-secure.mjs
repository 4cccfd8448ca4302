// The scenes of the secure window.
import { click, fill, toEnd } from './presses.mjs';

const task = (name, kind, more = {}) => ({
  ...more,
  name: `secure-${name}`,
  page: 'secure',
  query: { task: kind, ...(more.state ? { state: more.state } : {}), ...(more.rows ? { rows: String(more.rows) } : {}) },
  state: undefined,
});
const showWords = click('Show the words', '単語を表示');
const written = click('I have written them down', '書き留めました');
const forget = (page) => page.locator('.secure-foot .button.is-danger').click();
const submit = (page) => page.locator('.secure-foot .button.is-primary').click();
const armed = (page) => page.locator('.secure-foot .button.is-primary:not([aria-disabled])').waitFor();

export const secureScenes = [
  task('unlock', 'unlock'),
  task('retry', 'unlock', { state: 'retry' }),
  task('wrong', 'unlock', { state: 'throttled', press: [fill(0, 'not the password'), submit] }),
  task('vault', 'create', { state: 'new', press: [fill(0, 'four plain words')] }),
  task('vault-errors', 'create', { state: 'new', press: [fill(0, 'four plain words'), fill(1, 'four plain worlds'), submit] }),
  task('before', 'create'),
  task('words', 'create', { press: [showWords] }),
  task('words-12', 'create', { state: 'twelve', press: [showWords] }),
  task('check', 'create', { press: [showWords, written] }),
  task('check-wrong', 'create', { state: 'wrong', press: [showWords, written, fill(0, 'about'), fill(1, 'able'), submit] }),
  task('made', 'create', { press: [showWords, written, submit] }),
  task('restore', 'restore', { press: [fill(0, 'abandon ability able about above absent absorb abstract absurd abuse access')] }),
  task('restore-count', 'restore', { press: [fill(0, 'abandon ability able'), submit] }),
  task('restore-wrong', 'restore', { state: 'wrong', press: [fill(0, 'abandon '.repeat(12)), submit] }),
  task('restored', 'restore', { press: [fill(0, 'abandon '.repeat(12)), submit] }),
  task('password', 'password'),
  task('password-wrong', 'password', {
    state: 'wrong',
    press: [fill(0, 'not the password'), fill(1, 'four plain words'), fill(2, 'four plain words'), submit],
  }),
  task('password-changed', 'password', {
    press: [fill(0, 'my old password'), fill(1, 'four plain words'), fill(2, 'four plain words'), submit],
  }),
  task('reveal', 'show'),
  task('reveal-wrong', 'show', { state: 'wrong', press: [fill(0, 'not the password'), submit] }),
  task('revealed', 'show', { press: [fill(0, 'four plain words'), submit] }),
  task('plan', 'plan', { press: [armed] }),
  task('plan-bears', 'plan', { rows: 4, state: 'bears', press: [armed] }),
  task('plan-early', 'plan', { rows: 2 }),
  task('plan-2', 'plan', { rows: 2, press: [armed] }),
  task('order-partial', 'order-partial', { press: [armed] }),
  task('order-partial-end', 'order-partial', { press: [armed, toEnd('.secure-body')] }),
  task('order-trust', 'order-trust', { press: [armed] }),
  task('order-mpt', 'order-mpt', { press: [armed] }),
  task('order-mpt-end', 'order-mpt', { press: [armed, toEnd('.secure-body')] }),
  task('order-key', 'order-key', { press: [armed] }),
  task('plan-tokens', 'plan-tokens', { press: [armed] }),
  task('plan-tokens-end', 'plan-tokens', { press: [armed, toEnd('.secure-body')] }),
  task('arm', 'arm'),
  task('key-import', 'key-import'),
  task('key-wrong', 'key-import', { state: 'wrong', press: [fill(0, '554872 394231'), submit] }),
  task('key-confirm', 'key-import', { press: [fill(0, 'sEd…'), submit, (page) => page.locator('.secure-body input').waitFor()] }),
  task('key-show', 'key-show', { press: [fill(0, 'correct horse battery'), submit, (page) => page.getByTestId('seed').waitFor()] }),
  task('key-numbers', 'key-import', {
    press: [fill(0, Array.from({ length: 8 }, (_, row) => `${'ABCDEFGH'[row]} 55487${row}`).join('\n'))],
  }),
  task('key-imported', 'key-import', {
    press: [fill(0, 'sEd…'), submit, (page) => page.locator('.secure-body input').fill('Old savings'), submit],
  }),
  task('key-show-ask', 'key-show'),
  task('key-forget', 'key-forget'),
  task('key-forget-wrong', 'key-forget', { state: 'wrong', press: [fill(0, 'not the password'), forget] }),
  task('key-forgotten', 'key-forget', { press: [fill(0, 'correct horse battery'), forget] }),
  task('arm-end', 'arm', { press: [armed, toEnd('.secure-body')] }),
  task('arm-uncapped', 'arm', { state: 'uncapped', press: [armed] }),
  task('arm-refused', 'arm', { press: [armed, submit] }),
  task('arm-nothing', 'arm', { state: 'gone' }),
  task('plan-end', 'plan', { press: [armed, toEnd('.secure-body')] }),
  task('plan-500', 'plan', { rows: 500, press: [armed] }),
  task('plan-500-search', 'plan', {
    rows: 500,
    press: [(page) => page.getByRole('searchbox').fill('rDTX LQ7Z'), armed, toEnd('.secure-body')],
  }),
  task('plan-no-match', 'plan', { press: [(page) => page.getByRole('searchbox').fill('zzzz'), armed, toEnd('.secure-body')] }),
  task('plan-new', 'plan', { press: [(page) => page.locator('.plan-tools input[type=checkbox]').check(), armed, toEnd('.secure-body')] }),
  task('raise-transfer', 'order-transfer', { press: [armed] }),
  task('raise', 'raise', { rows: 4, press: [armed] }),
  task('raise-end', 'raise', { rows: 14, state: 'bare', press: [armed, toEnd('.secure-body')] }),
  task('raise-expired', 'raise', { rows: 2, state: 'expired', wait: 900 }),
  task('raise-gone', 'raise', { state: 'gone' }),
  task('plan-expired', 'plan', { rows: 2, state: 'expired', wait: 900 }),
  task('plan-refused', 'plan', { rows: 2, press: [armed, submit] }),
  task('plan-gone', 'plan', { state: 'gone' }),
  task('damaged', 'unlock', { state: 'vault-damaged' }),
  task('hostile', 'unlock', { state: 'vault-hostile' }),
];
