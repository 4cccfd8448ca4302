// Owns a refusal as the contract with the screens spells it: its params a plain record, absent where there are none.
import type { Refusal } from '../../shared/result.ts';

export function shownRefusal({ code, params }: Refusal): { code: string; params?: Record<string, string> } {
  return params === undefined ? { code } : { code, params: { ...params } };
}
