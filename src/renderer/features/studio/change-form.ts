// Owns changes of the form: what a change takes with it, so that no field stays behind that the new kind of payment cannot have.
import type { FormAmount, FormAsset, StudioForm } from '../../state/studio-form.ts';
import type { ReadXrplUri } from '../../../shared/links/xrpl-payment-uri.ts';
import { formAmount, formAsset, sameFormAsset } from './form-amount.ts';

/** Members of the JSON that a field of the form stands for. */
const members: Readonly<Partial<Record<keyof StudioForm, readonly string[]>>> = {
  account: ['Account'],
  destination: ['Destination', 'DestinationTag'],
  tag: ['DestinationTag'],
  deliver: ['Amount', 'DeliverMax'],
  spend: ['SendMax'],
  partial: ['Flags'],
  limitQuality: ['Flags'],
  noDirect: ['Flags'],
  otherFlags: ['Flags'],
  least: ['DeliverMin'],
  paths: ['Paths'],
  sourceTag: ['SourceTag'],
  invoiceId: ['InvoiceID'],
  credentialIds: ['CredentialIDs'],
  domainId: ['DomainID'],
  memos: ['Memos'],
  fee: ['Fee'],
  sequence: ['Sequence'],
  ticketSequence: ['TicketSequence'],
  lastLedgerSequence: ['LastLedgerSequence'],
  networkId: ['NetworkID'],
  accountTxnId: ['AccountTxnID'],
  delegate: ['Delegate'],
  signingPubKey: ['SigningPubKey'],
};

/** What is typed into a field takes the place of what the JSON had there. */
export function changeForm(form: StudioForm, part: Partial<StudioForm>): StudioForm {
  const replaced = new Set(
    Object.keys(part).flatMap((name) => Object.entries(members).flatMap(([field, names]) => (field === name ? names : []))),
  );
  const rest = Object.fromEntries(Object.entries(form.rest).filter(([name]) => !replaced.has(name)));
  return { ...form, rest, ...part };
}

/** Another thing arrives: amounts in the old one are gone, and fields that only an exchange has go with it where it is none any more. */
export function changeDelivered(form: StudioForm, asset: FormAsset): StudioForm {
  const deliver: FormAmount = { asset, value: form.deliver.value };
  const spend = form.spend === null || sameFormAsset(form.spend.asset, form.deliver.asset) ? null : form.spend;
  return fitted(changeForm(form, { deliver, spend: asset.kind === 'mpt' ? null : spend, least: '' }));
}

/** What a link asks for takes the place of receiver and tag and, where it names them, of what arrives. An MPT's raw units are rewritten once its scale is known. */
export function takeRequest(form: StudioForm, { address, tag, asset, amount }: ReadXrplUri): StudioForm {
  const to = changeForm(form, { destination: address, tag: tag === null ? '' : String(tag) });
  if (asset === null) return to;
  const asked = formAsset(asset, () => 0);
  const deliver = amount === null ? { asset: asked, value: '' } : formAmount(amount, () => 0);
  return changeForm(changeDelivered(to, asked), { deliver });
}

/** Null: what arrives is what is spent. */
export function changeSpent(form: StudioForm, asset: FormAsset | null): StudioForm {
  const spend = asset === null || sameFormAsset(asset, form.deliver.asset) ? null : { asset, value: '' };
  return fitted(changeForm(form, { spend, paths: '' }));
}

function fitted(form: StudioForm): StudioForm {
  const isXrp = form.deliver.asset.kind === 'xrp' && (form.spend === null || form.spend.asset.kind === 'xrp');
  if (isXrp)
    return changeForm(form, { spend: null, partial: false, least: '', limitQuality: false, noDirect: false, paths: '', domainId: '' });
  if (form.deliver.asset.kind === 'mpt') return changeForm(form, { limitQuality: false, noDirect: false, paths: '', domainId: '' });
  return form;
}
