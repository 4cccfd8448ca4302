// Owns the last word on an error that nobody handles: it goes to the log.
export const report = (error: unknown): void => console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
