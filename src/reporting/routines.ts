import type { Routine } from '#platform/jobs/job.ts';
import { collectNumbers, type NumbersTools } from './collect-numbers.job.ts';
import { weeklyLettersRoutine, type WeeklyLetterTools } from './consistency/weekly-letters.ts';

export function reportingRoutines(tools: NumbersTools & WeeklyLetterTools): readonly Routine[] {
  return [collectNumbers(tools), weeklyLettersRoutine(tools)];
}
