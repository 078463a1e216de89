import { describe, expect, it } from 'vitest';
import { flowClass, legend, overlayColor } from '../../../src/views/capillaries/overlay.ts';
import { healthy, septic } from '../field-fixture.ts';

describe('legend texts', () => {
  it('say the numbers that their colors stand for', () => {
    const state = { ...healthy, velocity: Float32Array.of(200, -450, 700, 1500) };
    legend('velocity').forEach((entry, s) => expect(overlayColor('velocity', state, s)).toBe(entry.color));
    const thick = { ...healthy, dischargeHematocrit: Float32Array.of(0.1, 0.2, 0.3, 0.5) };
    legend('hematocrit').forEach((entry, s) => expect(overlayColor('hematocrit', thick, s)).toBe(entry.color));
  });
});

describe('flow classes', () => {
  const count = (state: typeof healthy): number =>
    Array.from(state.velocity, (_, s) => flowClass(state, s)).filter((c) => c === 'absent').length;

  it('find few standing vessels in health and many in septic shock', () => {
    expect(count(healthy) / healthy.velocity.length).toBeLessThan(0.06);
    expect(count(septic)).toBeGreaterThan(3 * count(healthy) + 20);
  });

  it('have a legend entry with the color that is drawn', () => {
    for (const overlay of ['flow', 'velocity', 'hematocrit'] as const) {
      const colors = new Set(legend(overlay).map((entry) => entry.color));
      expect(colors.size).toBeGreaterThan(2);
    }
    const flow = new Set(legend('flow').map((entry) => entry.color));
    for (let s = 0; s < 100; s++) expect(flow).toContain(overlayColor('flow', septic, s));
  });
});
