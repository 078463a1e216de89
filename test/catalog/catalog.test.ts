// Every entry of the catalog is complete, and clinicians find it by the words they use.
import { describe, expect, it } from 'vitest';
import { analyteOf, analytes } from '../../src/catalog/analytes.ts';
import { channels } from '../../src/catalog/channels.ts';
import { formularyOf, initialValues, orderEntries, orderEntry } from '../../src/catalog/orders.ts';
import { notOffered } from '../../src/catalog/not-offered.ts';
import { searchAdvice, searchOrders, slipsToPrefix, tokens } from '../../src/catalog/search.ts';

describe('entries', () => {
  it('have ids of their own that authors can type', () => {
    const ids = orderEntries.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/);
  });

  it.each(orderEntries.map((entry) => [entry.id, entry] as const))(
    '%s says what it is and where its numbers come from',
    (id, entry) => {
      expect(orderEntry(id)).toBe(entry);
      expect(entry.source.length).toBeGreaterThan(10);
      expect(entry.hint.length).toBeGreaterThan(10);
      expect(entry.synonyms.length).toBeGreaterThan(2);
      for (const field of entry.fields) {
        expect(field.min).toBeLessThan(field.max);
        expect(field.initial).toBeGreaterThanOrEqual(field.min);
        expect(field.initial).toBeLessThanOrEqual(field.max);
        expect(field.unit).not.toBe('');
      }
      for (const need of entry.needs) expect(orderEntries.some(({ provides }) => provides === need)).toBe(true);
      for (const column of entry.reports ?? []) expect(analyteOf(column)).toBeDefined();
      const models = [entry.drug, entry.fluid].filter((model) => model !== undefined);
      expect(models.filter((model) => model.source.length < 10)).toEqual([]);
      expect(orderEntry(entry.fluid?.id ?? id)?.fluid).toBe(entry.fluid); // a small challenge is a bag as well
      expect(orderEntry(entry.drug?.id ?? id)?.drug).toBe(entry.drug); // a loading dose belongs to its pump
    },
  );

  it('start with values of their own', () => {
    expect(initialValues(orderEntry('balanced')!)).toEqual({ volume: 500, duration: 15 });
  });

  it('keep the turnarounds that educators expect, minutes', () => {
    const bands: [string, number, number][] = [
      ['lactate', 2, 5],
      ['arterial-gas', 2, 5],
      ['blood-count', 20, 45],
      ['chemistry', 45, 75],
      ['coagulation', 45, 75],
      ['glucose', 1, 5],
      ['troponin', 60, 90],
      ['procalcitonin', 60, 90],
      ['cultures', 720, 1440],
    ];
    for (const [id, low, high] of bands) {
      expect(orderEntry(id)!.turnaround).toBeGreaterThanOrEqual(low);
      expect(orderEntry(id)!.turnaround).toBeLessThanOrEqual(high);
    }
    const whole: [string, number, number][] = [
      ['chest-film', 15, 30],
      ['echo', 10, 10],
      ['ct-abdomen', 45, 90],
      ['drainage', 60, 180],
      ['laparotomy', 90, 240],
    ];
    for (const [id, low, high] of whole) {
      const { preparation, duration, turnaround } = orderEntry(id)!;
      expect(preparation + duration + turnaround).toBeGreaterThanOrEqual(low);
      expect(preparation + duration + turnaround).toBeLessThanOrEqual(high);
    }
  });

  it('give the model the drugs and fluids of a formulary in the order of the menu', () => {
    const formulary = formularyOf(['vasopressin', 'norepinephrine', 'balanced', 'lactate']);
    expect(formulary.drugs.map(({ id }) => id)).toEqual(['norepinephrine', 'vasopressin']);
    expect(formulary.fluids.map(({ id }) => id)).toEqual(['balanced']);
  });
});

describe('analytes and channels', () => {
  it('have ranges in order and noise that is not negative', () => {
    const upsideDown = [...analytes, ...channels].filter(
      ({ low, high }) => low !== null && high !== null && low >= high,
    );
    expect(upsideDown).toEqual([]);
    expect(analytes.filter(({ noise }) => noise.share < 0 || noise.absolute < 0)).toEqual([]);
  });
});

describe('search', () => {
  const first = (text: string) => searchOrders(text)[0]?.id;

  it.each([
    ['noradrenaline', 'norepinephrine'],
    ['adrenaline', 'epinephrine'],
    ['epipen', 'epinephrine-im'],
    ['saline', 'saline'],
    ['0.9 saline', 'saline'],
    ['ffp', 'plasma'],
    ['gtn', 'nitroglycerin'],
    ['dobutamine', 'dobutamine'],
    ['lasix', 'furosemide'],
    ['bicarb', 'bicarbonate'],
    ['kcl', 'potassium'],
    ['txa', 'tranexamic-acid'],
    ['acetaminophen', 'paracetamol'],
    ['levophed', 'norepinephrine'],
    ['norepinefrine', 'norepinephrine'],
    ['lactic acid', 'lactate'],
    ['lactat', 'lactate'],
    ['abg', 'arterial-gas'],
    ['ringer', 'balanced'],
    ['nephrostomy', 'drainage'],
    ['meropenem', 'meropenem'],
    ['vanco', 'vancomycin'],
    ['echinocandin', 'caspofungin'],
    ['CXR', 'chest-film'],
    ['EKG', 'ecg-12'],
    ['troponin', 'troponin'],
    ['PCT', 'procalcitonin'],
    ['intubate', 'intubation'],
    ['PEEP', 'ventilator'],
    ['PiCCO', 'cardiac-output-monitor'],
    ['PPV monitor', 'cardiac-output-monitor'],
    ['b-lines', 'lung-ultrasound'],
    ['dialysis', 'renal-replacement'],
    ['MTP', 'massive-transfusion'],
    ['crossmatch', 'crossmatch'],
    ['StO2', 'thenar-nirs'],
    ['nefrostomy', 'drainage'],
    ['stent', 'drainage'],
    ['foley', 'urinary-catheter'],
    ['IDF', 'urinary-catheter'],
    ['tazocin', 'piperacillin-tazobactam'],
    ['antibiotic', 'piperacillin-tazobactam'],
    ['steroid', 'hydrocortisone'],
    ['scvo2', 'venous-gas'],
    ['cap refill', 'refill-finger'],
    ['hydronephrosis', 'ultrasound-kidney'],
    ['CT', 'ct-abdomen'],
    ['microcirculation', 'videomicroscopy'],
    ['cvc', 'central-line'],
    ['plr', 'passive-leg-raise'],
    ['NE', 'norepinephrine'],
    ['norad', 'norepinephrine'],
    ['pressor', 'norepinephrine'],
    ['AVP', 'vasopressin'],
    ['zosyn', 'piperacillin-tazobactam'],
    ['abx', 'piperacillin-tazobactam'],
    ['pip/taz', 'piperacillin-tazobactam'],
    ['hydrocort', 'hydrocortisone'],
    ['VBG', 'venous-gas'],
    ['BGA', 'arterial-gas'],
    ['gas', 'arterial-gas'],
    ['blood gas', 'arterial-gas'],
    ['serum lactate', 'lactate'],
    ['art line', 'arterial-line'],
    ['a-line', 'arterial-line'],
    ['central line', 'central-line'],
    ['CVP', 'central-line'],
    ['second line', 'peripheral-line'],
    ['IV', 'peripheral-line'],
    ['cannula', 'peripheral-line'],
    ['urinary catheter', 'urinary-catheter'],
    ['catheter', 'urinary-catheter'],
    ['NIBP', 'cuff'],
    ['USS', 'ultrasound-kidney'],
    ['ultrasound', 'ultrasound-kidney'],
    ['sono kidney', 'ultrasound-kidney'],
    ['POCUS', 'echo'],
    ['CT KUB', 'ct-abdomen'],
    ['urology', 'drainage'],
    ['JJ stent', 'drainage'],
    ['double J', 'drainage'],
    ['source control', 'drainage'],
    ['RL', 'balanced'],
    ['LR', 'balanced'],
    ['hartmann', 'balanced'],
    ['bolus', 'balanced'],
    ['fluids', 'balanced'],
    ['crystaloid', 'balanced'],
    ['O2', 'oxygen-nasal'],
    ['HFNO', 'oxygen-high-flow'],
    ['non-rebreather', 'oxygen-mask'],
    ['CBC', 'blood-count'],
    ['FBC', 'blood-count'],
    ['U&E', 'chemistry'],
    ['creatinin', 'chemistry'],
    ['clotting', 'coagulation'],
    ['blood cultures', 'cultures'],
    ['dipstick', 'urinalysis'],
    ['sugar', 'glucose'],
    ['GCS', 'mental-state'],
    ['auscultation', 'chest'],
    ['livedo', 'mottling'],
    ['capillary refill', 'refill-finger'],
    ['knee refill', 'refill-knee'],
    ['toe temperature', 'skin-temperature'],
    ['leg raise', 'passive-leg-raise'],
    ['urine output', 'urine'],
    ['PPV', 'videomicroscopy'],
  ])('%s finds %s', (text, id) => {
    expect(
      searchOrders(text)
        .slice(0, 3)
        .map((entry) => entry.id),
    ).toContain(id);
  });

  it.each([
    ['CRP', 'lactate'],
    ['starch', 'albumin'],
    ['metaraminol', 'norepinephrine'],
    ['morphine', 'ketamine'],
    ['imipenem', 'meropenem'],
    ['ceftazidime', 'cefepime'],
    ['BNP', 'echo'],
    ['swan-ganz', 'cardiac-output-monitor'],
    ['extubation', 'ventilator'],
  ])('%s is not offered: the search says so and shows what is', (text, id) => {
    expect(searchAdvice(text)).toMatch(/^[A-Z].*\.$/);
    expect(searchOrders(text).map((entry) => entry.id)).toContain(id);
  });

  it('says what another hospital would have, and shows what this one has of the same kind', () => {
    const small = ['norepinephrine', 'vasopressin', 'lactate'].map((id) => orderEntry(id)!);
    expect(searchAdvice('adrenaline', small)).toBe('Epinephrine infusion is not available in this hospital.');
    expect(searchOrders('adrenaline', small).map(({ id }) => id)).toEqual(['norepinephrine', 'vasopressin']);
  });

  it('names only orders that exist instead, and has no advice where an order fits or nobody knows the word', () => {
    for (const { instead } of notOffered) for (const id of instead) expect(orderEntry(id)).toBeDefined();
    expect(searchAdvice('lactate')).toBeNull();
    expect(searchAdvice('')).toBeNull();
    expect(searchAdvice('xyzzy plugh')).toBeNull();
  });

  it('puts the label before a synonym', () => {
    expect(first('mottling')).toBe('mottling');
    expect(first('vasopressin')).toBe('vasopressin');
  });

  it('shows everything for nothing, and nothing for nonsense', () => {
    expect(searchOrders('')).toHaveLength(orderEntries.length);
    expect(searchOrders('xyzzy plugh')).toEqual([]);
  });

  it('cuts words at anything that is not a letter or digit, without accents', () => {
    expect(tokens('Ringér’s  lactate, 500')).toEqual(['ringer', 's', 'lactate', '500']);
  });

  it('counts swapped neighbors as one slip', () => {
    expect(slipsToPrefix('lacatte', 'lactate')).toBe(1);
    expect(slipsToPrefix('lact', 'lactate')).toBe(0);
  });
});
