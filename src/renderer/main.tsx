// Owns the start of the main window's page: the real world is handed to the screens here.
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { fetchScreens } from './app/screens.ts';
import { followMain } from './app/use-boot.ts';
import { whenDrawn } from './app/when-drawn.ts';
import { main, onMain } from './bridge/main-client-parse.ts';
import { startWorkflow } from './bridge/workflow-client.ts';
import { keepStorage } from './bridge/keep-storage.ts';
import * as live from './db/live.ts';
import { keepOverReloads } from './state/keep.ts';
import { ServicesProvider } from './state/services.tsx';
import { useSession } from './state/session.ts';

/** How long the page stays empty for want of answers, in milliseconds; then it shows that it waits. */
const longestEmptyMs = 100;

void keepStorage();
keepOverReloads(window.sessionStorage);

const later = (ms: number, then: () => void): void => void setTimeout(then, ms);
const frame = (then: () => void): void => void requestAnimationFrame(then);
let isRendered = (): void => undefined;
const rendered = new Promise<void>((resolve) => {
  isRendered = resolve;
});
const drawn = rendered.then(() => whenDrawn({ session: useSession, frame, later }));
void drawn.then(() => requestIdleCallback(fetchScreens, { timeout: 500 }));

const services = {
  main,
  workflow: startWorkflow(drawn),
  onMain,
  restart: () => window.location.reload(),
  live,
  now: () => Math.floor(Date.now() / 1000),
  randomHex: (bytes: number) =>
    [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};

function render(): void {
  const root = document.getElementById('root');
  if (!root) return;
  createRoot(root).render(
    <ServicesProvider services={services}>
      <App />
    </ServicesProvider>,
  );
  isRendered();
}

const waited = new Promise<void>((resolve) => later(longestEmptyMs, resolve));
void Promise.race([followMain(services).catch(console.error), waited]).then(render);
