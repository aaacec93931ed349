/// <reference types="office-js" />
import { isTooMuch } from "./excel-problem";
import { supports } from "./run-excel";

/** One thing to tell Excel, and about how many bytes of a request it takes. */
interface Step {
  readonly bytes: number;
  readonly write: (context: Excel.RequestContext) => void;
}

/** Excel on the web refuses requests over 5 MB; what we estimate may be short by a fifth. */
const MOST_BYTES = 4_000_000;
const USUAL_BYTES = 600;

/**
 * What is to be written, in order. It is sent in as few requests as Excel's limit allows, whatever
 * the number of rows, with calculation and screen held back.
 */
export class WriteQueue {
  private readonly steps: Step[] = [];
  private readonly late: (() => void)[] = [];
  private done = 0;
  private mostBytes = MOST_BYTES;

  add(write: (context: Excel.RequestContext) => void, bytes = USUAL_BYTES): void {
    this.steps.push({ write, bytes });
  }

  /** Adds steps behind all that are added before the queue is settled or runs. */
  later(add: () => void): void {
    this.late.push(add);
  }

  /** What had to wait comes next. */
  settle(): void {
    for (const add of this.late.splice(0)) add();
  }

  /** How many steps Excel has taken. */
  get taken(): number {
    return this.done;
  }

  /**
   * Goes on behind the last request that Excel has taken: a refused one has changed nothing. One that
   * is refused as too large is halved.
   */
  async run(context: Excel.RequestContext): Promise<void> {
    this.settle();
    while (this.done < this.steps.length) {
      const end = this.endOfRequest();
      try {
        await this.send(context, end);
      } catch (error) {
        if (!isTooMuch(error) || end - this.done < 2) throw error;
        const steps = this.steps.slice(this.done, end);
        this.mostBytes = steps.reduce((sum, { bytes }) => sum + bytes, 0) / 2;
      }
    }
  }

  private async send(context: Excel.RequestContext, end: number): Promise<void> {
    context.application.suspendApiCalculationUntilNextSync();
    if (supports("1.9")) context.application.suspendScreenUpdatingUntilNextSync();
    for (const { write } of this.steps.slice(this.done, end)) write(context);
    await context.sync();
    this.done = end;
  }

  private endOfRequest(): number {
    let end = this.done;
    let bytes = 0;
    while (end < this.steps.length) {
      bytes += this.steps[end]!.bytes;
      if (bytes > this.mostBytes && end > this.done) break;
      end++;
    }
    return end;
  }
}
