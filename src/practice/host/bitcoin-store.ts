// Owns the Bitcoin side on disk: an event log that is read once at the start and only grows.
import { parseChainEvent } from '../bitcoin/event-parse.ts';
import type { ChainEvent } from '../bitcoin/events.ts';
import type { Disk } from './disk.ts';
import { logLine, readLog } from './log-lines.ts';

const logName = 'bitcoin.log';

/** Events so far, in order; null if the log is damaged before its last line. A torn last line is cut off. */
export async function loadEvents(disk: Disk): Promise<readonly ChainEvent[] | null> {
  const text = (await disk.read(logName)) ?? '';
  const contents = readLog(text);
  if (contents === null) return null;
  if (contents.whole !== text) await disk.replace(logName, contents.whole);
  const events = contents.values.flatMap((value) => parseChainEvent(value) ?? []);
  return events.length === contents.values.length ? events : null;
}

export class EventWriter {
  private lines: string[] = [];

  constructor(
    private readonly disk: Disk,
    private readonly changed: () => void,
  ) {}

  add(event: ChainEvent): void {
    this.lines.push(logLine(event));
    this.changed();
  }

  async write(): Promise<void> {
    const text = this.lines.join('');
    this.lines = [];
    if (text !== '') await this.disk.append(logName, text);
  }
}
