// Owns a browser without Pullpay: one window that shows the address it was given, for people who have no app.
const { app, BrowserWindow } = require('electron');

const asked = process.argv.at(-1);
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 800,
    height: 1000,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  void window.loadURL(asked);
});
app.on('window-all-closed', () => app.quit());
