import type { Finding, Subject } from "../checks/finding";

/** `Rate of BV-25, step 30 on MILL-1`. */
export function sayAssumption({ kind, subject }: Pick<Finding, "kind" | "subject">): string {
  return `${kind} of ${sayWhat(subject)}`;
}

function sayWhat({ material, supplier, product, step, resource }: Subject): string {
  if (material !== "") return supplier === "" ? material : `${material} from ${supplier}`;
  if (supplier !== "") return supplier;
  return product === "" ? resource : `${product}, step ${step} on ${resource}`;
}
