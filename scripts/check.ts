// npm run check: all but the journeys.
import { checks } from './checks.ts';
import { conclude, runSteps } from './step.ts';

conclude(await runSteps(checks));
