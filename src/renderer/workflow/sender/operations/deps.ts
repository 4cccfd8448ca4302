// Owns what the operations of the HTTP API are made of.
import type { ApiKey } from '../../../../shared/contract/common.ts';
import type { ApiSettings } from '../../../../shared/contract/worker-main-api.ts';
import type { Approvals } from '../approvals.ts';
import type { ClaimsDeps } from '../claims.ts';
import type { Later } from '../gathered.ts';
import type { WebhookDeps } from '../webhooks/webhook-service.ts';

export interface OperationDeps extends ClaimsDeps {
  readonly approvals: Approvals;
  /** Where this API is reached, for links. */
  readonly origin: () => Promise<string>;
  readonly keyOf: (tokenHash: string) => ApiKey | null;
  readonly settings: () => ApiSettings;
  readonly later: Later;
  readonly webhooks: WebhookDeps;
}
