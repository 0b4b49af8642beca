import { renderToString } from 'preact-render-to-string'
import { expect, test, vi } from 'vitest'
import { Avatar } from './avatar.tsx'
import { Badge } from './badge.tsx'
import { Banner } from './banner.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { Button } from './button.tsx'
import { Count } from './count.tsx'
import { EmptyState } from './empty-state.tsx'
import { Icon } from './icon.tsx'
import { invoiceIcon, plusIcon } from './icons.ts'
import { Kbd } from './kbd.tsx'
import { NamedIcon } from './named-icon.tsx'
import { Pager } from './pager.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { SkeletonRows } from './skeleton-rows.tsx'
import { StatusPill } from './status-pill.tsx'
import { allByRole, byRole, click, draw } from './testing/screen.ts'

test('an icon is silent beside a word and named where it stands alone', async () => {
  await draw(
    <>
      <Icon drawing={plusIcon} />
      <Icon drawing={plusIcon} label="Added" />
    </>,
  )
  expect([...document.querySelectorAll('svg')].map((svg) => svg.getAttribute('aria-hidden'))).toEqual(['true', null])
  expect(document.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('Added')
})

test('an unknown icon name shows something, not nothing', () => {
  expect(renderToString(<NamedIcon name="no-such-drawing" />)).toBe(renderToString(<NamedIcon name="cube" />))
  expect(renderToString(<NamedIcon name="t-datetime" />)).not.toBe(renderToString(<NamedIcon name="cube" />))
})

test('a status is a word beside its dot; a count says what it counts', async () => {
  await draw(
    <>
      <StatusPill tone="success">Paid</StatusPill>
      <Badge tone="danger">Loses data</Badge>
      <Count value={12_300} label="12,300 problems" />
      <Kbd keys="Shift+K" />
    </>,
  )
  expect(document.querySelector('.pill')?.textContent).toBe('Paid')
  expect(document.querySelector('.badge.danger')?.textContent).toBe('Loses data')
  expect(byRole('img', '12,300 problems').textContent).toBe('12K')
  expect(document.querySelector('kbd')?.textContent).toBe('Shift K')
})

test('a person keeps their initials and their hue', () => {
  const draw1 = renderToString(<Avatar name="Mira van Okafor" />)
  expect(draw1).toContain('>MO<')
  expect(renderToString(<Avatar name="Mira van Okafor" />)).toBe(draw1)
  expect(renderToString(<Avatar name="  " />)).toContain('>?<')
})

test('progress is told in per cent, and not at all while nobody knows', async () => {
  await draw(
    <>
      <ProgressBar label="Seeding" value={0.64} />
      <ProgressBar label="Waiting" />
      <ProgressBar label="Over" value={7} />
    </>,
  )
  expect(byRole('progressbar', 'Seeding').getAttribute('aria-valuenow')).toBe('64')
  expect(byRole('progressbar', 'Waiting').getAttribute('aria-valuenow')).toBeNull()
  expect(byRole('progressbar', 'Over').getAttribute('aria-valuenow')).toBe('100')
})

test('breadcrumbs link the way and mark the end', async () => {
  await draw(
    <Breadcrumbs
      crumbs={[
        { label: 'Finance', href: '/finance' },
        { label: 'INV-1', href: '/finance/1' },
      ]}
    />,
  )
  expect(byRole('navigation', 'Breadcrumbs')).toBeDefined()
  expect(allByRole('link').map((link) => link.textContent)).toEqual(['Finance'])
  expect(document.querySelector('[aria-current=page]')?.textContent).toBe('INV-1')
})

test('a problem is read at once, other news when there is time', async () => {
  await draw(
    <>
      <Banner tone="danger">Two fields</Banner>
      <Banner tone="info" action={<Button>Reload</Button>}>
        Release 15
      </Banner>
      <EmptyState icon={invoiceIcon} title="No invoice is overdue" action={<Button>Clear the filter</Button>} />
    </>,
  )
  expect(byRole('alert').textContent).toBe('Two fields')
  expect(byRole('status').textContent).toContain('Release 15')
  expect(byRole('button', 'Clear the filter')).toBeDefined()
})

test('a pager says where one is and goes only where there is a way', async () => {
  const next = vi.fn()
  await draw(<Pager from={1} count={20} total={10_000} onNext={next} />)
  expect(byRole('status').textContent).toBe('1 to 20 of 10,000')
  expect(byRole('button', 'Previous page').getAttribute('aria-disabled')).toBe('true')
  click(byRole('button', 'Previous page'))
  click(byRole('button', 'Next page'))
  expect(next).toHaveBeenCalledOnce()
})

test('skeleton rows are as many as asked, and silent', async () => {
  await draw(
    <table>
      <tbody>
        <SkeletonRows rows={3} columns={2} />
      </tbody>
    </table>,
  )
  expect(document.querySelectorAll('tr[aria-hidden=true]')).toHaveLength(3)
  expect(document.querySelectorAll('td')).toHaveLength(6)
})
