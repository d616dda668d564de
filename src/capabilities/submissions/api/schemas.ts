import * as z from 'zod'
import { mostFiles } from '../../consultations/index.ts'
import { longestReason } from '../schemas.ts'
import { channels, submitterKinds } from '../submissions.ts'

/*
 * The shapes of the API. The description at /api/v1/openapi.json is made from them: what is said of a field here is read there.
 */

export const mostSubmissions = 100
const longestBody = 200_000

const line = (most: number, about: string) => z.string().min(1).max(most).meta({ description: about })

export const NoticeStatement = z
  .strictObject({
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ description: 'Of the notice as it is published now; GET the consultation for it.' }),
    shownToParticipants: z.literal(true).meta({
      description: 'You state that each person saw this notice before they gave you their words.',
    }),
  })
  .meta({ id: 'NoticeStatement', description: 'The duty of everyone who collects for a consultation.' })

export const SenderShape = z
  .strictObject({
    kind: z
      .enum(submitterKinds)
      .meta({ description: 'As what the person speaks; unstated where nobody asked.' }),
    name: line(200, 'As the person gave it.').optional(),
    organisation: line(200, 'Asked for with every kind but individual and unstated.').optional(),
    onBehalfOf: line(200, 'For whom the person speaks, where it is somebody else.').optional(),
    email: line(254, 'The person gets the receipt and the private link there.').optional(),
    wantsResults: z
      .boolean()
      .optional()
      .meta({ description: 'Wants to be told of the results; needs email.' }),
  })
  .meta({ id: 'Sender' })

export const WithholdShape = z
  .strictObject({
    questionId: z.string().min(1).max(60).meta({ description: 'A question, or everything.' }),
    quote: line(10_000, 'A passage of the answer, word for word; left out, all of it is meant.').optional(),
    reason: line(longestReason, 'Why.'),
  })
  .meta({ id: 'WithholdRequest' })

export const FileReference = z
  .strictObject({
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    name: line(500, 'As the sender named it.'),
    questionId: z.string().min(1).max(60).optional(),
  })
  .meta({
    id: 'FileReference',
    description: 'A file that was sent before to /api/v1/files with the same key.',
  })

export const AnswersShape = z.record(z.string().max(60), z.unknown()).meta({
  id: 'Answers',
  description:
    'By identifier of the question. What each may be stands in answersSchema of the consultation, which is a JSON Schema.',
})

export const SubmissionShape = z
  .strictObject({
    sender: SenderShape,
    answers: AnswersShape.optional(),
    body: z
      .string()
      .min(1)
      .max(longestBody)
      .optional()
      .meta({ description: 'Words that answer no question in particular.' }),
    withhold: z.array(WithholdShape).max(100).optional(),
    files: z.array(FileReference).max(mostFiles).optional(),
  })
  .meta({ id: 'Submission' })

export const FilingShape = z
  .strictObject({
    notice: NoticeStatement,
    submissions: z.array(SubmissionShape).min(1).max(mostSubmissions),
  })
  .meta({ id: 'Filing', description: 'One submission, or up to a hundred: all are received, or none.' })

export const ReceivedShape = z
  .object({
    reference: z.string(),
    version: z.int(),
    receivedAt: z.iso.datetime(),
    privateLink: z
      .url()
      .meta({ description: 'Hand it to the person: whoever has it can read, correct and withdraw.' }),
    receipt: z.record(z.string(), z.unknown()).meta({ description: 'Signed. It can be checked at /verify.' }),
    proof: z
      .url()
      .meta({ description: 'Where the receipt is with the number of its entry, once it is in the log.' }),
  })
  .meta({ id: 'Received' })

export const FiledShape = z.object({ submissions: z.array(ReceivedShape) }).meta({ id: 'Filed' })

export const StoredFileShape = z.object({ sha256: z.string(), bytes: z.int() }).meta({ id: 'StoredFile' })

export const ProblemShape = z
  .object({
    type: z.url(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .meta({
    id: 'Problem',
    description: 'Problem details (RFC 9457); errors name places of the body (RFC 6901).',
  })

const listed = {
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime().meta({ description: 'The first moment that is too late.' }),
  timeZone: z.string(),
  reportedAt: z.iso.datetime().nullable(),
  page: z.url(),
  api: z.url(),
}

export const ListedConsultationShape = z.object(listed).meta({ id: 'ListedConsultation' })

export const ConsultationShape = z
  .object({
    ...listed,
    edition: z.int(),
    editionPublishedAt: z.iso.datetime(),
    overview: z.string().meta({ description: 'Markdown.' }),
    background: z.string().meta({ description: 'Markdown.' }),
    documents: z.array(z.record(z.string(), z.unknown())),
    contact: z.record(z.string(), z.unknown()),
    files: z.object({ most: z.int() }).nullable(),
    notice: z.object({ hash: z.string(), text: z.string() }),
    sections: z.array(z.record(z.string(), z.unknown())).meta({ description: 'The questions, in order.' }),
    answersSchema: z.record(z.string(), z.unknown()).meta({ description: 'A JSON Schema of answers.' }),
    register: z.url(),
  })
  .meta({ id: 'Consultation' })

export const RegisterShape = z
  .object({
    received: z.int(),
    withdrawn: z.int(),
    excluded: z.record(z.string(), z.int()),
    counted: z.int().meta({ description: 'received − withdrawn − all excluded.' }),
    byChannel: z.partialRecord(z.enum(channels), z.int()),
    synthetic: z.int(),
    entries: z.url().meta({ description: 'Every entry, as CSV.' }),
  })
  .meta({ id: 'Register' })

export const TreatyShape = z
  .object({
    slug: z.string(),
    title: z.string(),
    shortTitle: z.string(),
    summary: z.string().nullable(),
    page: z.url(),
    consultations: z.array(z.url()),
  })
  .meta({ id: 'Treaty' })

export type FiledItem = z.output<typeof SubmissionShape>
