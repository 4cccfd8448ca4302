// Owns what the screens learn of the app itself: version, runtime, profile, and what this system has.
import type { App } from 'electron';
import type { AppInfo } from '../../../shared/contract/main-api.ts';
import { localeOf } from '../../../shared/i18n/locale.ts';
import type { AppTray } from '../../notify/tray.ts';
import { type Runtime, isLimited } from '../../security/runtime-policy.ts';
import type { Profile } from '../profile.ts';
import { version } from '../version.ts';
import type { Networks } from './networks.ts';

export interface AppInfoOptions {
  readonly app: Pick<App, 'getLocale'>;
  readonly runtime: Runtime;
  readonly profile: Pick<Profile, 'name'>;
  readonly networks: Pick<Networks, 'usable'>;
  readonly platform: string;
  readonly tray: Pick<AppTray, 'present'>;
}

export function appInfo({ app, runtime, profile, networks, platform, tray }: AppInfoOptions): AppInfo {
  return {
    version,
    electron: runtime.electron,
    limitedRuntime: isLimited(runtime),
    profile: profile.name,
    systemLanguage: localeOf(app.getLocale()),
    allowedNetworks: [...networks.usable],
    platform,
    hasTray: tray.present,
  };
}
