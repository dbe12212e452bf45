import type { Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** What the thread itself worked, without waiting for the processor. */
  readonly tdur?: number;
}

export interface Frames {
  /** From one frame to the next: never shorter than the display's own beat. */
  readonly intervalsMs: readonly number[];
  /** What the page's main thread worked in each: script, style, layout and paint. */
  readonly workMs: readonly number[];
}

const marker = 'a frame';

/** The browser's frames while something goes on. */
export async function framesWhile(page: Page, goesOn: () => Promise<void>): Promise<Frames> {
  const cdp = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing', 'devtools.timeline'] },
  });
  await page.evaluate(`(() => {
    const tick = () => { performance.mark('${marker}'); requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
  })()`);
  await goesOn();
  const ended = new Promise<void>((done) => cdp.once('Tracing.tracingComplete', () => done()));
  await cdp.send('Tracing.end');
  await ended;
  return framesIn(events);
}

function framesIn(events: readonly TraceEvent[]): Frames {
  const marks = events.filter(({ name }) => name === marker).toSorted((a, b) => a.ts - b.ts);
  const [first] = marks;
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => name.endsWith('RunTask') && ph === 'X' && pid === first?.pid && tid === first.tid,
  );
  const pairs = marks.slice(0, -1).map(({ ts }, place) => ({ from: ts, to: marks[place + 1]?.ts ?? ts }));
  return {
    intervalsMs: pairs.map(({ from, to }) => (to - from) / 1_000),
    // The task in which a frame is marked goes on with its layout and paint, and ends after the mark.
    workMs: pairs.map(({ from, to }) => {
      const own = tasks.filter(({ ts, dur = 0 }) => ts + dur > from && ts + dur <= to);
      return own.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1_000;
    }),
  };
}
