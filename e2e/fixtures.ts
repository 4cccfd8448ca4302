// Owns what every story is given: sender, recipient, chain, clock, in a world of its own. See README.md.
import { writeFile } from 'node:fs/promises';
import { type TestInfo, test as base } from '@playwright/test';
import type { Chain } from './lib/chain.ts';
import type { Clock } from './lib/clock.ts';
import type { Recipient } from './lib/recipient.ts';
import type { Sender } from './lib/sender.ts';
import { World } from './lib/world.ts';

export { expect } from '@playwright/test';

interface Fixtures {
  /** Home folder, running copies, captured output. */
  readonly world: World;
  readonly sender: Sender;
  readonly recipient: Recipient;
  readonly chain: Chain;
  readonly clock: Clock;
  /** `test.use({ oneWorld: true })`: the tests of this file are chapters of one story and share one world. */
  readonly oneWorld: boolean;
}

/** The world that the chapters of one file share. */
class Shelf {
  private file = '';
  private world: World | null = null;

  async of(file: string): Promise<World> {
    if (this.world === null || this.file !== file) {
      await this.clear();
      this.world = await World.open();
      this.file = file;
    }
    return this.world;
  }

  async clear(): Promise<void> {
    await this.world?.close();
    this.world = null;
  }
}

/** What stood on every screen, and what every copy said, when a test failed. */
async function attachScene(world: World, info: TestInfo): Promise<void> {
  for (const [index, picture] of (await world.pictures()).entries()) {
    const path = info.outputPath(`window-${index}.png`);
    await writeFile(path, picture);
    await info.attach(`window-${index}`, { path, contentType: 'image/png' });
  }
  const path = info.outputPath('output.txt');
  await writeFile(path, world.said.join(''));
  await info.attach('output', { path, contentType: 'text/plain' });
}

export const test = base.extend<Fixtures, { readonly shelf: Shelf }>({
  oneWorld: [false, { option: true }],
  shelf: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of the fixtures from this pattern
    async ({}, use) => {
      const shelf = new Shelf();
      await use(shelf);
      await shelf.clear();
    },
    { scope: 'worker' },
  ],
  world: async ({ shelf, oneWorld }, use, info) => {
    const world = oneWorld ? await shelf.of(info.file) : await World.open();
    await use(world);
    if (info.status !== info.expectedStatus) await attachScene(world, info);
    if (!oneWorld) await world.close();
  },
  sender: async ({ world }, use) => use(world.sender),
  recipient: async ({ world }, use) => use(world.recipient),
  chain: async ({ world }, use) => use(world.chain),
  clock: async ({ world }, use) => use(world.clock),
});
