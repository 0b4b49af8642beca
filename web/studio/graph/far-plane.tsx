import { effect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { GraphParts } from './context.ts'
import type { Box } from './scene.ts'

/** Colours of the style sheet as the canvas wants them: each stands in a property of its element that paints nothing. */
function coloursOf(canvas: HTMLCanvasElement) {
  const { color, caretColor, columnRuleColor, textDecorationColor, textEmphasisColor } = getComputedStyle(canvas)
  return { line: textDecorationColor, accent: caretColor, stage: columnRuleColor, card: color, fill: textEmphasisColor }
}

/** The graph from far away: hundreds of cards as shapes, painted in one go instead of hundreds of elements. */
export function FarPlane({ graph: { scene, view, selected } }: { graph: GraphParts }) {
  const ref = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const canvas = ref.current
    const paper = canvas?.getContext('2d')
    if (!canvas || !paper) return
    let colours = coloursOf(canvas)
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    const draw = () => {
      const { width, height } = view.size.value
      const { x, y, zoom } = view.eye.value
      const { cards, groups, edges } = scene.value
      const chosen = selected.value
      const sharp = devicePixelRatio
      if (canvas.width !== Math.round(width * sharp)) canvas.width = Math.round(width * sharp)
      if (canvas.height !== Math.round(height * sharp)) canvas.height = Math.round(height * sharp)
      paper.setTransform(1, 0, 0, 1, 0, 0)
      paper.clearRect(0, 0, canvas.width, canvas.height)
      paper.setTransform(zoom * sharp, 0, 0, zoom * sharp, x * sharp, y * sharp)
      paper.lineWidth = 1 / zoom
      const rect = ({ x: left, y: top, width: wide, height: tall }: Box) => {
        paper.beginPath()
        paper.roundRect(left, top, wide, tall, 8)
        paper.fill()
        paper.stroke()
      }
      paper.fillStyle = colours.fill
      paper.strokeStyle = colours.stage
      for (const { box } of groups) rect(box)
      paper.strokeStyle = colours.line
      paper.beginPath()
      for (const { points } of edges)
        points.forEach((point, i) => (i === 0 ? paper.moveTo(point.x, point.y) : paper.lineTo(point.x, point.y)))
      paper.stroke()
      paper.strokeStyle = colours.line
      for (const { id, box } of cards) {
        paper.fillStyle = chosen.has(id) ? colours.accent : colours.card
        rect(box)
      }
    }
    const stop = effect(draw)
    const again = () => {
      colours = coloursOf(canvas)
      draw()
    }
    scheme.addEventListener('change', again)
    return () => {
      stop()
      scheme.removeEventListener('change', again)
    }
  }, [scene, view, selected])
  return <canvas ref={ref} class="graph-far" data-ground aria-hidden />
}
