// Owns the yardstick: the smallest Electron app that shows one window with a static page.
import { join } from 'node:path';
import { BrowserWindow, app } from 'electron';

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false, webPreferences: { sandbox: true, contextIsolation: true } });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(join(__dirname, 'bare.html'));
});
app.on('window-all-closed', () => app.quit());
