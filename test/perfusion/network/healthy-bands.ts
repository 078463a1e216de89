// The bands that every accepted field lies in: what is published of a healthy mucosa (network-reference section 7).
import type { measureHealthy } from './healthy-field.ts';

type Read = (field: ReturnType<typeof measureHealthy>) => number;

export const HEALTHY_FIELD: [string, Read, number, number][] = [
  ['red cells run through the capillaries at 1,150 to 1,520 um/s (Edul 2012)', (f) => f.velocity, 1150, 1520],
  ['no capillary stands still', (f) => f.slowest, 25, 1000],
  ['14.5 to 18.5 mm/mm2 of capillaries on the side-stream scale (Edul 2012)', (f) => f.tcd, 14.5, 18.5],
  ['6.2 to 8.8 mm/mm2 of vessels over 20 um on the dark-field scale (Uz 2022)', (f) => f.large, 6.2, 8.8],
  ['at least 98 % of vessel length is perfused', (f) => f.ppv, 98, 100],
  ['and of grid crossings', (f) => f.ppvGrid, 98, 100],
  ['flow index by quadrant at least 2.9', (f) => f.mfi, 2.9, 3],
  ['flow index by vessel at least 2.9', (f) => f.mfiVessel, 2.9, 3],
  ['heterogeneity of the flow index over five windows at most 0.5', (f) => f.heterogeneity, 0, 0.5],
  ['5 to 8 % of the inflow takes a thoroughfare channel', (f) => f.channelShare, 0.05, 0.08],
  ['no more than three vessels meet anywhere', (f) => f.mostVesselsAtANode, 3, 3],
  ['about 500 segments', (f) => f.segments, 430, 620],
  ['flow settles to 1e-8', (f) => Number(f.converged), 1, 1],
];
