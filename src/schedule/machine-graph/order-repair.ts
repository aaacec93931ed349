import type { GraphArrays } from "./graph-arrays";

/**
 * Makes the order right again after node `x`, now behind one at place `until`, was put later on a
 * line: x and what must follow it go behind that place. False when that is a circle.
 */
export function orderLater(graph: GraphArrays, x: number, until: number): boolean {
  const { order, place, mark, aside, chains, jobBefore, before } = graph;
  const { predFirst, pred } = graph.shop;
  const marked = ++graph.marks;
  mark[x] = marked;
  const stop = order[until]!;
  let at = place[x]!;
  let moved = 0;
  aside[moved++] = x;
  for (let i = at + 1; i <= until; i++) {
    const y = order[i]!;
    let follows = mark[before[y]!]! === marked;
    if (chains) follows ||= mark[jobBefore[y]!]! === marked;
    else
      for (let k = predFirst[y]!; k < predFirst[y + 1]!; k++)
        follows ||= mark[pred[k]!]! === marked;
    if (follows) {
      mark[y] = marked;
      aside[moved++] = y;
    } else {
      order[at] = y;
      place[y] = at++;
    }
  }
  for (let k = 0; k < moved; k++) {
    const y = aside[k]!;
    order[at] = y;
    place[y] = at++;
  }
  return mark[stop]! !== marked;
}

/** The same for node `x` put earlier on a line, before the one at place `until`. */
export function orderEarlier(graph: GraphArrays, x: number, until: number): boolean {
  const { order, place, mark, aside, chains, jobBehind, behind } = graph;
  const { succFirst, succ } = graph.shop;
  const marked = ++graph.marks;
  mark[x] = marked;
  const stop = order[until]!;
  let at = place[x]!;
  let moved = 0;
  aside[moved++] = x;
  for (let i = at - 1; i >= until; i--) {
    const y = order[i]!;
    let leads = mark[behind[y]!]! === marked;
    if (chains) leads ||= mark[jobBehind[y]!]! === marked;
    else
      for (let k = succFirst[y]!; k < succFirst[y + 1]!; k++) leads ||= mark[succ[k]!]! === marked;
    if (leads) {
      mark[y] = marked;
      aside[moved++] = y;
    } else {
      order[at] = y;
      place[y] = at--;
    }
  }
  for (let k = 0; k < moved; k++) {
    const y = aside[k]!;
    order[at] = y;
    place[y] = at--;
  }
  return mark[stop]! !== marked;
}
