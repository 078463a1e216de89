// Fetches the baked views when they are first wanted and unpacks them.
import faceUrl from '../../../assets/patient/face.png';
import faceHalfUrl from '../../../assets/patient/face-half.png';
import faceShutUrl from '../../../assets/patient/face-shut.png';
import fingerUrl from '../../../assets/patient/finger.png';
import kneeUrl from '../../../assets/patient/knee.png';
import wholeUrl from '../../../assets/patient/whole.png';
import wholeHalfUrl from '../../../assets/patient/whole-half.png';
import wholeShutUrl from '../../../assets/patient/whole-shut.png';
import { unpack } from './maps.ts';
import type { PatientMap } from './maps.ts';
import type { ViewName } from './places.ts';

const VIEWS: Record<ViewName, string> = { whole: wholeUrl, face: faceUrl, finger: fingerUrl, knee: kneeUrl };
const EYES: Partial<Record<ViewName, { half: string; shut: string }>> = {
  face: { half: faceHalfUrl, shut: faceShutUrl },
  whole: { half: wholeHalfUrl, shut: wholeShutUrl },
};

/** Gets the patient's first picture before it is wanted. */
export function fetchWhole(): void {
  new Image().src = wholeUrl;
}

export interface PatientMaps {
  map: PatientMap;
  eyes: { half: PatientMap; shut: PatientMap } | null;
}

export async function fetchMaps(view: ViewName): Promise<PatientMaps> {
  const eyes = EYES[view];
  const [map, half, shut] = await Promise.all([
    fetchMap(VIEWS[view]),
    eyes && fetchMap(eyes.half),
    eyes && fetchMap(eyes.shut),
  ]);
  return { map, eyes: half && shut ? { half, shut } : null };
}

async function fetchMap(url: string): Promise<PatientMap> {
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2D canvas to read a picture with');
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  return unpack(data, picture.width, picture.height / 3);
}
