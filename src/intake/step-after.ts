/** What each step of a routing follows, or the fault that makes that impossible. */
export type StepAfter =
  | { readonly kind: "after"; readonly after: readonly (readonly number[])[] }
  | { readonly kind: "unknown"; readonly at: number; readonly name: string }
  | { readonly kind: "cycle"; readonly steps: readonly number[] };

/**
 * Resolves After. `keys` are the steps in order; `written[i]` is what step i says: undefined means
 * the step before it, an empty list none.
 */
export function stepAfter(
  keys: readonly string[],
  written: readonly (readonly string[] | undefined)[],
): StepAfter {
  const at = new Map(keys.map((key, index) => [key, index]));
  const after: number[][] = [];
  for (let index = 0; index < keys.length; index++) {
    const names = written[index];
    if (names === undefined) {
      after.push(index === 0 ? [] : [index - 1]);
      continue;
    }
    const found = new Set<number>();
    for (const name of names) {
      const other = at.get(name);
      if (other === undefined) return { kind: "unknown", at: index, name };
      found.add(other);
    }
    after.push([...found]);
  }
  const cycle = firstCycle(after);
  return cycle ? { kind: "cycle", steps: cycle } : { kind: "after", after };
}

/** The nodes of one circle in the order in which each follows the one before; undefined: there is none. */
export function firstCycle(after: readonly (readonly number[])[]): number[] | undefined {
  const state = new Uint8Array(after.length);
  for (let root = 0; root < after.length; root++) {
    const path: { node: number; next: number }[] = [{ node: root, next: 0 }];
    if (state[root] !== 0) continue;
    state[root] = 1;
    while (path.length > 0) {
      const top = path[path.length - 1]!;
      const next = after[top.node]![top.next++];
      if (next === undefined) {
        state[top.node] = 2;
        path.pop();
      } else if (state[next] === 1) {
        const nodes = path.map(({ node }) => node);
        return smallestFirst(nodes.slice(nodes.indexOf(next)).reverse());
      } else if (state[next] === 0) {
        state[next] = 1;
        path.push({ node: next, next: 0 });
      }
    }
  }
  return undefined;
}

function smallestFirst(circle: number[]): number[] {
  const at = circle.indexOf(circle.reduce((a, b) => Math.min(a, b)));
  return [...circle.slice(at), ...circle.slice(0, at)];
}

/** By node: the nodes that follow it. */
export function followersOf(after: readonly (readonly number[])[]): number[][] {
  const followers: number[][] = after.map(() => []);
  after.forEach((before, node) => before.forEach((each) => followers[each]!.push(node)));
  return followers;
}

/** All nodes, each behind the ones that it follows; `after` has no circle. */
export function topologicalOrder(after: readonly (readonly number[])[]): number[] {
  const followers = followersOf(after);
  const waiting = after.map((before) => before.length);
  const order = waiting.flatMap((count, node) => (count === 0 ? [node] : []));
  for (let at = 0; at < order.length; at++) {
    for (const follower of followers[order[at]!]!) {
      if (--waiting[follower]! === 0) order.push(follower);
    }
  }
  return order;
}
