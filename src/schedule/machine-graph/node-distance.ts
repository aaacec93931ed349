import type { NodeOrder } from "./node-order";
import type { PlainShop } from "./plain-shop";

/** What a node on another line counts, in places. */
const OTHER_LINE = 3;

/** How far two solutions are apart: the places by which nodes differ in their lines' orders, summed. */
export class NodeDistance {
  private readonly place: Int32Array;
  private readonly lengths: Int32Array;

  constructor(private readonly shop: PlainShop) {
    this.place = new Int32Array(shop.count);
    this.lengths = new Int32Array(shop.lineCount);
  }

  between(a: NodeOrder, b: NodeOrder): number {
    const { place, lengths } = this;
    const { count, optionLine } = this.shop;
    lengths.fill(0);
    for (let i = 0; i < count; i++) {
      const x = a.order[i]!;
      place[x] = lengths[optionLine[a.option[x]!]!]!++;
    }
    lengths.fill(0);
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const x = b.order[i]!;
      const line = optionLine[b.option[x]!]!;
      const gap = lengths[line]!++ - place[x]!;
      if (optionLine[a.option[x]!]! !== line) sum += OTHER_LINE;
      else sum += gap < 0 ? -gap : gap;
    }
    return sum;
  }
}
