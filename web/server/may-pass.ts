import { ERROR_STATUS } from '#domain/lib/errors.ts'
import type { ServerError } from './server-error.ts'

/** Whether the same call can succeed a little later: nobody answered, or somebody is down or overloaded. */
export const mayPass = ({ code }: ServerError): boolean =>
  code === 'offline' || code === 'rate_limited' || ERROR_STATUS[code] >= 500
