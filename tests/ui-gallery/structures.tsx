import { useSignal } from '@preact/signals'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { arrowDownIcon, invoiceIcon, moreIcon, sendIcon } from '#web/ui/icons.ts'
import { Icon } from '#web/ui/icon.tsx'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { Pager } from '#web/ui/pager.tsx'
import { SkeletonRows } from '#web/ui/skeleton-rows.tsx'
import { SplitHandle } from '#web/ui/split-handle.tsx'
import { StatusPill } from '#web/ui/status-pill.tsx'
import { Tree } from '#web/ui/tree.tsx'
import type { TreeItem } from '#web/ui/tree-rows.ts'
import { Sheet } from './sheet.tsx'

interface Part extends TreeItem<Part> {
  readonly icon: string
}

const PARTS: readonly Part[] = [
  {
    id: 'form',
    label: 'Invoice form',
    icon: 'page',
    children: [
      {
        id: 'details',
        label: 'Details',
        icon: 'container',
        children: [
          { id: 'due', label: 'Due date', icon: 't-date' },
          { id: 'amount', label: 'Amount', icon: 't-number' },
        ],
      },
      { id: 'lines', label: 'Lines', icon: 'table', children: [{ id: 'line', label: 'Line', icon: 't-string' }] },
    ],
  },
]

export function Structures() {
  const expanded = useSignal<ReadonlySet<string>>(new Set(['form', 'details']))
  const selected = useSignal<ReadonlySet<string>>(new Set(['due']))
  const size = useSignal(160)
  return (
    <>
      <Sheet title="Tree">
        <Tree
          label="Page"
          items={PARTS}
          expanded={expanded.value}
          onExpand={(id, open) => {
            const next = new Set(expanded.value)
            if (open) next.add(id)
            else next.delete(id)
            expanded.value = next
          }}
          selected={selected.value}
          onSelect={(id) => (selected.value = new Set([id]))}
          icon={(part) => <NamedIcon name={part.icon} />}
        />
      </Sheet>
      <Sheet title="Split">
        <div class="frame split-demo">
          <div style={{ width: `${size.value}px`, padding: '8px' }}>Tree</div>
          <SplitHandle
            label="Tree"
            panel="start"
            size={size.value}
            min={80}
            max={300}
            onResize={(next) => (size.value = next)}
          />
          <div style={{ padding: '8px' }}>Canvas</div>
        </div>
      </Sheet>
      <Sheet title="Data grid: live, selected, hovered" whole>
        <div class="frame" style={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="Invoices">
          <table class="grid">
            <thead>
              <tr>
                <th style={{ width: '32px' }}>
                  <Checkbox checked={false} mixed label="All rows" />
                </th>
                <th class="sorted" aria-sort="descending">
                  <span class="th">
                    Number
                    <Icon drawing={arrowDownIcon} />
                  </span>
                </th>
                <th>Status</th>
                <th class="num">Amount</th>
                <th>
                  <span class="sr">Acts</span>
                </th>
              </tr>
            </thead>
            <tbody>
              <tr class="is-live">
                <td>
                  <Checkbox checked={false} label="INV-2026-0419" />
                </td>
                <td class="medium">INV-2026-0419</td>
                <td>
                  <StatusPill tone="success">Paid</StatusPill>
                </td>
                <td class="num">£8,914.00</td>
                <td class="acts" />
              </tr>
              <tr class="is-sel">
                <td>
                  <Checkbox checked label="INV-2026-0417" />
                </td>
                <td class="medium">INV-2026-0417</td>
                <td>
                  <StatusPill tone="accent">Sent</StatusPill>
                </td>
                <td class="num">€980.00</td>
                <td class="acts" />
              </tr>
              <tr class="is-hover">
                <td>
                  <Checkbox checked={false} label="INV-2026-0416" />
                </td>
                <td class="medium">INV-2026-0416</td>
                <td>
                  <StatusPill tone="warning">Disputed</StatusPill>
                </td>
                <td class="num">kr 141,600.00</td>
                <td class="acts">
                  <span>
                    <IconButton size="s" icon={sendIcon} label="Remind" />
                    <IconButton size="s" icon={moreIcon} label="More" />
                  </span>
                </td>
              </tr>
              <SkeletonRows rows={2} columns={5} />
            </tbody>
          </table>
        </div>
        <Pager from={1} count={3} total={41} onNext={() => {}} />
      </Sheet>
      <Sheet title="Empty">
        <EmptyState icon={invoiceIcon} title="No invoice is overdue" action={<Button>Clear the filter</Button>}>
          The filter “Overdue, mine” matches none of your 118 invoices.
        </EmptyState>
      </Sheet>
    </>
  )
}
