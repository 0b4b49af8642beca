/** Codes of the failures that the machine and its executors give a run. Keys of the problem dictionary, as are those of expressions. */
export const RUN_ERROR_CODES = [
  'step_not_configured',
  'items_not_a_list',
  'items_too_many',
  'instant_invalid',
  'step_missing',
  'stage_missing',
  'run_too_long',
  'run_deadline',
  'step_timeout',
  'task_deadline',
  'wait_deadline',
  'nobody_to_ask',
  'cancelled',
  'nobody_to_notify',
  'call_unreachable',
  'call_address_invalid',
  'call_address_private',
  'call_answer_too_large',
  'workflow_failed',
  'workflow_cancelled',
  'workflow_nested_too_deep',
  'workflow_unreachable',
  'worker_unreachable',
] as const

/** Codes of the reasons why an answer is not taken. Keys of the problem dictionary. */
export const ANSWER_PROBLEM_CODES = [
  'task_not_found',
  'task_closed',
  'task_not_yours',
  'task_answered_already',
  'task_option_unknown',
  'task_comment_required',
] as const
export type AnswerProblem = (typeof ANSWER_PROBLEM_CODES)[number]
