/** A wait that ended, or one that had not ended when it was last looked at. */
export interface Wait {
  /** How long it took, or has taken so far. */
  readonly time: number;
  readonly ended: boolean;
}

export interface EndedShare {
  readonly time: number;
  /** Share that has ended by then, in [0, 1]. */
  readonly share: number;
}

/**
 * Share of waits that have ended by each time at which one did, with those still open counted for
 * as long as they were watched. Source: Kaplan & Meier, J. Am. Statist. Ass. 53 (1958) 457–481.
 */
export function kaplanMeier(waits: readonly Wait[]): EndedShare[] {
  const sorted = [...waits].sort((a, b) => a.time - b.time);
  const steps: EndedShare[] = [];
  let left = 1;
  for (let at = 0; at < sorted.length;) {
    const { time } = sorted[at]!;
    let next = at;
    let ended = 0;
    for (; next < sorted.length && sorted[next]!.time === time; next++) {
      if (sorted[next]!.ended) ended++;
    }
    if (ended > 0) {
      left *= 1 - ended / (sorted.length - at);
      steps.push({ time, share: 1 - left });
    }
    at = next;
  }
  return steps;
}

/** The time by which the share `of` has ended; undefined when so many have not. */
export function waitQuantile(waits: readonly Wait[], of: number): number | undefined {
  return kaplanMeier(waits).find((step) => step.share >= of - 1e-12)?.time;
}
