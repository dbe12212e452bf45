import type { CadenceRow, ChannelLine, ConsistencyView, Line, Step, StepKind } from './contract.ts';

type Told = Omit<ConsistencyView, 'next' | 'can' | 'leagueShown'>;

/** Of each line the one thing that helps most, found by rules. */
export function nextSteps(view: Told): Record<Line, Step> {
  return {
    planned: afterPlanned(view),
    'on-time': afterTimes(view),
    cadence: afterCadence(view.cadence),
    streak: afterStreak(view.cadence),
    mix: afterMix(view),
    alt: afterPictures(view),
  };
}

function step(kind: StepKind, count = 0, about: Partial<Pick<Step, 'name' | 'channel'>> = {}): Step {
  return { kind, count, name: '', channel: null, ...about };
}

function channelOf({ id, name, medium }: ChannelLine): Pick<Step, 'channel'> {
  return { channel: { id, name, medium } };
}

const goOn = step('go-on');

/** What can still be mended goes before what can only be done better. */
function afterPlanned({ planned: { now } }: Told): Step {
  if (now === null) return step('plan-first');
  if (now.failed > 0) return step('mend-failed', now.failed);
  if (now.waiting > 0) return step('record-proof', now.waiting);
  if (now.missed > 0) return step('plan-missed', now.missed);
  return now.neverReady > 0 ? step('approve-sooner', now.neverReady) : goOn;
}

function afterTimes({ onTime, proofs, channels }: Told): Step {
  if (!onTime.now && !proofs.now) return step('nothing-out');
  const late = latest(channels.filter(({ byHand }) => !byHand));
  if (late) return step('look-at-late', late.late, channelOf(late));
  const slow = latest(channels.filter(({ byHand }) => byHand));
  return slow ? step('record-sooner', slow.late, channelOf(slow)) : goOn;
}

function latest(channels: readonly ChannelLine[]): ChannelLine | undefined {
  return channels.filter(({ late }) => late > 0).toSorted((a, b) => b.late - a.late)[0];
}

function afterCadence(rows: readonly CadenceRow[]): Step {
  const [emptiest] = rows.toSorted((a, b) => b.running.emptySlots - a.running.emptySlots);
  if (emptiest && emptiest.running.emptySlots > 0)
    return step('fill-slots', emptiest.running.emptySlots, { channel: emptiest.channel });
  const stories = rows.find(({ kind }) => kind === 'stories');
  const owed = stories ? owedOf(stories) : 0;
  if (owed > 0) return step('write-stories', owed);
  if (rows.every(({ kind }) => kind === 'stories')) return step('set-slots');
  return rows.some((row) => owedOf(row) > 0) ? step('all-planned') : goOn;
}

/** Still to go out in the week that runs. */
function owedOf({ running: { done, wanted } }: CadenceRow): number {
  return Math.max(0, (wanted ?? 0) - done);
}

/** The longest streak that this week may still break. */
function afterStreak(rows: readonly CadenceRow[]): Step {
  const [first] = rows
    .filter((row) => owedOf(row) > 0)
    .toSorted((a, b) => b.streak.current - a.streak.current || owedOf(a) - owedOf(b));
  if (!first) return rows.some(({ now }) => now !== null) ? goOn : step('start-streak');
  return step('finish-week', owedOf(first), { name: first.kind, channel: first.channel });
}

/** Within so many points of what is wanted it fits. */
export const leeway = 5;

function afterMix({ mix: { now } }: Told): Step {
  if (!now) return step('nothing-out');
  const wanted = now.parts.flatMap(({ name, share, wanted: aim }) => (aim === null ? [] : { name, off: aim - share }));
  if (wanted.length === 0) return step('choose-mix');
  if (!now.enough) return step('mix-too-few', now.sample);
  const [farthest] = wanted.filter(({ off }) => off > leeway).toSorted((a, b) => b.off - a.off);
  return farthest ? step('more-of', Math.round(farthest.off), { name: farthest.name }) : goOn;
}

function afterPictures({ pictures: { now } }: Told): Step {
  if (!now) return step('nothing-out');
  const bare = now.pictures - now.described;
  return bare > 0 ? step('describe-pictures', bare) : goOn;
}
