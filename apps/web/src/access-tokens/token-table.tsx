import type { Token } from '@keyfob/sdk';
import { strings } from '../strings.ts';
import { RowActions } from './row-actions.tsx';
import type { RowActionsProps } from './row-actions.tsx';
import { cells } from './token-cells.tsx';
import { columns } from './use-columns.ts';
import type { Column } from './use-columns.ts';
import './token-table.css';

const words = strings.tokens.bulk;

interface TokenTableProps {
  row: Omit<RowActionsProps, 'token'>;
  /** Ids of the selected rows; null where nothing can be done to several at once. */
  selected: readonly string[] | null;
  select: (ids: readonly string[]) => void;
  tokens: readonly Token[];
  shows: (column: Column) => boolean;
  /** Older rows, while those of a new filter are on their way. */
  stale: boolean;
}

/** The rows; on a narrow screen each becomes a card with its columns named, and the roles say it is a table still. */
export function TokenTable({ tokens, shows, stale, row, selected, select }: TokenTableProps) {
  const shown = columns.filter(shows);
  return (
    <table role="table" className="token-table" aria-busy={stale}>
      <thead role="rowgroup">
        <tr role="row">
          {selected && (
            <th role="columnheader" scope="col" className="token-cell-select">
              <input
                type="checkbox"
                aria-label={words.selectAll}
                checked={tokens.every(({ id }) => selected.includes(id))}
                onChange={(event) => select(event.target.checked ? tokens.map(({ id }) => id) : [])}
              />
            </th>
          )}
          {shown.map((column) => (
            <th role="columnheader" key={column} scope="col">
              {column === 'actions' ? (
                <span className="visually-hidden">{strings.tokens.columns.actions}</span>
              ) : (
                strings.tokens.columns[column]
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {tokens.map((token) => (
          <tr role="row" key={token.id} className={`token-${token.status}`}>
            {selected && (
              <td role="cell" className="token-cell-select">
                <input
                  type="checkbox"
                  aria-label={words.selectOne(token.name)}
                  checked={selected.includes(token.id)}
                  onChange={(event) =>
                    select(event.target.checked ? [...selected, token.id] : selected.filter((id) => id !== token.id))
                  }
                />
              </td>
            )}
            {shown.map((column) => (
              <td
                role="cell"
                key={column}
                className={`token-cell-${column}`}
                data-column={strings.tokens.columns[column]}
              >
                {column === 'actions' ? <RowActions {...row} token={token} /> : cells[column](token)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
