import type { Plugin } from 'vite';

export function claimPage(): Promise<string>;
export function claimPagePlugin(out: string): Plugin;
