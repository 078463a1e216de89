// All beds side by side, small: how much of each flows, stops and goes by. They differ at one and the same blood pressure. Each is a way in.
import type { BedGlance } from '../engine/types.ts';
import { SITES, type SiteName } from '../catalog/sites.ts';
import { whyWords } from './words-why.ts';

interface Props {
  beds: readonly BedGlance[];
  chosen: SiteName;
  onChoose(site: SiteName): void;
}

export function BedStrip({ beds, chosen, onChoose }: Props) {
  return (
    <div class="bed-strip" role="group" aria-label={whyWords.beds}>
      {beds.map((bed) => (
        <BedButton key={bed.site} bed={bed} chosen={bed.site === chosen} onChoose={onChoose} />
      ))}
    </div>
  );
}

function BedButton({ bed, chosen, onChoose }: { bed: BedGlance; chosen: boolean; onChoose: Props['onChoose'] }) {
  const place = SITES.find(({ id }) => id === bed.site);
  const label = place?.label ?? bed.site;
  const [ppv, stopped, intermittent, shunt] = [bed.ppv, bed.stopped, bed.intermittent, bed.shunt].map(Math.round);
  return (
    <button
      class="bed-button"
      data-bed={bed.site}
      aria-pressed={chosen}
      aria-label={whyWords.glance(label, ppv, stopped, intermittent, shunt)}
      onClick={() => onChoose(bed.site)}
    >
      <span class="bed-name">{place?.short}</span>
      <span class="bed-bar" aria-hidden="true">
        <i class="flows" style={{ width: `${bed.ppv}%` }} />
        <i class="comes-and-goes" style={{ width: `${bed.intermittent}%` }} />
      </span>
      <span class="bed-number" aria-hidden="true">
        <b>{ppv} %</b> <span class="bed-shunt">{`${whyWords.shunt} ${shunt}`}</span>
      </span>
    </button>
  );
}
