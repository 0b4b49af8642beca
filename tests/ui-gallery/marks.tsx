import { Avatar } from '#web/ui/avatar.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Banner } from '#web/ui/banner.tsx'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button } from '#web/ui/button.tsx'
import { Count } from '#web/ui/count.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { checkIcon, downIcon, eyeIcon, leftIcon, moreIcon, rightIcon } from '#web/ui/icons.ts'
import { Kbd } from '#web/ui/kbd.tsx'
import { ICON_NAMES, NamedIcon } from '#web/ui/named-icon.tsx'
import { ProgressBar } from '#web/ui/progress-bar.tsx'
import { StatusPill } from '#web/ui/status-pill.tsx'
import { Sheet } from './sheet.tsx'

export const Marks = () => (
  <>
    <Sheet title="Buttons">
      <div class="wrap">
        <Button kind="primary">Publish</Button>
        <Button icon={eyeIcon}>Preview</Button>
        <Button kind="ghost">Tidy up</Button>
        <Button kind="danger">Delete 2,914 values</Button>
        <Button kind="danger-quiet">Cancel run</Button>
        <IconButton icon={moreIcon} label="More" />
      </div>
      <div class="wrap">
        <Button class="is-hover" kind="primary">
          Hover
        </Button>
        <Button class="is-hover">Hover</Button>
        <Button class="is-focus">Focus</Button>
        <Button disabled="Nothing was changed">Off</Button>
        <Button busy>Saving</Button>
      </div>
      <div class="wrap">
        <Button size="s">Small</Button>
        <Button size="l">Large</Button>
        <span class="btn-group">
          <Button kind="primary" icon={checkIcon}>
            Save
          </Button>
          <IconButton kind="primary" icon={downIcon} label="More ways to save" />
        </span>
        <span class="btn-group">
          <IconButton kind="outline" icon={leftIcon} mirror label="Previous" />
          <IconButton kind="outline" icon={rightIcon} mirror label="Next" />
        </span>
      </div>
    </Sheet>
    <Sheet title="Status">
      <div class="wrap">
        <StatusPill tone="success">Paid</StatusPill>
        <StatusPill tone="info">To approve</StatusPill>
        <StatusPill tone="danger">Overdue</StatusPill>
        <StatusPill tone="warning">Disputed</StatusPill>
        <StatusPill tone="accent">Sent</StatusPill>
        <StatusPill tone="none">Draft</StatusPill>
      </div>
      <div class="wrap">
        <Badge>14 rows</Badge>
        <Badge tone="accent">SQL</Badge>
        <Badge tone="success">Safe</Badge>
        <Badge tone="warning">Rolled back</Badge>
        <Badge tone="danger">Loses data</Badge>
        <Badge tone="info">New</Badge>
        <Badge tone="expr">fx</Badge>
        <Badge tone="signal">Publishing</Badge>
        <Badge line>Line</Badge>
      </div>
      <div class="wrap">
        <Count value={13} />
        <Count value={2} tone="danger" />
        <Count value={1} tone="warning" />
        <Count value={6} tone="signal" />
        <span class="avs">
          <Avatar name="Mira Okafor" live />
          <Avatar name="Jan Kowalski" live />
          <Avatar name="Lea Rossi" />
        </span>
        <Avatar name="Tom Weber" size="l" />
        <Kbd keys="Mod+K" />
        <Kbd keys="Shift+?" />
      </div>
      <ProgressBar label="Seeded" value={0.64} />
      <Breadcrumbs
        crumbs={[
          { label: 'Finance', href: '#finance' },
          { label: 'Invoices', href: '#invoices' },
          { label: 'INV-2026-0421' },
        ]}
      />
    </Sheet>
    <Sheet title="Banners">
      <Banner tone="danger">
        <b class="medium">2 fields need a look.</b> Due date, VAT number
      </Banner>
      <Banner tone="warning">You are offline. Changes are kept here and sent later.</Banner>
      <Banner tone="info" action={<Button size="s">Reload</Button>}>
        Release 15 is live. Reload to use it.
      </Banner>
    </Sheet>
    <Sheet title="Drawings">
      <div class="wrap">
        {ICON_NAMES.map((name) => (
          <span key={name} title={name}>
            <NamedIcon name={name} />
          </span>
        ))}
      </div>
    </Sheet>
  </>
)
