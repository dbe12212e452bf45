// npm run check: all but the journeys.
import { runChecks } from './checks.ts';
import { conclude } from './step.ts';

conclude(await runChecks());
