// Owns TLS to an Electrum server: most have certificates that nobody vouches for, so the first one seen is the only one that is accepted from then on.
import { createHash } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import { connect as secure, type TLSSocket } from 'node:tls';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { type NetPlace, shown } from './socks.ts';

export interface CertificatePin {
  /** SHA-256 of the certificate's DER, lower-case hex; null before the first use. */
  readonly known: string | null;
  /** Called once, after the server has shown that it is an Electrum server of the right network. */
  learn(fingerprint: string): void;
}

export interface Secured {
  readonly stream: TLSSocket;
  readonly fingerprint: string;
}

/** TLS over an open connection. Refusals: `backend-certificate-changed`, `backend-other-kind` (no TLS there), `backend-unreachable`, `backend-timeout`; the connection is cut then. */
export function secureStream(socket: Socket, to: NetPlace, known: string | null, timeoutMs: number): Promise<Result<Secured>> {
  const host = shown(to);
  return new Promise((resolve) => {
    // The fingerprint is the check; names and dates of a certificate that nobody vouches for say nothing.
    const stream = secure({
      socket,
      rejectUnauthorized: false,
      minVersion: 'TLSv1.2',
      ...(isIP(to.host) === 0 ? { servername: to.host } : {}),
    });
    const give = (answer: Result<Secured>): void => {
      clearTimeout(deadline);
      resolve(answer);
      if (!answer.ok) stream.destroy();
    };
    const deadline = setTimeout(() => give(refuse('backend-timeout', { host })), timeoutMs);
    stream.on('error', (error) => give(refuse(isNoTls(error) ? 'backend-other-kind' : 'backend-unreachable', { host })));
    stream.once('close', () => give(refuse('backend-unreachable', { host })));
    stream.once('secureConnect', () => {
      const { raw } = stream.getPeerCertificate();
      const fingerprint = Buffer.isBuffer(raw) ? createHash('sha256').update(raw).digest('hex') : '';
      if (fingerprint === '') return give(refuse('backend-other-kind', { host }));
      if (known !== null && fingerprint !== known) return give(refuse('backend-certificate-changed', { host, certificate: fingerprint }));
      return give(ok({ stream, fingerprint }));
    });
  });
}

/** OpenSSL's and BoringSSL's words for an answer that is no TLS. */
function isNoTls(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && /WRONG_VERSION_NUMBER|EPROTO|PACKET_LENGTH|HTTP_REQUEST/.test(error.code);
}
