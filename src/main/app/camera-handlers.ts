// Owns main's answer to the screen that wants the camera: only for a payment that waits for signatures, unlocked, and with the system's word.
import type { cameraMethods } from '../../shared/contract/camera.ts';
import type { VaultStatus } from '../../shared/contract/main-api.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';

interface Desk {
  readonly outbox: { waitingElsewhere(): readonly { readonly entry: { readonly id: string } }[] };
}

export interface CameraHandlersDeps {
  readonly desks: { desk(walletId: string): Result<Desk> };
  readonly vaultStatus: () => Pick<VaultStatus, 'exists' | 'locked'>;
  readonly camera: {
    /** The main page may start it once. */
    open(): void;
    close(): void;
    /** May ask the user (macOS). */
    systemAllows(): Promise<boolean>;
  };
}

export function cameraHandlers({ desks, vaultStatus, camera }: CameraHandlersDeps): Handlers<typeof cameraMethods> {
  const isWanted = (walletId: string, entryId: string): Result<Record<string, never>> => {
    const desk = desks.desk(walletId);
    if (!desk.ok) return desk;
    if (!desk.value.outbox.waitingElsewhere().some(({ entry }) => entry.id === entryId)) return refuse('not-waiting-elsewhere');
    const { exists, locked } = vaultStatus();
    return exists && locked ? refuse('vault-locked') : ok({});
  };
  return {
    openCamera: async ({ walletId, entryId }) => {
      const before = isWanted(walletId, entryId);
      if (!before.ok) return before;
      if (!(await camera.systemAllows())) return refuse('camera-refused-by-system');
      // The system's question may stand for minutes, in which the app was locked or the payment signed.
      const after = isWanted(walletId, entryId);
      if (after.ok) camera.open();
      return after;
    },
    closeCamera: async () => {
      camera.close();
      return ok({});
    },
  };
}
