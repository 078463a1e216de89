// Colors of the monitor, told apart by people with every kind of color vision (rendering.md section 2), and the state grays.

const DARK = {
  ground: 0x000000,
  /** Letters of an alarm that is not lit now. */
  ink: 0xffffff,
  ecg: 0x96eecd,
  arterial: 0xe32218,
  saturation: 0x3f7ec5,
  breaths: 0xfbd517,
  central: 0xd5cbff,
  cuff: 0xe8e8e8,
  temperature: 0xe8e8e8,
  stale: 0x8a8a8a,
  rule: 0x1d2430,
  label: 0xaab4c2,
  bar: 0x1a1f27,
};

/** For a projector in a lit room: the same hues, dark enough on white (contrast 4.5 and more). */
const LIGHT: typeof DARK = {
  ground: 0xffffff,
  ink: 0x10181e,
  ecg: 0x0a7046,
  arterial: 0xc01a12,
  saturation: 0x22609f,
  breaths: 0x7a5b00,
  central: 0x6a4bb8,
  cuff: 0x1f2a33,
  temperature: 0x1f2a33,
  stale: 0x6c757d,
  rule: 0xd5dbe0,
  label: 0x4a5560,
  bar: 0xe6eaee,
};

/** The colors in force. */
export const COLORS = { ...DARK };

export function chooseMonitorColors(theme: 'dark' | 'light'): void {
  Object.assign(COLORS, theme === 'light' ? LIGHT : DARK);
}

export const ALARM_COLORS = { high: 0xe32218, medium: 0xfbd517, low: 0x40d9e8 } as const;

/** Letters on a lit alarm. */
export const ALARM_INK = { high: '#ffffff', medium: '#000000', low: '#000000' } as const;

export const hex = (color: number): string => `#${color.toString(16).padStart(6, '0')}`;

/** s of one flash, within 1.4-2.8 and 0.4-0.8 Hz (IEC 60601-1-8). The chips of the page flash at the same rates (bedside.css). */
export const FLASH = { high: 0.55, medium: 1.6 } as const;

/**
 * Whether a flashing alarm is lit at `time` s since the page began; low ones stand. Everything that flashes keeps this one time, so that however many
 * alarms there are, the screen never flashes more than three times in a second (WCAG 2.3.1).
 */
export function isLit(priority: 'high' | 'medium' | 'low', time: number): boolean {
  if (priority === 'low') return true;
  return (time / FLASH[priority]) % 1 < 0.5;
}
