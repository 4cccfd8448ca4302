// Owns the wait after wrong passwords, counted down.
import { type ReactNode, useEffect, useState } from 'react';
import { Banner } from '../ui/banner.tsx';
import { useWords } from '../ui/words.tsx';

/** Milliseconds left of a wait that began with `retryAfterMs`; measured on the monotonic clock. */
export function useRetry(retryAfterMs: number): number {
  const [counted, setCounted] = useState<{ readonly of: number; readonly left: number } | null>(null);
  useEffect(() => {
    if (retryAfterMs <= 0) return undefined;
    const end = performance.now() + retryAfterMs;
    const timer = setInterval(() => setCounted({ of: retryAfterMs, left: Math.max(0, end - performance.now()) }), 250);
    return () => {
      clearInterval(timer);
      setCounted(null);
    };
  }, [retryAfterMs]);
  return counted?.of === retryAfterMs ? counted.left : retryAfterMs;
}

export function RetryNote({ left }: { readonly left: number }): ReactNode {
  const { t, format } = useWords();
  return left > 0 ? <Banner tone="warn">{t('secure.retryIn', { span: format.span(Math.ceil(left / 1000)) })}</Banner> : null;
}
