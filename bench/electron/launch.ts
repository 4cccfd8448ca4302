// Owns the stopwatch inside an Electron app: starts the entry under measure unchanged and says when its first window can be used.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { type BrowserWindow, app } from 'electron';

const entry = process.env.BENCH_ENTRY ?? '';
/** Marks in the order in which they are waited for: a name, and the words that must stand on a control or anywhere on the page. */
const marks = JSON.parse(process.env.BENCH_MARKS ?? '[]') as readonly Mark[];

interface Mark {
  readonly name: string;
  readonly button?: string;
  readonly text?: string;
}

const say = (name: string): void => void process.stdout.write(`bench:${name} ${performance.timeOrigin + performance.now()}\n`);

/** Runs in the page: resolves when the mark is on screen and two frames were drawn after it. */
function waiting(mark: Mark): string {
  const here =
    mark.button === undefined
      ? `(document.body?.innerText ?? '').includes(${JSON.stringify(mark.text)})`
      : `[...document.querySelectorAll('button')].some((button) => button.textContent.trim() === ${JSON.stringify(mark.button)} && !button.disabled && button.getClientRects().length > 0)`;
  return `new Promise((resolve) => {
    const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)));
    const look = () => (${here} ? (watcher.disconnect(), drawn()) : undefined);
    const watcher = new MutationObserver(look);
    watcher.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
    look();
  })`;
}

async function watch(window: BrowserWindow): Promise<void> {
  say('dom');
  for (const mark of marks) {
    await window.webContents.mainFrame.executeJavaScript(waiting(mark));
    if (!window.isVisible()) await new Promise<void>((resolve) => window.once('show', () => resolve()));
    say(mark.name);
  }
}

say('main');
void app.whenReady().then(() => say('ready'));
app.once('browser-window-created', (_event, window) => {
  say('window');
  window.webContents.once('dom-ready', () => void watch(window));
});
createRequire(entry)(entry);
