// Words that clinicians search for and that this game does not offer: one sentence why, and the orders that come nearest.

export interface NotOffered {
  words: string[];
  says: string;
  /** Ids of orders that answer the same question or do a similar thing. */
  instead: string[];
}

export const notOffered: readonly NotOffered[] = [
  {
    words: ['gelatin', 'gelofusine', 'starch', 'hydroxyethyl', 'hes', 'voluven', 'dextran'],
    says: 'Starch and gelatin are not stocked: guidelines advise against them. Crystalloid first, albumin after large volumes.',
    instead: ['balanced', 'albumin'],
  },
  {
    words: ['metaraminol', 'ephedrine', 'midodrine'],
    says: 'That pressor is not stocked; others are.',
    instead: ['norepinephrine', 'vasopressin'],
  },
  {
    words: ['ceftazidime', 'avibactam', 'ceftolozane'],
    says: 'That cephalosporin is not stocked; cefepime covers Pseudomonas as well.',
    instead: ['cefepime', 'meropenem'],
  },
  {
    words: ['imipenem', 'ertapenem', 'doripenem'],
    says: 'That carbapenem is not stocked; meropenem is.',
    instead: ['meropenem'],
  },
  {
    words: ['linezolid', 'daptomycin', 'teicoplanin', 'telavancin'],
    says: 'That drug against gram-positive germs is not stocked; vancomycin is.',
    instead: ['vancomycin'],
  },
  {
    words: ['amoxicillin', 'ampicillin', 'flucloxacillin', 'oxacillin', 'nafcillin', 'cefazolin', 'cefuroxime'],
    says: 'Narrow antibiotics come with the laboratory report; for the first hours broad ones are stocked.',
    instead: ['piperacillin-tazobactam', 'ceftriaxone'],
  },
  {
    words: ['bnp', 'nt-probnp', 'natriuretic peptide'],
    says: 'Natriuretic peptides are not measured here; the heart is seen by echo, its injury by troponin.',
    instead: ['echo', 'troponin'],
  },
  {
    words: ['morphine', 'fentanyl', 'opioid', 'remifentanil', 'midazolam', 'dexmedetomidine'],
    says: 'That sedative or opioid is not stocked; ketamine, propofol and paracetamol are.',
    instead: ['ketamine', 'propofol', 'paracetamol'],
  },
  {
    words: ['swan', 'swan-ganz', 'pulmonary artery catheter', 'right heart catheter'],
    says: 'No pulmonary artery catheter here; echo or a transpulmonary monitor tells the output.',
    instead: ['echo', 'cardiac-output-monitor'],
  },
  {
    words: ['crp', 'c-reactive protein', 'interleukin', 'il-6', 'presepsin'],
    says: 'CRP and interleukins are not measured here: they would change nothing in the first hours.',
    instead: ['procalcitonin', 'lactate'],
  },
  {
    words: ['appendectomy', 'ercp', 'cholecystostomy', 'cholecystectomy', 'colectomy', 'thoracic surgery'],
    says: 'Which operation is for the surgeon to choose: call for a laparotomy, or for drainage.',
    instead: ['laparotomy', 'drainage'],
  },
  {
    words: ['extubation', 'extubate'],
    says: 'Nobody is taken off the ventilator in these hours.',
    instead: ['ventilator'],
  },
];
