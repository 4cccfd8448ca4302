// Owns the form of Esplora's answers: status, type and body.
import { type JsonValue, jsonText } from './json-text.ts';

export interface EsploraAnswer {
  readonly status: number;
  readonly type: 'text/plain' | 'application/json' | 'application/octet-stream';
  readonly body: string | Uint8Array;
}

export function isHash(name: string): boolean {
  return /^[0-9a-f]{64}$/i.test(name);
}

export function text(status: number, body: string): EsploraAnswer {
  return { status, type: 'text/plain', body };
}

export function json(value: JsonValue): EsploraAnswer {
  return { status: 200, type: 'application/json', body: jsonText(value) };
}
