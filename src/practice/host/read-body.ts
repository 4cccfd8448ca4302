// Owns reading a request's body with a limit.
import type { IncomingMessage } from 'node:http';

/** Esplora's own limit: more than any standard transaction in hex. */
export const maxBodyBytes = 1_000_000;

/** The body as text; null as soon as it is too large. Rejects if the client goes away. */
export function readBody(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBodyBytes) chunks.push(chunk);
      // The rest is thrown away unread until the answer has ended the connection.
      else resolve(null);
    });
    request.on('end', () => resolve(size <= maxBodyBytes ? Buffer.concat(chunks).toString('utf8') : null));
    request.on('error', reject);
    request.on('close', () => reject(new Error('the client went away')));
  });
}
