/**
 * A refusal that the add-in sees as `OfficeExtension.Error`. Codes and texts follow
 * https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling.
 */
export class RichError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

export function itemNotFound(): RichError {
  return new RichError("ItemNotFound", "The requested resource doesn't exist.", 404);
}

export function invalidArgument(why?: string): RichError {
  const text = "The argument is invalid or missing or has an incorrect format.";
  return new RichError("InvalidArgument", why === undefined ? text : `${text} (${why})`);
}

export function apiNotFound(member: string): RichError {
  const text = "The API you are trying to use could not be found. It may be available in a newer";
  return new RichError("ApiNotFound", `${text} version of Excel. (${member})`);
}

export function itemAlreadyExists(): RichError {
  return new RichError("ItemAlreadyExists", "The resource being created already exists.", 409);
}

export function accessDenied(what: string): RichError {
  return new RichError(
    "AccessDenied",
    `You cannot perform the requested operation. (${what})`,
    403,
  );
}

export function invalidOperation(what: string): RichError {
  return new RichError(
    "InvalidOperation",
    `The operation attempted is invalid on the object. (${what})`,
  );
}

export function sizeMismatch(): RichError {
  const text =
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";
  return new RichError("InvalidArgument", text);
}
