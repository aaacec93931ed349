/**
 * Pieces of work that must be done one at a time, none interrupted, each in its window. All figures
 * are in working time of what does them.
 */
export class OneAtATime {
  readonly release: Float64Array;
  readonly due: Float64Array;
  readonly work: Float64Array;
  /** What `narrow` found: earliest beginnings and latest ends. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  private readonly order: Int32Array;
  private readonly after: Float64Array;

  constructor(readonly count: number) {
    this.release = new Float64Array(count);
    this.due = new Float64Array(count);
    this.work = new Float64Array(count);
    this.from = new Float64Array(count);
    this.to = new Float64Array(count);
    this.order = Int32Array.from({ length: count }, (_, i) => i);
    this.after = new Float64Array(count);
  }

  /** False: the windows are too narrow for all. */
  narrow(): boolean {
    const { release, due, from, to, count } = this;
    from.set(release);
    to.set(due);
    if (!this.pass(release, due, from)) return false;
    for (let i = 0; i < count; i++) {
      release[i] = -to[i]!;
      due[i] = -from[i]!;
      to[i] = -to[i]!;
    }
    const possible = this.pass(release, due, to);
    for (let i = 0; i < count; i++) to[i] = -to[i]!;
    return possible;
  }

  private pass(release: Float64Array, due: Float64Array, into: Float64Array): boolean {
    this.sort(release);
    return this.findEdges(release, due, into) && this.detect(release, due, into);
  }

  /** Insertion: the order hardly changes from one time to the next. */
  private sort(key: Float64Array): void {
    const { order } = this;
    for (let i = 1; i < order.length; i++) {
      const item = order[i]!;
      let at = i;
      while (at > 0 && key[order[at - 1]!]! > key[item]!) {
        order[at] = order[at - 1]!;
        at--;
      }
      order[at] = item;
    }
  }

  /** Edge finding (Baptiste, Le Pape and Nuijten 2001, section 2.1.5). */
  private findEdges(release: Float64Array, due: Float64Array, into: Float64Array): boolean {
    const { order, work, after, count } = this;
    for (let k = 0; k < count; k++) {
      const end = due[k]!;
      let all = 0;
      let latest = -Infinity;
      for (let x = count - 1; x >= 0; x--) {
        const i = order[x]!;
        if (due[i]! <= end) {
          all += work[i]!;
          if (release[i]! + all > latest) latest = release[i]! + all;
          if (latest > end) return false;
        }
        after[x] = latest;
      }
      let before = -Infinity;
      for (let x = 0; x < count; x++) {
        const i = order[x]!;
        if (due[i]! <= end) {
          if (release[i]! + all > before) before = release[i]! + all;
          all -= work[i]!;
        } else {
          if (release[i]! + all + work[i]! > end && after[x]! > into[i]!) into[i] = after[x]!;
          if (before + work[i]! > end && latest > into[i]!) into[i] = latest;
        }
      }
    }
    return true;
  }

  /** What can only come before a piece, taken together, ends before it begins. */
  private detect(release: Float64Array, due: Float64Array, into: Float64Array): boolean {
    const { order, work, count } = this;
    for (let i = 0; i < count; i++) {
      const end = release[i]! + work[i]!;
      let all = 0;
      let latest = -Infinity;
      for (let x = count - 1; x >= 0; x--) {
        const j = order[x]!;
        if (j === i || end <= due[j]! - work[j]!) continue;
        all += work[j]!;
        if (release[j]! + all > latest) latest = release[j]! + all;
      }
      if (latest > into[i]!) into[i] = latest;
      if (into[i]! + work[i]! > due[i]!) return false;
    }
    return true;
  }
}
