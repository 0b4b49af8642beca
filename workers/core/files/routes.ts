import { Hono } from 'hono'
import type { AppEnv } from '../../env.ts'
import { requires } from '../lib/requires.ts'
import { validate } from '../lib/validate.ts'
import { download } from './download.ts'
import { ForSite, Where } from './place.ts'
import { upload, uploadLogo } from './upload.ts'

const tags = ['files']

/** Files of records, and logos of sites. Bytes are in the bucket, what they are and who may see them in Postgres. */
export const files = new Hono<AppEnv>()
  .post(
    '/',
    requires('files.write', {
      tags,
      summary: 'Uploads a file for a property; the body is the file, `X-File-Name` its name',
    }),
    validate('query', Where),
    async (c) => c.json(await upload(c, c.req.valid('query')), 201),
  )
  .post(
    '/logo',
    requires('sites.write', { tags, summary: 'Uploads a picture to be a site’s logo' }),
    validate('query', ForSite),
    async (c) => c.json(await uploadLogo(c, c.req.valid('query').site), 201),
  )
  .get(
    '/:id',
    requires('files.read', { tags, summary: 'A file, or a range of it; `download=1` never shows it in place' }),
    async (c) => download(c, c.req.param('id'), c.req.query('download') === '1'),
  )
