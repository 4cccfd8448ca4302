// Owns the start of the main window's page: the real world is handed to the screens here.
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { fetchScreens } from './app/screens.ts';
import { whenDrawn } from './app/when-drawn.ts';
import { main, onMain } from './bridge/main-client-parse.ts';
import { startWorkflow } from './bridge/workflow-client.ts';
import { keepStorage } from './bridge/keep-storage.ts';
import * as live from './db/live.ts';
import { keepOverReloads } from './state/keep.ts';
import { ServicesProvider } from './state/services.tsx';
import { useSession } from './state/session.ts';

void keepStorage();
keepOverReloads(window.sessionStorage);

const drawn = whenDrawn({
  session: useSession,
  frame: (then) => void requestAnimationFrame(then),
  later: (ms, then) => void setTimeout(then, ms),
});
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

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <ServicesProvider services={services}>
      <App />
    </ServicesProvider>,
  );
}
