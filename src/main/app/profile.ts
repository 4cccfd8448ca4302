// Owns where this copy of the app keeps its files: one home for all copies, one folder per profile and runtime.
import { join } from 'node:path';
import { findLinkInArgv } from '../../shared/links/deep-link.ts';
import { isSafeId } from '../storage/paths.ts';

export interface Profile {
  readonly name: string;
  /** Vault, journals, settings. */
  readonly home: string;
  /** Chromium's data; apart per runtime, so that no older Chromium opens a newer one's database. */
  readonly userData: string;
  /** The practice network, shared by all copies. */
  readonly practice: string;
  /** The first link among the arguments, or null; every other argument is ignored. */
  readonly link: string | null;
}

export interface ProfileInput {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly appData: string;
  readonly chromium: string;
}

const defaultProfile = 'default';

/** Reads `--profile NAME` (letters, digits, dash) and PULLPAY_HOME; anything else keeps its default. What stands after `--` came with a link. */
export function readProfile({ argv, env, appData, chromium }: ProfileInput): Profile {
  const root = env.PULLPAY_HOME || join(appData, 'Pullpay');
  const end = argv.indexOf('--');
  const name = profileName(end < 0 ? argv : argv.slice(0, end));
  const home = join(root, 'profiles', name);
  return {
    name,
    home,
    userData: join(home, `chromium-${chromium.split('.')[0]}`),
    practice: join(root, 'practice'),
    link: findLinkInArgv(argv),
  };
}

function profileName(argv: readonly string[]): string {
  const inline = argv.find((word) => word.startsWith('--profile='))?.slice('--profile='.length);
  const position = argv.indexOf('--profile');
  const asked = inline ?? (position >= 0 ? argv[position + 1] : undefined);
  if (asked === undefined || !/^[a-z0-9][a-z0-9-]{0,31}$/i.test(asked)) return defaultProfile;
  return isSafeId(asked.toLowerCase()) ? asked.toLowerCase() : defaultProfile;
}
