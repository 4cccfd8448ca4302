// Owns the entry of the app as it is shipped.
import './app/polyfill.ts';
import { join } from 'node:path';
import { start } from './app/start.ts';

start({ bundle: join(__dirname, '..'), resources: join(__dirname, '..', '..', 'resources'), hooks: null });
