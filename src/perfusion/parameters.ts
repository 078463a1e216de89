// Every number of the model in one place to look at: the tables that stand beside the equations, gathered by mechanism. Nothing is defined here.
import { BED_NETWORK, COUPLING } from './bed-parameters.ts';
import { LEAK_SHARE } from './body-state.ts';
import { ACID_BASE } from './blood/acid-base.ts';
import { ELECTROLYTES } from './blood/electrolytes.ts';
import { GLUCOSE } from './blood/glucose.ts';
import { LACTATE } from './blood/metabolism.ts';
import { OXYGEN } from './blood/oxygen.ts';
import { KINETICS } from './body/drugs.ts';
import { FLUIDS } from './body/fluids.ts';
import { HEAT, SEGMENTS } from './body/heat.ts';
import { HORMONES } from './body/hormones.ts';
import { KIDNEY_NUMBERS } from './body/kidney.ts';
import { ANTIBIOTICS } from './body/antibiotics.ts';
import { LIVER } from './body/liver.ts';
import { OXIMETRY } from './body/oximetry.ts';
import { OXYGEN_DEVICES } from './body/oxygen-devices.ts';
import { PRESSOR_EQUIVALENTS } from './body/pressors.ts';
import { LUNGS } from './body/lungs.ts';
import { MEDIATORS } from './body/mediators.ts';
import { OUTCOME } from './body/outcome.ts';
import { RECEPTORS } from './body/receptors.ts';
import { SKIN_SIGNS } from './body/skin.ts';
import { STANDARD } from './body/standard.ts';
import { VITAL_ORGANS } from './body/vital-organs.ts';
import { BED_VESSELS, CHEST, HEART, REFLEX, VENOUS_SHARE, VESSELS } from './circulation/circulation-parameters.ts';
import { INDICES } from './circulation/indices.ts';
import { RECEPTOR_NUMBERS } from './circulation/receptors.ts';
import { RHYTHM } from './circulation/rhythm.ts';
import { CONTROL } from './control.ts';
import { DRUG_EFFECTS } from './drug-effects.ts';
import { COAGULATION, WHITE_CELLS } from './endothelium/coagulation.ts';
import { ENDOTOXIN } from './endothelium/endotoxin.ts';
import { ENDOTHELIUM } from './endothelium/endothelium.ts';
import { MARKERS } from './endothelium/markers.ts';
import { ENDOTYPES } from './endotypes.ts';
import { INFLAMMATION } from './endothelium/inflammation.ts';
import { BED_TONE, TONE } from './endothelium/tone-parameters.ts';
import { METABOLISM, MIXING, UPTAKE } from './exchange.ts';
import { BLOOD_LAW, FIBRIN_LAW, MUSCLE_LAW, PATCH_LAW, PLUG_LAW, TISSUE_LAW } from './network/laws.ts';
import type { Quantity } from './quantity.ts';
import { HOST_EFFECTS } from './host.ts';
import { INFUSION } from './infusion.ts';
import { LABORATORY } from './laboratory.ts';
import { BEFORE } from './present.ts';

type Table = Record<string, Quantity>;

/** One mechanism and the tables it calculates with, in the order in which a patient's minute runs through them. */
export interface Mechanism {
  title: string;
  /** Where equations and numbers stand, under src/perfusion. */
  files: string[];
  tables: Record<string, Table>;
}

/** A table of tables keyed by bed, or by part of the skin, becomes one table with "bed: name" rows. */
function byBed(tables: Record<string, Table>): Table {
  const rows = Object.entries(tables).flatMap(([bed, table]) =>
    Object.entries(table).map(([name, quantity]) => [`${bed}: ${name}`, quantity] as const),
  );
  return Object.fromEntries(rows);
}

export const MECHANISMS: readonly Mechanism[] = [
  { title: 'The standard body', files: ['body/standard.ts'], tables: { STANDARD } },
  {
    title: 'Heart and vessels',
    files: ['circulation/circulation-parameters.ts', 'circulation/pump.ts'],
    tables: { HEART, VESSELS, BED_VESSELS: byBed(BED_VESSELS) },
  },
  { title: 'Breathing and the heart', files: ['circulation/chest.ts'], tables: { CHEST } },
  { title: 'Rhythm of the heart', files: ['circulation/rhythm.ts'], tables: { RHYTHM } },
  { title: 'Indices of heart and preload', files: ['circulation/indices.ts'], tables: { INDICES } },
  {
    title: 'Baroreflex and control of the heart',
    files: ['circulation/reflex.ts', 'control.ts'],
    tables: { REFLEX, VENOUS_SHARE, CONTROL },
  },
  {
    title: 'Low-pressure and chemical receptors',
    files: ['circulation/receptors.ts'],
    tables: { RECEPTOR_NUMBERS },
  },
  { title: 'Hormones of stress', files: ['body/hormones.ts'], tables: { HORMONES } },
  {
    title: 'Arteriolar tone',
    files: ['endothelium/tone.ts', 'endothelium/tone-parameters.ts'],
    tables: { TONE, BED_TONE: byBed(BED_TONE) },
  },
  {
    title: 'Drugs and receptors',
    files: ['body/drugs.ts', 'body/receptors.ts', 'drug-effects.ts'],
    tables: { KINETICS, RECEPTORS, DRUG_EFFECTS },
  },
  {
    title: 'The networks of the beds',
    files: ['bed-parameters.ts', 'bed-coupling.ts'],
    tables: { COUPLING, BED_NETWORK: byBed(BED_NETWORK) },
  },
  {
    title: 'What acts on single vessels',
    files: ['network/laws.ts'],
    tables: { MUSCLE_LAW, PLUG_LAW, FIBRIN_LAW, PATCH_LAW, BLOOD_LAW, TISSUE_LAW },
  },
  { title: 'Oxygen in blood', files: ['blood/oxygen.ts'], tables: { OXYGEN } },
  {
    title: 'Oxygen use of the beds',
    files: ['exchange.ts', 'network/oxygen.ts'],
    tables: { UPTAKE, METABOLISM, MIXING },
  },
  { title: 'Lungs', files: ['body/lungs.ts', 'body/oxygen-devices.ts'], tables: { LUNGS, OXYGEN_DEVICES } },
  { title: 'Anaphylaxis', files: ['body/mediators.ts', 'body/fluids.ts'], tables: { MEDIATORS } },
  { title: 'Lactate', files: ['blood/metabolism.ts'], tables: { LACTATE } },
  { title: 'Acids and bases', files: ['blood/acid-base.ts'], tables: { ACID_BASE } },
  { title: 'Glucose', files: ['blood/glucose.ts'], tables: { GLUCOSE } },
  { title: 'Potassium, calcium, chloride', files: ['blood/electrolytes.ts'], tables: { ELECTROLYTES } },
  { title: 'Liver', files: ['body/liver.ts'], tables: { LIVER } },
  { title: 'Pressor dose', files: ['body/pressors.ts'], tables: { PRESSOR_EQUIVALENTS } },
  { title: 'Bags and bleeding', files: ['infusion.ts'], tables: { INFUSION } },
  { title: 'Water and albumin', files: ['body/fluids.ts', 'body-state.ts'], tables: { FLUIDS, LEAK_SHARE } },
  { title: 'Kidney', files: ['body/kidney.ts'], tables: { KIDNEY_NUMBERS } },
  { title: 'Heat', files: ['body/heat.ts'], tables: { HEAT, SEGMENTS: byBed(SEGMENTS) } },
  { title: 'Skin signs', files: ['body/skin.ts', 'body/oximetry.ts'], tables: { SKIN_SIGNS, OXIMETRY } },
  { title: 'Heart muscle and brain', files: ['body/vital-organs.ts'], tables: { VITAL_ORGANS } },
  {
    title: 'Infection and inflammation',
    files: ['endothelium/inflammation.ts', 'endothelium/endotoxin.ts', 'body/antibiotics.ts'],
    tables: { INFLAMMATION, ENDOTOXIN, ANTIBIOTICS },
  },
  { title: 'Heart failure before the illness', files: ['host.ts'], tables: { HOST_EFFECTS } },
  { title: 'Hours before arrival', files: ['present.ts'], tables: { BEFORE } },
  { title: 'Endotypes', files: ['endotypes.ts'], tables: { ENDOTYPES: byBed(ENDOTYPES) } },
  { title: 'Vessel lining', files: ['endothelium/endothelium.ts'], tables: { ENDOTHELIUM } },
  { title: 'Clotting and white cells', files: ['endothelium/coagulation.ts'], tables: { COAGULATION, WHITE_CELLS } },
  {
    title: 'Laboratory values',
    files: ['laboratory.ts', 'endothelium/markers.ts'],
    tables: { LABORATORY, MARKERS },
  },
  { title: 'Survival after the simulated hours', files: ['body/outcome.ts'], tables: { OUTCOME } },
];
