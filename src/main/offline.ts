// Plays without a network: registers the service worker, and says when a newer version of the game waits to be used.

/** `onWaiting` is called with a way to use the waiting version, which loads the page anew. */
export function workOffline(onWaiting: (useNow: () => void) => void): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // The first patient comes first: nothing is kept before the page stands.
  if (document.readyState === 'complete') void register(onWaiting);
  else addEventListener('load', () => void register(onWaiting), { once: true });
}

async function register(onWaiting: (useNow: () => void) => void): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register('./service-worker.js');
    const tell = (worker: ServiceWorker): void => onWaiting(() => use(worker));
    if (registration.waiting) tell(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        // Without a controller this is the first visit, and there is nothing to replace.
        if (worker.state === 'installed' && navigator.serviceWorker.controller) tell(worker);
      });
    });
  } catch {
    // A browser that allows no service worker plays with its network.
  }
}

/** Only this tab loads anew; others keep the version they run, whose files are kept too. */
function use(worker: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  worker.postMessage('use-now');
}
