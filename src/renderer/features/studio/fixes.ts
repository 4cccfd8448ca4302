// Owns what the app can do about a finding by itself, at one press.
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import type { PaymentReview } from '../../../shared/xrpl/api.ts';
import type { Finding } from '../../../shared/xrpl/finding.ts';
import { emptyStudioForm, type StudioForm } from '../../state/studio-form.ts';
import { changeForm } from './change-form.ts';
import { formAmount } from './form-amount.ts';

export interface Fix {
  readonly label: TextKey;
  readonly change: (form: StudioForm) => StudioForm;
}

const without = (part: Partial<StudioForm>) => (form: StudioForm) => changeForm(form, part);
const leaveOutSendMax: Fix = { label: 'studio.fix.noSendMax', change: without({ spend: null }) };
const leaveOutPaths: Fix = { label: 'studio.fix.noPaths', change: without({ paths: '' }) };
const leaveOutCredentials: Fix = { label: 'studio.fix.noCredentials', change: without({ credentialIds: '' }) };
const leaveOutDomain: Fix = { label: 'studio.fix.noDomain', change: without({ domainId: '' }) };
const allowPartial: Fix = { label: 'studio.fix.partial', change: without({ partial: true }) };
const noPartial: Fix = { label: 'studio.fix.noPartial', change: without({ partial: false, least: '' }) };
const noLimit: Fix = { label: 'studio.fix.noLimit', change: without({ limitQuality: false }) };
const direct: Fix = { label: 'studio.fix.direct', change: without({ noDirect: false }) };

const simple: Readonly<Record<string, Fix>> = {
  'xrpl-direct-send-max': leaveOutSendMax,
  'xrpl-mpt-other-send-max': leaveOutSendMax,
  'xrpl-direct-paths': leaveOutPaths,
  'xrpl-paths-empty': leaveOutPaths,
  'xrpl-mpt-with-paths': leaveOutPaths,
  'xrpl-warn-paths-not-needed': leaveOutPaths,
  'xrpl-direct-partial': noPartial,
  'xrpl-receiver-absent-partial': noPartial,
  'xrpl-deliver-min-without-partial': allowPartial,
  'xrpl-direct-limit-quality': noLimit,
  'xrpl-warn-limit-without-send-max': noLimit,
  'xrpl-direct-no-direct': direct,
  'xrpl-no-direct-without-paths': direct,
  'xrpl-credentials-disabled': leaveOutCredentials,
  'xrpl-credentials-poor-account': leaveOutCredentials,
  'xrpl-warn-credentials-not-needed': leaveOutCredentials,
  'xrpl-domain-disabled': leaveOutDomain,
  'xrpl-domain-zero': leaveOutDomain,
  'xrpl-warn-domain-not-needed': leaveOutDomain,
  'xrpl-key-invalid': { label: 'studio.fix.noKey', change: without({ signingPubKey: '' }) },
};

/** Codes that a larger SendMax answers: what covers the issuer's fee. */
const fees = new Set(['xrpl-transfer-fee-uncovered', 'xrpl-mpt-fee-uncovered', 'xrpl-warn-send-max-missing', 'xrpl-send-max-short']);

/** Null: a person must decide. */
export function fixOf(
  finding: Finding,
  review: Pick<PaymentReview, 'proposedSendMax'> | null,
  scaleOf: (id: string) => number,
): Fix | null {
  const proposed = review?.proposedSendMax ?? null;
  if (fees.has(finding.code) && proposed !== null)
    return { label: 'studio.fix.sendMax', change: without({ spend: formAmount(proposed, scaleOf) }) };
  const unknown = finding.code === 'xrpl-field-unknown' ? finding.params['field'] : undefined;
  if (unknown !== undefined) {
    const change = (form: StudioForm): StudioForm => ({
      ...form,
      rest: Object.fromEntries(Object.entries(form.rest).filter(([name]) => name !== unknown)),
    });
    return { label: 'studio.fix.dropField', change };
  }
  return simple[finding.code] ?? null;
}

/** A fresh form of the same payer. */
export function clearedForm({ account }: StudioForm): StudioForm {
  return { ...emptyStudioForm, account };
}
