// Owns the question whether the practice network is up: something accepts a connection where the endpoint file says.
import { readFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import * as z from 'zod';

/** True when something accepts a connection at the port that the endpoint file names. */
export async function practiceAnswers(endpointFile: string): Promise<boolean> {
  const port = await readFile(endpointFile, 'utf8').then(
    (text) => portOf(text),
    () => null,
  );
  if (port === null) return false;
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

function portOf(text: string): number | null {
  return z.looseObject({ port: z.int().min(1).max(65_535) }).safeParse(safeJson(text)).data?.port ?? null;
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
