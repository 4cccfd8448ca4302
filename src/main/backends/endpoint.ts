// Owns where a backend is found: a fixed address, one that may move while the app runs, or several that stand in for each other.
import { ok, type Result } from '../../shared/result.ts';
import type { HttpAnswer, HttpClient } from './http-client.ts';

export interface Endpoint {
  /** Without a slash at the end: "https://host/api", "ws://127.0.0.1:4711/xrpl". */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface EndpointSource {
  current(): Promise<Result<Endpoint>>;
  /** Tells that nobody answers at the current place: the next `current` looks again. */
  lost(): void;
  /** How many places there are to be tried in turn; absent: one. */
  readonly places?: number;
}

export function fixedEndpoint(url: string, headers: Readonly<Record<string, string>> = {}): EndpointSource {
  const endpoint = { url: url.replace(/\/+$/, ''), headers };
  return { current: () => Promise.resolve(ok(endpoint)), lost: () => undefined };
}

/** Several servers of one network: the first is asked until it is lost, then the next, and after the last the first again. */
export function endpointList(sources: readonly [EndpointSource, ...EndpointSource[]]): EndpointSource {
  let at = 0;
  const chosen = (): EndpointSource => sources[at] ?? sources[0];
  return {
    places: sources.length,
    async current() {
      const found = await chosen().current();
      if (!found.ok) at = (at + 1) % sources.length;
      return found;
    },
    lost() {
      chosen().lost();
      at = (at + 1) % sources.length;
    },
  };
}

export interface EndpointQuestion {
  readonly method: 'GET' | 'POST';
  /** Begins with a slash. */
  readonly path: string;
  readonly body?: string;
}

/** Asks at the source's place. When nobody answers (where there are several places: or not in time, or only that it cannot now) and the source knows another place by now, asks there, at most once around all places; never twice at one place in a row. */
export async function askEndpoint(client: HttpClient, source: EndpointSource, question: EndpointQuestion): Promise<Result<HttpAnswer>> {
  let place = await source.current();
  if (!place.ok) return place;
  let answer = await askAt(client, place.value, question);
  // A single place may move, so two is the least.
  const isFailed = (source.places ?? 1) > 1 ? isOfNoUse : isLost;
  for (let tried = 1; tried < Math.max(2, source.places ?? 1) && isFailed(answer); tried += 1) {
    source.lost();
    const next = await source.current();
    if (!next.ok || isSame(place.value, next.value)) return answer;
    place = next;
    answer = await askAt(client, place.value, question);
  }
  return answer;
}

function isLost(answer: Result<HttpAnswer>): boolean {
  return answer.ok ? isForeign(answer.value) : answer.error.code === 'backend-unreachable';
}

/** Too many questions (429), or something broken at the server: another one may know. */
function isOfNoUse(answer: Result<HttpAnswer>): boolean {
  if (isLost(answer)) return true;
  return answer.ok ? answer.value.status === 429 || answer.value.status >= 500 : answer.error.code === 'backend-timeout';
}

function askAt(client: HttpClient, { url, headers }: Endpoint, { path, ...question }: EndpointQuestion): Promise<Result<HttpAnswer>> {
  return client.ask({ ...question, url: url + path, headers });
}

/** Our credentials are refused: another process has this port now. */
function isForeign({ status }: HttpAnswer): boolean {
  return status === 401 || status === 403;
}

function isSame(a: Endpoint, b: Endpoint): boolean {
  return a.url === b.url && JSON.stringify(a.headers) === JSON.stringify(b.headers);
}
