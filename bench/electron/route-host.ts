// Owns the app around the bare route: no window, one utility process, as the API server has one.
import { join } from 'node:path';
import { app, utilityProcess } from 'electron';

void app.whenReady().then(() => {
  const child = utilityProcess.fork(join(__dirname, 'route.cjs'), [process.env.BENCH_FILE ?? ''], { stdio: 'inherit' });
  child.on('message', (port) => process.stdout.write(`bench:port ${String(port)}\n`));
});
