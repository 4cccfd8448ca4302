// Owns the plain message box of the system: why the app did not start or had to stop, in the person's language, with the next step.
import type { App, dialog } from 'electron';
import type { Locale } from '../../shared/i18n/locale.ts';
import { systemTexts } from '../../shared/i18n/texts/system.ts';
import { createRefusalWords, fill } from '../../shared/i18n/translate.ts';
import type { Refusal } from '../../shared/result.ts';

export interface NoticeOptions {
  readonly app: Pick<App, 'whenReady'>;
  readonly dialog: Pick<typeof dialog, 'showMessageBox'>;
  /** False where nobody can see or close a box. */
  readonly visible: boolean;
  readonly wait: (ms: number) => Promise<void>;
}

export interface Notice {
  readonly title: string;
  readonly message: string;
  readonly detail: string;
}

/** Long enough to be read; a box that nobody closes must not keep the process for ever. */
const limitMs = 120_000;

/** `folder`: the data folder, so that the person finds what the words speak of. */
export function startFailure(refusal: Refusal, language: Locale, folder: string): Notice {
  return {
    title: 'Pullpay',
    message: fill(systemTexts['system.startFailed'], language),
    detail: `${createRefusalWords(language)(refusal)}\n\n${fill(systemTexts['system.dataFolder'], language, { folder })}`,
  };
}

export function stoppedByBug(language: Locale, folder: string): Notice {
  return {
    title: 'Pullpay',
    message: fill(systemTexts['system.stopped'], language),
    detail: `${fill(systemTexts['system.stoppedDetail'], language)}\n\n${fill(systemTexts['system.dataFolder'], language, { folder })}`,
  };
}

/** Shows a notice and resolves when it was closed, could not be shown, or was left alone for two minutes. Never rejects. */
export async function showNotice({ title, message, detail }: Notice, { app, dialog: boxes, visible, wait }: NoticeOptions): Promise<void> {
  if (!visible) return;
  await app.whenReady();
  const box = boxes.showMessageBox({ type: 'error', title, message, detail, buttons: ['OK'], noLink: true });
  await Promise.race([box.catch(() => undefined), wait(limitMs)]);
}

export interface Surroundings {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly testing: boolean;
}

/** A Linux session without a display shows no box; a run under tests, or one that says so (`PULLPAY_HEADLESS=1`), has nobody to close it. */
export function canShowBoxes({ platform, env, testing }: Surroundings): boolean {
  if (testing || env.PULLPAY_HEADLESS === '1') return false;
  return platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}

const bugFlag = '--pullpay-notice=stopped';

/** Arguments for a copy that only tells of the bug: those of this one, without anything that came with a link. */
export function bugNotice(argv: readonly string[]): string[] {
  return [...argv.slice(1).filter((word) => word !== '--' && !/^pullpay:/i.test(word)), bugFlag];
}

/** True for the copy that only tells of a bug and ends. */
export function isBugNotice(argv: readonly string[]): boolean {
  return argv.includes(bugFlag);
}
