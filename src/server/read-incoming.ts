// Owns the reading of a body straight from Node's socket: a stream of the web around it costs a multiple of the claim itself.
import type { Readable } from 'node:stream';

/** The whole body; null as soon as it is longer than `limit`, and the rest is not read. Rejects where the sender goes away in between. */
export function readIncoming(incoming: Readable, limit: number): Promise<Uint8Array | null> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const take = (chunk: Uint8Array): void => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= limit) return;
      incoming.off('data', take);
      incoming.pause();
      resolve(null);
    };
    incoming.on('data', take);
    incoming.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    incoming.once('error', reject);
    incoming.once('close', () => reject(new Error('the sender went away')));
  });
}
