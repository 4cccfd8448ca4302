// Owns finding the practice network: its host writes port and token to a file, and another host may take over at any time.
import * as z from 'zod';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { EndpointSource } from './endpoint.ts';

const endpointFile = z.object({
  port: z.int().min(1).max(65_535),
  token: z
    .string()
    .min(1)
    .max(512)
    .regex(/^[\x21-\x7e]+$/),
});
/** What the practice host asks every caller for. */
const tokenHeader = 'x-pullpay-practice-token';
type PracticeAddress = z.output<typeof endpointFile>;

export interface PracticeEndpoints {
  readonly bitcoin: EndpointSource;
  readonly xrpl: EndpointSource;
  /** Rates, faucet and control live at the root. */
  readonly root: EndpointSource;
}

/**
 * Sources for every service of the practice network. `readText` gives the text of the endpoint file and fails when it does not exist.
 * Refusal: `practice-not-running`.
 */
export function practiceEndpoints(path: string, readText: (path: string) => Promise<string>): PracticeEndpoints {
  let known: PracticeAddress | null = null;
  const find = async (): Promise<Result<PracticeAddress>> => {
    known ??= await readAddress(path, readText);
    return known === null ? refuse('practice-not-running') : ok(known);
  };
  const source = (scheme: 'http' | 'ws', suffix: string): EndpointSource => ({
    current: async () => {
      const found = await find();
      if (!found.ok) return found;
      const { port, token } = found.value;
      return ok({ url: `${scheme}://127.0.0.1:${port}${suffix}`, headers: { [tokenHeader]: token } });
    },
    lost: () => {
      known = null;
    },
  });
  return { bitcoin: source('http', '/bitcoin'), xrpl: source('ws', '/xrpl'), root: source('http', '') };
}

async function readAddress(path: string, readText: (path: string) => Promise<string>): Promise<PracticeAddress | null> {
  try {
    const json: unknown = JSON.parse(await readText(path));
    return endpointFile.safeParse(json).data ?? null;
  } catch {
    return null;
  }
}
