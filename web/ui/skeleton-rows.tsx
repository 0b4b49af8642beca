import { Skeleton } from './skeleton.tsx'

const WIDTHS = [80, 62, 72, 50, 66, 76, 58]

/** Rows of a table in the shape of what comes, to stand in a `tbody`. */
export const SkeletonRows = ({ rows, columns }: { rows: number; columns: number }) => (
  <>
    {Array.from({ length: rows }, (_, row) => (
      <tr key={row} aria-hidden>
        {Array.from({ length: columns }, (__, column) => (
          <td key={column}>
            <Skeleton width={`${WIDTHS[(row * 3 + column * 2) % WIDTHS.length]}%`} />
          </td>
        ))}
      </tr>
    ))}
  </>
)
