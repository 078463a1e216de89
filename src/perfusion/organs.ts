// What organs hold beside blood: glucose, ions, liver, and what the laboratory and the chart see of it all. `tend-organs.ts` moves it.
import { createElectrolytes, type Electrolytes } from './blood/electrolytes.ts';
import { createGlucose, type Glucose } from './blood/glucose.ts';
import { createLiver, type Liver } from './body/liver.ts';
import { noPressors, type PressorDoses } from './body/pressors.ts';
import { createMarkers, type Markers } from './endothelium/markers.ts';
import type { Host } from './host.ts';

export interface Organs {
  liver: Liver;
  glucose: Glucose;
  electrolytes: Electrolytes;
  markers: Markers;
  /** What runs now, for scores. */
  pressors: PressorDoses;
}

export function createOrgans(host: Host): Organs {
  const liver = createLiver(host.cirrhosis);
  return {
    liver,
    glucose: createGlucose(host.diabetes, liver.working),
    electrolytes: createElectrolytes(),
    markers: createMarkers(host.immunosuppression, liver.working),
    pressors: noPressors(),
  };
}
