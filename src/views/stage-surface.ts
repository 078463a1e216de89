// Pixels computed by ourselves and shown by Phaser the same way with both renderers: bytes to a texture, or to a canvas.
import Phaser from 'phaser';

export interface Surface {
  width: number;
  height: number;
  /** One little-endian ABGR word per pixel. */
  pixels: Uint32Array;
  image: Phaser.GameObjects.Image;
  /** Brings the pixels to the screen; on canvas only `count` columns from `left` where that is all that changed. */
  flush(left?: number, count?: number): void;
  destroy(): void;
}

let made = 0;

/** WebGL keeps the bytes and restores them after a lost context; canvas paints them with putImageData. */
export function createSurface(scene: Phaser.Scene, width: number, height: number): Surface {
  const key = `surface-${made++}`;
  const bytes = new Uint8Array(width * height * 4).fill(255);
  const pixels = new Uint32Array(bytes.buffer);
  const webgl = scene.game.renderer.type === Phaser.WEBGL;
  const flush = webgl ? webglFlush(scene, key, bytes, width, height) : canvasFlush(scene, key, bytes, width, height);
  const image = scene.add.image(0, 0, key).setOrigin(0, 0);
  const destroy = (): void => {
    image.destroy();
    scene.textures.remove(key);
  };
  return { width, height, pixels, image, flush, destroy };
}

function webglFlush(scene: Phaser.Scene, key: string, bytes: Uint8Array, width: number, height: number): () => void {
  const texture = scene.textures.addUint8Array(key, bytes, width, height);
  if (!texture) throw new Error(`texture ${key} could not be made`);
  const wrapper = texture.source[0].glTexture;
  if (!wrapper) throw new Error(`texture ${key} has no place on the graphics card`);
  const linear = (scene.game.renderer as Phaser.Renderer.WebGL.WebGLRenderer).gl.LINEAR;
  const update = (): void =>
    wrapper.update(bytes, width, height, wrapper.flipY, wrapper.wrapS, wrapper.wrapT, linear, linear, wrapper.format);
  update();
  return update;
}

function canvasFlush(
  scene: Phaser.Scene,
  key: string,
  bytes: Uint8Array,
  width: number,
  height: number,
): Surface['flush'] {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no 2D canvas');
  const data = new ImageData(new Uint8ClampedArray(bytes.buffer as ArrayBuffer), width, height);
  scene.textures.addCanvas(key, canvas);
  return (left = 0, count = width) => context.putImageData(data, 0, 0, left, 0, count, height);
}
