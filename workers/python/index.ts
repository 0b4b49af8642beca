/**
 * The worker that will run what builders write in Python. It has no interpreter yet and says so: nobody may take a missing
 * answer for a result.
 */
import { notAvailable } from './not-available.ts'

export default { fetch: notAvailable } satisfies ExportedHandler
