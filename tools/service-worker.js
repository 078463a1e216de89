// The service worker: everything the game is made of is kept at the first visit, and from then on nothing is fetched any more.
// Written by hand because it is short. `vite-offline.ts` puts the list of files and the version in.
/* global self, caches, clients */
const VERSION = '__VERSION__';
const FILES = __FILES__;
const OURS = /^refill-/;
const NAME = `refill-${VERSION}`;
/** Two versions back nothing is open any more; a tab of the version before may still want its own files. */
const KEPT = 2;

self.addEventListener('install', (event) => {
  event.waitUntil(fill());
});

async function fill() {
  const cache = await caches.open(NAME);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })));
}

self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

async function takeOver() {
  const old = (await caches.keys()).filter((name) => OURS.test(name) && name !== NAME);
  await Promise.all(old.slice(0, Math.max(0, old.length + 1 - KEPT)).map((name) => caches.delete(name)));
  await clients.claim();
}

/** A new version waits until the page asks for it, so that no run changes under the hands. */
self.addEventListener('message', (event) => {
  if (event.data === 'use-now') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(answer(request));
});

/** ignoreVary: a server that answers "Vary: Origin" would hide its own modules from the cache. */
async function answer(request) {
  const asked = request.mode === 'navigate' ? 'index.html' : request;
  const own = await (await caches.open(NAME)).match(asked, { ignoreVary: true, ignoreSearch: true });
  return own ?? (await caches.match(asked, { ignoreVary: true, ignoreSearch: true })) ?? fetch(request);
}
