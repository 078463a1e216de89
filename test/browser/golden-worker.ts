// The six treated hours of model.test.ts, lived in a worker and put away every hour.
import { goldenHours } from '../perfusion/golden-run.ts';

postMessage(goldenHours(true));
