// Does what Electron's own default app does: honours `-r MODULE`, then runs the app whose folder or file is the first plain argument.
const { app } = require('electron');
const { existsSync, readFileSync, statSync } = require('node:fs');
const { join, resolve } = require('node:path');

const words = process.argv.slice(1);
const preloads = [];
let target;
for (let at = 0; at < words.length && target === undefined; at += 1) {
  if (words[at] === '-r' || words[at] === '--require') preloads.push(words[(at += 1)]);
  else if (!words[at].startsWith('-') && existsSync(words[at])) target = words[at];
}

if (target === undefined) {
  console.log(`Electron ${process.versions.electron}`);
  app.exit(0);
} else {
  for (const module of preloads) require(module);
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
