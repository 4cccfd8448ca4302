// Owns the fields of a Bitcoin server: its kind, where it is, how Pullpay signs in, and the proxy on the way.
import type { ReactNode } from 'react';
import { type BitcoinServerOfSet, chainsOfSet } from '../../../shared/contract/bitcoin-servers.ts';
import { Checkbox, RadioCard, Segments } from '../../ui/choice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { corePorts, errorParams, type FormErrors, type ServerField, type ServerForm, serverKinds } from './bitcoin-server-form.ts';

export interface ServerFieldsProps {
  readonly before: BitcoinServerOfSet;
  readonly form: ServerForm;
  readonly errors: FormErrors;
  readonly onChange: (change: Partial<ServerForm>) => void;
}

export function ServerFields(props: ServerFieldsProps): ReactNode {
  const { t } = useWords();
  const { form, onChange, before } = props;
  const chains = chainsOfSet[before.set];
  return (
    <>
      {chains.length > 1 ? (
        <Segments
          label={t('coin-servers.chain')}
          value={form.network}
          onChange={(network) => onChange({ network, ...(form.url === coreUrl(form) ? { url: coreUrl({ network }) } : {}) })}
          options={chains.map((value) => ({ value, label: t(value === 'signet' ? 'coin-servers.signet' : 'coin-servers.testnet4') }))}
        />
      ) : null}
      <div role="radiogroup" aria-label={t('coin-servers.kind')} className="stack is-2">
        {serverKinds.map((kind) => (
          <RadioCard
            key={kind}
            name="server-kind"
            value={kind}
            chosen={form.kind}
            onChoose={(chosen) => onChange({ kind: chosen, accepted: null })}
            title={t(`coin-servers.${kind}`)}
          >
            {form.kind === kind ? t(`coin-servers.${kind}Text`) : null}
          </RadioCard>
        ))}
      </div>
      {form.kind === 'core' ? (
        <CoreFields {...props} />
      ) : form.kind === 'esplora' ? (
        <EsploraFields {...props} />
      ) : (
        <ElectrumFields {...props} />
      )}
      <ProxyFields {...props} />
    </>
  );
}

const coreUrl = ({ network }: Pick<ServerForm, 'network'>): string => `http://127.0.0.1:${corePorts[network]}`;

function useErrors(errors: FormErrors): (field: ServerField) => string | null {
  const { t } = useWords();
  return (field) => {
    const key = errors[field];
    return key === undefined ? null : t(key, errorParams);
  };
}

function EsploraFields({ form, errors, onChange }: ServerFieldsProps): ReactNode {
  const { t } = useWords();
  const error = useErrors(errors);
  return (
    <TextField
      label={t('coin-servers.urls')}
      hint={t('coin-servers.urlsHint')}
      error={error('urls')}
      mono
      rows={3}
      maxLength={2_500}
      value={form.urls}
      onChange={(urls) => onChange({ urls })}
    />
  );
}

function CoreFields({ before, form, errors, onChange }: ServerFieldsProps): ReactNode {
  const { t } = useWords();
  const error = useErrors(errors);
  const isKept = before.chosen?.passwords.node === 'sealed' || before.chosen?.passwords.node === 'this-run';
  return (
    <>
      <TextField
        label={t('coin-servers.url')}
        hint={t('coin-servers.urlHint', { port: `${corePorts[form.network]}` })}
        error={error('url')}
        mono
        maxLength={300}
        value={form.url}
        onChange={(url) => onChange({ url })}
      />
      <Segments
        label={t('coin-servers.login')}
        value={form.login}
        onChange={(login) => onChange({ login })}
        options={[
          { value: 'cookie', label: t('coin-servers.cookie') },
          { value: 'password', label: t('coin-servers.password') },
        ]}
      />
      {form.login === 'cookie' ? (
        <TextField
          label={t('coin-servers.cookieFile')}
          hint={t('coin-servers.cookieHint')}
          error={error('cookieFile')}
          mono
          maxLength={1_000}
          value={form.cookieFile}
          onChange={(cookieFile) => onChange({ cookieFile })}
        />
      ) : (
        <div className="grid-2">
          <TextField
            label={t('coin-servers.user')}
            error={error('user')}
            maxLength={100}
            value={form.user}
            onChange={(user) => onChange({ user })}
          />
          <TextField
            label={t('coin-servers.passwordField')}
            hint={isKept ? t('coin-servers.passwordKept') : undefined}
            type="password"
            maxLength={500}
            value={form.password}
            onChange={(password) => onChange({ password })}
          />
        </div>
      )}
    </>
  );
}

function ElectrumFields({ form, errors, onChange }: ServerFieldsProps): ReactNode {
  const { t } = useWords();
  const error = useErrors(errors);
  return (
    <>
      <div className="grid-2">
        <TextField
          label={t('coin-servers.host')}
          error={error('host')}
          mono
          maxLength={255}
          value={form.host}
          // Another server has another certificate.
          onChange={(host) => onChange({ host, accepted: null })}
        />
        <TextField
          label={t('coin-servers.port')}
          error={error('port')}
          mono
          maxLength={5}
          value={form.port}
          onChange={(port) => onChange({ port, accepted: null })}
        />
      </div>
      <Checkbox
        checked={form.plain}
        onChange={(plain) => onChange({ plain })}
        label={t('coin-servers.plain')}
        hint={t('coin-servers.plainHint')}
      />
    </>
  );
}

function ProxyFields({ before, form, errors, onChange }: ServerFieldsProps): ReactNode {
  const { t } = useWords();
  const error = useErrors(errors);
  const isKept = before.chosen?.passwords.proxy === 'sealed' || before.chosen?.passwords.proxy === 'this-run';
  return (
    <>
      <Checkbox
        checked={form.proxy}
        onChange={(proxy) => onChange({ proxy })}
        label={t('coin-servers.proxy')}
        hint={t('coin-servers.proxyHint')}
      />
      {form.proxy ? (
        <>
          <div className="grid-2">
            <TextField
              label={t('coin-servers.proxyHost')}
              error={error('proxyHost')}
              mono
              maxLength={255}
              value={form.proxyHost}
              onChange={(proxyHost) => onChange({ proxyHost })}
            />
            <TextField
              label={t('coin-servers.proxyPort')}
              error={error('proxyPort')}
              mono
              maxLength={5}
              value={form.proxyPort}
              onChange={(proxyPort) => onChange({ proxyPort })}
            />
          </div>
          <div className="grid-2">
            <TextField
              label={t('coin-servers.proxyUser')}
              optional
              maxLength={255}
              value={form.proxyUser}
              onChange={(proxyUser) => onChange({ proxyUser })}
            />
            <TextField
              label={t('coin-servers.proxyPassword')}
              hint={isKept ? t('coin-servers.passwordKept') : undefined}
              optional
              type="password"
              maxLength={255}
              value={form.proxyPassword}
              onChange={(proxyPassword) => onChange({ proxyPassword })}
            />
          </div>
        </>
      ) : null}
    </>
  );
}
