// The lab by wall time: run and pause, pace, and an experiment from prediction to numbers.
import { describe, expect, test } from 'vitest';
import { EXPERIMENTS, holds } from '../../src/catalog/experiments.ts';
import { advanceLab, createLabPlayer, type LabPlayer, lookAtLab, tellLab } from '../../src/session/lab-player.ts';

const never = (): boolean => false;
const wall = (player: LabPlayer, seconds: number): void => {
  for (let slice = 0; slice < seconds * 20; slice++) advanceLab(player, 50, never);
};

describe('the lab player', () => {
  const player = createLabPlayer();
  tellLab(player, { type: 'open', site: 'skin', seed: 2 });

  test('gives the vessels once and the view each time', () => {
    const first = lookAtLab(player)!;
    expect(first.geometry?.id).toBe(first.view.field.geometry);
    expect(lookAtLab(player)!.geometry).toBeNull();
  });

  test('stands still until it runs, then keeps its pace', () => {
    wall(player, 2);
    expect(lookAtLab(player)!.view.time).toBe(0);
    tellLab(player, { type: 'run', on: true });
    wall(player, 3);
    expect(lookAtLab(player)!.view.time).toBeCloseTo(30, -1);
    tellLab(player, { type: 'pace', pace: 60 });
    wall(player, 2);
    expect(lookAtLab(player)!.view.time).toBeGreaterThan(130);
    tellLab(player, { type: 'run', on: false });
  });

  test('answers what a vessel is held by', () => {
    tellLab(player, { type: 'ask', segment: 7 });
    expect(lookAtLab(player)!.view.causes[0].segment).toBe(7);
  });

  test('leads through an experiment step by step', () => {
    const experiment = EXPERIMENTS.find(({ id }) => id === 'mitochondria')!;
    tellLab(player, { type: 'experiment', id: experiment.id });
    expect(lookAtLab(player)!.view).toMatchObject({
      running: false,
      experiment: { id: experiment.id, step: 0, left: 0 },
    });
    tellLab(player, { type: 'step', step: 2 });
    expect(lookAtLab(player)!.view.experiment?.step).toBe(0);
    tellLab(player, { type: 'step', step: 1 });
    expect(lookAtLab(player)!.view.experiment?.left).toBe(experiment.steps[0].wait);
    wall(player, 12);
    const { results, left } = lookAtLab(player)!.view.experiment!;
    expect(left).toBe(0);
    expect(results).toHaveLength(2);
    for (const claim of experiment.claims) expect(holds(claim, results)).toBe(true);
  });

  test('says which experiment it does not know', () => {
    expect(() => tellLab(player, { type: 'experiment', id: 'alchemy' })).toThrow('no experiment "alchemy"');
  });
});
