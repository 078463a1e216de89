// A picture for the whole room: the monitor alone, or monitor and patient for a projector in a lit room, with the capillaries once they are revealed.
import { useEffect } from 'preact/hooks';
import { AlarmBar } from '../alarm-bar.tsx';
import { clockTime } from '../format.ts';
import type { Game } from '../game.ts';
import { chooseMonitorColors } from '../monitor/palette.ts';
import { StageHost } from '../stage-host.tsx';
import type { RegionName, StageChoice } from '../stage-host.tsx';
import { usePart } from '../use.ts';
import { useRefill } from '../use-refill.ts';
import type { Wall } from './session-game.ts';
import { sessionWords as text } from './words-session.ts';

interface Props {
  wall: Wall;
  stage: StageChoice;
  onNoPicture(): void;
}

export function WallScreen({ wall, stage, onNoPicture }: Props) {
  const { game, kind } = wall;
  const refill = useRefill(game);
  const { reveal } = wall.room.value;
  const light = kind === 'projector';
  if (light) chooseMonitorColors('light');
  useEffect(() => {
    document.documentElement.classList.toggle('theme-light', light);
    return () => {
      document.documentElement.classList.remove('theme-light');
      chooseMonitorColors('dark');
    };
  }, [light]);
  const shown: RegionName[] =
    kind === 'monitor' ? ['monitor'] : reveal ? ['monitor', 'patient', 'capillaries'] : ['monitor', 'patient'];
  return (
    <main class={`wall wall-${kind} ${reveal && light ? 'revealed' : ''}`} data-kind={kind}>
      <header class="wall-top">
        <h1 class="hidden">{text.windows[kind]}</h1>
        <WallClock game={game} />
        <AlarmLine game={game} />
      </header>
      <p class="session-line" role="status" data-said={wall.said.value === '' ? 'no' : 'yes'}>
        {wall.said.value}
      </p>
      <div class="wall-pictures wide">
        <StageHost game={game} refill={refill} shown={shown} choice={stage} onNoPicture={onNoPicture} />
      </div>
    </main>
  );
}

function WallClock({ game }: { game: Game }) {
  const time = usePart(game, (bedside) => Math.floor(bedside.time));
  return <p class="clock-time number">{clockTime(time)}</p>;
}

function AlarmLine({ game }: { game: Game }) {
  return <AlarmBar game={game} caption="" />;
}
