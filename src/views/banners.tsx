// Clear sentences on top of the page about what is not as usual: storage, sound, files, pictures.
import type { Shell } from './game.ts';
import { appWords } from './words-app.ts';

const GOOD = new Set(['imported', 'updateReady']);

export function Banners({ shell }: { shell: Shell }) {
  const list = shell.banners.value;
  return (
    <div class="banners" role="status">
      {list.map((banner) => (
        <div key={banner} class={`banner ${GOOD.has(banner) ? 'good' : ''}`} data-banner={banner}>
          <p>{appWords.banners[banner]}</p>
          {banner === 'soundBlocked' && (
            <button class="small primary" onClick={shell.unlockSound}>
              {appWords.enableSound}
            </button>
          )}
          {banner === 'updateReady' && shell.screen.value.at === 'library' && (
            <button class="small primary" onClick={shell.useUpdate}>
              {appWords.useUpdate}
            </button>
          )}
          <button class="small" onClick={() => shell.dismiss(banner)}>
            {appWords.dismiss}
          </button>
        </div>
      ))}
    </div>
  );
}
