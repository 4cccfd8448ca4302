// Owns asking for the password where a command needs the recovery words: once, and then it goes on.
import type { Result } from '../../shared/result.ts';
import type { Services } from './services.tsx';

/** Runs the command; where the words are locked, the secure window asks for the password and the command runs again. */
export async function withWords<T>(main: Pick<Services['main'], 'openSecure'>, command: () => Promise<Result<T>>): Promise<Result<T>> {
  const done = await command();
  if (done.ok || done.error.code !== 'vault-locked') return done;
  const opened = await main.openSecure({ kind: 'unlock' });
  return opened.ok && opened.value.outcome === 'done' ? command() : done;
}
