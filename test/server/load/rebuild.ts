// A station as anybody would bring it back: from its log alone and the patient at the door, no kept state.
import { readCase } from '../../../src/headless/case-file.ts';
import { openDoors } from '../../../src/server/rooms/doors.ts';
import { openStation } from '../../../src/server/rooms/station.ts';
import type { EventLine } from '../../../src/server/rooms/station.ts';
import type { LogLine } from '../../../src/server/rooms/store.ts';
import type { StationDigest } from './processes.ts';

export async function rebuildFromLog(all: readonly LogLine[], { station, seed, step }: StationDigest): Promise<string> {
  const doors = openDoors();
  const door = await doors.of('urosepsis', seed, 'practice');
  await doors.close();
  const lines = all.filter((line): line is EventLine => 'station' in line && line.station === station);
  const definition = readCase('urosepsis');
  return openStation({ number: station, definition, door, lines, reached: step, kept: null }).host.record().digest;
}
