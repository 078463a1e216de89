// What is told after a shock that is no sepsis: no blame for an antibiotic that nobody needed, and no praise of water where blood was missing.
import { expect, it } from 'vitest';
import { readCase } from '../../src/headless/case-file.ts';
import { MINUTE } from './driver.ts';
import { Ward } from './machine-driver.ts';
import { debriefWith } from './timelines.ts';

const told = (id: string, treat: (ward: Ward) => Ward = (ward) => ward): string => {
  const ward = new Ward().begin();
  ward.definition = readCase(id);
  const debrief = debriefWith(treat(ward).wait(20 * MINUTE), { map: () => 72, cvp: () => 2, evlw_ml: () => 500 });
  return debrief.feedback.map(({ text }) => text).join('\n');
};

it('bleeding without antibiotic and without fluid', () => {
  const text = told('bleeding');
  expect(text).toContain('No antibiotic was started by 0:20, and it is not what ends this shock.');
  expect(text).toContain('What has bled out is replaced by blood');
  expect(text).toContain('Mean pressure was at 60 mmHg or above at 0:00, on arrival.');
});

it('anaphylaxis with one broad dose', () => {
  const text = told('anaphylaxis', (ward) => ward.order('piperacillin-tazobactam'));
  expect(text).toMatch(/An antibiotic ran at 0:0\d: one broad dose until infection is excluded is defensible/);
});

it('sepsis without antibiotic is blamed as before', () => {
  expect(told('urosepsis')).toContain('in septic shock it belongs in the first hour');
});
