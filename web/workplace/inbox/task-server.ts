import { call } from '../server.ts'
import type { TaskServer } from './inbox-model.ts'

/** Questions over HTTP. */
export const taskServer: TaskServer = {
  list: (tab, cursor) => call('GET', `/tasks?tab=${tab}${cursor === null ? '' : `&cursor=${cursor}`}`),
  detail: ({ run, task }) => call('GET', `/tasks/${run}/${task}`),
  answer: ({ run, task }, answer) => call('POST', `/tasks/${run}/${task}/answer`, answer),
  assign: ({ run, task }, to) => call('POST', `/tasks/${run}/${task}/assign`, { to }),
}
