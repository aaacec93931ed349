import type { Clock } from "../app/ports";
import { momentFromCivil } from "../kernel/moment";
import { ownThread } from "../worker/own-thread";

/** The machine's time, as a page sees it. */
export const browserClock: Clock = {
  now: () => {
    const now = new Date();
    return momentFromCivil(
      now.getFullYear(),
      now.getMonth() + 1,
      now.getDate(),
      now.getHours(),
      now.getMinutes(),
      now.getSeconds(),
    );
  },
  elapsed: () => performance.now() / 1000,
  nextTurn: () => ownThread.nextTurn(),
};
