// Owns how often a page that lies open asks its server: politely, and more rarely while nobody looks or nobody answers.

const usual = 10;
const longest = 300;

/** Seconds until the next question. */
export function delayAfter(failures: number, hidden: boolean): number {
  return Math.min(longest, (hidden ? 6 : 1) * usual * 2 ** Math.min(failures, 6));
}
