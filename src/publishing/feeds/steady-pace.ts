/** Counts by key within the running minute; true as long as it is not too much. Forgets everything as the minute turns. */
export function steadyPace(perMinute: number, now: () => Date): (key: string) => boolean {
  const counts = new Map<string, number>();
  let minute = 0;
  return (key) => {
    const running = Math.floor(+now() / 60_000);
    if (running !== minute) counts.clear();
    minute = running;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= perMinute;
  };
}
