// Owns when a page may start the camera: once per opening, within seconds of it, and until it is closed or minutes have passed.

/** A start that comes later than this after its opening is refused. */
export const startWithinMs = 10_000;
/** As long as this a camera may be on. */
export const onForMs = 180_000;

export interface CameraGateOptions {
  readonly later: (ms: number, then: () => void) => () => void;
  /** The page must switch the camera off: time is up, or what it was opened for is over. */
  readonly closed: () => void;
}

interface Opening {
  readonly contentsId: number;
  readonly started: boolean;
  readonly cancel: () => void;
}

export class CameraGate {
  private opening: Opening | null = null;

  constructor(private readonly options: CameraGateOptions) {}

  /** For this page alone; an opening before it counts no more. */
  open(contentsId: number): void {
    this.end();
    this.opening = { contentsId, started: false, cancel: this.options.later(startWithinMs, () => this.end()) };
  }

  isOpen(contentsId: number): boolean {
    return this.opening?.contentsId === contentsId;
  }

  /** Whether the camera may start now. True once per opening. */
  start(contentsId: number): boolean {
    const { opening } = this;
    if (opening === null || opening.contentsId !== contentsId || opening.started) return false;
    opening.cancel();
    this.opening = { contentsId, started: true, cancel: this.options.later(onForMs, () => this.close()) };
    return true;
  }

  /** From outside the page: it is told, for only the page can stop a camera that runs. */
  close(): void {
    if (this.end()) this.options.closed();
  }

  /** By the page itself, or quietly: nothing starts any more. True where something was open. */
  end(): boolean {
    const was = this.opening;
    this.opening = null;
    was?.cancel();
    return was !== null;
  }
}
