// Owns the endpoint file: where the practice network of this folder answers, and the token that its control asks for.
import type { Disk } from './disk.ts';

const endpointName = 'endpoint.json';

export interface Endpoint {
  readonly port: number;
  /** Hex, 32 bytes. Kept for the life of the folder, so that a client outlives a change of host. */
  readonly token: string;
}

/** Null when there is none, or none that can be read. */
export async function readEndpoint(disk: Disk): Promise<Endpoint | null> {
  try {
    const value: unknown = JSON.parse((await disk.read(endpointName)) ?? '');
    if (typeof value !== 'object' || value === null || !('port' in value) || !('token' in value)) return null;
    const { port, token } = value;
    return typeof port === 'number' && typeof token === 'string' && /^[0-9a-f]{64}$/.test(token) ? { port, token } : null;
  } catch {
    return null;
  }
}

/** Mode 0600: the token lets a process of this user make blocks and money, nobody else. */
export async function writeEndpoint(disk: Disk, { port, token }: Endpoint): Promise<void> {
  await disk.replace(endpointName, JSON.stringify({ port, token }));
}
