import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { cleanFileName } from '../../../platform/files/file-name.ts'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import { sendFile } from '../../../platform/http/send-file.ts'
import { acceptUploads, isUpload, readUpload } from '../../../platform/http/upload.ts'
import { sendPage } from '../../../ui/index.ts'
import { listStaffNames } from '../../accounts/index.ts'
import { findNamedConsultation, type PublishedConsultation, sizeInWords } from '../../consultations/index.ts'
import { tellDateFormat } from '../import/dates.ts'
import { isAtWork, type RowFate, rowFates } from '../import/import.ts'
import { countFates, countRemarks, listImports, listRows, type StaffImport } from '../import/queries.ts'
import { rowReader } from '../import/read-row.ts'
import { reportLines } from '../import/report-file.ts'
import { setMapping } from '../import/set-mapping.ts'
import { proposeMapping } from '../import/sources.ts'
import { startImport } from '../import/start-import.ts'
import { stopImport } from '../import/stop-import.ts'
import { tableRows } from '../import/table.ts'
import { mostImportBytes, type TakenFile, takeFile } from '../import/take-file.ts'
import { describe } from '../import/tell-file.ts'
import { undoImport } from '../import/undo-import.ts'
import { sheetNames } from '../import/workbook-rows.ts'
import { type FoundImport, findNamedImport } from './find-import.ts'
import { type MappingRead, readMapping, readReading } from './import-form.ts'
import { MappingPage } from './import-mapping.view.tsx'
import type { PreviewRow } from './import-preview.tsx'
import { ImportPage } from './import-report.view.tsx'
import { ImportRowsPage } from './import-rows.view.tsx'
import { ImportsPage, importPath } from './imports.view.tsx'

type OfConsultation = { Params: { id: string } }
type One = { Params: { id: string }; Querystring: Record<string, unknown> }

const listed = 100
const pageSize = 100
const previewRows = 8
const mostRemarks = 100
const dones = [
  'edition-changed',
  'begun-already',
  'not-checked',
  'nothing',
  'broken',
  'not-imported',
  'not-importing',
  'stopped',
  'discarded',
  'read-again',
]

const doneIn = (request: FastifyRequest): string | undefined =>
  dones.find((each) => each === (request.query as Record<string, unknown>).done)

/** Submissions that others collected: a file, what its columns are, what would become of each row, and then what became. */
export function importsRoutes(app: FastifyInstance, house: House): void {
  const may = (audit: string) => ({ config: { permission: 'submission.import', audit } }) as const
  const words = (request: FastifyRequest) => house.words.in(request.language)

  const showList = async (
    request: FastifyRequest,
    reply: FastifyReply,
    consultation: PublishedConsultation,
    problem?: string,
  ) => {
    const imports = await listImports(house.db, consultation.consultationId, listed)
    const names = await listStaffNames(
      house.db,
      imports.map(({ createdBy }) => createdBy),
    )
    return sendPage(
      request,
      reply,
      house,
      <ImportsPage
        consultation={consultation}
        imports={imports}
        names={names}
        problem={problem}
        done={doneIn(request)}
      />,
      { status: problem ? 422 : 200 },
    )
  }

  const find = (id: string) => findNamedImport(house, id)

  app.get<OfConsultation>(
    '/staff/consultations/:id/imports',
    may('imports.viewed'),
    async (request, reply) => {
      const consultation = await findNamedConsultation(house.publicDb, request.params.id)
      return consultation ? showList(request, reply, consultation) : reply.callNotFound()
    },
  )

  app.register(async (scope) => {
    acceptUploads(scope)
    scope.post<OfConsultation>(
      '/staff/consultations/:id/imports',
      may('import.begun'),
      async (request, reply) => {
        const consultation = await findNamedConsultation(house.publicDb, request.params.id)
        if (!consultation) return reply.callNotFound()
        const { t } = words(request)
        const most = sizeInWords(mostImportBytes, words(request))
        const refuse = (reason: string) =>
          showList(
            request,
            reply,
            consultation,
            words(request).named(`submissions.import.problem.${reason}`, { most }),
          )
        if (!isUpload(request))
          return showList(request, reply, consultation, t('submissions.import.problem.none'))
        let taken: TakenFile | undefined
        const read = await readUpload(request.raw, mostImportBytes + 1_000_000, async ({ name, content }) => {
          if (name === '' || taken) return
          taken = await takeFile(house, house.now(), actorOf(request), consultation, {
            name: cleanFileName(name),
            content,
          })
        })
        if (!read.ok) {
          reply.header('connection', 'close')
          return refuse(read.reason)
        }
        if (!taken) return refuse('none')
        if (!taken.ok) return refuse(taken.reason)
        return seeOther(request, reply, house, importPath(taken.importId))
      },
    )
  })

  app.get<One>('/staff/imports/:id', may('import.viewed'), async (request, reply) => {
    const found = await find(request.params.id)
    if (!found) return reply.callNotFound()
    const { state } = found.made
    if (state === 'mapping' || (state === 'checked' && request.query.map === 'yes'))
      return showMapping(request, reply, found)
    return showImport(request, reply, found)
  })

  const nameOf = async (staffId: string) => (await listStaffNames(house.db, [staffId])).get(staffId)

  const showImport = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { made, consultation }: FoundImport,
    errors: readonly { field: string; message: string }[] = [],
  ) =>
    sendPage(
      request,
      reply,
      house,
      <ImportPage
        made={made}
        consultation={consultation}
        fates={await countFates(house.db, made.importId)}
        remarks={isAtWork(made.state) ? [] : await countRemarks(house.db, made.importId, mostRemarks)}
        errors={errors}
        stoppedBy={made.stoppedBy ? await nameOf(made.stoppedBy) : undefined}
        discardedBy={made.discardedBy ? await nameOf(made.discardedBy) : undefined}
        done={doneIn(request)}
      />,
      { status: errors.length > 0 ? 422 : 200 },
    )

  const showMapping = async (
    request: FastifyRequest,
    reply: FastifyReply,
    found: FoundImport,
    read?: MappingRead,
  ) => {
    const { made, consultation } = found
    const mapping = read?.mapping ?? made.mapping
    const errors = read?.problems ?? []
    const zoneIsKnown = !errors.some(({ field }) => field === 'zone')
    const { rows, sheets } = await house.files.withLocalFile(made.fileSha256, async (path) => ({
      rows: zoneIsKnown ? await firstRows(path, found, mapping, request) : [],
      sheets: made.reading.format === 'xlsx' ? await sheetNames(path) : [],
    }))
    const dates = made.columns.flatMap(({ samples }, i) => (mapping.targets[i] === 'received' ? samples : []))
    return sendPage(
      request,
      reply,
      house,
      <MappingPage
        made={made}
        consultation={consultation}
        mapping={mapping}
        sourceName={read?.sourceName ?? made.sourceName}
        sheets={sheets}
        dateUnsure={tellDateFormat(dates).unsure}
        preview={rows}
        errors={errors}
        done={doneIn(request)}
      />,
      { status: errors.length > 0 ? 422 : 200 },
    )
  }

  const firstRows = async (
    path: string,
    { made, consultation }: FoundImport,
    mapping: StaffImport['mapping'],
    request: FastifyRequest,
  ): Promise<PreviewRow[]> => {
    const read = rowReader(made.columns, mapping, consultation, words(request), house.now())
    const rows: PreviewRow[] = []
    try {
      for await (const row of tableRows(
        path,
        made.reading,
        made.columns.map(({ name }) => name),
      )) {
        rows.push({ ...read(row), number: row.number })
        if (rows.length === previewRows) break
      }
    } catch {
      // Where it breaks is told by the dry run; what came before it is shown.
    }
    return rows
  }

  app.post<One>('/staff/imports/:id', may('import.check-asked'), async (request, reply) => {
    const found = await find(request.params.id)
    if (!found) return reply.callNotFound()
    const { made, consultation } = found
    const path = importPath(made.importId)
    if (made.state !== 'mapping' && made.state !== 'checked')
      return seeOther(request, reply, house, `${path}?done=begun-already`)
    const form = formOf(request)
    const go = fieldOf(form, 'go')
    if (go === 'read') {
      const reading = readReading(form, made.reading)
      const told = await house.files.withLocalFile(made.fileSha256, (file) => describe(file, reading))
      if (!told.ok)
        return showMapping(request, reply, found, {
          mapping: made.mapping,
          sourceName: made.sourceName,
          problems: [
            { field: 'charset', message: words(request).named(`submissions.import.problem.${told.reason}`) },
          ],
        })
      const { columns } = told
      await setMapping(
        house.db,
        house.now(),
        actorOf(request),
        made.importId,
        {
          reading,
          columns,
          mapping: proposeMapping(columns, made.source, consultation.edition),
          sourceName: made.sourceName,
        },
        undefined,
      )
      return seeOther(request, reply, house, `${path}?done=read-again`)
    }
    const read = readMapping(form, made, consultation, words(request), house.now())
    if (read.problems.length > 0 && (go === 'check' || read.problems.some(({ field }) => field === 'zone')))
      return showMapping(request, reply, found, read)
    const set = await setMapping(
      house.db,
      house.now(),
      actorOf(request),
      made.importId,
      { ...made, mapping: read.mapping, sourceName: read.sourceName.slice(0, 100) || made.sourceName },
      go === 'check' ? { editionId: consultation.editionId } : undefined,
    )
    return seeOther(request, reply, house, set.ok ? path : `${path}?done=${set.reason}`)
  })

  app.post<One>('/staff/imports/:id/run', may('import.started'), async (request, reply) => {
    const found = await find(request.params.id)
    if (!found) return reply.callNotFound()
    const { made, consultation } = found
    const started = await startImport(
      house.db,
      house.now(),
      actorOf(request),
      made.importId,
      consultation.editionId,
    )
    const path = importPath(made.importId)
    return seeOther(request, reply, house, started.ok ? path : `${path}?done=${started.reason}`)
  })

  app.post<One>('/staff/imports/:id/stop', may('import.stopped'), async (request, reply) => {
    const found = await find(request.params.id)
    if (!found) return reply.callNotFound()
    const stopped = await stopImport(house.db, house.now(), actorOf(request), found.made.importId)
    const done = stopped.ok ? 'stopped' : stopped.reason
    return seeOther(request, reply, house, `${importPath(found.made.importId)}?done=${done}`)
  })

  app.post<One>('/staff/imports/:id/undo', may('import.undo-started'), async (request, reply) => {
    const found = await find(request.params.id)
    if (!found) return reply.callNotFound()
    const path = importPath(found.made.importId)
    if (found.made.state === 'imported' && fieldOf(formOf(request), 'sure') !== 'yes')
      return showImport(request, reply, found, [
        { field: 'sure', message: words(request).t('submissions.import.problem.not-sure') },
      ])
    const undone = await undoImport(house.db, house.now(), actorOf(request), found.made.importId)
    return seeOther(request, reply, house, undone.ok ? path : `${path}?done=${undone.reason}`)
  })

  app.get<One>('/staff/imports/:id/rows', may('import.viewed'), async (request, reply) => {
    const found = await find(request.params.id)
    if (!found) return reply.callNotFound()
    const { importId } = found.made
    const fate: RowFate | undefined = rowFates.find((each) => each === request.query.fate)
    const asked = Number(request.query.after)
    const after = Number.isInteger(asked) && asked > 0 && asked < 2 ** 31 ? asked : 0
    const rows = await listRows(house.db, importId, fate, { after, limit: pageSize + 1 })
    return sendPage(
      request,
      reply,
      house,
      <ImportRowsPage
        {...found}
        fates={await countFates(house.db, importId)}
        fate={fate}
        rows={rows.slice(0, pageSize)}
        hasMore={rows.length > pageSize}
      />,
    )
  })

  app.get<One>('/staff/imports/:id/report.csv', may('import.exported'), async (request, reply) => {
    const found = await find(request.params.id)
    if (!found) return reply.callNotFound()
    const { importId } = found.made
    return reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="import-${importId}.csv"`)
      .send(Readable.from(reportLines(house.db, importId, words(request))))
  })

  // Never shown in the browser: anything may stand in it.
  app.get<One>('/staff/imports/:id/file', may('import-file.exported'), async (request, reply) => {
    const found = await find(request.params.id)
    if (!found) return reply.callNotFound()
    const { fileName, fileSha256, fileBytes } = found.made
    return sendFile(reply, {
      name: fileName,
      bytes: Number(fileBytes),
      content: await house.files.open(fileSha256),
    })
  })
}
