import { formatNumber } from './format/numbers.ts'
import { IconButton } from './icon-button.tsx'
import { leftIcon, rightIcon } from './icons.ts'
import { parts } from './messages/parts.ts'
import { Select } from './select.tsx'

type Props = {
  /** Rank of the first row shown, from 1. */
  from: number
  /** Rows shown. */
  count: number
  /** Rows there are, where somebody counted them. */
  total?: number | undefined
  onPrevious?: (() => void) | undefined
  onNext?: (() => void) | undefined
  pageSize?: number | undefined
  pageSizes?: readonly number[] | undefined
  onPageSize?: ((size: number) => void) | undefined
}

/** Where one is in a long list, by cursor: there is a way on or there is none. A missing handler means no way. */
export function Pager({ from, count, total, onPrevious, onNext, pageSize, pageSizes, onPageSize }: Props) {
  const t = parts.t
  const first = formatNumber(count === 0 ? 0 : from)
  const last = formatNumber(count === 0 ? 0 : from + count - 1)
  return (
    <div class="pager">
      <span class="tnum" role="status">
        {total === undefined ? t.pageRange(first, last) : t.pageRangeOf(first, last, formatNumber(total))}
      </span>
      {pageSizes !== undefined && pageSize !== undefined && (
        <label class="row">
          {t.rowsPerPage}
          <Select
            size="s"
            options={pageSizes.map((size) => ({ value: String(size), label: formatNumber(size) }))}
            value={String(pageSize)}
            onChange={(size) => onPageSize?.(Number(size))}
          />
        </label>
      )}
      <span class="push btn-group">
        <IconButton
          kind="outline"
          size="s"
          icon={leftIcon}
          mirror
          label={t.previousPage}
          disabled={!onPrevious}
          onClick={onPrevious}
        />
        <IconButton
          kind="outline"
          size="s"
          icon={rightIcon}
          mirror
          label={t.nextPage}
          disabled={!onNext}
          onClick={onNext}
        />
      </span>
    </div>
  )
}
