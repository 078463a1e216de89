// The educator's view of all stations: the code on top, what everybody does below, one click into any of them.
import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { GroupSheet } from '../after/group-sheet.tsx';
import { OPENER } from '../after/sheet.tsx';
import { afterWords } from '../after/words-after.ts';
import { clockTime } from '../format.ts';
import { PACES } from '../game.ts';
import type { Answer, Pace, Shell } from '../game.ts';
import type { SlotView } from '../session/session-game.ts';
import { SlotClock } from '../session/slot-clock.tsx';
import { ComparisonTable } from './comparison.tsx';
import { QrPicture } from './qr.tsx';
import type { ForAll, TileView, TileWall } from './rooms-game.ts';
import { roomWords } from './words-rooms.ts';

const text = roomWords.tiles;

export function TilesScreen({ tiles: wall, shell }: { tiles: TileWall; shell: Pick<Shell, 'saveFile' | 'ownStore'> }) {
  const answer = useSignal('');
  const sheet = useSignal(false);
  const comparison = wall.comparison.value;
  if (sheet.value && comparison) {
    return (
      <GroupSheet
        caseTitle={wall.caseTitle}
        code={wall.code}
        comparison={comparison}
        names={wall.names}
        runs={wall.runs}
        shell={shell}
        onBack={() => (sheet.value = false)}
      />
    );
  }
  return (
    <main class="tiles-screen">
      <header class="tiles-top">
        <h1>{text.title}</h1>
        <p class="tiles-code">
          {text.code} <strong>{wall.code}</strong>
        </p>
        <Controls wall={wall} answer={answer} />
      </header>
      <p class="desk-said" role="status">
        {wall.said.value || answer.value}
      </p>
      {comparison && <ComparisonTable comparison={comparison} />}
      <ul class="tiles">
        {wall.tiles.value.map((tile) => (
          <Tile key={tile.station} tile={tile} wall={wall} />
        ))}
      </ul>
      <Invitations wall={wall} />
      <After wall={wall} onSheet={() => (sheet.value = true)} />
      <p class="muted">{roomWords.training}</p>
    </main>
  );
}

function Controls({ wall, answer }: { wall: TileWall; answer: Signal<string> }) {
  const tell = async (asked: Promise<Answer>): Promise<void> => {
    const { accepted, reason } = await asked;
    answer.value = reason ?? (accepted ? text.done : '');
  };
  const buttons: [ForAll | 'release', string][] = [
    ['begin', text.begin],
    ['freeze', text.freeze],
    ['go-on', text.goOn],
    ['end', text.end],
    ['release', text.release],
  ];
  return (
    <div class="desk-controls" role="toolbar" aria-label={text.title}>
      {buttons.map(([what, label]) => (
        <button key={what} onClick={() => void tell(what === 'release' ? wall.release() : wall.forAll(what))}>
          {label}
        </button>
      ))}
      <PaceForAll onPace={(pace) => void tell(wall.pace(pace))} />
      <SlotForAll wall={wall} tell={(asked) => void tell(asked)} />
    </div>
  );
}

/** Not a state but a push: stations may differ, and alarms slow each one by itself. */
function PaceForAll({ onPace }: { onPace(pace: Pace): void }) {
  return (
    <div role="group" aria-label={text.pace} class="tiles-pace">
      {text.pace}
      {PACES.map((pace) => (
        <button key={pace} onClick={() => onPace(pace)}>
          {text.paceOf(pace)}
        </button>
      ))}
    </div>
  );
}

/** One clock for all; stations whose slots were turned one by one are brought together by starting again. */
function SlotForAll({ wall, tell }: { wall: TileWall; tell(asked: Promise<Answer>): void }) {
  const [slot, ...others] = wall.tiles.value.map((tile): SlotView | null => tile.slot);
  const together = others.every((other) => other?.part === slot?.part);
  return (
    <div class="tiles-slot">
      {!together && <span>{text.slotsDiffer}</span>}
      <SlotClock slot={together ? (slot ?? null) : null} turn={(turn) => tell(wall.slot(turn))} />
    </div>
  );
}

function Tile({ tile, wall }: { tile: TileView; wall: TileWall }) {
  const { station, phase, macro, micro, lastAction, present } = tile;
  const people = present.filter(({ role }) => role === 'trainee').map(({ name }) => name || '?');
  return (
    <li class="tile panel" data-phase={phase}>
      <div class="tile-top">
        <h2>{text.station(station)}</h2>
        <span class="tile-people">{people.length > 0 ? people.join(', ') : text.nobody}</span>
        <button
          class="small"
          aria-label={text.hopInTo(station)}
          onClick={() => wall.hopIn(station)}
          disabled={phase === 'preparing'}
        >
          {text.hopIn}
        </button>
      </div>
      <p class="tile-state">
        {`${text.phases[phase]} ${clockTime(Math.floor(tile.at))}`}
        {tile.held !== null && phase === 'running' ? `, ${text.held.toLowerCase()}` : ''}
      </p>
      {macro && micro ? (
        <dl class="tile-values">
          <Value name={text.map} value={String(Math.round(macro.map))} unit="mmHg" />
          <Value name={text.heartRate} value={String(Math.round(macro.heartRate))} unit="" />
          <Value name={text.lactate} value={macro.lactate.toFixed(1)} unit="mmol/L" />
          <Value name={text.perfused} value={String(Math.round(micro.perfused))} unit="%" />
          <Value name={text.refill} value={micro.refill.toFixed(1)} unit="s" />
        </dl>
      ) : (
        <p>{text.preparing}</p>
      )}
      <p class="tile-last">
        {lastAction ? `${text.last}: ${lastAction.text}, ${clockTime(Math.floor(lastAction.at))}` : text.noAction}
      </p>
    </li>
  );
}

function Value({ name, value, unit }: { name: string; value: string; unit: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="number">
        {value} <span class="unit">{unit}</span>
      </dd>
    </div>
  );
}

function Invitations({ wall }: { wall: TileWall }) {
  return (
    <section class="invitations" aria-labelledby="invite-title">
      <h2 id="invite-title">{text.invite}</h2>
      <QrList invitations={wall.invitations.filter(({ role }) => role !== 'instructor')} />
      {/* Folded: this wall may be shown to the room, and whoever scans it leads the session. */}
      <details>
        <summary>{text.another}</summary>
        <QrList invitations={wall.invitations.filter(({ role }) => role === 'instructor')} />
      </details>
    </section>
  );
}

function QrList({ invitations }: Pick<TileWall, 'invitations'>) {
  return (
    <ul>
      {invitations.map(({ role, address }) => (
        <li key={role}>
          <QrPicture address={address} label={address} />
          <p>{roomWords.join.roles[role]}</p>
        </li>
      ))}
    </ul>
  );
}

function After({ wall, onSheet }: { wall: TileWall; onSheet(): void }) {
  return (
    <div class="actions">
      <button id={OPENER} onClick={onSheet} disabled={!wall.comparison.value} title={afterWords.group.noStation}>
        {afterWords.group.button}
      </button>
      <button onClick={() => wall.exportAll(false)}>{text.export}</button>
      <button onClick={() => wall.exportAll(true)}>{text.exportNames}</button>
      <button class="danger" onClick={() => confirm(text.removeQuestion) && wall.remove()}>
        {text.remove}
      </button>
    </div>
  );
}
