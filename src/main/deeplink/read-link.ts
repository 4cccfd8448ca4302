// Owns what the screens learn of a link before anything acts on it: its kind, and for a server link whether the host may be contacted.
import type { LinkSummary } from '../../shared/contract/main-api.ts';
import { parseLink, parseLinkFile } from '../../shared/links/deep-link.ts';
import { hostKindOf, mayContact } from '../../shared/links/host-kind.ts';
import type { Network } from '../../shared/network.ts';

/** `system`: from the operating system (2,048 characters at most); `person`: pasted, dropped or scanned (16 KiB). */
export type LinkOrigin = 'system' | 'person';

/** Never contacts anybody. `isAllowed` tells whether the user agreed to this origin before. */
export function readLink(text: string, from: LinkOrigin, network: Network, isAllowed: (origin: string) => boolean): LinkSummary {
  const link = from === 'system' ? parseLink(text) : parseLinkFile(text);
  switch (link.kind) {
    case 'server': {
      const kind = hostKindOf(link.server);
      const contact = mayContact(link.server, network);
      return {
        kind: 'server',
        server: link.server,
        id: link.id,
        hostKind: kind.ok ? kind.value : 'public',
        allowed: contact.ok && isAllowed(link.server),
        refusal: contact.ok ? null : contact.error.code,
      };
    }
    case 'offer':
      return { kind: 'offer', offer: link.offer };
    case 'claim':
      return { kind: 'claim', claim: link.claim };
    case 'receipt':
      return { kind: 'receipt', receipt: link.receipt };
    case 'unknown':
      return { kind: 'unknown', code: link.code };
  }
}
