// Owns the one trusted-types policy of the page: the address of our own worker, and nothing else.
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown };
}

/** Answers the worker's address in the form that a page under `require-trusted-types-for` accepts. */
export function trustedWorkerUrl(url: string): string {
  const factory = (window as { trustedTypes?: PolicyFactory }).trustedTypes;
  if (!factory) return url;
  const own = new URL(url, window.location.href);
  const policy = factory.createPolicy('pullpay-worker', {
    createScriptURL: (asked) => {
      if (asked !== own.href || own.origin !== window.location.origin) throw new TypeError('not our worker');
      return asked;
    },
  });
  return policy.createScriptURL(own.href) as string;
}
