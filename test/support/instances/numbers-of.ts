/** All numbers of a text, without what follows a # at the beginning of a line. */
export function numbersOf(text: string): number[] {
  return (text.replace(/^#.*$/gm, "").match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
}

/** Takes numbers one after another, and says when there are too few. */
export class NumberReader {
  private at = 0;

  constructor(private readonly numbers: readonly number[]) {}

  get rest(): number {
    return this.numbers.length - this.at;
  }

  next(): number {
    const number = this.numbers[this.at++];
    if (number === undefined)
      throw new Error(`The instance ends after ${this.numbers.length} numbers.`);
    return number;
  }

  take(count: number): number[] {
    return Array.from({ length: count }, () => this.next());
  }
}
