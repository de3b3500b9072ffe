import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { overlooked } from '../failures/index.ts';

let shared: SecureContext | undefined;

/**
 * Trusts what Node trusts (with NODE_EXTRA_CA_CERTS) and what the system trusts: companies put the certificate of
 * their proxy there. Built once, because parsing 300 certificates for each connection is slow.
 */
export function secureContext(): SecureContext {
  shared ??= createSecureContext({
    ca: [...new Set([...certificates('default'), ...certificates('system')])],
  });
  return shared;
}

/** A system store that can't be read must not cost us the bundled one. */
function certificates(store: 'default' | 'system'): readonly string[] {
  try {
    return getCACertificates(store);
  } catch (error) {
    return overlooked('tls.certificates', [])(error);
  }
}
