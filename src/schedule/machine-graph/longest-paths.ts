import type { GraphArrays } from "./graph-arrays";

/** Greater than every place; all its bits are ones. */
const BEYOND = 0x3fffffff;

/**
 * Heads and tails by visiting the order from a place on: up to `until` at least, and as far as
 * changes reach. All return the number of nodes visited.
 */
export function chainHeads(graph: GraphArrays, from: number, until: number): number {
  const { order, place, time, before, behind, jobBefore, jobBehind, lag } = graph;
  const { ready, release, start, end } = graph;
  let last = until;
  let i = from;
  for (; i <= last; i++) {
    const x = order[i]!;
    // The greater of two without a branch that cannot be foreseen: b - ((b - a) & sign).
    const released = release[x]!;
    let gap = (released - end[jobBefore[x]!]! - lag[x]!) | 0;
    const at = (released - (gap & (gap >> 31))) | 0;
    ready[x] = at;
    gap = (at - end[before[x]!]!) | 0;
    const from = (at - (gap & (gap >> 31))) | 0;
    start[x] = from;
    const until = (from + time[x]!) | 0;
    const change = (end[x]! - until) | 0;
    end[x] = until;
    // All ones where the end changed: then those behind must be visited.
    const changed = (change | -change) >> 31;
    gap = (last - (place[behind[x]!]! & changed)) | 0;
    last = (last - (gap & (gap >> 31))) | 0;
    gap = (last - (place[jobBehind[x]!]! & changed)) | 0;
    last = (last - (gap & (gap >> 31))) | 0;
  }
  return i - from;
}

export function chainTails(graph: GraphArrays, from: number, until: number): number {
  const { order, place, time, before, behind, jobBefore, jobBehind, lag, after, tail } = graph;
  let last = until;
  let i = from;
  for (; i >= last; i--) {
    const x = order[i]!;
    const follower = jobBehind[x]!;
    let at = (tail[follower]! + lag[follower]!) | 0;
    at &= ~(at >> 31);
    after[x] = at;
    let gap = (at - tail[behind[x]!]!) | 0;
    at = (at - (gap & (gap >> 31)) + time[x]!) | 0;
    const change = (tail[x]! - at) | 0;
    tail[x] = at;
    // Far behind every place where the tail is as before, or where there is no node (place -1).
    const unchanged = ~((change | -change) >> 31);
    gap = (((place[before[x]!]! | unchanged) & BEYOND) - last) | 0;
    last = (last + (gap & (gap >> 31))) | 0;
    gap = (((place[jobBefore[x]!]! | unchanged) & BEYOND) - last) | 0;
    last = (last + (gap & (gap >> 31))) | 0;
  }
  return from - i;
}

export function graphHeads(graph: GraphArrays, from: number, until: number): number {
  const { order, place, time, setup, before, behind, ready, release, start, end } = graph;
  const { predFirst, pred, predWait, succFirst, succ } = graph.shop;
  let last = until;
  let i = from;
  for (; i <= last; i++) {
    const x = order[i]!;
    let at = release[x]!;
    const own = setup[x]!;
    for (let k = predFirst[x]!; k < predFirst[x + 1]!; k++) {
      const arrives = end[pred[k]!]! + predWait[k]! - own;
      if (at < arrives) at = arrives;
    }
    ready[x] = at;
    const free = end[before[x]!]!;
    if (at < free) at = free;
    start[x] = at;
    at += time[x]!;
    if (end[x]! === at) continue;
    end[x] = at;
    const p = place[behind[x]!]!;
    if (p > last) last = p;
    for (let k = succFirst[x]!; k < succFirst[x + 1]!; k++) {
      const q = place[succ[k]!]!;
      if (q > last) last = q;
    }
  }
  return i - from;
}

export function graphTails(graph: GraphArrays, from: number, until: number): number {
  const { order, place, time, setup, before, behind, after, tail } = graph;
  const { predFirst, pred, succFirst, succ, succWait } = graph.shop;
  let last = until;
  let i = from;
  for (; i >= last; i--) {
    const x = order[i]!;
    let at = 0;
    for (let k = succFirst[x]!; k < succFirst[x + 1]!; k++) {
      const s = succ[k]!;
      const needed = tail[s]! + succWait[k]! - setup[s]!;
      if (at < needed) at = needed;
    }
    after[x] = at;
    const next = tail[behind[x]!]!;
    if (at < next) at = next;
    at += time[x]!;
    if (tail[x]! === at) continue;
    tail[x] = at;
    const p = place[before[x]!]!;
    if (p < last && p >= 0) last = p;
    for (let k = predFirst[x]!; k < predFirst[x + 1]!; k++) {
      const q = place[pred[k]!]!;
      if (q < last) last = q;
    }
  }
  return from - i;
}
