/** What can be taken back, the newest last. */
export interface Step {
  readonly undo: () => Promise<unknown>;
}

const most = 30;

/** Remembers the steps of one visit, so that Ctrl-Z goes back several of them. */
export function undoSteps() {
  let steps: readonly Step[] = [];
  return {
    add(step: Step): void {
      steps = [...steps.slice(1 - most), step];
    },
    /** It did not come about after all. */
    forget(step: Step): void {
      steps = steps.filter((one) => one !== step);
    },
    /** Takes back that step, or the newest one. False when there is none: it was taken back already. */
    async undo(step: Step | undefined = steps.at(-1)): Promise<boolean> {
      if (!step || !steps.includes(step)) return false;
      steps = steps.filter((one) => one !== step);
      await step.undo();
      return true;
    },
    get count(): number {
      return steps.length;
    },
  };
}

export type UndoSteps = ReturnType<typeof undoSteps>;
