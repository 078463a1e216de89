// The picture on a case card: a pressure curve running over a net of capillaries, some of which have lost their flow.
import { libraryWords } from '../words-library.ts';

const VESSELS = [
  'M-5 70 C40 55 60 95 110 78 S190 40 245 66 330 88 365 60',
  'M-5 118 C50 120 70 90 120 104 S200 140 250 118 320 100 365 122',
  'M-5 160 C45 150 90 178 140 160 S230 150 270 168 330 160 365 172',
  'M58 76 C62 92 52 104 66 116',
  'M110 78 C116 90 110 98 120 104',
  'M176 52 C184 80 170 104 186 128',
  'M245 66 C250 84 240 100 250 118',
  'M300 82 C296 96 306 104 302 108',
  'M80 106 C84 128 76 146 88 168',
  'M150 118 C154 132 148 146 158 158',
  'M222 134 C230 142 222 150 232 156',
  'M288 110 C284 132 296 148 290 168',
];
const STILL = new Set([4, 6, 9, 11]);
const PRESSURE =
  'M0 40 h14 q4 -26 9 -26 q5 0 8 13 q3 -4 6 2 q5 11 12 11 h12 q4 -26 9 -26 q5 0 8 13 q3 -4 6 2 q5 11 12 11 h12 q4 -26 9 -26 q5 0 8 13 q3 -4 6 2 q5 11 12 11 h12 q4 -26 9 -26 q5 0 8 13 q3 -4 6 2 q5 11 12 11 h12 q4 -26 9 -26 q5 0 8 13 q3 -4 6 2 q5 11 12 11 h14';

export function CasePicture() {
  return (
    <svg
      class="case-picture"
      viewBox="0 0 320 180"
      role="img"
      aria-label={libraryWords.library.picture}
      preserveAspectRatio="xMidYMid slice"
    >
      <g class="vessels">
        {VESSELS.map((path, index) => (
          <path key={path} d={path} class={STILL.has(index) ? 'still' : 'open'} stroke-width={index < 3 ? 9 : 4} />
        ))}
      </g>
      <path class="pressure" d={PRESSURE} transform="translate(0 4) scale(1.12 1)" />
    </svg>
  );
}
