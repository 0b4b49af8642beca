import { useComputed } from '@preact/signals'
import { Button } from '#web/ui/button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { pauseIcon, playIcon, pulseIcon, skipbIcon, skipIcon } from '#web/ui/icons.ts'
import { keyCaps } from '#web/ui/keys.ts'
import { messages } from '../messages.ts'
import { clockTime } from './clock.ts'
import type { RunModel } from './run-model.ts'

/** More marks than this are a grey line. */
const MOST_MARKS = 120

/** The cursor over every past state. */
export function TimeSlider({ model }: { model: RunModel }) {
  const t = messages.t.viewer
  const count = model.count.value
  const share = useComputed(
    () => model.position.value / Math.max(1, model.count.value - 1) || Number(model.count.value <= 1),
  )
  const style = useComputed(() => `--at: ${(share.value * 100).toFixed(3)}%`)
  const at = useComputed(() => {
    const turn = model.story().turns[model.position.value]
    return turn ? clockTime(turn.at) : ''
  })
  const position = model.position.value
  const playing = model.playing.value
  return (
    <section class="slider" aria-label={t.time}>
      <IconButton
        icon={skipbIcon}
        mirror
        label={t.previous}
        keys={keyCaps('ArrowLeft')}
        onClick={() => model.step(-1)}
      />
      <IconButton
        icon={playing ? pauseIcon : playIcon}
        label={playing ? t.stop : t.play}
        keys={keyCaps('Space')}
        onClick={() => model.play()}
      />
      <IconButton icon={skipIcon} mirror label={t.next} keys={keyCaps('ArrowRight')} onClick={() => model.step(1)} />
      <div class="track" style={style}>
        <span class="fill" />
        {count <= MOST_MARKS &&
          Array.from({ length: count }, (_, i) => (
            <span key={i} class="tk" style={{ insetInlineStart: `${count <= 1 ? 100 : (i / (count - 1)) * 100}%` }} />
          ))}
        <input
          type="range"
          min={0}
          max={Math.max(1, count - 1)}
          step={1}
          value={count <= 1 ? 1 : position}
          aria-label={t.time}
          aria-valuetext={t.at(at.value, position + 1, count)}
          onInput={(event) => model.goTo(Number(event.currentTarget.value))}
        />
      </div>
      <span class="tnum fs-2 slider-text">
        <b class="medium">{at}</b> <span class="subtle">{t.event(position + 1, count)}</span>
      </span>
      <Button
        size="s"
        icon={pulseIcon}
        class={model.following.value ? 'is-live' : undefined}
        aria-pressed={model.following.value}
        onClick={() => model.goLive()}
      >
        {model.isOpen.value ? t.goLive : t.notLive}
      </Button>
    </section>
  )
}
