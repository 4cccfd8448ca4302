// Owns the question whether Chromium's sandbox is on for this start.
import { app } from 'electron';

export function isSandboxed(): boolean {
  return !process.argv.includes('--no-sandbox') && !app.commandLine.hasSwitch('no-sandbox');
}
