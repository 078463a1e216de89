// Which model made a run. Any change that alters results gets a new version, so that old records say why they differ.

export const MODEL_VERSION = '0.7.0';
/** Version of the byte layout that `savePatient` writes. */
export const SAVE_FORMAT = 1;
