import * as z from 'zod'
import type { S3Settings } from '../platform/files/s3-store.ts'
import { type ClamdAddress, readClamdAddress } from '../platform/malware/clamd.ts'

/** The settings of where files are kept, and of the check for malware. */
export const fileSettings = {
  FILES_S3_URL: z
    .url({
      protocol: /^https?$/,
      message: 'FILES_S3_URL must be an address with a bucket, such as https://s3.example.net/records',
    })
    .refine(
      (url) => URL.canParse(url) && new URL(url).pathname.length > 1,
      'FILES_S3_URL must name a bucket: https://s3.example.net/records',
    )
    .optional(),
  FILES_S3_REGION: z.string().optional().default('us-east-1'),
  FILES_S3_ACCESS_KEY_ID: z.string().optional(),
  FILES_S3_SECRET_ACCESS_KEY: z.string().optional(),
  CLAMD: z
    .string()
    .optional()
    .transform((value, context): ClamdAddress | undefined => {
      if (value === undefined) return undefined
      const read = readClamdAddress(value)
      if (!read)
        context.addIssue('CLAMD must be the path of its socket, or a host with a port, such as clamd:3310')
      return read
    }),
}

type Given = { readonly [Name in keyof typeof fileSettings]?: z.output<(typeof fileSettings)[Name]> }

/** A bucket without keys to it is no place for files. Undefined: the folder below DATA_DIR. */
export function readFilePlace(
  given: Given,
): { ok: true; s3: S3Settings | undefined } | { ok: false; problem: string } {
  const { FILES_S3_URL: url, FILES_S3_REGION: region = '' } = given
  const { FILES_S3_ACCESS_KEY_ID: accessKeyId, FILES_S3_SECRET_ACCESS_KEY: secretAccessKey } = given
  if (!url && (accessKeyId || secretAccessKey))
    return {
      ok: false,
      problem: 'FILES_S3_URL must be set with FILES_S3_ACCESS_KEY_ID and FILES_S3_SECRET_ACCESS_KEY',
    }
  if (!url) return { ok: true, s3: undefined }
  if (!accessKeyId || !secretAccessKey)
    return {
      ok: false,
      problem: 'FILES_S3_ACCESS_KEY_ID and FILES_S3_SECRET_ACCESS_KEY must be set with FILES_S3_URL',
    }
  return { ok: true, s3: { url, region, accessKeyId, secretAccessKey } }
}
