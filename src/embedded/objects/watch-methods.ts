import type { HostObject } from "../host-object";

/** The methods that the client calls when the first handler of an event comes and the last one goes. */
export function watchMethods<T extends HostObject>(
  events: Readonly<Record<string, number>>,
  target: (object: T) => string,
): Record<string, (object: T) => void> {
  const watch = (type: number, on: boolean) => (object: T) =>
    object.host.events.watch(type, target(object), on);
  return Object.fromEntries(
    Object.entries(events).flatMap(([name, type]) => [
      [`_Register${name}Event`, watch(type, true)],
      [`_Unregister${name}Event`, watch(type, false)],
    ]),
  );
}
