// Owns what keeps the screens from reading IndexedDB: told by each failed query, over with the first that works again, tried anew by itself.
import type Dexie from 'dexie';
import { create } from 'zustand';
import { databaseProblem, openDatabase } from './problems.ts';

interface TroubleState {
  /** Code by name of database. */
  readonly codes: ReadonlyMap<string, string>;
  /** Counts the attempts: queries are asked again with each. */
  readonly round: number;
}

const pauseMs = 2_000;

export const useDatabaseTrouble = create<TroubleState>()(() => ({ codes: new Map(), round: 0 }));

const failed = new Map<string, Dexie>();
let timer: ReturnType<typeof setTimeout> | null = null;

/** Opens what could not be opened, then asks every query again. */
export async function askAgain(): Promise<void> {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  for (const database of failed.values()) await openDatabase(database).catch((error: unknown) => databaseFailed(database, error));
  useDatabaseTrouble.setState(({ round }) => ({ round: round + 1 }));
}

/** A query of this database failed. */
export function databaseFailed(database: Dexie, error: unknown): void {
  const { name } = database;
  const code = databaseProblem(error);
  failed.set(name, database);
  timer ??= setTimeout(() => void askAgain(), pauseMs);
  if (useDatabaseTrouble.getState().codes.get(name) === code) return;
  console.error(error);
  useDatabaseTrouble.setState(({ codes }) => ({ codes: new Map([...codes, [name, code]]) }));
}

/** A query of this database was answered. */
export function databaseAnswered({ name }: Dexie): void {
  if (!failed.delete(name)) return;
  useDatabaseTrouble.setState(({ codes }) => ({ codes: new Map([...codes].filter(([other]) => other !== name)) }));
}
