// The parts of FHIR R4 that the bundle is made of; only what is written here.

export interface Coding {
  system: string;
  code: string;
  display?: string;
}
export interface Concept {
  coding?: Coding[];
  text: string;
}
export interface Quantity {
  value: number;
  unit: string;
  system?: string;
  code?: string;
}
export interface Reference {
  reference: string;
}

export interface Resource {
  resourceType: string;
  id: string;
  meta: { security: Coding[] };
  [field: string]: unknown;
}
export interface Entry {
  fullUrl: string;
  resource: Resource;
}
export interface Bundle {
  resourceType: 'Bundle';
  id: string;
  meta: { security: Coding[] };
  identifier: { system: string; value: string };
  type: 'collection';
  timestamp: string;
  entry: Entry[];
}

export const UCUM_SYSTEM = 'http://unitsofmeasure.org';
export const LOINC_SYSTEM = 'http://loinc.org';

/** "Test health data": nobody may take this for a patient's. */
export const TEST_DATA: Coding = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  code: 'HTEST',
  display: 'test health data',
};
