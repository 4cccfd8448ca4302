// Owns the two files that the pages load, as the build made them.
import type { PageFiles } from './public-page.ts';

/** `read` reads a file of the bundle's folder. Null where one of them is not there: the pages work without. */
export async function readPageFiles(read: (name: string) => Promise<string>): Promise<PageFiles | null> {
  try {
    const [script, style] = await Promise.all([read('page.js'), read('page.css')]);
    return { script, style };
  } catch {
    return null;
  }
}
