// Owns the operating system's own word on the camera: macOS asks its user once, Windows has a switch, Linux leaves it to the device's file.
import type { systemPreferences } from 'electron';

export type SystemCameraParts = Pick<typeof systemPreferences, 'askForMediaAccess' | 'getMediaAccessStatus'>;

/** Whether the system lets this app see the camera. On macOS the user may be asked by it. */
export async function systemAllowsCamera(platform: string, parts: SystemCameraParts): Promise<boolean> {
  if (platform === 'darwin') return parts.askForMediaAccess('camera');
  if (platform === 'win32') return !['denied', 'restricted'].includes(parts.getMediaAccessStatus('camera'));
  return true;
}
