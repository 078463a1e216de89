// Which way of drawing suits this computer: the graphics card where there is one, plain canvas where WebGL would be imitated in software.

export type RendererWish = 'auto' | 'webgl' | 'canvas';

/** What the browser offers. `webgl` is the name of its renderer, empty when hidden, null when there is no WebGL. */
export interface Offer {
  webgl: string | null;
  canvas: boolean;
}

export const NO_RENDERER =
  'This browser can draw neither with WebGL nor on a canvas, so the pictures are off; every number and sign is in the text beside them.';

/** Renderers that imitate a graphics card; canvas is two to three times faster than any of them. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render|software/i;

export function isSoftware(name: string): boolean {
  return SOFTWARE.test(name);
}

/** The renderer to use, or null when none works. A wish that cannot be met falls back to what can. */
export function chooseRenderer(wish: RendererWish, offer: Offer): 'webgl' | 'canvas' | null {
  if (wish === 'webgl' && offer.webgl !== null) return 'webgl';
  if (wish === 'canvas' && offer.canvas) return 'canvas';
  if (offer.webgl !== null && !isSoftware(offer.webgl)) return 'webgl';
  if (offer.canvas) return 'canvas';
  return offer.webgl === null ? null : 'webgl';
}

/** Looks at a throwaway canvas and lets its context go at once. */
export function probe(page: Document): Offer {
  return { webgl: webglName(page), canvas: page.createElement('canvas').getContext('2d') !== null };
}

/** `?renderer=canvas` or `webgl` in the address; anything else means auto. */
export function rendererWish(search: string): RendererWish {
  const wish = new URLSearchParams(search).get('renderer');
  return wish === 'canvas' || wish === 'webgl' ? wish : 'auto';
}

function webglName(page: Document): string | null {
  try {
    const gl = page.createElement('canvas').getContext('webgl');
    if (!gl) return null;
    const info = gl.getExtension('WEBGL_debug_renderer_info');
    const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER) ?? '');
    gl.getExtension('WEBGL_lose_context')?.loseContext();
    return name;
  } catch {
    return null;
  }
}
