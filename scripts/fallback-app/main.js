// Does what Electron's own default app does: runs the app whose folder or file is the first plain argument.
const { app } = require('electron');
const { existsSync, readFileSync, statSync } = require('node:fs');
const { join, resolve } = require('node:path');

const target = process.argv.slice(1).find((word) => !word.startsWith('-') && existsSync(word));
if (!target) {
  console.log(`Electron ${process.versions.electron}`);
  app.exit(0);
} else {
  process.defaultApp = true;
  const path = resolve(target);
  if (!statSync(path).isDirectory()) require(path);
  else {
    const about = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    app.setName(about.productName ?? about.name);
    app.setVersion?.(about.version);
    app.setAppPath(path);
    require(join(path, about.main));
  }
}
