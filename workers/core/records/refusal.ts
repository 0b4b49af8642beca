import { databaseError, isRepeated, isRetryable, violations } from '#db/records/violations.ts'
import type { Model } from '#domain/components/model.ts'
import { AppError } from '#domain/lib/errors.ts'

/** The key of this request has an answer already, or is being answered. */
export class Repeated extends Error {}

/** Turns what Postgres refused into problems of the record's fields; passes everything else on. */
export const refusal =
  (model: Model) =>
  (error: unknown): never => {
    const told = databaseError(error)
    if (!told) throw error
    if (isRepeated(told)) throw new Repeated('repeated', { cause: error })
    const fields = violations(model, told)
    if (!fields) throw error
    throw new AppError('invalid_values', { fields, cause: error })
  }

/** Tries once more where two writers stood in each other's way. */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const told = databaseError(error)
    if (!told || !isRetryable(told)) throw error
    return work()
  }
}
