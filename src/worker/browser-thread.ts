import type { SharedThread } from "../app/solve-by-turns";

/** The thread of a page or of a worker. A message to oneself lets clicks and messages come first. */
export const browserThread: SharedThread = {
  elapsed: () => performance.now() / 1000,
  nextTurn: () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    }),
};
