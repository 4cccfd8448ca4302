// Owns where a webhook may point: the same rules as for any host that this app contacts by itself.
import { hostKindOf } from '../links/host-kind.ts';
import { type Result, ok, refuse } from '../result.ts';

export interface TargetRules {
  /** True where the user agreed to this origin in the app. */
  readonly isAllowed: (origin: string) => boolean;
  /** True in the sandbox alone. */
  readonly loopback: boolean;
}

export interface Target {
  readonly origin: string;
  /** Path with query, as it is asked for. */
  readonly path: string;
}

const longest = 2048;

/**
 * Codes: `webhook-url-invalid` (no http or https address, one that nobody can be reached at, or one with a name and password in it),
 * `webhook-needs-https` (public names), `webhook-needs-tor`, `webhook-host-not-allowed` (a private address that the user did not agree to),
 * `webhook-is-this-computer`.
 */
export function webhookTarget(url: string, { isAllowed, loopback }: TargetRules): Result<Target> {
  const parsed = parse(url);
  if (parsed === null || parsed.username !== '' || parsed.password !== '') return refuse('webhook-url-invalid');
  const { origin, pathname, search, protocol } = parsed;
  const kind = hostKindOf(origin);
  if (!kind.ok) return refuse('webhook-url-invalid');
  const target = ok({ origin, path: `${pathname}${search}` });
  switch (kind.value) {
    case 'onion':
      return refuse('webhook-needs-tor');
    case 'loopback':
      return loopback ? target : refuse('webhook-is-this-computer');
    case 'private':
      return isAllowed(origin) ? target : refuse('webhook-host-not-allowed', { origin });
    case 'public':
      return protocol === 'https:' ? target : refuse('webhook-needs-https');
  }
}

function parse(url: string): URL | null {
  if (url.length > longest || !/^https?:\/\//i.test(url)) return null;
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
