import { strings } from '../strings.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { Menu } from '../ui/menu.tsx';
import { columns } from './use-columns.ts';
import type { Column } from './use-columns.ts';

interface ColumnsMenuProps {
  shows: (column: Column) => boolean;
  toggle: (column: Column) => void;
}

export function ColumnsMenu({ shows, toggle }: ColumnsMenuProps) {
  return (
    <Menu summary={strings.tokens.columnsButton}>
      {columns.map((column) => (
        <Checkbox
          key={column}
          label={strings.tokens.columns[column]}
          checked={shows(column)}
          onChange={() => toggle(column)}
        />
      ))}
    </Menu>
  );
}
