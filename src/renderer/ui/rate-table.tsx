// Owns tables of rates: what a rate is of, the rate, its age, and what more stands in a row.
import type { ReactNode } from 'react';

interface RateTableProps {
  readonly of: string;
  readonly rate: string;
  readonly age: string;
  /** Read to those who cannot see that the last column has buttons. */
  readonly actions?: string;
  /** Rows, in parts of a table. */
  readonly children: ReactNode;
}

/** The head is given in words. */
export function RateTable({ of, rate, age, actions, children }: RateTableProps): ReactNode {
  return (
    <table className="table rates-table">
      <thead>
        <tr>
          <th scope="col">{of}</th>
          <th scope="col" className="end">
            {rate}
          </th>
          <th scope="col">{age}</th>
          {actions === undefined ? null : (
            <th scope="col">
              <span className="visually-hidden">{actions}</span>
            </th>
          )}
        </tr>
      </thead>
      {children}
    </table>
  );
}

export function RateCells({ rate, age }: { readonly rate: string; readonly age: string | null }): ReactNode {
  return (
    <>
      <td className="end">{rate}</td>
      <td className="soft small">{age}</td>
    </>
  );
}
