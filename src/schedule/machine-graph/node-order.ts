/**
 * A complete solution without its times: all nodes in an order in which nothing comes before what it
 * waits for, and the option of each. On every line the nodes stand in this order.
 */
export class NodeOrder {
  readonly order: Int32Array;
  /** Index into the shop's options, by node. */
  readonly option: Int32Array;
  makespan = 0;

  constructor(count: number) {
    this.order = new Int32Array(count);
    this.option = new Int32Array(count);
  }

  copyFrom(other: NodeOrder): void {
    this.order.set(other.order);
    this.option.set(other.option);
    this.makespan = other.makespan;
  }
}
