// Puts a strict content-security policy into the built page: nothing runs, loads or sends but the game's own files, whatever a case or a saved run holds.
import type { Plugin } from 'vite';

/** `blob:` is for files that the page itself hands out and for pictures that it draws; styles are set by the screens on their own elements. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' data: blob:",
  "connect-src 'self' data: blob:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export function strict(): Plugin {
  return {
    name: 'refill-strict',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
    ],
  };
}
