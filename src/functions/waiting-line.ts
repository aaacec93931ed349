/** Lets few acts run at the same time; the others wait for their turn, first come, first served. */
export class WaitingLine {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly most: number) {}

  async run<T>(act: () => Promise<T>): Promise<T> {
    if (this.running < this.most) this.running++;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await act();
    } finally {
      // Whoever is next takes over the place; only without one is it free again.
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
