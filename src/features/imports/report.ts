import { downloadBlob, toCsvLine } from '../../shared/csv.ts';
import { fieldsOf, type Kind, toKind } from './fields.ts';
import { everyRow, type Import } from './queries.ts';
import { cellOf, sayAction, sayKept, sayProblem, sayRemark } from './words.ts';

// A full name arrives split in two.
function columnsOf(kind: Kind) {
  return fieldsOf[kind].filter(({ key }) => key !== 'full_name');
}

/** An empty file with our headings, and one line that shows what goes where. */
export function downloadTemplate(kind: Kind) {
  const columns = columnsOf(kind);
  downloadBlob(`${kind}-import.csv`, [
    toCsvLine(columns.map(({ label }) => label)),
    toCsvLine(columns.map(({ example }) => example)),
  ]);
}

/** What became of every row; or the problem rows alone, to be put right and imported again. */
export async function downloadReport(about: Import, only?: 'skip') {
  const kind = toKind(about.kind);
  const columns = columnsOf(kind);
  const parts = [toCsvLine(['Row', 'What happened', 'Why', ...columns.map(({ label }) => label)])];
  for await (const rows of everyRow(about.import_id, only)) {
    for (const row of rows) {
      const why = [
        ...row.problems.map((problem) => sayProblem(kind, row, problem)),
        ...row.remarks.map((remark) => sayRemark(kind, row, remark)),
        ...sayKept(row),
      ];
      const outcome = row.undo === 'undone' ? 'Undone' : sayAction(row);
      parts.push(
        toCsvLine([
          row.row_number,
          outcome,
          why.join(' '),
          ...columns.map(({ key }) => cellOf(row, key)),
        ]),
      );
    }
  }
  const base = about.file_name.replace(/\.[^.]*$/, '');
  downloadBlob(`${base}-${only ? 'problems' : 'report'}.csv`, parts);
}
