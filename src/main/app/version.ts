// Owns the version of this build: that of the package, whichever entry was started.
export { version } from '../../../package.json';
