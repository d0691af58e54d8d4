// A plain table: columns as data, a row may open. It scrolls inside itself, so a page never scrolls sideways.
import type { KeyboardEvent, ReactNode } from "react";
import style from "./Table.module.css";

export type Column<Row> = {
  key: string; title: ReactNode; cell: (row: Row) => ReactNode; number?: boolean; wide?: boolean;
};
type TableProps<Row> = {
  label: string; columns: Column<Row>[]; rows: Row[]; rowKey: (row: Row) => string | number;
  onOpen?: ((row: Row) => void) | undefined; current?: string | number | undefined;
};

export function Table<Row>({ label, columns, rows, rowKey, onOpen, current }: TableProps<Row>) {
  return (
    <div className={style["scroll"]} tabIndex={0} role="region" aria-label={label}>
      <table className={style["table"]}>
        <thead>
          <tr>{columns.map((column) => (
            <th key={column.key} scope="col" className={cellClass(column)}>{column.title}</th>
          ))}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              aria-current={current === rowKey(row) || undefined}
              {...(onOpen ? opening(() => onOpen(row)) : {})}
            >
              {columns.map((column) => (
                <td key={column.key} className={cellClass(column)}>{column.cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellClass<Row>(column: Column<Row>): string {
  return [column.number && style["number"], column.wide && style["wide"]].filter(Boolean).join(" ");
}

/** What makes a row openable by mouse and by Enter; keys pressed in a control of the row stay there. */
function opening(open: () => void) {
  return {
    tabIndex: 0, className: style["opens"], onClick: open,
    onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => {
      if (event.key !== "Enter" || event.target !== event.currentTarget) return;
      event.preventDefault(); // else the same Enter presses the first button of the dialog that opens
      open();
    },
  };
}
