const GAP_FACTOR = 6;
const SHORTEST_GAP_MILLIS = 5_000;

/** The points of a curve, with a hole where readings are missing for much longer than they usually are. */
export function withGaps(points) {
  const steps = points.slice(1).map(([at], place) => at - points[place][0]);
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  const limit = Math.max(SHORTEST_GAP_MILLIS, usual * GAP_FACTOR);
  return points.flatMap(([at, value], place) => {
    const hole = place > 0 && at - points[place - 1][0] > limit;
    return hole ? [[points[place - 1][0] + 1, null], [at, value]] : [[at, value]];
  });
}

/**
 * The levels worth drawing: all that the values have reached and the next one, on each side. Drawing those far away would
 * press the curve flat.
 */
export function levelsInSight(levels, values) {
  const top = Math.max(...values);
  const bottom = Math.min(...values);
  const above = levels.filter((level) => level.direction !== 'BELOW').sort((a, b) => a.raise - b.raise);
  const below = levels.filter((level) => level.direction === 'BELOW').sort((a, b) => b.raise - a.raise);
  const near = (sorted, reached) => sorted.filter((level, place) => reached(level) || place === sorted.findIndex((one) => !reached(one)));
  return [...near(above, (level) => level.raise <= top), ...near(below, (level) => level.raise >= bottom)];
}

/** From the lowest to the highest thing to be seen, with some air around it; zero stays the floor of what is never negative. */
export function extent(values, levels) {
  const seen = [...values, ...levels.map((level) => level.raise)];
  const low = Math.min(...seen);
  const high = Math.max(...seen);
  const air = (high - low || Math.abs(high) || 1) * 0.08;
  return { min: low >= 0 && low - air < 0 ? 0 : low - air, max: high + air };
}
