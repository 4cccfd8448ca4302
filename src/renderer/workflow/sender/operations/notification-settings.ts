// Owns which notifications are kept (spec §10): by type, by a part of a type, or none at all. They are the person's, so they hold in all wallets.
import { type Checked, invalidAt } from '../../../../shared/payouts/claim-request.ts';
import { type Result, ok } from '../../../../shared/result.ts';
import { forApi } from '../../refusals.ts';
import type { OperationDeps } from './deps.ts';
import type { Asked, Operations } from './operation.ts';

/** Each type with its name and its parts. Names are for people who set up clients; the app's own words are elsewhere. */
const kinds = [
  { identifier: 'payout', name: 'Payouts', parts: ['payout_awaitingapproval', 'payout_awaitingpayment'] },
  { identifier: 'external-payout-transaction', name: 'Payouts paid from outside', parts: [] },
  { identifier: 'payment-final', name: 'Final payments', parts: [] },
  { identifier: 'payment-failed', name: 'Failed payments', parts: [] },
] as const;

const all = 'all';
const identifiers: readonly string[] = kinds.flatMap(({ identifier, parts }) => [identifier, ...parts]);

export function notificationSettingOperations(deps: OperationDeps): Operations {
  return {
    readNotificationSettings: async () => ok(settingsJson(deps.settings().disabledNotifications)),
    updateNotificationSettings: (asked) => update(deps, asked),
  };
}

function settingsJson(disabled: readonly string[]): Record<string, unknown> {
  return { notifications: kinds.map(({ identifier, name }) => ({ identifier, name, enabled: !disabled.includes(identifier) })) };
}

/** `{disabled: [ids]}`, `{disabled: ["all"]}`, or `{notifications: [{identifier, enabled}]}` as it is read; what is not named is enabled. 422: `Disabled`. */
async function update(deps: OperationDeps, { body }: Asked): Promise<Result<unknown>> {
  const disabled = readDisabled(body ?? {});
  if (!disabled.ok) return forApi(disabled);
  const written = await deps.main.disableNotifications({ types: [...disabled.value] });
  return written.ok ? ok(settingsJson(disabled.value)) : written;
}

function readDisabled({ disabled, notifications }: Readonly<Record<string, unknown>>): Checked<readonly string[]> {
  const names = Array.isArray(disabled)
    ? listOf(disabled)
    : Array.isArray(notifications)
      ? listOf(notifications).flatMap(disabledName)
      : null;
  if (names === null || !names.every(isName)) return invalidAt('Disabled', { code: 'notification-type-unknown' });
  return ok(names.includes(all) ? kinds.map(({ identifier }) => identifier) : whole(names));
}

function isName(name: unknown): name is string {
  return typeof name === 'string' && (name === all || identifiers.includes(name));
}

function listOf(values: readonly unknown[]): readonly unknown[] {
  return values;
}

/** The name of an entry that is switched off; an entry without a sensible form stays as it is and is refused. */
function disabledName(entry: unknown): readonly unknown[] {
  if (typeof entry !== 'object' || entry === null || !('identifier' in entry) || !('enabled' in entry)) return [entry];
  return entry.enabled === false ? [entry.identifier] : [];
}

/** All parts of a type are the type. */
function whole(names: readonly string[]): readonly string[] {
  const types = kinds.filter(({ parts }) => parts.length > 0 && parts.every((part) => names.includes(part)));
  return [...new Set([...names, ...types.map(({ identifier }) => identifier)])];
}
