import { PackageParts } from "./package-parts";
import { readZip, truncated } from "./read-zip";
import { UnreadableWorkbook } from "./unreadable-workbook";

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** The parts of a workbook file; every part is unpacked once and held against its checksum. */
export function openPackage(bytes: Uint8Array): PackageParts {
  if (bytes.length === 0) {
    throw new UnreadableWorkbook("empty-file", "The file is empty. Copy or download it again.");
  }
  if (COMPOUND_FILE.every((byte, n) => bytes[n] === byte)) throw compoundFile(bytes);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    throw new UnreadableWorkbook(
      "not-a-workbook",
      "The file is not an Excel workbook. Choose a file that Excel saved as .xlsx or .xlsm.",
    );
  }
  if (bytes.length < 22) throw truncated();
  const parts = PackageParts.fromEntries(readZip(bytes));
  parts.verify();
  return parts;
}

/** The container of password-protected workbooks and of those of Excel 97 to 2003. */
function compoundFile(bytes: Uint8Array): UnreadableWorkbook {
  const name = [..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]);
  if (contains(bytes, name)) {
    return new UnreadableWorkbook(
      "encrypted",
      "The file is protected by a password. Open it in Excel, take the password off (File, Info, Protect Workbook) and save a copy.",
    );
  }
  return new UnreadableWorkbook(
    "legacy-xls",
    "The file is in the format of Excel 97 to 2003 (.xls). Open it in Excel and save it as .xlsx.",
  );
}

function contains(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const first = wanted[0]!;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, n) => bytes[at + n] === byte)) return true;
  }
  return false;
}
