// Owns which commands are on their way, by name: a form that is left and entered again must not send a second one.
import type { Refusal } from '../../shared/result.ts';

const names = new Set<string>();
const listeners = new Set<() => void>();
const hearers = new Set<(refusal: Refusal) => void>();

export function isRunning(name: string): boolean {
  return names.has(name);
}

export function onRunningChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** False when a command of that name is on its way already: nothing may be started then. */
export function begin(name: string): boolean {
  if (names.has(name)) return false;
  names.add(name);
  tell();
  return true;
}

export function end(name: string): void {
  names.delete(name);
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** Hears refusals of commands whose form is not on screen any more; they must reach the person all the same. */
export function onUnheardRefusal(hearer: (refusal: Refusal) => void): () => void {
  hearers.add(hearer);
  return () => void hearers.delete(hearer);
}

export function unheard(refusal: Refusal): void {
  for (const hear of hearers) hear(refusal);
}
