import { removeProperty } from '#domain/components/operations/properties.ts'
import { confirm } from '#web/ui/confirm.tsx'
import type { EditorModel } from '../editor-model.ts'
import { messages } from '../messages.ts'

/** Removes a property. Where it takes more than itself along, the loss is named first. */
export async function removePropertyAsking(model: EditorModel, id: string): Promise<void> {
  const document = model.draft.document.peek()
  const property = document?.component.model.properties[id]
  if (!document || !property) return
  const controls = Object.values(document.pages).flatMap((page) => Object.values(page.controls))
  const shown = controls.filter(({ config }) => config['property'] === id).length
  const keys = Object.values(document.component.model.keys).filter((key) => key.properties.includes(id)).length
  const wasLive = model.draft.live.peek()?.document.component.model.properties[id] !== undefined
  const t = messages.t.model
  const question = {
    title: t.removeTitle(property.title),
    loss: t.removeLoss(shown, keys),
    act: t.remove,
    keep: t.keep,
  }
  if ((wasLive || shown > 0 || keys > 0) && !(await confirm(question))) return
  const now = model.draft.document.peek()
  if (now) model.act(removeProperty(now, id))
  model.select({ kind: 'none' })
}
