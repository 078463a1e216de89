// Reads a reference network and a reference table for the solver tests.
import { readFileSync } from 'node:fs';
import { readNetworkFolder, type NetworkFolder } from '../../../src/headless/network-files.ts';
import { compareWithReference, type Comparison } from '../../../src/headless/network-compare.ts';
import { readTable } from '../../../src/headless/csv.ts';
import { solveSteady, type SteadyFlow } from '../../../src/perfusion/network/steady.ts';
import type { Rheology } from '../../../src/perfusion/network/viscosity.ts';

const DATA = 'test/data/networks';
export const RAT: Rheology = { law: 'vivo94', meanCellVolume: 55, plasmaViscosity: 1.0466, surfaceLayer: 1 };
export const GLASS: Rheology = { law: 'vitro92', meanCellVolume: 55, plasmaViscosity: 1.05, surfaceLayer: 1 };
export const HUMAN: Rheology = { law: 'vivo94', meanCellVolume: 92, plasmaViscosity: 1.2, surfaceLayer: 1 };

export function folderOf(name: string, rheology: Rheology, state?: string): Promise<NetworkFolder> {
  const hematocrit = rheology === GLASS ? { hematocrit: 0.4 } : {};
  return readNetworkFolder(`${DATA}/${name}`, { rheology, ...hematocrit, ...(state ? { state } : {}) });
}

export function solveTight(folder: NetworkFolder): SteadyFlow {
  return solveSteady(folder.problem, { tolerance: 1e-11 });
}

export function differences(folder: NetworkFolder, solution: SteadyFlow, file: string): Comparison {
  const text = readFileSync(`${DATA}/${file}`, 'utf8');
  return compareWithReference(folder.problem, solution, folder.segmentNames, text, file);
}

/** segments.csv of the honeycombs rounds diameters to six digits; the peer's printout holds those that were solved. */
export function restoreDiameters(folder: NetworkFolder, name: string): void {
  const file = `${DATA}/${name}/peer_microbloom_vitro92_hd0.4.csv`;
  readTable(readFileSync(file, 'utf8'), file).rows.forEach((row, s) => {
    folder.problem.network.diameter[s] = row.number('D_um');
  });
}

export function column(file: string, name: string): number[] {
  return readTable(readFileSync(`${DATA}/${file}`, 'utf8'), file).rows.map((row) => row.number(name));
}
