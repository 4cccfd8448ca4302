// Owns the start of the secure window's page.
import { createRoot } from 'react-dom/client';
import { SecureApp } from './app.tsx';
import { secure } from './bridge-parse.ts';
import { SecureProvider } from './services.tsx';

const services = { secure, now: () => Math.floor(Date.now() / 1000), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <SecureProvider services={services}>
      <SecureApp />
    </SecureProvider>,
  );
}
