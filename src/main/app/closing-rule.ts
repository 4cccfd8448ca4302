// Owns what closing the main window means: hiding it is allowed only where the person can find it again.

export interface ClosingFacts {
  readonly quitting: boolean;
  readonly trayPresent: boolean;
  /** The person's setting. */
  readonly closeToTray: boolean;
}

/** True hides the window; false ends the app. Without a tray a hidden window could never be found again. */
export function hidesOnClose({ quitting, trayPresent, closeToTray }: ClosingFacts): boolean {
  return !quitting && trayPresent && closeToTray;
}
