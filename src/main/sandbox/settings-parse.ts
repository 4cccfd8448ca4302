// Owns reading what the sandbox was started with, from the environment.
import * as z from 'zod';

export interface SandboxSettings {
  /** The API's limits for anonymous callers stay on. */
  readonly limits: boolean;
  /** Rates by pair ("BTC_USD"), as decimal text: how much of the second currency one of the first is worth. */
  readonly rates: Readonly<Record<string, string>>;
  /** Opens the wallets of a folder that is kept; null where a password is made up. */
  readonly password: string | null;
}

export type ReadSettings = { readonly ok: true; readonly value: SandboxSettings } | { readonly ok: false; readonly error: string };

const shape = z.strictObject({
  network: z.string().default('practice'),
  limits: z.boolean().default(false),
  rates: z.record(z.string(), z.string()).default({}),
});

/** `PULLPAY_SANDBOX` holds JSON. A folder of its own (`PULLPAY_HOME`) is required, so that no wallet of a person is ever touched; any network but practice is refused. */
export function readSandboxSettings(env: Readonly<Record<string, string | undefined>>): ReadSettings {
  if (!env.PULLPAY_HOME) return { ok: false, error: 'it has no folder of its own' };
  const settings = shape.safeParse(jsonOf(env.PULLPAY_SANDBOX ?? ''));
  if (!settings.success) return { ok: false, error: 'its settings cannot be read' };
  const { network, limits, rates } = settings.data;
  if (network !== 'practice') return { ok: false, error: 'it works on the practice network only' };
  return { ok: true, value: { limits, rates, password: env.PULLPAY_SANDBOX_PASSWORD || null } };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
