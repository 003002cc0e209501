/** A certificate that a test makes for itself, with openssl. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Writes key and certificate for this host into the folder; their paths. The certificate vouches for itself. */
export function makeCertificate(folder: string, host: string): { keyFile: string; certificateFile: string } {
  const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
  const names = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
  execFileSync('openssl', [...request, ...names, '-keyout', keyFile, '-out', certificateFile], { stdio: 'ignore' });
  return { keyFile, certificateFile };
}
