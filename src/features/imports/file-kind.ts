/** Why a file cannot be read as a table, in words for whoever chose it. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

const signatures: readonly [bytes: readonly number[], what: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'an Excel workbook or another packed file'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture'],
  [[0xff, 0xd8, 0xff], 'a picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a picture'],
  [[0x1f, 0x8b], 'a packed file'],
];

/** A name that ends in .csv says little about what is inside. */
export function refuseOtherFiles(bytes: Uint8Array): void {
  const found = signatures.find(([sign]) => sign.every((byte, at) => bytes[at] === byte));
  if (!found) return;
  throw new UnreadableFile(
    `This is ${found[1]}, not a CSV file. Open it in a spreadsheet and save it as CSV (comma separated).`,
  );
}
