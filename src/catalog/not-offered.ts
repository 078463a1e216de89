// Words that clinicians search for and that this game does not offer: one sentence why, and the orders that come nearest.

export interface NotOffered {
  words: string[];
  says: string;
  /** Ids of orders that answer the same question or do a similar thing. */
  instead: string[];
}

export const notOffered: readonly NotOffered[] = [
  {
    words: ['crp', 'c-reactive protein', 'procalcitonin', 'pct', 'interleukin', 'il-6', 'inflammatory markers'],
    says: 'CRP and procalcitonin are not offered: they would change nothing in the first hours. Blood count and lactate are.',
    instead: ['blood-count', 'lactate'],
  },
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
    words: ['chest x-ray', 'cxr', 'x-ray', 'chest film', 'radiograph', 'lung ultrasound'],
    says: 'No chest film here; examine the chest, or look with the bedside echo.',
    instead: ['chest', 'echo'],
  },
  {
    words: ['troponin', 'bnp', 'ecg', 'ekg', '12-lead', 'electrocardiogram'],
    says: 'No troponin or 12-lead ECG here: rate and rhythm stand on the monitor, the heart is seen by echo.',
    instead: ['echo'],
  },
  {
    words: ['intubation', 'intubate', 'rsi', 'ventilator'],
    says: 'A ventilator is not offered in this case; oxygen and a tight mask with pressure are.',
    instead: ['oxygen-non-invasive', 'oxygen-high-flow'],
  },
  {
    words: ['dialysis', 'rrt', 'crrt', 'hemofiltration'],
    says: 'Renal replacement is not offered in these six hours.',
    instead: [],
  },
  {
    words: ['morphine', 'fentanyl', 'opioid', 'remifentanil', 'midazolam', 'dexmedetomidine'],
    says: 'That sedative or opioid is not stocked; ketamine, propofol and paracetamol are.',
    instead: ['ketamine', 'propofol', 'paracetamol'],
  },
  {
    words: ['picco', 'swan', 'swan-ganz', 'pulmonary artery catheter', 'cardiac output monitor', 'vigileo'],
    says: 'No cardiac output monitor here; echo and leg raise tell the stroke volume.',
    instead: ['echo', 'passive-leg-raise'],
  },
  {
    words: ['ercp', 'cholecystostomy', 'thoracic surgery'],
    says: 'Source control offered here is drainage of the kidney or an operation on the abdomen.',
    instead: ['drainage', 'laparotomy'],
  },
];
