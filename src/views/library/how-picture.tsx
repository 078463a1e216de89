// Three small drawings for the library: a good pressure over still capillaries, a pressed fingertip with a watch, the two curves of a debrief.

export function HowPicture({ of }: { of: 'monitor' | 'hand' | 'debrief' }) {
  const Drawing = { monitor: Monitor, hand: Hand, debrief: Debrief }[of];
  return (
    <svg class="how-picture" viewBox="0 0 240 84" aria-hidden="true" preserveAspectRatio="xMidYMid slice">
      <Drawing />
    </svg>
  );
}

const BEAT = 'q4 -22 8 -22 q4 0 7 11 q3 -3 6 2 q4 9 9 9 h6';

function Monitor() {
  return (
    <>
      <rect width="240" height="40" fill="#05090c" />
      <rect y="40" width="240" height="44" fill="#c9a08f" />
      <path d={`M0 33 h8 ${BEAT} ${BEAT} ${BEAT} ${BEAT}`} fill="none" stroke="#ff7a6e" stroke-width="2" />
      <text x="176" y="30" fill="#ff7a6e" font-size="24" font-weight="700">
        68
      </text>
      <text x="210" y="29" fill="#a8b6c1" font-size="11">
        MAP
      </text>
      <g fill="none" stroke="#7a2f2b" stroke-linecap="round">
        <path d="M-4 54 C50 46 80 66 130 56 S210 50 246 58" stroke-width="7" />
        <path d="M-4 76 C60 70 110 82 160 74 S220 70 246 76" stroke-width="5" />
        <path d="M96 61 C100 66 98 70 102 75" stroke-width="3" stroke-dasharray="1 6" opacity="0.6" />
        <path d="M150 55 C156 62 150 68 158 74" stroke-width="3" stroke-dasharray="1 6" opacity="0.6" />
        <path d="M40 54 C44 62 40 66 46 73" stroke-width="3" />
        <path d="M204 54 C202 62 208 66 206 72" stroke-width="3" stroke-dasharray="1 6" opacity="0.6" />
      </g>
    </>
  );
}

function Hand() {
  return (
    <>
      <rect width="240" height="84" fill="#1b262f" />
      <path d="M0 58 C30 56 60 40 92 40 q24 0 24 14 q0 15 -24 16 C60 72 40 84 0 84 Z" fill="#d9a58c" />
      <path d="M78 45 q26 -4 32 9 q-4 10 -30 9 q-9 -9 -2 -18 Z" fill="#f3ddd0" />
      <circle cx="94" cy="54" r="19" fill="none" stroke="#62d0c4" stroke-width="2.5" stroke-dasharray="5 4" />
      <circle cx="176" cy="46" r="26" fill="#0b1014" stroke="#e8eef2" stroke-width="3" />
      <path d="M176 46 V27 A19 19 0 0 1 190 59 Z" fill="#62d0c4" opacity="0.85" />
      <path d="M176 46 L190 59" stroke="#e8eef2" stroke-width="2.5" stroke-linecap="round" />
      <rect x="171" y="12" width="10" height="7" rx="2" fill="#e8eef2" />
    </>
  );
}

function Debrief() {
  return (
    <>
      <rect width="240" height="84" fill="#121a21" />
      <rect x="96" width="64" height="84" fill="#5a3a12" />
      <rect y="16" width="240" height="8" fill="#1f3a35" />
      <path d="M0 42 L40 40 L70 26 L100 18 L150 17 L190 18 L240 16" fill="none" stroke="#ff7a6e" stroke-width="2.5" />
      <path d="M0 66 L50 70 L100 72 L140 66 L170 56 L200 50 L240 47" fill="none" stroke="#f0a6c8" stroke-width="2.5" />
      <path d="M48 0 V84 M72 0 V84 M120 0 V84" stroke="#5b7080" stroke-dasharray="2 4" />
    </>
  );
}
