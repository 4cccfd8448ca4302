// Owns the part of the settings that the workflow worker needs for the HTTP API, and its one way to change them.
import type { Settings } from '../../../shared/contract/main-api.ts';
import type { ApiOrigin, ApiSettings } from '../../../shared/contract/worker-main-api.ts';
import { type Result, ok } from '../../../shared/result.ts';
import type { JsonDocument } from '../../storage/json-document.ts';

export interface ApiSettingsOptions {
  readonly settings: JsonDocument<Settings>;
  readonly version: () => string;
  readonly origin: () => ApiOrigin;
  /** Event to the worker. */
  readonly tellWorker: (name: string, payload: unknown) => void;
  /** Event to the windows. */
  readonly tellWindows: (name: string, payload: unknown) => void;
}

export interface ApiSettingsPart {
  current(): ApiSettings;
  /** Tells the worker; to be called after each change of the settings. */
  changed(): void;
  /** Tells the worker where the API is now: nobody who reads a pull payment waits for main to say it. */
  originChanged(): void;
  /** Answers when it is on disk. Refusals: those of the document. */
  disableNotifications(types: readonly string[]): Promise<Result<void>>;
}

export function makeApiSettings({ settings, version, origin, tellWorker, tellWindows }: ApiSettingsOptions): ApiSettingsPart {
  const current = (): ApiSettings => {
    const { defaultCurrency, disabledNotifications } = settings.value();
    return { version: version(), defaultCurrency, disabledNotifications: [...disabledNotifications] };
  };
  const originChanged = (): void => tellWorker('api-origin-changed', origin());
  const settingsChanged = (): void => tellWorker('api-settings-changed', current());
  return {
    current,
    changed: () => {
      settingsChanged();
      originChanged();
    },
    originChanged,
    disableNotifications: async (types) => {
      const updated = await settings.update((value) => ({ ...value, disabledNotifications: [...types] }));
      if (!updated.ok) return updated;
      settingsChanged();
      tellWindows('settings-changed', updated.value);
      return ok(undefined);
    },
  };
}
