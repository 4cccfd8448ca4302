// Owns turns by name: two questions to a server about one claim never cross, for the second answer voids the token of the first.

export class Exclusive {
  private readonly tails = new Map<string, Promise<unknown>>();

  isBusy(name: string): boolean {
    return this.tails.has(name);
  }

  /** Runs the task when all earlier ones of that name are done, however they ended. */
  async run<T>(name: string, task: () => Promise<T>): Promise<T> {
    const before = this.tails.get(name) ?? Promise.resolve();
    const mine = before.then(task, task);
    this.tails.set(name, mine);
    try {
      return await mine;
    } finally {
      if (this.tails.get(name) === mine) this.tails.delete(name);
    }
  }
}
