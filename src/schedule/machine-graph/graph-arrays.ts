import type { PlainShop } from "./plain-shop";

/** Far below every time, and far enough from the end of the integers to be added to. */
const NONE_BEFORE = -1000000000;

/**
 * The graph of a complete solution: arcs of precedence and, on every line, from each node to the
 * next; its longest paths are the times (Roy and Sussmann 1964). A node's head is its start, its tail
 * the time from there to the end of all that must follow, itself included. Every line has a sentinel
 * node before its first and behind its last one; node `none` stands for a missing link.
 *
 * Setup is part of a node's time on its line; it may begin before what the run waits for, so that
 * precedence arcs end `setup` later than the node's start.
 */
export class GraphArrays {
  readonly count: number;
  readonly none: number;
  /** True when no node has more than one predecessor or follower in precedence. */
  readonly chains: boolean;
  readonly option: Int32Array;
  readonly line: Int32Array;
  readonly time: Int32Array;
  readonly setup: Int32Array;
  /** The node before and behind on the line. */
  readonly before: Int32Array;
  readonly behind: Int32Array;
  /** In chains: the one before and behind in precedence, and the arc's length into the node. */
  readonly jobBefore: Int32Array;
  readonly jobBehind: Int32Array;
  readonly lag: Int32Array;
  /** Earliest start by precedence alone, and by release. */
  readonly ready: Int32Array;
  readonly release: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** The tail behind the node by precedence alone; 0 or more. */
  readonly after: Int32Array;
  readonly tail: Int32Array;
  /** Nodes in an order that no arc goes against, and each node's place in it; sentinels: -1. */
  readonly order: Int32Array;
  readonly place: Int32Array;
  makespan = 0;
  /** Scratch of the order's repair. */
  readonly mark: Int32Array;
  marks = 0;
  readonly aside: Int32Array;

  constructor(readonly shop: PlainShop) {
    const { count, lineCount } = shop;
    const size = count + lineCount + 1;
    this.count = count;
    this.none = size - 1;
    this.chains = isChains(shop);
    const array = () => new Int32Array(size);
    this.option = array();
    this.line = array();
    this.time = array();
    this.setup = array();
    this.before = array();
    this.behind = array();
    this.jobBefore = array().fill(this.none);
    this.jobBehind = array().fill(this.none);
    this.lag = array();
    this.ready = array();
    this.release = array();
    this.start = array();
    this.end = array();
    this.after = array();
    this.tail = array();
    this.order = new Int32Array(count);
    this.place = array().fill(-1);
    this.mark = array();
    this.aside = new Int32Array(count);
    this.start[this.none] = NONE_BEFORE;
    this.end[this.none] = NONE_BEFORE;
    this.tail[this.none] = NONE_BEFORE;
    for (let l = 0; l < lineCount; l++) {
      this.line[count + l] = l;
      this.end[count + l] = shop.lineFree[l]!;
    }
  }
}

function isChains({ count, predFirst, succFirst }: PlainShop): boolean {
  for (let x = 0; x < count; x++) {
    if (predFirst[x + 1]! - predFirst[x]! > 1 || succFirst[x + 1]! - succFirst[x]! > 1)
      return false;
  }
  return true;
}
