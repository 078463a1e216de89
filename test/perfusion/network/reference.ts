// Reads a reference network and a reference table for the solver tests.
import { readFileSync } from 'node:fs';
import { readNetworkFolder, type NetworkFolder } from '../../../src/headless/network-files.ts';
import {
  compareWithReference,
  readReference,
  restoreDigits,
  type Comparison,
  type Reference,
} from '../../../src/headless/network-compare.ts';
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

export function referenceOf(folder: NetworkFolder, file: string): Reference {
  return readReference(folder.segmentNames, readFileSync(`${DATA}/${file}`, 'utf8'), file);
}

export function differences(folder: NetworkFolder, solution: SteadyFlow, file: string): Comparison {
  return compareWithReference(folder.problem, solution, referenceOf(folder, file));
}

/** The same network with all the digits of its diameters that the reference was solved with (the files write six). */
export function withAllDigits(folder: NetworkFolder, file: string): NetworkFolder {
  const { problem } = folder;
  const diameter = restoreDigits(problem, referenceOf(folder, file));
  if (!diameter) throw new Error(`${file} does not tell diameters`);
  return { ...folder, problem: { ...problem, network: { ...problem.network, diameter } } };
}

export function column(file: string, name: string): number[] {
  return readTable(readFileSync(`${DATA}/${file}`, 'utf8'), file).rows.map((row) => row.number(name));
}
