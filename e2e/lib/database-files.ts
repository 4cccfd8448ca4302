// Owns what can befall a copy's IndexedDB on disk while the app is not running: gone, damaged, put back as it was some time ago.
import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export class DatabaseFiles {
  private readonly profile: string;
  private readonly aside: string;

  /** `home` is the world's, `profile` the copy's. */
  constructor(home: string, profile: string) {
    this.profile = join(home, 'profiles', profile);
    this.aside = join(home, `${profile}-database-aside`);
  }

  /** Keeps a copy of the files as they are now. */
  async keep(): Promise<void> {
    await cp(await this.folder(), this.aside, { recursive: true });
  }

  /** Puts the kept copy back: everything written since is gone. */
  async rollBack(): Promise<void> {
    await this.destroy();
    await cp(this.aside, await this.folder(), { recursive: true });
  }

  async destroy(): Promise<void> {
    await rm(await this.folder(), { recursive: true, force: true });
  }

  /** Overwrites the name of LevelDB's manifest: Chromium opens such a database empty and without an error. */
  async damage(): Promise<void> {
    const folder = await this.folder();
    const [database] = (await readdir(folder)).filter((name) => name.endsWith('.leveldb'));
    await writeFile(join(folder, database ?? 'missing.leveldb', 'CURRENT'), 'junk\n');
  }

  private async folder(): Promise<string> {
    const names = await readdir(this.profile);
    const chromium = names.find((name) => name.startsWith('chromium-'));
    return join(this.profile, chromium ?? 'chromium', 'IndexedDB');
  }
}
