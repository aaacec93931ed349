import type { SharedThread } from "../app/by-turns";

/** This thread, whichever it is. A message to oneself lets clicks, signals and other messages come first. */
export const ownThread: SharedThread = {
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
