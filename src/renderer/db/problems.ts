// Owns what can be wrong with IndexedDB, as codes: each has its own words and its own next step.
import type Dexie from 'dexie';

/** Milliseconds until a database that neither opens nor fails counts as held by somebody else. */
const openingLimit = 10_000;

class OpeningTooSlow extends Error {
  override readonly name = 'OpeningTooSlow';
}

/** `database-full`, `database-newer`, `database-blocked`, else `database-unreadable`. Dexie wraps what Chromium said, sometimes twice. */
export function databaseProblem(error: unknown): string {
  const names = namesOf(error);
  if (names.includes('QuotaExceededError')) return 'database-full';
  if (names.includes('VersionError')) return 'database-newer';
  if (names.includes('OpeningTooSlow')) return 'database-blocked';
  return 'database-unreadable';
}

function namesOf(error: unknown): readonly string[] {
  const names: string[] = [];
  for (let at = error, depth = 0; typeof at === 'object' && at !== null && depth < 4; depth += 1) {
    if ('name' in at) names.push(String(at.name));
    at = 'inner' in at ? at.inner : null;
  }
  return names;
}

/** Opens a database, again where it failed before: Dexie does that only when it is asked in so many words. */
export async function openDatabase(database: Dexie): Promise<void> {
  if (database.isOpen()) return;
  const slow = new OpeningTooSlow(database.name);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(slow), openingLimit);
  });
  try {
    await Promise.race([database.open(), limit]);
  } finally {
    clearTimeout(timer);
  }
}
