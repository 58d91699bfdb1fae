import type { ReactNode } from 'react';
import './row-actions.css';
import './table.css';

interface TableProps<Row> {
  label: string;
  rows: readonly Row[];
  columns: readonly { key: string; title: string; render: (row: Row) => ReactNode }[];
  keyOf: (row: Row) => string;
  /** Rows that do nothing at present. */
  faint?: (row: Row) => boolean;
}

/** Rows under their columns; on a narrow screen each becomes a card with its columns named, and the roles say it is a table still. */
export function Table<Row>({ label, rows, columns, keyOf, faint }: TableProps<Row>) {
  return (
    <div className="table-box">
      <table role="table" className="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ key, title }) => (
              <th role="columnheader" key={key} scope="col">
                {key === 'actions' ? <span className="visually-hidden">{title}</span> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" key={keyOf(row)} className={faint?.(row) === true ? 'table-faint' : undefined}>
              {columns.map(({ key, title, render }) => (
                <td role="cell" key={key} className={`table-cell-${key}`} data-column={title}>
                  {render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
