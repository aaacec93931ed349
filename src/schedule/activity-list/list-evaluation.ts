import type { ListDecoder } from "./list-decoder";
import type { ListMember } from "./list-member";
import type { ListValue } from "./list-value";

/**
 * Values lists: serial generation, then everything as late as it can go, then as early again
 * (forward-backward improvement; Li and Willis 1992; Valls, Ballestín, Quintanilla 2005).
 */
export class ListEvaluation {
  private readonly late: Int32Array;
  private readonly early: Int32Array;

  /** `found` is called with every complete schedule, while it stands in the decoder. */
  constructor(
    private readonly decoder: ListDecoder,
    private readonly value: ListValue,
    private readonly found: () => void,
  ) {
    this.late = new Int32Array(decoder.choice.length);
    this.early = new Int32Array(decoder.choice.length);
  }

  /**
   * Values a member. Its list is put in the order of the starts of its best schedule, its open modes
   * are noted.
   */
  evaluate(member: ListMember): void {
    const { decoder, value, late, early } = this;
    const { list, choice } = member;
    member.first = member.second = Infinity;
    member.mark = 0;
    decoder.choice.set(choice);
    if (!decoder.forward(list)) return;
    value.of(decoder.end);
    choice.set(decoder.choice);
    this.note(member);
    value.setLimits();
    decoder.lastFirst(list, late);
    decoder.backward(late, value.limit);
    decoder.firstFirst(late, early);
    if (!decoder.forward(early)) return;
    value.of(decoder.end);
    const { first, second } = value;
    if (first > member.first || (first === member.first && second > member.second)) return;
    this.note(member);
    decoder.inOrderOfStart(early, list);
  }

  private note(member: ListMember): void {
    const { value, decoder } = this;
    member.first = value.first;
    member.second = value.second;
    let mark = 0;
    for (let i = 0; i < decoder.start.length; i++) {
      mark = (Math.imul(mark, 31) + decoder.start[i]! + decoder.choice[i]!) | 0;
    }
    member.mark = mark;
    this.found();
  }
}
