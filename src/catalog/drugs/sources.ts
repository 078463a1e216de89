// The papers that many entries lean on, written once.

export const GUIDELINE =
  'SSC 2021, doi:10.1007/s00134-021-06506-y; SSC 2026, see guideline, doi:10.1097/CCM.0000000000007075';
export const HEALTHY_PRESSOR = 'chosen so that healthy pressure responses follow Ensinger 1992';
